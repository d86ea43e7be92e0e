import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { MINUTE, newId } from '../src/base/index.ts';
import { databases } from './support/databases.ts';
import { cardOf, mailRoom } from './support/mail-room.ts';
import { smtpSink } from './support/smtp-sink.ts';

const KILLS = 3;
const LANES = 4;
const READERS = 100;

/** Starts the sender; `ended` is true when it finished its work, false when it was killed. */
function startSender(location: unknown, url: string, after: number): { ended: Promise<boolean>; kill(): void } {
  const script = join(import.meta.dirname, 'support/mail-sender.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(location), url, `${after}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let faults = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (faults += text));
  const ended = new Promise<boolean>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 || signal === 'SIGKILL' ? resolve(out === 'done') : reject(new Error(faults)),
    );
  });
  return { ended, kill: () => child.kill('SIGKILL') };
}

describe.each(databases)('an edition whose sender is killed over and over, on $name', ({ open }) => {
  it('leaves nobody out, and mails twice only what was in flight, each of them listed and with the same Message-ID', async () => {
    const storage = await open();
    const sink = await smtpSink();
    try {
      const room = await mailRoom(storage);
      for (let i = 0; i < READERS; i += 1) await room.subscriber(`reader${i}@example.org`);
      await room.settle();
      await room.publish(cardOf({ id: newId(room.clock.now()) }));
      const edition = await room.laid();
      for (let kill = 0; kill < KILLS; kill += 1) {
        const sender = startSender(storage.location, sink.url, kill * MINUTE);
        // Some letters later, wherever in its work the sender then is.
        const enough = sink.letters.length + 8 + 5 * kill;
        let over = false;
        void sender.ended.finally(() => {
          over = true;
        });
        while (!over && sink.letters.length < enough) await new Promise((resolve) => setTimeout(resolve, 1));
        sender.kill();
        expect(await sender.ended).toBe(false);
      }
      expect(await startSender(storage.location, sink.url, KILLS * MINUTE).ended).toBe(true);
      expect((await room.store.find(edition.id))?.state).toBe('done');
      const report = await room.store.report(edition.id);
      expect(report).toMatchObject({ total: READERS, accepted: READERS, open: 0 });
      const copies = Map.groupBy(sink.letters, (letter) => letter.to);
      expect(copies.size).toBe(READERS);
      const twice = [...copies.values()].filter((letters) => letters.length > 1);
      expect(twice.length).toBeLessThanOrEqual(KILLS * LANES);
      expect(report.uncertain).toBeGreaterThanOrEqual(twice.length);
      for (const letters of twice) {
        const ids = await Promise.all(letters.map(async (letter) => (await simpleParser(letter.raw)).messageId));
        expect(new Set(ids).size).toBe(1);
      }
    } finally {
      await sink.close();
    }
  }, 120_000);
});
