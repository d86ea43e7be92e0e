import { raw } from 'hono/html';
import type { Contributor } from '../../../news/publication/index.ts';
import type { CorrectedArticle } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { authorHref, href } from '../href.ts';
import { Title } from './card.tsx';
import { Layout } from './layout.tsx';
import { Notice } from './pieces.tsx';

type AboutProps = {
  frame: Frame;
  contributors: readonly Contributor[];
  /** The publication's own words; trusted, made by the renderer. */
  own: string;
};

export function AboutPage({ frame, contributors, own }: AboutProps) {
  const { publication, words } = frame;
  const link = (text: string) => <a href="/corrections">{text}</a>;
  return (
    <Layout frame={frame} head={{ title: words.about, canonical: `${publication.baseUrl}/about` }}>
      <Notice title={words.aboutPage.title(publication.name)}>
        {publication.tagline !== '' && <p class="notice-deck">{publication.tagline}</p>}
        {own === '' ? (
          publication.description !== '' && <p>{publication.description}</p>
        ) : (
          <div class="body">{raw(own)}</div>
        )}
        <p>{words.aboutPage.corrections(link)}</p>
        <p>{words.aboutPage.reads}</p>
        {contributors.length > 0 && (
          <section aria-labelledby="contributors">
            <h2 id="contributors" class="strip">
              {words.aboutPage.contributors}
            </h2>
            <ul class="contributors">
              {contributors.map(({ slug, name, city, bio }) => (
                <li>
                  <a href={authorHref(slug)}>
                    <bdi>{name}</bdi>
                  </a>
                  {city !== '' && <span class="city"> – {city}</span>}
                  {bio !== '' && <p>{bio}</p>}
                </li>
              ))}
            </ul>
          </section>
        )}
      </Notice>
    </Layout>
  );
}

export function CorrectionsPage({ frame, corrections }: { frame: Frame; corrections: readonly CorrectedArticle[] }) {
  return (
    <Layout
      frame={frame}
      head={{ title: frame.words.corrections, canonical: `${frame.publication.baseUrl}/corrections` }}
    >
      <Notice title={frame.words.corrections}>
        <p>{frame.words.aboutPage.correctionsHint}</p>
        {corrections.length === 0 ? (
          <p class="empty">{frame.words.aboutPage.noCorrections}</p>
        ) : (
          <ul class="correction-log">
            {corrections.map(({ correction, card }) => (
              <li>
                <time datetime={frame.say.iso(correction.at)}>{frame.say.date(correction.at)}</time>
                <h2>
                  <a href={href(card.path)}>
                    <Title frame={frame} card={card} />
                  </a>
                </h2>
                <p>{correction.note}</p>
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </Layout>
  );
}
