import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../news/mail/index.ts';
import { createOutbox } from './outbox.ts';

const letter = (messageId: string, subject: string): Mail => ({
  messageId,
  subject,
  from: { name: 'ورّاق', address: 'newsletter@warraq.example' },
  to: 'salma@example.org',
  date: Date.UTC(2026, 10, 20),
  language: 'ar',
  text: 'نص',
  html: '<p>نص</p>',
  list: null,
});

describe('the outbox', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-outbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps a letter as a file that mail programs open, and a repeat replaces it', async () => {
    const place = join(folder, 'deep', 'outbox');
    const lane = createOutbox(place).lane();
    expect(await lane.send(letter('a.b@warraq.example', 'أول'))).toEqual({
      kind: 'accepted',
      reply: 'a.b@warraq.example.eml',
    });
    await lane.send(letter('a.b@warraq.example', 'أول'));
    await lane.send(letter('a.c@warraq.example', 'ثان'));
    expect(readdirSync(place).sort()).toEqual(['a.b@warraq.example.eml', 'a.c@warraq.example.eml']);
    const file = join(place, 'a.b@warraq.example.eml');
    expect((await simpleParser(readFileSync(file))).subject).toBe('أول');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('writes nowhere else, whatever a Message-ID holds', async () => {
    await createOutbox(folder).lane().send(letter('../../x/y@z', 'x'));
    expect(readdirSync(folder)).toEqual(['.._.._x_y@z.eml']);
  });

  it('says that it is unavailable when it cannot write', async () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(await createOutbox(join(folder, 'taken')).lane().send(letter('a@b', 'x'))).toMatchObject({
      kind: 'unavailable',
    });
  });
});
