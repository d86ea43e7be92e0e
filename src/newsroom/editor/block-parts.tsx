import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { NodeViewProps } from '@tiptap/react';
import { useSession } from '../app/session.ts';

type LineProps = { view: NodeViewProps; name: 'source' | 'title'; label: string; hint: string };

/** One line of a block that is an attribute, not text of the article. */
export function Line({ view, name, label, hint }: LineProps) {
  return (
    <input
      contentEditable={false}
      className={`block-${name}`}
      aria-label={label}
      placeholder={hint}
      maxLength={300}
      value={String(view.node.attrs[name] ?? '')}
      readOnly={!view.editor.isEditable}
      onChange={(event) => view.updateAttributes({ [name]: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const at = view.getPos();
        if (at === undefined) return;
        if (name === 'title') view.editor.commands.focus(at + 2);
        else
          view.editor
            .chain()
            .insertContentAt(at + view.node.nodeSize, { type: 'paragraph' })
            .focus(at + view.node.nodeSize + 1)
            .run();
      }}
    />
  );
}

/** Change and remove, for a block that is one piece. */
export function Handles({ view, change }: { view: NodeViewProps; change: () => void }) {
  const { t } = useSession();
  if (!view.editor.isEditable) return null;
  return (
    <span className="block-handles">
      <Tooltip label={t.blocks.change}>
        <ActionIcon variant="default" aria-label={t.blocks.change} onClick={change}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t.blocks.remove}>
        <ActionIcon variant="default" aria-label={t.blocks.remove} onClick={() => view.deleteNode()}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
