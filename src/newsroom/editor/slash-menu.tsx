import { Paper } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { type CSSProperties, type RefObject, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { fold } from '../../arabic/index.ts';
import { useSession } from '../app/session.ts';
import { tools, type Window } from './blocks.ts';

/** Takes a key before the editor does; true when the menu has used it. */
export type SlashKeys = (event: KeyboardEvent) => boolean;

type Asked = { from: number; to: number; query: string };

/** What follows a slash at the start of an empty-so-far paragraph, or null when nothing is asked for. */
export function askedAt(editor: Editor): Asked | null {
  const { $from, empty, from } = editor.state.selection;
  if (!empty || $from.parent.type.name !== 'paragraph') return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const [, query] = /^\/([\p{L}\p{N} ]{0,20})$/u.exec(before) ?? [];
  return query === undefined ? null : { from: from - before.length, to: from, query };
}

type SlashMenuProps = { editor: Editor; open: (window: Window) => void; keys: RefObject<SlashKeys | null> };

/** «/» at the start of a line: the blocks by name, chosen with the arrows and Enter. */
export function SlashMenu({ editor, open, keys }: SlashMenuProps) {
  const { t } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState<number | null>(null);
  useEffect(() => {
    const look = () => {
      const found = editor.isFocused ? askedAt(editor) : null;
      setAsked((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
      if (!found) setDismissed(null);
      setAt(0);
    };
    editor.on('transaction', look);
    editor.on('blur', look);
    return () => {
      editor.off('transaction', look);
      editor.off('blur', look);
    };
  }, [editor]);
  const found = useMemo(() => {
    const query = fold(asked?.query.trim() ?? '').toLowerCase();
    return tools.filter(
      ({ name, also, block }) => block && fold(`${t.toolbar[name]} ${also}`).toLowerCase().includes(query),
    );
  }, [asked, t]);

  const shown = asked !== null && dismissed !== asked.from;
  const choose = (index: number) => {
    const tool = found[index];
    if (!asked || !tool) return;
    editor.chain().focus().deleteRange(asked).run();
    tool.run(editor, open);
  };
  keys.current = (event) => {
    if (!shown) return false;
    if (event.key === 'Escape') setDismissed(asked.from);
    else if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, found.length));
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % Math.max(1, found.length));
    else if ((event.key === 'Enter' || event.key === 'Tab') && found.length > 0) choose(at);
    else return false;
    return true;
  };
  useEffect(() => {
    const { dom } = editor.view;
    if (shown && found.length > 0) {
      dom.setAttribute('aria-controls', 'slash-menu');
      dom.setAttribute('aria-activedescendant', `slash-${found[at]?.name}`);
    } else {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    }
  }, [editor, shown, found, at]);
  if (!shown) return null;

  const rtl = editor.options.textDirection === 'rtl';
  return createPortal(
    <Paper
      shadow="md"
      withBorder
      className="slash-menu"
      style={placeAt(editor, asked.from, rtl)}
      dir={rtl ? 'rtl' : 'ltr'}
    >
      {/* The focus stays in the text; the editor names the chosen option by aria-activedescendant. */}
      <div id="slash-menu" role="listbox" aria-label={t.toolbar.slash} tabIndex={-1}>
        {found.map((tool, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys reach it through the editor
          <div
            key={tool.name}
            id={`slash-${tool.name}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setAt(index)}
            onClick={() => choose(index)}
          >
            <tool.icon size={18} aria-hidden className={tool.turns ? 'turned' : undefined} />
            <span>{t.toolbar[tool.name]}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">{t.toolbar.slashNone}</p>}
    </Paper>,
    document.body,
  );
}

/** Below the slash, or above it where there is more room. */
function placeAt(editor: Editor, at: number, rtl: boolean): CSSProperties {
  const spot = editor.view.coordsAtPos(at);
  const inline = rtl ? innerWidth - spot.right : spot.left;
  const [above, below] = [spot.top - 130, innerHeight - spot.bottom - 50];
  return {
    insetInlineStart: Math.max(8, Math.min(inline, innerWidth - 256)),
    maxBlockSize: Math.min(440, Math.max(above, below)),
    ...(below >= Math.min(440, above)
      ? { insetBlockStart: spot.bottom + 6 }
      : { insetBlockEnd: innerHeight - spot.top + 6 }),
  };
}
