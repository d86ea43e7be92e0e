import { Anchor, Group, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ArticleOut } from '../../wire/index.ts';
import { useSession } from '../app/session.ts';

const devices = ['desktop', 'phone'] as const;
const looks = ['light', 'dark'] as const;

/** The page as readers will see it, made by the site itself from what is saved; never counted as a read. */
export function Preview({ article, onClose }: { article: ArticleOut; onClose: () => void }) {
  const { t } = useSession();
  const [device, setDevice] = useState<string>(innerWidth < 768 ? 'phone' : 'desktop');
  const [look, setLook] = useState<string>('light');
  const address = `/api/articles/${article.id}/preview`;
  return (
    <Modal opened onClose={onClose} fullScreen title={t.preview.title} closeButtonProps={{ 'aria-label': t.close }}>
      <div className="preview">
        <Group mb="sm">
          <SegmentedControl
            aria-label={t.preview.device}
            value={device}
            onChange={setDevice}
            data={devices.map((value) => ({ value, label: t.preview[value] }))}
          />
          <SegmentedControl
            aria-label={t.frame.look}
            value={look}
            onChange={setLook}
            data={looks.map((value) => ({ value, label: t.frame.looks[value] }))}
          />
          <Anchor href={address} target="_blank" rel="noopener">
            {t.preview.newTab}
          </Anchor>
        </Group>
        {/* Framed pages take the colour scheme of what frames them. */}
        <iframe
          key={look}
          src={address}
          title={t.preview.title}
          sandbox="allow-same-origin allow-popups"
          className={`preview-${device} preview-${look}`}
        />
      </div>
    </Modal>
  );
}
