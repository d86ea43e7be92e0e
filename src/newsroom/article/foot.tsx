import { type ReactNode, useMemo } from 'react';
import { documentText } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import type { DraftView } from './draft.ts';

/** 170 words a minute, as the site counts: adult readers of Arabic news prose. */
const WORDS_PER_MINUTE = 170;

/** How long it is. */
export function Foot({ view, children }: { view: DraftView; children: ReactNode }) {
  const { t, dates } = useSession();
  const { body } = view.content;
  const words = useMemo(
    () =>
      documentText(body)
        .split(/\s+/u)
        .filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    [body],
  );
  const minutes = Math.round(words / WORDS_PER_MINUTE);
  return (
    <footer className="article-foot">
      <span>{t.article.words(words, dates.number(words))}</span>
      <span>{t.article.minutes(minutes, dates.number(minutes))}</span>
      {children}
    </footer>
  );
}
