import './editor.css';
import { Extension } from '@tiptap/core';
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions';
import { EditorContent, ReactNodeViewRenderer, useEditor } from '@tiptap/react';
import { memo, useEffect, useRef, useState } from 'react';
import type { Document } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import { PictureDialog } from '../pictures/picture-dialog.tsx';
import { tools, type Window } from './blocks.ts';
import { EmbedDialog } from './embed-dialog.tsx';
import { FootnoteDialog } from './footnote-dialog.tsx';
import { insertBlock } from './insert-block.ts';
import { LinkDialog } from './link-dialog.tsx';
import { fromEditor, toEditor } from './map.ts';
import { EmbedView, FootnoteView, GalleryView } from './more-views.tsx';
import { Embed, FactBox, Footnote, Gallery, Picture, PullQuote, plainNodes, Quotation, RelatedLink } from './nodes.ts';
import { RelatedDialog } from './related-dialog.tsx';
import { showDocument } from './show-document.ts';
import { type SlashKeys, SlashMenu } from './slash-menu.tsx';
import { TableTools } from './table-tools.tsx';
import { Toolbar } from './toolbar.tsx';
import { FactBoxView, PictureView, PullQuoteView, QuotationView, RelatedLinkView } from './views.tsx';

type BodyEditorProps = {
  document: Document;
  /** Grows when `document` changed from outside and has to be shown. */
  outside: number;
  language: string;
  direction: 'rtl' | 'ltr';
  editable: boolean;
  /** Something changed; `read` gives the document when it is wanted. */
  onChange: (read: () => Document) => void;
  saveNow: () => void;
};

/** The writing surface, in the site's own type: every block by toolbar, slash menu and keyboard. */
export const BodyEditor = memo(function BodyEditor(props: BodyEditorProps) {
  const { document, outside, language, direction, editable, onChange, saveNow } = props;
  const { t } = useSession();
  const [window_, setWindow] = useState<Window | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const slashKeys = useRef<SlashKeys | null>(null);
  const calls = useRef({ onChange, saveNow, setWindow });
  calls.current = { onChange, saveNow, setWindow };

  const takeFile = (files: FileList | undefined): boolean => {
    const picture = [...(files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (!picture) return false;
    setFile(picture);
    setWindow('picture');
    return true;
  };
  const editor = useEditor({
    extensions: [
      ...plainNodes,
      Quotation.extend({ addNodeView: () => ReactNodeViewRenderer(QuotationView) }),
      PullQuote.extend({ addNodeView: () => ReactNodeViewRenderer(PullQuoteView) }),
      FactBox.extend({ addNodeView: () => ReactNodeViewRenderer(FactBoxView) }),
      Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) }),
      Gallery.extend({ addNodeView: () => ReactNodeViewRenderer(GalleryView) }),
      Embed.extend({ addNodeView: () => ReactNodeViewRenderer(EmbedView) }),
      Footnote.extend({ addNodeView: () => ReactNodeViewRenderer(FootnoteView) }),
      RelatedLink.extend({ addNodeView: () => ReactNodeViewRenderer(RelatedLinkView) }),
      UndoRedo,
      Dropcursor.configure({ color: false, class: 'drop-line' }),
      Gapcursor,
      Placeholder.configure({ placeholder: t.article.bodyHint, showOnlyWhenEditable: true }),
      Extension.create({
        name: 'keys',
        addKeyboardShortcuts: () => ({
          ...Object.fromEntries(
            tools.map((tool) => [
              tool.keys,
              ({ editor: at }: { editor: NonNullable<typeof editor> }) => {
                tool.run(at, (one) => calls.current.setWindow(one));
                return true;
              },
            ]),
          ),
          'Mod-s': () => {
            calls.current.saveNow();
            return true;
          },
        }),
      }),
    ],
    content: toEditor(document),
    editable,
    textDirection: direction,
    // Its <style> would be refused by the policy; editor.css has the rules.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      // Room for the bar and tools above and the foot below.
      scrollMargin: { top: 130, bottom: 80, left: 0, right: 0 },
      scrollThreshold: { top: 120, bottom: 70, left: 0, right: 0 },
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': t.article.body, spellcheck: 'true' },
      handleKeyDown: (_view, event) => slashKeys.current?.(event) ?? false,
      handlePaste: (_view, event) => takeFile(event.clipboardData?.files),
      handleDrop: (_view, event, _slice, moved) => !moved && takeFile(event.dataTransfer?.files),
    },
    onUpdate: ({ editor: changed }) => calls.current.onChange(() => fromEditor(changed.getJSON())),
  });

  const shown = useRef(outside);
  useEffect(() => {
    if (shown.current === outside) return;
    shown.current = outside;
    showDocument(editor, document);
  }, [editor, outside, document]);
  useEffect(() => editor.setEditable(editable, false), [editor, editable]);
  const close = () => {
    setWindow(null);
    setFile(null);
    editor.commands.focus();
  };

  return (
    <div className="writing">
      {editable && <Toolbar editor={editor} open={setWindow} />}
      {editable && <TableTools editor={editor} />}
      <div className="paper-body" lang={language} dir={direction}>
        <EditorContent editor={editor} />
      </div>
      {editable && <SlashMenu editor={editor} open={setWindow} keys={slashKeys} />}
      {(window_ === 'picture' || window_ === 'gallery') && (
        <PictureDialog
          title={t.pictures.title}
          value={null}
          file={file}
          onClose={close}
          onUse={(attrs) => {
            close();
            const image = { type: 'image', attrs };
            insertBlock(editor, window_ === 'gallery' ? { type: 'gallery', content: [image] } : image);
          }}
        />
      )}
      {window_ === 'related' && (
        <RelatedDialog
          value={null}
          onClose={close}
          onUse={(attrs) => {
            close();
            insertBlock(editor, { type: 'relatedLink', attrs });
          }}
        />
      )}
      {window_ === 'embed' && (
        <EmbedDialog
          value={null}
          onClose={close}
          onUse={(attrs) => {
            close();
            insertBlock(editor, { type: 'embed', attrs });
          }}
        />
      )}
      {window_ === 'footnote' && (
        <FootnoteDialog
          value={null}
          onClose={close}
          onUse={(attrs) => {
            close();
            editor.chain().focus().insertContent({ type: 'footnote', attrs }).run();
          }}
        />
      )}
      {window_ === 'link' && <LinkDialog editor={editor} onClose={close} />}
    </div>
  );
});
