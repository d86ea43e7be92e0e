import type { Editor, JSONContent } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';

/**
 * Puts a block where the writing stands: in place of an empty paragraph, else after the block the cursor is in, never
 * instead of something that is selected. Goes on in the block itself if it holds text, else in the paragraph after it.
 */
export function insertBlock(editor: Editor, block: JSONContent): void {
  const { $from, $to, to } = editor.state.selection;
  const empty = $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  const end = $to.depth === 0 ? to : $to.after(1);
  const start = empty ? $from.before(1) : end;
  const follows = editor.state.doc.resolve(end).nodeAfter?.type.name === 'paragraph';
  editor
    .chain()
    .focus()
    .insertContentAt(empty ? { from: start, to: end } : start, follows ? block : [block, { type: 'paragraph' }], {
      updateSelection: false,
    })
    .command(({ tr }) => {
      // Past a picture there is no text inside to go on in.
      const inside = block.content !== undefined && block.type !== 'gallery';
      const after = start + (tr.doc.nodeAt(start)?.nodeSize ?? 1) + 1;
      tr.setSelection(Selection.near(tr.doc.resolve(inside ? start + 1 : after))).scrollIntoView();
      return true;
    })
    .run();
}
