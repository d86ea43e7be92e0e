import { createServer } from 'node:net';
import { simpleParser } from 'mailparser';
import { afterEach, describe, expect, it } from 'vitest';
import { type SmtpSink, smtpSink } from '../../test/support/smtp-sink.ts';
import type { Mail, Outcome } from '../news/mail/index.ts';
import { createSmtpTransport, type SmtpOptions } from './smtp-transport.ts';

const letter = (change: Partial<Mail> = {}): Mail => ({
  messageId: 'edition.reader@warraq.example',
  from: { name: 'ورّاق', address: 'newsletter@warraq.example' },
  to: 'reader@example.org',
  subject: 'النشرة اليومية: خبر اليوم',
  date: Date.UTC(2026, 10, 20, 15),
  language: 'ar',
  text: 'نص الرسالة',
  html: '<p dir="rtl">نص الرسالة</p>',
  list: null,
  ...change,
});

const open: (SmtpSink | { close(): Promise<void> })[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function sinkAndTransport(options: Partial<SmtpOptions> = {}, server: Parameters<typeof smtpSink>[0] = {}) {
  const sink = await smtpSink(server);
  const transport = createSmtpTransport({ url: sink.url, lanes: 1, ...options });
  open.push(sink, transport);
  return { sink, transport };
}

async function send(transport: ReturnType<typeof createSmtpTransport>, ...letters: Mail[]): Promise<Outcome[]> {
  const lane = transport.lane();
  const outcomes: Outcome[] = [];
  for (const one of letters) outcomes.push(await lane.send(one));
  await lane.close();
  return outcomes;
}

describe('the SMTP transport', () => {
  it('hands a letter over and says what the server answered', async () => {
    const { sink, transport } = await sinkAndTransport();
    const [outcome] = await send(transport, letter());
    expect(outcome).toMatchObject({ kind: 'accepted', reply: expect.stringMatching(/^250/) });
    expect(sink.letters).toHaveLength(1);
    const parsed = await simpleParser(sink.letters[0]?.raw ?? '');
    expect(parsed.subject).toBe('النشرة اليومية: خبر اليوم');
    expect(parsed.from?.value).toEqual([{ name: 'ورّاق', address: 'newsletter@warraq.example' }]);
  });

  it('sends many letters over one connection, also when a batch comes after another', async () => {
    const { sink, transport } = await sinkAndTransport();
    await send(transport, letter(), letter({ to: 'second@example.org' }));
    await send(transport, letter({ to: 'third@example.org' }));
    expect(sink.letters.map((one) => one.to)).toEqual([
      'reader@example.org',
      'second@example.org',
      'third@example.org',
    ]);
    expect(sink.connections).toBe(1);
  });

  it('tells a refusal for now from one for good, at the recipient and after DATA, and goes on over the same connection', async () => {
    const { sink, transport } = await sinkAndTransport();
    sink.fault = (to) =>
      (
        ({
          'a@x.example': 'refuse_later',
          'b@x.example': 'refuse',
          'c@x.example': 'refuse_data_later',
          'd@x.example': 'refuse_data',
        }) as const
      )[to] ?? 'none';
    const outcomes = await send(
      transport,
      ...['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example'].map((to) => letter({ to })),
    );
    expect(outcomes).toMatchObject([
      { kind: 'temporary' },
      { kind: 'permanent', stage: 'recipient', code: 550, enhanced: '5.1.1' },
      { kind: 'temporary' },
      { kind: 'permanent', stage: 'message', code: 554, enhanced: '5.7.1' },
      { kind: 'accepted' },
    ]);
    expect(sink.connections).toBe(1);
  });

  it('does not know what became of a letter when the connection ends after DATA, and opens another for the next', async () => {
    const { sink, transport } = await sinkAndTransport();
    sink.fault = (_to, attempt) => (attempt === 1 ? 'cut' : 'none');
    const outcomes = await send(transport, letter(), letter());
    expect(outcomes).toMatchObject([{ kind: 'unknown' }, { kind: 'accepted' }]);
    expect(sink.connections).toBe(2);
  });

  it('reports a server that is not there, one that says nothing sensible, and one that refuses the sign-in as unavailable', async () => {
    const absent = createSmtpTransport({ url: 'smtp://127.0.0.1:1' });
    expect(await send(absent, letter())).toMatchObject([{ kind: 'unavailable' }]);

    const babble = createServer((socket) => socket.end('220-hello'));
    await new Promise<void>((resolve) => babble.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => new Promise((resolve) => babble.close(() => resolve())) });
    const address = babble.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await send(createSmtpTransport({ url: `smtp://127.0.0.1:${port}` }), letter())).toMatchObject([
      { kind: 'unavailable' },
    ]);

    const { sink } = await sinkAndTransport({}, { auth: { user: 'warraq', pass: 'right' } });
    const wrong = createSmtpTransport({ url: sink.url.replace('right', 'wrong') });
    expect(await send(wrong, letter())).toMatchObject([{ kind: 'unavailable', reply: expect.stringContaining('535') }]);
    expect(sink.letters).toHaveLength(0);
  });

  it('signs in with the user and password of the URL', async () => {
    const { sink, transport } = await sinkAndTransport(
      {},
      { auth: { user: 'warraq@warraq.example', pass: 'p@ss:/?' } },
    );
    expect(await send(transport, letter())).toMatchObject([{ kind: 'accepted' }]);
    expect(sink.letters).toHaveLength(1);
  });

  it('tries once more when the server had closed a connection that was kept for the next batch', async () => {
    const { sink, transport } = await sinkAndTransport();
    await send(transport, letter());
    const port = Number(new URL(sink.url).port);
    await sink.close();
    const second = await smtpSink({ port });
    open.push(second);
    expect(await send(transport, letter())).toMatchObject([{ kind: 'accepted' }]);
    expect(second.letters).toHaveLength(1);
  });

  it('refuses a letter to an address that the server cannot be told', async () => {
    const { transport } = await sinkAndTransport();
    expect(await send(transport, letter({ to: 'a>b@x.example' }))).toMatchObject([
      { kind: 'permanent', stage: 'recipient' },
    ]);
  });

  it('refuses an SMTP_URL that is none', () => {
    for (const url of ['', 'mail.example.org', 'http://mail.example.org', 'smtp://']) {
      expect(() => createSmtpTransport({ url })).toThrowError(expect.objectContaining({ code: 'setting_invalid' }));
    }
  });
});
