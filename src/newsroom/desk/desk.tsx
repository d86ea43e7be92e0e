import { Button, NativeSelect, Tabs, TextInput, Title } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ArticleOut, SectionOut } from '../../wire/index.ts';
import { sentenceOf } from '../app/ask.ts';
import { Fault } from '../app/pieces.tsx';
import { articlePath, go, useAddress } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { ArticleList } from './article-list.tsx';
import { MostRead } from './most-read.tsx';
import { type Tab, tabs } from './use-articles.ts';

/** What is there to do: articles by where they stand, found by title and section. Its filters are in the address. */
export function Desk() {
  const { t, ask, publication } = useSession();
  const address = useAddress();
  const tab = tabs.find((one) => one === address.searchParams.get('tab')) ?? 'mine';
  const section = address.searchParams.get('section') ?? '';
  const [typed, setTyped] = useState(address.searchParams.get('q') ?? '');
  const [q] = useDebouncedValue(typed, 250);
  const [sections, setSections] = useState<SectionOut[]>([]);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const search = useRef<HTMLInputElement>(null);

  const show = (change: Record<string, string>, how: 'push' | 'replace' = 'replace') => {
    const next = new URL(location.href);
    for (const [name, value] of Object.entries(change)) {
      if (value === '') next.searchParams.delete(name);
      else next.searchParams.set(name, value);
    }
    go(`${next.pathname}${next.search}`, how);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed moves into the address
  useEffect(() => {
    if (q !== (new URL(location.href).searchParams.get('q') ?? '')) show({ q });
  }, [q]);
  useEffect(() => {
    ask<{ sections: SectionOut[] }>('/api/sections').then(
      ({ data }) => setSections(data.sections),
      (error: unknown) => setFault(sentenceOf(error)),
    );
  }, [ask]);

  const begin = async () => {
    setBusy(true);
    setFault('');
    try {
      const { language, direction } = publication;
      const { data } = await ask<ArticleOut>('/api/articles', { json: { language, direction } });
      go(articlePath(data.id));
    } catch (error) {
      setFault(sentenceOf(error));
      setBusy(false);
    }
  };
  useHotkeys([
    ['mod+K', () => search.current?.focus()],
    ['mod+alt+N', () => void begin()],
  ]);

  return (
    <div className="desk">
      <div className="desk-main">
        <div className="desk-head">
          <Title order={1} size="h2">
            {t.frame.desk}
          </Title>
          <Button leftSection={<IconPlus size={18} aria-hidden />} loading={busy} onClick={() => void begin()}>
            {t.desk.newArticle}
          </Button>
        </div>
        <Tabs value={tab} onChange={(value) => show({ tab: value ?? '' }, 'push')} keepMounted={false}>
          <Tabs.List aria-label={t.desk.tabsLabel} className="desk-tabs">
            {tabs.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t.desk.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <div className="desk-filters">
            <TextInput
              ref={search}
              type="search"
              aria-label={t.desk.search}
              placeholder={t.desk.search}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <NativeSelect
              aria-label={t.desk.section}
              value={section}
              onChange={(event) => show({ section: event.currentTarget.value })}
              data={[
                { value: '', label: t.desk.allSections },
                ...sections.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </div>
          {fault && <Fault fault={fault} t={t} />}
          {tabs.map((one: Tab) => (
            <Tabs.Panel key={one} value={one}>
              <ArticleList
                tab={one}
                q={address.searchParams.get('q') ?? ''}
                section={section}
                sections={sections}
                clear={() => {
                  setTyped('');
                  show({ q: '', section: '' });
                }}
                begin={() => void begin()}
              />
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
      <MostRead />
    </div>
  );
}
