import { ActionIcon, Kbd, Popover, Table, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconKeyboard } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import type { KeyboardEvent } from 'react';
import { keysOf } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { tools, type Window } from './blocks.ts';

const shown = (keys: string) => keysOf(keys.replaceAll('-', '+').toLowerCase());

export function Toolbar({ editor, open }: { editor: Editor; open: (window: Window) => void }) {
  const { t } = useSession();
  const state = useEditorState({
    editor,
    selector: ({ editor: at }) => ({
      active: tools.map((tool) => tool.active(at)),
      undo: at.can().undo(),
      redo: at.can().redo(),
    }),
  });
  return (
    <div className="toolbar" role="toolbar" tabIndex={-1} aria-label={t.toolbar.label} onKeyDown={walk}>
      {tools.map((tool, i) => (
        <Tooltip key={tool.name} label={`${t.toolbar[tool.name]}  ${shown(tool.keys)}`}>
          <ActionIcon
            variant={state.active[i] ? 'filled' : 'subtle'}
            color={state.active[i] ? undefined : 'gray'}
            size={30}
            aria-label={t.toolbar[tool.name]}
            aria-pressed={state.active[i]}
            className={tool.turns ? 'turns' : undefined}
            // The selection in the text stays while a tool is pressed.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => tool.run(editor, open)}
          >
            <tool.icon size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      <span className="toolbar-gap" />
      {(['undo', 'redo'] as const).map((name) => (
        <Tooltip key={name} label={`${t.toolbar[name]}  ${shown(name === 'undo' ? 'Mod-z' : 'Mod-Shift-z')}`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            className="turns"
            aria-label={t.toolbar[name]}
            disabled={!state[name]}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => editor.chain().focus()[name]().run()}
          >
            {name === 'undo' ? <IconArrowBackUp size={18} aria-hidden /> : <IconArrowForwardUp size={18} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      ))}
      <Shortcuts />
    </div>
  );
}

function Shortcuts() {
  const { t } = useSession();
  const rows = [
    ...tools.map(({ name, keys }) => [t.toolbar[name], shown(keys)]),
    [t.toolbar.undo, shown('Mod-z')],
    [t.toolbar.redo, shown('Mod-Shift-z')],
    [t.toolbar.saveNow, shown('Mod-s')],
    [t.toolbar.slashKey, '/'],
  ] as const;
  return (
    <Popover position="bottom-end" width={320} withArrow trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t.toolbar.shortcuts}>
          <IconKeyboard size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.toolbar.shortcuts}>
        <Table withRowBorders={false} verticalSpacing={2}>
          <Table.Tbody>
            {rows.map(([name, keys]) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="end">
                  <Kbd dir="ltr">{keys}</Kbd>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Arrows go from tool to tool, along the line as it runs in this language. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  if (at < 0) return;
  const forward = (event.key === 'ArrowLeft') === (document.documentElement.dir === 'rtl');
  event.preventDefault();
  buttons[(at + (forward ? 1 : -1) + buttons.length) % buttons.length]?.focus();
}
