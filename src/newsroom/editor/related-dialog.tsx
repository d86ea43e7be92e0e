import { Modal } from '@mantine/core';
import { useSession } from '../app/session.ts';
import { ArticleSearch } from './article-search.tsx';

export type RelatedValue = { title: string; articleId: string | null };

type RelatedDialogProps = { value: RelatedValue | null; onUse: (value: RelatedValue) => void; onClose: () => void };

/** Chooses the article that «قد يهمك» leads to, or only its title while it is not published yet. */
export function RelatedDialog({ value, onUse, onClose }: RelatedDialogProps) {
  const { t } = useSession();
  return (
    <Modal opened onClose={onClose} title={t.related.title} size="lg" closeButtonProps={{ 'aria-label': t.close }}>
      <ArticleSearch
        first={value?.title ?? ''}
        asWritten={(title) => onUse({ title, articleId: null })}
        onPick={({ title, id }) => onUse({ title, articleId: id })}
      />
    </Modal>
  );
}
