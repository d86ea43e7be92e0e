import type { Editor } from '@tiptap/core';
import type { Document } from '../../news/write/index.ts';
import { toEditor } from './map.ts';

/** Shows a document that changed outside the editor, touching only what differs, so that the cursor stays where it was. */
export function showDocument(editor: Editor, document: Document): void {
  const next = editor.schema.nodeFromJSON(toEditor(document));
  const { doc, tr } = editor.state;
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  if (start === null || end === null) return;
  // Where the same text stands on both sides of the change, both ends may have run past the start.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  editor.view.dispatch(
    tr
      .replace(start, end.a + overlap, next.slice(start, end.b + overlap))
      .setMeta('addToHistory', false)
      .setMeta('preventUpdate', true),
  );
}
