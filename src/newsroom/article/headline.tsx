import { Textarea } from '@mantine/core';
import { memo } from 'react';
import { TITLE_MAX } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import type { Draft } from './draft.ts';

type HeadlineProps = { draft: Draft; title: string; deck: string; editable: boolean };

/** One line each, however long; measuring them takes a layout of the whole page, so only their own words draw them anew. */
export const Headline = memo(function Headline({ draft, title, deck, editable }: HeadlineProps) {
  const { t } = useSession();
  const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');
  return (
    <>
      <Textarea
        variant="unstyled"
        autosize
        className="paper-title"
        aria-label={t.fields.title}
        placeholder={t.article.titleHint}
        maxLength={TITLE_MAX}
        readOnly={!editable}
        value={title}
        onChange={(event) => draft.edit({ title: oneLine(event.currentTarget.value) })}
      />
      <Textarea
        variant="unstyled"
        autosize
        className="paper-deck"
        aria-label={t.fields.deck}
        placeholder={t.article.deckHint}
        maxLength={1000}
        readOnly={!editable}
        value={deck}
        onChange={(event) => draft.edit({ deck: oneLine(event.currentTarget.value) })}
      />
    </>
  );
});
