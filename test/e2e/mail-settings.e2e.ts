import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { smtpSink } from '../support/smtp-sink.ts';
import { dataFolder, eventually, type Running, runCommand, startWarraq } from '../support/warraq.ts';

async function subscribe({ url }: Running): Promise<void> {
  const body = new URLSearchParams({ email: 'salma@example.org', newsletters: 'daily', form: 'page' });
  const answer = await fetch(`${url}/newsletter/subscribe`, { method: 'POST', body, redirect: 'manual' });
  expect(answer.status).toBe(303);
}

function pem(type: 'rsa' | 'ed25519'): string {
  const { privateKey } =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  const path = join(dataFolder(), 'dkim.pem');
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return path;
}

describe('the mail settings of the environment', () => {
  it('name the server, who signs in to it, and the key that signs letters', async () => {
    const sink = await smtpSink({ auth: { user: 'nashra@daffa', pass: 'ليل:نهار' } });
    const dkim = { DKIM_DOMAIN: 'daffa.example.org', DKIM_SELECTOR: 'letters', DKIM_KEY: pem('rsa') };
    const warraq = await startWarraq({ env: { SMTP_URL: sink.url, ...dkim } });
    await subscribe(warraq);
    const letter = await eventually(async () => sink.letters[0]);
    const { headers } = await simpleParser(letter.raw);
    const signature = headers.get('dkim-signature') as unknown as { params: Record<string, string> };
    expect(signature.params).toMatchObject({ d: 'daffa.example.org', s: 'letters' });
    await warraq.stop();
    await sink.close();
  });

  it('are not needed: letters are then files in the outbox', async () => {
    const warraq = await startWarraq();
    await subscribe(warraq);
    const outbox = join(warraq.data, 'outbox');
    const [file = ''] = await eventually(async () => {
      const files = (existsSync(outbox) ? readdirSync(outbox) : []).filter((name) => name.endsWith('.eml'));
      return files.length > 0 && files;
    });
    expect((await simpleParser(readFileSync(join(outbox, file)))).subject).toContain('أكّد اشتراكك');
    await warraq.stop();
  });

  const signing = { DKIM_DOMAIN: 'daffa.example.org', DKIM_SELECTOR: 'letters' };
  it.each([
    ['an address that is none', { SMTP_URL: 'smtp://' }, 'SMTP_URL'],
    ['two of the three that sign', signing, 'DKIM_KEY'],
    ['a key that is not there', { ...signing, SMTP_URL: 'smtp://[::1]', DKIM_KEY: '/nowhere/dkim.pem' }, 'dkim.pem'],
    ['a key of another kind', { ...signing, SMTP_URL: 'smtp://[::1]', DKIM_KEY: pem('ed25519') }, 'DKIM_KEY'],
  ])('are refused before anything starts: %s', async (_, env, named) => {
    const { code, stderr } = await runCommand(['start', '--port', '0', '--data', dataFolder()], env);
    expect(code).toBe(1);
    expect(stderr).toContain(named);
    expect(stderr).toMatch(/[\u0600-\u06ff]/);
  });
});
