import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import {
  IconArrowsJoin,
  IconColumnInsertRight,
  IconColumnRemove,
  IconRowInsertBottom,
  IconRowRemove,
  IconTableRow,
  IconTrash,
} from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { useSession } from '../app/session.ts';

/** What can be done with the table that the cursor is in. */
export function TableTools({ editor }: { editor: Editor }) {
  const { t } = useSession();
  const caption = useEditorState({
    editor,
    selector: ({ editor: at }) => (at.isActive('table') ? String(at.getAttributes('table').caption ?? '') : null),
  });
  if (caption === null) return null;
  const chain = () => editor.chain().focus();
  const tools = [
    { name: 'rowAfter', icon: IconRowInsertBottom, run: () => chain().addRowAfter().run() },
    { name: 'columnAfter', icon: IconColumnInsertRight, run: () => chain().addColumnAfter().run(), turns: true },
    { name: 'deleteRow', icon: IconRowRemove, run: () => chain().deleteRow().run() },
    { name: 'deleteColumn', icon: IconColumnRemove, run: () => chain().deleteColumn().run() },
    { name: 'header', icon: IconTableRow, run: () => chain().toggleHeaderRow().run() },
    { name: 'merge', icon: IconArrowsJoin, run: () => chain().mergeOrSplit().run() },
    { name: 'remove', icon: IconTrash, run: () => chain().deleteTable().run() },
  ] as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML has no element for a group of tools
    <div className="table-tools" role="group" aria-label={t.table.tools}>
      <TextInput
        size="xs"
        aria-label={t.table.caption}
        placeholder={t.table.caption}
        maxLength={300}
        value={caption}
        onChange={(event) => editor.commands.updateAttributes('table', { caption: event.currentTarget.value })}
      />
      {tools.map(({ name, icon: Icon, run, ...rest }) => (
        <Tooltip key={name} label={t.table[name]}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.table[name]}
            className={'turns' in rest ? 'turns' : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={run}
          >
            <Icon size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
