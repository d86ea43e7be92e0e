import { createMailRound } from '../../src/news/mail/index.ts';
import { createSmtpTransport } from '../../src/smtp/index.ts';
import { openStorage, type StorageLocation } from '../../src/storage/open.ts';
import { FRIDAY_17, handClock, mailRoom } from './mail-room.ts';

/** A sender as a process of its own, for tests that kill it: sends what is open, says `done` and ends. */
const [location = '', url = '', after = '0'] = process.argv.slice(2);
const storage = await openStorage(JSON.parse(location) as StorageLocation);
// What was due later when the last process died is due now: tests do not wait for a lease or a back-off.
const clock = handClock(FRIDAY_17 + Number(after));
const transport = createSmtpTransport({ url, lanes: 4 });
const room = await mailRoom(storage, { transport, clock });
await room.store.recover('local', clock.now());
const round = createMailRound(room.deps);
while ((await round.advance()).busy);
process.stdout.write('done');
await transport.close();
await storage.close();
