import type { ArticleContent, Document } from '../../news/write/index.ts';
import { diffBodies } from './content-lines.ts';

type Props = { before: Document; after: Document; content: ArticleContent };

/** The lines of one body that another does not have, as they stand. */
export function BodyDiffBetween({ before, after, content }: Props) {
  const lines = diffBodies(before, after).filter(({ type }) => type === 'added' || type === 'changed');
  return (
    <div className="clash-lines" dir={content.direction} lang={content.language}>
      {lines.length === 0 ? (
        <p>—</p>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity and never move
        lines.map(({ line }, i) => <p key={i}>{line.text}</p>)
      )}
    </div>
  );
}
