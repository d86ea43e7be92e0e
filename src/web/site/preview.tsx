import { makeSlug } from '../../arabic/index.ts';
import type { MediaStore } from '../../news/media/index.ts';
import { articlePath, type LiveArticle, type LiveImage, makeLivePage } from '../../news/publish/index.ts';
import { type Article, documentMedia } from '../../news/write/index.ts';
import { datelineOf, loadCredits, loadTargets } from './article-page.tsx';
import { fillBody } from './fill-body.ts';
import { articleHead } from './heads.ts';
import { loadFrame } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { ArticlePage } from './views/article.tsx';

export type PreviewDeps = Pick<
  SiteDeps,
  'clock' | 'live' | 'publication' | 'sources' | 'assets' | 'shell' | 'theme'
> & {
  media: Pick<MediaStore, 'byIds'>;
};

/** Makes the page that readers would see if the newest content of an article were published now. */
export function createPreview(deps: PreviewDeps): (article: Article) => Promise<string> {
  return async (article) => {
    const [frame, live] = await Promise.all([loadFrame(deps), asIfLive(deps, article)]);
    const [targets, credits] = await Promise.all([loadTargets(deps, live), loadCredits(deps, live)]);
    const body = fillBody(live.html, targets, datelineOf(live, frame), live.language);
    return String(
      <ArticlePage
        frame={frame}
        head={{ ...articleHead(frame, live, credits), index: false, scripts: null }}
        article={live}
        body={body}
        related={[]}
        mostRead={[]}
        credits={credits}
        readAfter={null}
        coverage={null}
      />,
    );
  };
}

async function asIfLive(deps: PreviewDeps, article: Article): Promise<LiveArticle> {
  const { content } = article;
  const lead = content.leadImage;
  const [media, sections, contributors, known] = await Promise.all([
    deps.media.byIds([...documentMedia(content.body), ...(lead ? [lead.mediaId] : [])]),
    deps.publication.sections(),
    deps.publication.contributors(),
    deps.live.byShortId(article.shortId),
  ]);
  const page = makeLivePage(article, media, deps.clock.now());
  const section = sections.find((one) => one.id === content.sectionId) ?? null;
  const leadMedia = media.find((one) => one.id === lead?.mediaId);
  const image: LiveImage | null = lead && leadMedia ? { ...lead, media: leadMedia } : null;
  return {
    id: article.id,
    shortId: article.shortId,
    version: article.version,
    path: articlePath(section?.slug ?? null, page.slug, article.shortId),
    title: content.title,
    deck: content.deck,
    form: content.form,
    language: content.language,
    direction: content.direction,
    section: section && { slug: section.slug, name: section.name },
    bylines: content.bylines.flatMap(({ contributorId, role }) => {
      const named = contributors.find((one) => one.id === contributorId);
      return named ? [{ slug: named.slug, name: named.name, city: named.city, role }] : [];
    }),
    image,
    tagIds: known?.kind === 'live' ? known.article.tagIds : [],
    publishedAt: page.publishedAt,
    modifiedAt: page.modifiedAt,
    html: page.html,
    tags: content.tags.map((name) => ({ slug: makeSlug(name), name })),
    dateline: content.dateline,
    provenance: content.provenance,
    searchTitle: content.searchTitle,
    searchDescription: content.searchDescription,
    relatedLinks: page.relatedLinks,
    corrections: known?.kind === 'live' ? known.article.corrections : [],
    wordCount: page.wordCount,
    original: content.translationOf ?? article.id,
    translations: known?.kind === 'live' ? known.article.translations : [],
  };
}
