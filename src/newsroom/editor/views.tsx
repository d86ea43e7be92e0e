import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { useState } from 'react';
import { useSession } from '../app/session.ts';
import { PictureDialog, type PictureValue } from '../pictures/picture-dialog.tsx';
import { urlOf, useMedia } from '../pictures/use-media.ts';
import { Handles, Line } from './block-parts.tsx';
import { RelatedDialog, type RelatedValue } from './related-dialog.tsx';

/** How the editor shows blocks that have words beside their text. */

function Source({ view }: { view: NodeViewProps }) {
  const { t } = useSession();
  if (!view.editor.isEditable && view.node.attrs.source === '') return null;
  return <Line view={view} name="source" label={t.blocks.source} hint={t.blocks.sourceHint} />;
}

export function QuotationView(view: NodeViewProps) {
  return (
    <NodeViewWrapper className="quotation">
      <NodeViewContent />
      <Source view={view} />
    </NodeViewWrapper>
  );
}

export function PullQuoteView(view: NodeViewProps) {
  return (
    <NodeViewWrapper className="pull-quote">
      <NodeViewContent />
      <Source view={view} />
    </NodeViewWrapper>
  );
}

export function FactBoxView(view: NodeViewProps) {
  const { t } = useSession();
  return (
    <NodeViewWrapper as="section" className="fact-box" aria-label={t.toolbar.factBox}>
      <Line view={view} name="title" label={t.blocks.boxTitle} hint={t.blocks.boxTitle} />
      <NodeViewContent />
    </NodeViewWrapper>
  );
}

export function PictureView(view: NodeViewProps) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  const attrs = view.node.attrs as PictureValue;
  const media = useMedia(attrs.mediaId);
  const notes = [attrs.credit, attrs.origin === 'own' ? '' : t.origins[attrs.origin]].filter((note) => note !== '');
  return (
    <NodeViewWrapper as="figure" className={view.selected ? 'selected' : undefined} data-drag-handle>
      {media && (
        <img src={urlOf(media, 900)} alt={attrs.alt} width={media.width} height={media.height} draggable={false} />
      )}
      {media === null && <p className="block-missing">{t.blocks.missing}</p>}
      <figcaption>
        {attrs.caption} {notes.length > 0 && <small>{notes.join(' – ')}</small>}
        {attrs.alt === '' && <span className="block-warning">{t.blocks.noAlt}</span>}
      </figcaption>
      <Handles view={view} change={() => setOpen(true)} />
      {open && (
        <PictureDialog
          title={t.pictures.edit}
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

export function RelatedLinkView(view: NodeViewProps) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  const attrs = view.node.attrs as RelatedValue;
  return (
    <NodeViewWrapper className={view.selected ? 'inline-related selected' : 'inline-related'} data-drag-handle>
      <b>{t.blocks.related}:</b> <bdi className="related-title">{attrs.title}</bdi>
      {attrs.articleId === null && <small>{t.blocks.relatedUnpinned}</small>}
      <Handles view={view} change={() => setOpen(true)} />
      {open && (
        <RelatedDialog
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
