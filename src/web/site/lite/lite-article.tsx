import type { Context } from 'hono';
import { raw } from 'hono/html';
import type { LiveArticle } from '../../../news/publish/index.ts';
import { datelineOf, loadTargets, shortIdIn } from '../article-page.tsx';
import { fillBody, linkNeeds } from '../fill-body.ts';
import type { Frame } from '../frame.ts';
import { authorHref, href, sectionHref, tagHref } from '../href.ts';
import { cardTags, loadFrame, orNothing } from '../load-frame.ts';
import type { SiteDeps } from '../ports.ts';
import { moved, page } from '../respond.tsx';
import { liteBody, liteHref } from './lite-href.ts';
import { LiteLayout, LiteList } from './lite-layout.tsx';

/** 4: what the full page shows too. */
const RELATED = 4;
const MAX_AGE = 600;
/** A change within a minute of publishing is part of publishing. */
const SAME_MOMENT = 60_000;

/** `/lite/{section}/{slug}-{id}`, as the full page: the article, a move, or the notice of its withdrawal. Null when unknown. */
export async function liteArticle(c: Context, deps: SiteDeps, section: string, slug: string): Promise<Response | null> {
  const shortId = shortIdIn(slug);
  const found = shortId === null ? null : await deps.live.byShortId(shortId);
  if (found === null) return null;
  const tags = [`article:${found.article.id}`];
  const frame = await loadFrame(deps);
  const { words } = frame;
  if (found.kind === 'withdrawn') {
    const { at, reason, notice } = found.article.withdrawal;
    const latest = await deps.live.list({ limit: 5 });
    return page(
      c,
      <LiteLayout frame={frame} head={{ title: words.faults.withdrawn, full: href(found.article.path) }}>
        <h1>{words.faults.withdrawnTitle}</h1>
        <p>{words.faults.withdrawnLine(<time datetime={frame.say.iso(at)}>{frame.say.date(at)}</time>, reason)}</p>
        {notice !== '' && <blockquote>{notice}</blockquote>}
        <LiteList frame={frame} cards={latest} deck={false} />
      </LiteLayout>,
      { status: 410, keep: { tags: [...tags, 'lists', ...cardTags(latest)], maxAge: MAX_AGE } },
    );
  }
  const { article } = found;
  if (`/${section}/${slug}` !== article.path)
    return moved(c, liteHref(href(article.path)), 301, { tags, maxAge: MAX_AGE });
  const [targets, related] = await Promise.all([
    loadTargets(deps, article),
    orNothing(
      deps,
      deps
        .related(article.id, RELATED)
        .then((found) => (found.length === 0 ? [] : deps.live.cardsByIds(found.map(({ articleId }) => articleId)))),
    ),
  ]);
  const body = liteBody(
    fillBody(article.html, targets, datelineOf(article, frame), words.article.inlineRelated),
    frame.publication.baseUrl,
    words.reach.picture,
  );
  const shown = [...related, ...targets.byId.values(), ...targets.byTitle.values()];
  return page(
    c,
    <LiteLayout frame={frame} head={{ title: article.title, full: href(article.path) }}>
      <article
        lang={article.language === frame.publication.language ? undefined : article.language}
        dir={article.direction === frame.publication.direction ? undefined : article.direction}
      >
        <Head frame={frame} article={article} />
        {raw(body)}
        <Foot frame={frame} article={article} />
      </article>
      {related.length > 0 && (
        <section>
          <h2>{words.article.related}</h2>
          <LiteList frame={frame} cards={related} level={3} deck={false} />
        </section>
      )}
    </LiteLayout>,
    {
      keep: {
        tags: [...tags, ...linkNeeds(article.relatedLinks).titleKeys.map((key) => `title:${key}`), ...cardTags(shown)],
        maxAge: MAX_AGE,
      },
    },
  );
}

function Head({ frame, article }: { frame: Frame; article: LiveArticle }) {
  const { say, words } = frame;
  const form = words.forms[article.form];
  return (
    <>
      <p class="k">
        {article.section !== null && <a href={liteHref(sectionHref(article.section.slug))}>{article.section.name}</a>}
        {form !== '' && form !== article.section?.name && ` · ${form}`}
      </p>
      <h1>{article.title}</h1>
      {article.deck !== '' && <p class="d">{article.deck}</p>}
      <p class="m">
        {article.bylines.map(({ slug, name, city, role }) => (
          <>
            {words.roles[role] !== '' && `${words.roles[role]}: `}
            <a href={liteHref(authorHref(slug))}>
              <bdi>{name}</bdi>
            </a>
            {city !== '' && ` – ${city}`}
            <br />
          </>
        ))}
        <time datetime={say.iso(article.publishedAt)}>{say.moment(article.publishedAt)}</time>
        {article.modifiedAt - article.publishedAt > SAME_MOMENT && (
          <>
            <br />
            {words.article.modified}
            <time datetime={say.iso(article.modifiedAt)}>{say.moment(article.modifiedAt)}</time>
          </>
        )}
      </p>
      {article.corrections.map(({ at, note }) => (
        <p class="c">
          <b>{words.article.correction}</b> <time datetime={say.iso(at)}>({say.date(at)})</time>: {note}
        </p>
      ))}
      {article.image !== null && (
        <p class="k">
          [{words.reach.picture}: {article.image.caption || article.image.alt}
          {article.image.credit !== '' && ` – ${article.image.credit}`}]
        </p>
      )}
    </>
  );
}

function Foot({ frame, article }: { frame: Frame; article: LiveArticle }) {
  const provenance = frame.words.provenance(article.provenance);
  return (
    <>
      {provenance !== '' && (
        <p class="k">
          {article.provenance.url === '' ? provenance : <a href={article.provenance.url}>{provenance}</a>}
        </p>
      )}
      {article.tags.length > 0 && (
        <nav aria-label={frame.words.article.tags}>
          {article.tags.map(({ slug, name }) => (
            <a href={liteHref(tagHref(slug))}>
              <bdi>{name}</bdi>
            </a>
          ))}
        </nav>
      )}
    </>
  );
}
