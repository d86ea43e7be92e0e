import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../app/session.ts';
import { BodyDiffBetween } from './body-diff-between.tsx';
import { fieldText, type Names } from './content-lines.ts';
import type { Clash } from './draft.ts';
import type { Choice, Field } from './merge.ts';

type ClashDialogProps = {
  clash: Clash;
  fault: string;
  names: Names;
  onChoose: (choices: Partial<Record<Field, Choice>>) => Promise<void>;
};

/** Two people changed one thing: shows both, and lets this one choose. Both texts stay among the revisions. */
export function ClashDialog({ clash, fault, names, onChoose }: ClashDialogProps) {
  const { t, dates } = useSession();
  const { merge, theirs, by } = clash;
  const [choices, setChoices] = useState<Partial<Record<Field, Choice>>>({ body: 'both' });
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    setBusy(true);
    await onChoose(choices);
    setBusy(false);
  };
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} size="xl" title={t.clash.title}>
      <Stack>
        <Text>{by === '' ? t.clash.leadKept : t.clash.lead(by, dates.moment(theirs.updatedAt))}</Text>
        {fault && (
          <Text role="alert" c="red">
            {fault}
          </Text>
        )}
        {merge.clashes.map((field) => {
          const sides: Choice[] = field === 'body' ? ['both', 'mine', 'theirs'] : ['mine', 'theirs'];
          return (
            <Radio.Group
              key={field}
              label={t.fields[field]}
              value={choices[field] ?? 'mine'}
              onChange={(value) => setChoices({ ...choices, [field]: sides.find((side) => side === value) ?? 'mine' })}
            >
              <Stack gap="xs" mt="xs">
                {sides.map((side) => (
                  <Radio.Card key={side} value={side} p="sm" className="clash-side">
                    <Group wrap="nowrap" align="start">
                      <Radio.Indicator />
                      <div className="clash-text">
                        <b>{t.clash[side]}</b>
                        {field === 'body' ? (
                          side === 'both' ? (
                            <p>{t.clash.bothHint}</p>
                          ) : (
                            <BodyDiffBetween
                              before={merge[side === 'mine' ? 'theirs' : 'mine'].body}
                              after={merge[side].body}
                              content={merge[side]}
                            />
                          )
                        ) : (
                          <p dir="auto">{fieldText(merge[side], field, names) || '—'}</p>
                        )}
                      </div>
                    </Group>
                  </Radio.Card>
                ))}
              </Stack>
            </Radio.Group>
          );
        })}
        <Group>
          <Button loading={busy} onClick={() => void choose()}>
            {t.clash.apply}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
