import { Button } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { ArticleContent } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import { PictureDialog } from '../pictures/picture-dialog.tsx';
import { urlOf, useMedia } from '../pictures/use-media.ts';
import type { Draft } from './draft.ts';

type LeadPictureProps = { draft: Draft; content: ArticleContent; editable: boolean };

export function LeadPicture({ draft, content, editable }: LeadPictureProps) {
  const { t } = useSession();
  const [open, setOpen] = useState(false);
  const lead = content.leadImage;
  const media = useMedia(lead?.mediaId ?? '');
  return (
    <div className="lead-picture">
      {lead && (
        <figure>
          {media && <img src={urlOf(media, 1200)} alt={lead.alt} width={media.width} height={media.height} />}
          {media === null && <p className="block-missing">{t.blocks.missing}</p>}
          <figcaption>
            {lead.caption} {lead.credit !== '' && <small>{lead.credit}</small>}
            {lead.alt === '' && <span className="block-warning">{t.blocks.noAlt}</span>}
          </figcaption>
        </figure>
      )}
      {editable && (
        <Button
          variant={lead ? 'default' : 'subtle'}
          size="compact-md"
          leftSection={<IconPhoto size={18} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {lead ? t.pictures.edit : t.article.addLead}
        </Button>
      )}
      {open && (
        <PictureDialog
          title={t.pictures.lead}
          value={lead}
          onClose={() => setOpen(false)}
          onUse={(value) => {
            setOpen(false);
            draft.edit({ leadImage: value });
          }}
          {...(lead
            ? {
                onRemove: () => {
                  setOpen(false);
                  draft.edit({ leadImage: null });
                },
              }
            : {})}
        />
      )}
    </div>
  );
}
