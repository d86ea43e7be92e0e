import { Alert, Button, Group, List, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sentenceOf } from '../app/ask.ts';
import { useSession } from '../app/session.ts';
import { blocking, missingIn } from './checklist.ts';
import type { DraftView } from './draft.ts';
import type { Step } from './step.ts';

type StepDialogProps = {
  step: Step;
  name: string;
  view: DraftView;
  /** Throws a Refusal, whose sentence is shown here. */
  take: (json: unknown) => Promise<void>;
  onClose: () => void;
};

const reasons = ['error', 'law', 'safety'] as const;

/** Asks for what a step needs, says what it does, and shows what is missing before readers see it. */
export function StepDialog({ step, name, view, take, onClose }: StepDialogProps) {
  const { t, dates, publication } = useSession();
  const { content, article } = view;
  const [note, setNote] = useState('');
  const [reason, setReason] = useState<(typeof reasons)[number]>('error');
  const [at, setAt] = useState(() =>
    article.scheduledFor ? dates.toField(Date.parse(article.scheduledFor)) : dates.toField(nextHour(Date.now())),
  );
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const readers = step === 'publish' || step === 'schedule' || step === 'correct';
  const missing = readers || step === 'submit' ? missingIn(content) : [];
  const blocked = readers
    ? missing.some((one) => blocking.includes(one))
    : step === 'submit' && missing.includes('title');

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault('');
    try {
      await take(bodyOf(step, { note, reason, at: dates.fromField(at) }));
    } catch (error) {
      setFault(sentenceOf(error));
      setBusy(false);
    }
  };
  const lead = step === 'publish' && article.state === 'published' ? t.steps.changesLead : t.steps.leads[step];
  return (
    <Modal opened onClose={onClose} title={name} closeButtonProps={{ 'aria-label': t.close }}>
      <form onSubmit={(event) => void send(event)}>
        <Stack>
          {lead !== '' && <Text>{lead}</Text>}
          {step === 'return' && (
            <Textarea
              label={t.steps.note}
              placeholder={t.steps.noteHint}
              autosize
              minRows={3}
              maxLength={2000}
              data-autofocus
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          {step === 'schedule' && (
            <TextInput
              type="datetime-local"
              label={t.steps.at}
              description={`${dates.moment(new Date(dates.fromField(at) || Date.now()).toISOString())} · ${t.steps.atZone(publication.zoneCity)}`}
              required
              data-autofocus
              value={at}
              onChange={(event) => setAt(event.currentTarget.value)}
            />
          )}
          {step === 'withdraw' && (
            <NativeSelect
              label={t.steps.reason}
              value={reason}
              data={reasons.map((value) => ({ value, label: t.steps.reasons[value] }))}
              onChange={(event) => setReason(reasons.find((one) => one === event.currentTarget.value) ?? 'error')}
            />
          )}
          {(step === 'correct' || step === 'withdraw') && (
            <Textarea
              label={step === 'correct' ? t.steps.correctNote : t.steps.notice}
              description={step === 'correct' ? t.steps.correctHint : t.steps.noticeHint}
              autosize
              minRows={3}
              maxLength={2000}
              required
              data-autofocus
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          {(readers || step === 'submit') && (
            <Alert
              color={missing.length === 0 ? 'green' : 'yellow'}
              title={t.steps.check}
              className={missing.length === 0 ? 'checklist' : 'checklist warn'}
            >
              {missing.length === 0 ? (
                t.steps.checkGood
              ) : (
                <List size="sm">
                  {missing.map((one) => (
                    <List.Item key={one}>{t.steps.missing[one]}</List.Item>
                  ))}
                </List>
              )}
            </Alert>
          )}
          {fault && (
            <Alert color="red" role="alert">
              {fault}
            </Alert>
          )}
          <Group>
            <Button
              type="submit"
              loading={busy}
              disabled={blocked}
              {...(step === 'delete' || step === 'withdraw' ? { color: 'red' } : {})}
            >
              {name}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type Given = { note: string; reason: string; at: number };

/** What the API takes with a step. */
function bodyOf(step: Step, { note, reason, at }: Given): unknown {
  switch (step) {
    case 'schedule':
      return { at: new Date(Number.isNaN(at) ? 0 : at).toISOString() };
    case 'return':
    case 'correct':
      return { note };
    case 'withdraw':
      return { reason, notice: note };
    default:
      return {};
  }
}

/** The next full hour that is at least half an hour away. */
function nextHour(now: number): number {
  const hour = 3_600_000;
  return Math.ceil((now + hour / 2) / hour) * hour;
}
