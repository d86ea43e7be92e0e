import { Button, Divider, Group, Modal, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { isHref } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import { ArticleSearch } from './article-search.tsx';

/** Puts a link on the selected words, or on its own title where none are selected; takes one away. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useSession();
  const before = String(editor.getAttributes('link').href ?? '');
  const [address, setAddress] = useState(before);
  const [wrong, setWrong] = useState(false);

  const put = (href: string, words: string) => {
    onClose();
    const chain = editor.chain().focus();
    if (before === '' && editor.state.selection.empty)
      chain.insertContent({ type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.extendMarkRange('link').setLink({ href }).run();
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const typed = address.trim();
    // «example.org/…» is meant as https.
    const href = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(typed) ? `https://${typed}` : typed;
    if (isHref(href)) put(href, typed);
    else setWrong(true);
  };
  return (
    <Modal opened onClose={onClose} title={t.link.title} size="lg" closeButtonProps={{ 'aria-label': t.close }}>
      <form onSubmit={apply}>
        <TextInput
          label={t.link.address}
          placeholder={t.link.hint}
          dir="ltr"
          maxLength={2048}
          data-autofocus
          value={address}
          error={wrong ? t.link.wrong : undefined}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <Group mt="md">
          <Button type="submit">{t.link.apply}</Button>
          {before !== '' && (
            <Button
              variant="default"
              onClick={() => {
                onClose();
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
              }}
            >
              {t.link.remove}
            </Button>
          )}
        </Group>
      </form>
      <Divider my="lg" label={t.link.own} />
      <ArticleSearch first="" onPick={({ path, title }) => put(encodeURI(path), title)} />
    </Modal>
  );
}
