import type { Child } from 'hono/jsx';
import { dayKey } from '../../../arabic/index.ts';
import type { LiveArticle } from '../../../news/publish/index.ts';
import { type Credit, dayOf } from '../../../news/source/index.ts';
import type { Frame } from '../frame.ts';

type Props = { frame: Frame; article: LiveArticle; credits: readonly Credit[] };

/** Who speaks in the article, closed until a reader wants to know. Nothing where nobody is known to speak. */
export function ArticleSources({ frame, article, credits }: Props) {
  if (credits.length === 0) return null;
  const { words } = frame;
  const accepted = credits.filter((one) => one.accepted).length;
  const note = accepted === 0 ? 'found' : accepted === credits.length ? 'accepted' : 'partly';
  return (
    <section class="sources" aria-labelledby="sources">
      <details>
        <summary>
          <h2 id="sources">{words.sources.title[article.form]}</h2>
          <span class="sources-count">{countOf(frame, credits)}</span>
        </summary>
        <ul lang={article.language} dir={article.direction}>
          {credits.map((credit) => (
            <Source frame={frame} article={article} credit={credit} />
          ))}
        </ul>
        <p class="sources-note">{words.sources[note]}</p>
      </details>
    </section>
  );
}

function Source({ frame, article, credit }: { frame: Frame; article: LiveArticle; credit: Credit }) {
  const { source, role, outlets, toUs, when, statements } = credit;
  const { words, say, publication } = frame;
  const way = [
    source.kind === 'anonymous' && words.sources.unnamed,
    source.kind === 'document' && words.sources.document,
    toUs && words.sources.toUs(publication.name),
    outlets.length > 0 && <Outlets frame={frame} outlets={outlets} />,
    ...when.flatMap((text) => timeOf(frame, article, text)),
    statements > 1 && say.count(statements, words.counted.statements),
  ].filter((part) => part !== false);
  return (
    <li>
      <p class="source-name">
        <bdi class={source.kind === 'anonymous' ? undefined : 'is-named'}>{source.name}</bdi>
        {role !== null && (
          <>
            {words.comma}
            <bdi>{role}</bdi>
          </>
        )}
      </p>
      {way.length > 0 && (
        <p class="source-way">
          {way.map((part) => (
            <span>{part}</span>
          ))}
        </p>
      )}
    </li>
  );
}

function Outlets({ frame, outlets }: { frame: Frame; outlets: Credit['outlets'] }) {
  return (
    <>
      {frame.words.sources.through}
      {outlets.map(({ name }, i) => (
        <>
          {i > 0 && frame.words.comma}
          {frame.words.sources.outlet(<bdi>{name}</bdi>)}
        </>
      ))}
    </>
  );
}

/** «الجمعة 20 تشرين الثاني»: a day's name alone means nothing to who reads this next year, and «مؤخرا» nothing to anybody. */
function timeOf(frame: Frame, article: LiveArticle, text: string): Child[] {
  const found = dayOf(text, dayKey(article.publishedAt, frame.publication.zone));
  if (found === null) return /\p{Nd}/u.test(text) ? [<bdi>{text}</bdi>] : [];
  const date = frame.say.isoDay(found.day);
  return [<time datetime={found.day}>{found.weekday === null ? date : `${found.weekday} ${date}`}</time>];
}

/** «4 مصادر، بينها مصدر لم يُذكر اسمه» */
function countOf({ say, words }: Frame, credits: readonly Credit[]): string {
  const unnamed = credits.filter((one) => one.source.kind === 'anonymous').length;
  if (unnamed === 0) return say.count(credits.length, words.counted.sources);
  const without = say.count(unnamed, words.counted.unnamed);
  return unnamed === credits.length
    ? without
    : words.sources.among(say.count(credits.length, words.counted.sources), without, credits.length);
}
