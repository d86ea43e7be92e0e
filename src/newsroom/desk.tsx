import { Alert, Anchor, Button, Group, NativeSelect, Stack, Table, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ArticleSummaryOut, SectionOut } from '../wire/index.ts';
import { ask, sentenceOf } from './ask.ts';
import { strings, type Tongue } from './strings.ts';

const tabs = ['all', 'draft', 'in_review', 'scheduled', 'published', 'withdrawn'] as const;
type Page = { articles: ArticleSummaryOut[]; next: string | null };

export function Desk({ tongue }: { tongue: Tongue }) {
  const t = strings[tongue];
  const [tab, setTab] = useState<string>('all');
  const [title, setTitle] = useState('');
  const [section, setSection] = useState('');
  const [sections, setSections] = useState<SectionOut[]>([]);
  const [q] = useDebouncedValue(title, 300);
  const [page, setPage] = useState<Page | null>(null);
  const [fault, setFault] = useState('');
  const [round, setRound] = useState(0);

  const address = (cursor?: string) => {
    const query = new URLSearchParams();
    if (tab !== 'all') query.set('state', tab);
    if (q) query.set('q', q);
    if (section) query.set('section', section);
    if (cursor) query.set('cursor', cursor);
    return `/api/articles?${query}`;
  };
  const here = address();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is the person asking again
  useEffect(() => {
    let stale = false;
    setPage(null);
    setFault('');
    ask<Page>(tongue, here, t.offline).then(
      (found) => !stale && setPage(found),
      (error: unknown) => !stale && setFault(sentenceOf(error)),
    );
    return () => {
      stale = true;
    };
  }, [here, tongue, t.offline, round]);
  useEffect(() => {
    ask<{ sections: SectionOut[] }>(tongue, '/api/sections', t.offline).then(
      (found) => setSections(found.sections),
      (error: unknown) => setFault(sentenceOf(error)),
    );
  }, [tongue, t.offline]);

  const more = (cursor: string) => {
    ask<Page>(tongue, address(cursor), t.offline).then(
      (found) =>
        setPage((before) => ({ articles: [...(before?.articles ?? []), ...found.articles], next: found.next })),
      (error: unknown) => setFault(sentenceOf(error)),
    );
  };
  const time = new Intl.DateTimeFormat(tongue, { dateStyle: 'medium', timeStyle: 'short', calendar: 'gregory' });

  return (
    <Stack>
      <Tabs value={tab} onChange={(value) => setTab(value ?? 'all')}>
        <Tabs.List aria-label={t.states}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Group align="end">
        <TextInput type="search" label={t.search} value={title} onChange={(e) => setTitle(e.currentTarget.value)} />
        <NativeSelect
          label={t.section}
          value={section}
          onChange={(e) => setSection(e.currentTarget.value)}
          data={[{ value: '', label: t.allSections }, ...sections.map((one) => ({ value: one.id, label: one.name }))]}
        />
      </Group>
      {fault && (
        <Alert color="red" role="alert">
          <Text>{fault}</Text>
          <Button onClick={() => setRound(round + 1)}>{t.retry}</Button>
        </Alert>
      )}
      {!page && !fault && <Text role="status">{t.loading}</Text>}
      {page?.articles.length === 0 && <Text role="status">{t.empty}</Text>}
      {page && page.articles.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.title}</Table.Th>
              <Table.Th>{t.state}</Table.Th>
              <Table.Th>{t.changedBy}</Table.Th>
              <Table.Th>{t.changedAt}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {page.articles.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  {one.liveVersion === null ? (
                    <bdi>{one.title || t.untitled}</bdi>
                  ) : (
                    <Anchor href={`/a/${one.shortId}`}>
                      <bdi>{one.title}</bdi>
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td>{t[one.state]}</Table.Td>
                <Table.Td>{one.updatedBy.name}</Table.Td>
                <Table.Td>{time.format(Date.parse(one.updatedAt))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {page?.next && <Button onClick={() => page.next && more(page.next)}>{t.more}</Button>}
    </Stack>
  );
}
