import { Button } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useState } from 'react';
import { readEmbed } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import { PictureDialog } from '../pictures/picture-dialog.tsx';
import { Handles, Line } from './block-parts.tsx';
import { EmbedDialog, type EmbedValue } from './embed-dialog.tsx';
import { FootnoteDialog, type FootnoteValue } from './footnote-dialog.tsx';

export function GalleryView(view: NodeViewProps) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  const add = (attrs: object) => {
    setOpen(false);
    const at = view.getPos();
    if (at !== undefined) view.editor.commands.insertContentAt(at + view.node.nodeSize - 1, { type: 'image', attrs });
  };
  return (
    <NodeViewWrapper as="section" className="gallery" aria-label={t.toolbar.gallery}>
      <Line view={view} name="title" label={t.blocks.galleryTitle} hint={t.blocks.galleryTitle} />
      <NodeViewContent className="gallery-pictures" />
      {view.editor.isEditable && view.node.childCount < 60 && (
        <Button
          contentEditable={false}
          variant="default"
          size="compact-sm"
          leftSection={<IconPhotoPlus size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t.blocks.addPicture}
        </Button>
      )}
      {open && <PictureDialog title={t.pictures.title} value={null} onClose={() => setOpen(false)} onUse={add} />}
    </NodeViewWrapper>
  );
}

export function EmbedView(view: NodeViewProps) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  const attrs = view.node.attrs as EmbedValue;
  return (
    <NodeViewWrapper as="figure" className={view.selected ? 'embed selected' : 'embed'} data-drag-handle>
      <b>{attrs.title}</b>
      <small>
        {t.blocks.embed} <bdi dir="ltr">{readEmbed(attrs.url)?.provider ?? ''}</bdi>: <bdi dir="ltr">{attrs.url}</bdi>
      </small>
      <Handles view={view} change={() => setOpen(true)} />
      {open && (
        <EmbedDialog
          value={attrs}
          onClose={() => setOpen(false)}
          onUse={(value) => {
            setOpen(false);
            view.updateAttributes(value);
          }}
        />
      )}
    </NodeViewWrapper>
  );
}

export function FootnoteView(view: NodeViewProps) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  const attrs = view.node.attrs as FootnoteValue;
  return (
    <NodeViewWrapper as="span" className="footnote">
      <button
        type="button"
        aria-label={`${t.footnote.mark}${attrs.text}`}
        title={attrs.text}
        disabled={!view.editor.isEditable}
        onClick={() => setOpen(true)}
      />
      {open && (
        <FootnoteDialog
          value={attrs}
          onClose={() => setOpen(false)}
          onRemove={() => view.deleteNode()}
          onUse={(value) => {
            setOpen(false);
            view.updateAttributes(value);
          }}
        />
      )}
    </NodeViewWrapper>
  );
}
