import { feedFormats, feedPath, feedTypes, type Subject, siteCard } from '../../../news/spread/index.ts';
import type { Frame } from '../frame.ts';
import { shareImage } from '../heads.ts';
import type { PageHead } from '../page-head.ts';

/** What the page is called in feeds, by search engines and where its link is shared. */
export function HeadLinks({ frame, head, description }: { frame: Frame; head: PageHead; description: string }) {
  const { publication } = frame;
  const share = head.share ?? shareImage(frame, siteCard(publication));
  const locale = localeOf(head.language ?? publication.language);
  const feeds: { name: string; subject: Subject }[] = [
    // A still copy has no feed of each tag: nobody subscribes to a memory card.
    ...(frame.still ? [] : (head.feeds ?? [])).map(({ name, subject }) => ({
      name: `${name} | ${publication.name}`,
      subject,
    })),
    { name: publication.name, subject: { kind: 'site' } },
  ];
  return (
    <>
      {(head.alternates ?? []).map(({ language, href }) => (
        <link rel="alternate" hreflang={language} href={href} />
      ))}
      {feeds.flatMap(({ name, subject }) =>
        feedFormats.map((format) => (
          <link rel="alternate" type={feedTypes[format]} title={name} href={feedPath(subject, format)} />
        )),
      )}
      {!frame.still && (
        <>
          <link
            rel="search"
            type="application/opensearchdescription+xml"
            title={publication.name}
            href="/opensearch.xml"
          />
          <link rel="manifest" href="/manifest.webmanifest" />
        </>
      )}
      {head.index !== false && <meta name="robots" content="max-image-preview:large" />}
      <meta property="og:site_name" content={publication.name} />
      <meta property="og:type" content={head.article === undefined ? 'website' : 'article'} />
      <meta property="og:title" content={head.title === '' ? publication.name : head.title} />
      {description !== '' && <meta property="og:description" content={description} />}
      {head.canonical !== undefined && <meta property="og:url" content={head.canonical} />}
      {locale !== null && <meta property="og:locale" content={locale} />}
      <meta property="og:image" content={share.url} />
      <meta property="og:image:type" content="image/jpeg" />
      <meta property="og:image:width" content={String(share.width)} />
      <meta property="og:image:height" content={String(share.height)} />
      <meta property="og:image:alt" content={share.alt} />
      <meta name="twitter:card" content="summary_large_image" />
      {publication.xAccount !== '' && <meta name="twitter:site" content={publication.xAccount} />}
      {head.article !== undefined && <ArticleProperties article={head.article} />}
    </>
  );
}

function ArticleProperties({ article }: { article: NonNullable<PageHead['article']> }) {
  return (
    <>
      <meta property="article:published_time" content={article.publishedAt} />
      <meta property="article:modified_time" content={article.modifiedAt} />
      {article.section !== '' && <meta property="article:section" content={article.section} />}
      {article.authors.map((url) => (
        <meta property="article:author" content={url} />
      ))}
      {article.tags.map((name) => (
        <meta property="article:tag" content={name} />
      ))}
    </>
  );
}

/** What Open Graph calls languages: each with a country, Arabic with none of its own (`ar_AR`). */
const LOCALES: Record<string, string> = {
  ar: 'ar_AR',
  ckb: 'cb_IQ',
  de: 'de_DE',
  en: 'en_US',
  es: 'es_ES',
  fa: 'fa_IR',
  fr: 'fr_FR',
  he: 'he_IL',
  ku: 'ku_TR',
  tr: 'tr_TR',
};

function localeOf(language: string): string | null {
  const [base = '', region = ''] = language.split('-');
  if (base === 'ar' || !/^[A-Z]{2}$/.test(region)) return LOCALES[base] ?? null;
  return `${base}_${region}`;
}
