// long: one form, field after field
import {
  Autocomplete,
  Button,
  Fieldset,
  NativeSelect,
  NumberInput,
  Stack,
  Switch,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { isZone } from '../../arabic/index.ts';
import type { PublicationOut } from '../../wire/index.ts';
import { type Answer, Refusal, sentenceOf } from '../app/ask.ts';
import { createDates } from '../app/dates.ts';
import { Fault, Loading } from '../app/pieces.tsx';
import { useSession } from '../app/session.ts';
import { Outcome } from './outcome.tsx';
import { useAction } from './use-action.ts';

export function Publication() {
  const { t, ask } = useSession();
  const [read, setRead] = useState<Answer<PublicationOut> | null>(null);
  const [fault, setFault] = useState('');
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is the person asking again
  useEffect(() => {
    setFault('');
    ask<PublicationOut>('/api/settings').then(setRead, (error: unknown) => setFault(sentenceOf(error)));
  }, [ask, round]);
  if (fault) return <Fault fault={fault} t={t} retry={() => setRound(round + 1)} />;
  return read ? <Form key={read.version} first={read} /> : <Loading t={t} />;
}

const zones = Intl.supportedValuesOf('timeZone');
const months = ['levantine', 'latin', 'maghrebi', 'paired'] as const;
const digits = ['latn', 'arab'] as const;
const sources = ['found', 'accepted', 'none'] as const;

function Form({ first }: { first: Answer<PublicationOut> }) {
  const { t, ask, tongue, refresh } = useSession();
  const [value, setValue] = useState(first.data);
  const [version, setVersion] = useState(first.version);
  const save = useAction();
  const set = (part: Partial<PublicationOut>) => setValue({ ...value, ...part });
  const letter = (part: Partial<PublicationOut['newsletter']>) => set({ newsletter: { ...value.newsletter, ...part } });
  const weekdays = t.publication.weekdays.map((label, at) => ({ value: String(at), label }));
  const zoneKnown = isZone(value.zone);
  const example = zoneKnown ? createDates(value, tongue).moment(new Date().toISOString()) : '';

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const work = async () => {
      try {
        const answer = await ask<PublicationOut>('/api/settings', { method: 'PUT', json: value, version });
        setVersion(answer.version);
      } catch (error) {
        // The sentence of the API speaks of an article; this is not one.
        if (error instanceof Refusal && error.code === 'article_changed')
          throw new Refusal(error.status, t.settings.changedElsewhere);
        throw error;
      }
    };
    if (await save.run(work, t.saved)) refresh();
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack maw={640} gap="lg">
        <Fieldset legend={t.publication.identity}>
          <Stack>
            <TextInput
              label={t.publication.name}
              maxLength={200}
              required
              value={value.name}
              onChange={(e) => set({ name: e.currentTarget.value })}
            />
            <TextInput
              label={t.publication.tagline}
              maxLength={300}
              value={value.tagline}
              onChange={(e) => set({ tagline: e.currentTarget.value })}
            />
            <Textarea
              label={t.publication.description}
              maxLength={1000}
              autosize
              minRows={2}
              value={value.description}
              onChange={(e) => set({ description: e.currentTarget.value })}
            />
            <TextInput
              label={t.publication.baseUrl}
              type="url"
              dir="ltr"
              required
              value={value.baseUrl}
              onChange={(e) => set({ baseUrl: e.currentTarget.value.trim().replace(/\/+$/, '') })}
            />
            <TagsInput
              label={t.publication.mirrors}
              description={t.publication.mirrorsHint}
              dir="ltr"
              maxTags={10}
              maxLength={300}
              acceptValueOnBlur
              value={value.mirrors}
              onChange={(mirrors) => set({ mirrors: mirrors.map((one) => one.trim().replace(/\/+$/, '')) })}
            />
            <TextInput
              label={t.publication.onion}
              dir="ltr"
              maxLength={300}
              value={value.onion}
              onChange={(e) => set({ onion: e.currentTarget.value.trim().replace(/\/+$/, '') })}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={t.publication.style}>
          <Stack>
            <Autocomplete
              label={t.publication.zone}
              dir="ltr"
              data={zones}
              limit={20}
              required
              error={!zoneKnown}
              value={value.zone}
              onChange={(zone) => set({ zone })}
            />
            <TextInput
              label={t.publication.zoneCity}
              maxLength={60}
              value={value.zoneCity}
              onChange={(e) => set({ zoneCity: e.currentTarget.value })}
            />
            <NativeSelect
              label={t.publication.months}
              value={value.months}
              data={months.map((one) => ({ value: one, label: t.publication.monthNames[one] }))}
              onChange={(e) => set({ months: months.find((one) => one === e.currentTarget.value) ?? 'levantine' })}
            />
            <NativeSelect
              label={t.publication.digits}
              value={value.digits}
              data={digits.map((one) => ({ value: one, label: t.publication.digitNames[one] }))}
              onChange={(e) => set({ digits: digits.find((one) => one === e.currentTarget.value) ?? 'latn' })}
            />
            <Switch
              label={t.publication.hijri}
              checked={value.hijri}
              onChange={(e) => set({ hijri: e.currentTarget.checked })}
            />
            <NativeSelect
              label={t.publication.sources}
              value={value.articleSources}
              data={sources.map((one) => ({ value: one, label: t.publication.sourcesShown[one] }))}
              onChange={(e) => set({ articleSources: sources.find((one) => one === e.currentTarget.value) ?? 'found' })}
            />
            <NativeSelect
              label={t.publication.weekStart}
              value={String(value.weekStart)}
              data={weekdays}
              onChange={(e) => set({ weekStart: Number(e.currentTarget.value) })}
            />
            <Text size="sm">
              {t.publication.example}: <bdi>{example}</bdi>
            </Text>
          </Stack>
        </Fieldset>
        <Fieldset legend={t.publication.newsletter}>
          <Stack>
            <TextInput
              label={t.publication.senderName}
              maxLength={200}
              value={value.newsletter.senderName}
              onChange={(e) => letter({ senderName: e.currentTarget.value })}
            />
            <TextInput
              label={t.publication.senderAddress}
              dir="ltr"
              maxLength={254}
              value={value.newsletter.senderAddress}
              onChange={(e) => letter({ senderAddress: e.currentTarget.value })}
            />
            <NumberInput
              label={t.publication.hour}
              min={0}
              max={23}
              allowDecimal={false}
              clampBehavior="strict"
              value={value.newsletter.hour}
              onChange={(hour) => letter({ hour: Number(hour) })}
            />
            <NativeSelect
              label={t.publication.weekday}
              value={String(value.newsletter.weekday)}
              data={weekdays}
              onChange={(e) => letter({ weekday: Number(e.currentTarget.value) })}
            />
          </Stack>
        </Fieldset>
        <Outcome action={save} />
        <Button type="submit" loading={save.busy} disabled={!zoneKnown}>
          {t.save}
        </Button>
      </Stack>
    </form>
  );
}
