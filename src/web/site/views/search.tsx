import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { href, searchHref, sectionHref } from '../href.ts';
import type { Marked } from '../ports.ts';
import { Title } from './card.tsx';
import { Layout } from './layout.tsx';
import { Pager } from './pieces.tsx';

export type SearchProps = {
  frame: Frame;
  query: string;
  /** idle: nothing asked yet; short: nothing in it to look for; failed: the index does not answer now. */
  state: 'idle' | 'results' | 'short' | 'long' | 'failed';
  total: number;
  /** How many were looked at is a floor, not the exact number. */
  totalIsFloor: boolean;
  /** `near` ones hold only a part of the query. */
  results: readonly { card: ArticleCard; near: boolean; title: readonly Marked[]; snippet: readonly Marked[] }[];
  /** Recent articles, shown when there is nothing else to. */
  latest: readonly ArticleCard[];
  first: string | null;
  older: string | null;
};

export function SearchPage(props: SearchProps) {
  const { frame, query } = props;
  const { search } = frame.words;
  const near = props.results.filter((result) => result.near);
  return (
    <Layout frame={frame} head={{ title: query === '' ? search.title : search.titleOf(query), index: false, query }}>
      <div class="page search-page">
        <h1>{search.title}</h1>
        <search aria-label={search.inArticles}>
          <form class="search-form" action="/search" method="get">
            <label for="q">{search.label}</label>
            <div class="field-row">
              <input id="q" type="search" name="q" value={query} maxlength={200} autocomplete="off" />
              <button type="submit">{search.button}</button>
            </div>
          </form>
        </search>
        <Outcome {...props} />
        <Results frame={frame} results={props.results.filter((result) => !result.near)} level={2} />
        <Pager frame={frame} first={props.first} older={props.older} newer={search.first} further={search.further} />
        {near.length > 0 && (
          <section class="search-near" aria-labelledby="search-near">
            <h2 id="search-near" class="strip">
              {search.near}
            </h2>
            <Results frame={frame} results={near} level={3} />
          </section>
        )}
        {props.results.length === 0 && props.latest.length > 0 && (
          <section class="search-latest" aria-labelledby="search-latest">
            <h2 id="search-latest" class="strip">
              {frame.words.latestPublished}
            </h2>
            <ul class="plain-links">
              {props.latest.map((card) => (
                <li>
                  <a href={href(card.path)}>
                    <Title frame={frame} card={card} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Layout>
  );
}

function Outcome({ frame, query, state, total, totalIsFloor }: SearchProps) {
  const { search, counted } = frame.words;
  const asked = <bdi>{query}</bdi>;
  switch (state) {
    case 'idle':
      return <p class="hint">{search.idle}</p>;
    case 'short':
      return <p class="hint">{search.short(asked)}</p>;
    case 'long':
      return <p class="hint">{search.long}</p>;
    case 'failed':
      return <p class="hint">{search.failed}</p>;
    case 'results':
      if (total > 0) {
        return (
          <p class="search-count" role="status">
            {search.found(frame.say.count(total, counted.results), totalIsFloor, asked)}
          </p>
        );
      }
      return (
        <div class="hint" role="status">
          <p>{search.none(asked)}</p>
          <ul>
            <li>{search.spelling}</li>
            <li>
              {search.fewer}
              <a href={searchHref(query.split(/\s+/)[0] ?? '')}>{query.split(/\s+/)[0]}</a>
            </li>
          </ul>
        </div>
      );
  }
}

type ResultsProps = { frame: Frame; results: SearchProps['results']; level: 2 | 3 };

function Results({ frame, results, level }: ResultsProps) {
  if (results.length === 0) return null;
  return (
    <ol class="results">
      {results.map(({ card, title, snippet }) => (
        <li>
          <Result frame={frame} card={card} title={title} snippet={snippet} level={level} />
        </li>
      ))}
    </ol>
  );
}

type ResultProps = Omit<SearchProps['results'][number], 'near'> & { frame: Frame; level: 2 | 3 };

function Result({ frame, card, title, snippet, level }: ResultProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const form = frame.words.forms[card.form];
  const lang = card.language === frame.publication.language ? undefined : card.language;
  const dir = card.direction === frame.publication.direction ? undefined : card.direction;
  return (
    <article class="result">
      <Heading class="headline">
        <a href={href(card.path)}>
          <bdi lang={lang} dir={card.direction}>
            <Marks pieces={title} />
          </bdi>
        </a>
      </Heading>
      <p class="snippet" lang={lang} dir={dir}>
        <Marks pieces={snippet} />
      </p>
      <p class="card-meta">
        {card.section !== null && <a href={sectionHref(card.section.slug)}>{card.section.name}</a>}
        {form !== '' && form !== card.section?.name && <span>{form}</span>}
        <time datetime={frame.say.iso(card.publishedAt)}>{frame.say.date(card.publishedAt)}</time>
      </p>
    </article>
  );
}

function Marks({ pieces }: { pieces: readonly Marked[] }) {
  return <>{pieces.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;
}
