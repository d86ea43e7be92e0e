import { raw } from 'hono/html';
import type { StaticPage } from '../../../news/front/index.ts';
import type { Frame } from '../frame.ts';
import { Layout } from './layout.tsx';

type StaticPageProps = { frame: Frame; content: StaticPage; html: string; canonical: string };

/** A page of the publication's own words. */
export function StaticPageView({ frame, content, html, canonical }: StaticPageProps) {
  return (
    <Layout frame={frame} head={{ title: content.title, description: content.deck, canonical }}>
      <article class="page static">
        <header>
          <h1>{content.title}</h1>
          {content.deck !== '' && <p class="deck">{content.deck}</p>}
        </header>
        <div class="body">{raw(html)}</div>
      </article>
    </Layout>
  );
}
