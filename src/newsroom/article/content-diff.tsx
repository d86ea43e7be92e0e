import type { ArticleContent } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import { type DiffLine, diffBodies, fieldText, type Names } from './content-lines.ts';
import { diffText, type Run } from './diff.ts';
import { same } from './merge.ts';

type ContentDiffProps = { before: ArticleContent; after: ArticleContent; names: Names };

/** What changed from one content to another, field by field, readable: added words marked, removed ones struck through. */
export function ContentDiff({ before, after, names }: ContentDiffProps) {
  const { t } = useSession();
  const fields = (Object.keys(t.fields) as (keyof ArticleContent)[]).filter(
    (field) => !same(before[field], after[field]),
  );
  if (fields.length === 0) return <p className="diff-same">{t.revisions.same}</p>;
  return (
    <div className="diff" dir={after.direction} lang={after.language}>
      {fields.map((field) => (
        <section key={field}>
          <h3 dir="auto">{t.fields[field]}</h3>
          {field === 'body' ? (
            <BodyDiff lines={diffBodies(before.body, after.body)} />
          ) : (
            <p>
              <WordDiff runs={diffText(fieldText(before, field, names), fieldText(after, field, names))} />
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

export function WordDiff({ runs }: { runs: readonly Run<string>[] }) {
  return runs.map(({ kind, items }, i) => {
    const text = items.join('');
    const key = `${i} ${kind}`;
    if (kind === 'added') return <ins key={key}>{text}</ins>;
    if (kind === 'removed') return <del key={key}>{text}</del>;
    return <span key={key}>{text}</span>;
  });
}

/** Lines around a change; further ones are only counted. */
const AROUND = 1;

function BodyDiff({ lines }: { lines: readonly DiffLine[] }) {
  const { t, dates } = useSession();
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ type }) => type !== 'same'),
  );
  const rows: (DiffLine | number)[] = [];
  for (const [i, line] of lines.entries()) {
    const last = rows.at(-1);
    if (near[i]) rows.push(line);
    else if (typeof last === 'number') rows[rows.length - 1] = last + 1;
    else rows.push(1);
  }
  return rows.map((row, i) => {
    const key = `${i}`;
    if (typeof row === 'number')
      return (
        <p key={key} className="diff-gap" dir="auto">
          {t.revisions.unchanged(dates.number(row))}
        </p>
      );
    const label = [
      row.type === 'added' || row.type === 'removed' ? t.revisions[row.type] : '',
      row.line.kind === 'paragraph' ? '' : t.revisions.kinds[row.line.kind],
    ].filter((part) => part !== '');
    const text = row.line.text;
    return (
      <div key={key} className={`diff-line diff-${row.type}`}>
        {label.length > 0 && <small dir="auto">{label.join(' · ')}</small>}
        {row.type === 'added' && <ins>{text}</ins>}
        {row.type === 'removed' && <del>{text}</del>}
        {row.type === 'same' && <span>{text}</span>}
        {row.type === 'changed' && <WordDiff runs={row.words} />}
        {row.type === 'changed' && row.words.every((run) => run.kind === 'same') && (
          <small dir="auto">{t.revisions.formatting}</small>
        )}
      </div>
    );
  });
}
