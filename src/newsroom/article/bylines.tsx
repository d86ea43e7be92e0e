import { ActionIcon, Button, Fieldset, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ArticleContent, bylineRoles } from '../../news/write/index.ts';
import { useSession } from '../app/session.ts';
import type { Draft } from './draft.ts';
import type { DeskLists } from './use-desk.ts';

/** Who made it: a name and what they did, each once; the names are pen names and nothing else is shown. */
export function Bylines({ draft, content, desk }: { draft: Draft; content: ArticleContent; desk: DeskLists }) {
  const { t, account } = useSession();
  const { bylines } = content;
  const names = desk.contributors.map(({ id, name, city }) => ({
    value: id,
    label: city === '' ? name : `${name} – ${city}`,
  }));
  const put = (next: ArticleContent['bylines']) => draft.edit({ bylines: next });
  const free =
    desk.contributors.find(
      ({ id, accountId }) => accountId === account.id && !bylines.some((one) => one.contributorId === id),
    ) ??
    desk.contributors.find(({ id }) => !bylines.some((one) => one.contributorId === id)) ??
    desk.contributors[0];
  return (
    <Fieldset legend={t.fields.bylines}>
      <Stack gap="xs">
        {bylines.map(({ contributorId, role }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one name may stand twice, with two roles
          <div key={i} className="byline">
            <NativeSelect
              aria-label={t.article.byline}
              value={contributorId}
              data={
                names.some(({ value }) => value === contributorId)
                  ? names
                  : [{ value: contributorId, label: '—' }, ...names]
              }
              onChange={(event) =>
                put(bylines.map((one, at) => (at === i ? { ...one, contributorId: event.currentTarget.value } : one)))
              }
            />
            <NativeSelect
              aria-label={t.article.role}
              value={role}
              data={bylineRoles.map((value) => ({ value, label: t.bylineRoles[value] }))}
              onChange={(event) => {
                const next = bylineRoles.find((value) => value === event.currentTarget.value) ?? 'report';
                put(bylines.map((one, at) => (at === i ? { ...one, role: next } : one)));
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t.remove}: ${desk.names.contributor(contributorId)}`}
              onClick={() => put(bylines.filter((_, at) => at !== i))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {free ? (
          bylines.length < 20 && (
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => put([...bylines, { contributorId: free.id, role: 'writing' }])}
            >
              {t.article.addByline}
            </Button>
          )
        ) : (
          <Text size="sm" c="dimmed">
            {t.article.noContributors}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}
