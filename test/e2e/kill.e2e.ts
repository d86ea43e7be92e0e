import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openIndex } from '../../src/news/find/index.ts';
import { consentWording } from '../../src/news/mail/index.ts';
import {
  createArticleStore,
  createMailStore,
  createReadsStore,
  createSearchStore,
  type Storage,
} from '../../src/storage/index.ts';
import { titleOf } from './kill/editors.ts';
import { doubles } from './kill/letters.ts';
import { type Story, tellStory } from './kill/story.ts';

const KILLS = Number(process.env.WARRAQ_KILLS ?? 50);
/** What a server opens at most to its mail server. */
const CONNECTIONS = 4;
const seed = Number(process.env.WARRAQ_KILL_SEED ?? Date.now() % 1_000_000);

describe.each(['sqlite', 'postgres'] as const)(`a server killed ${KILLS} times at work, on %s`, (database) => {
  let story: Story;
  let storage: Storage;

  beforeAll(async () => {
    console.log(`WARRAQ_KILL_SEED=${seed} tells this story again on ${database}`);
    story = await tellStory(database, KILLS, seed);
    storage = await story.ground.open();
    return () => storage.close();
  }, 600_000);

  it('gave nobody an answer that was wrong', () => {
    expect(story.faults).toEqual([]);
  });

  it('keeps every article as it was acknowledged: its text, its revisions, its place in the workflow', async () => {
    const articles = createArticleStore(storage);
    for (const known of story.articles) {
      const { live, withdrawn } = known;
      const state = withdrawn !== null ? 'withdrawn' : live !== null ? 'published' : 'draft';
      const there = await articles.byId(known.id);
      expect(there).toMatchObject({ version: known.version, state, content: { title: titleOf(known.word) } });
      const revisions = await articles.revisions(known.id);
      expect(revisions.map((one) => one.version)).toEqual(expect.arrayContaining([...known.saved.keys()]));
      for (const [version, word] of known.saved)
        expect(await articles.revisionAt(known.id, version)).toMatchObject({ content: { title: titleOf(word) } });
    }
  });

  it('shows readers every publication, correction and withdrawal that was acknowledged', () => {
    for (const { id, live, withdrawn } of story.articles) {
      const { status, html = '' } = story.pages.get(id) ?? {};
      expect(status).toBe(withdrawn !== null ? 410 : live !== null ? 200 : 404);
      if (withdrawn !== null) expect(html).toContain(withdrawn);
      else if (live !== null) {
        expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]).toContain(titleOf(live.word));
        for (const note of live.notes) expect(html).toContain(note);
      }
    }
  });

  it('counts every read that was acknowledged, and none twice', async () => {
    const totals = await createReadsStore(storage).totalsOf([...story.counted.keys()]);
    for (const [id, { acknowledged, unsure }] of story.counted) {
      const reads = totals.find((one) => one.articleId === id)?.reads ?? 0;
      expect(reads).toBeGreaterThanOrEqual(acknowledged);
      expect(reads).toBeLessThanOrEqual(acknowledged + unsure);
    }
  });

  it('keeps every subscription and leaving that was acknowledged, with the proof of consent', async () => {
    const mail = createMailStore(storage);
    for (const { address, asked, confirmed, left } of story.readers) {
      const proofs = await proofsOf(storage, address);
      const ask = proofs.find((one) => one.event === 'asked');
      if (asked === 'yes') expect(ask).toMatchObject({ form: 'page', wording: consentWording('ورّاق', 'ar') });
      if (confirmed === 'yes') {
        expect(proofs).toContainEqual(expect.objectContaining({ event: 'confirmed', answers: ask?.id }));
        const subscriber = await mail.subscriber(ask?.subscriber_id ?? '');
        if (left === 'no') expect(subscriber).toMatchObject({ newsletters: ['daily', 'weekly'], leftAt: null });
      }
      if (left !== 'yes') continue;
      expect(proofs.map((one) => one.event)).toContain('left');
      expect(await mail.subscriber(ask?.subscriber_id ?? '')).toMatchObject({ newsletters: [] });
    }
  });

  it('ends every edition, and leaves nobody out', () => {
    for (const { id, letters } of story.editions) {
      const got = new Set(story.received.filter((one) => one.edition === id).map((one) => one.to));
      expect(story.ground.readers.filter((address) => !got.has(address))).toEqual([]);
      expect(letters).toMatchObject({ open: 0, refused: 0, givenUp: 0, accepted: got.size });
      expect(letters.total).toBe(got.size + (letters.skipped ?? 0));
    }
  });

  it('mails twice only what was in flight at a kill, one letter a connection, and under the same Message-ID', () => {
    const { twiceInOneLife, otherId, inFlight } = doubles(story.received);
    console.log(
      `${database}: ${story.received.length} letters, ${inFlight.reduce((a, b) => a + b, 0)} of them repeats`,
    );
    expect(twiceInOneLife).toEqual([]);
    expect(otherId).toEqual([]);
    expect(inFlight.filter((letters) => letters > CONNECTIONS)).toEqual([]);
  });

  it('mails nobody who has left', () => {
    const late = story.readers.filter(
      ({ address, leftIn }) => leftIn !== null && story.received.some((one) => one.to === address && one.life > leftIn),
    );
    expect(late).toEqual([]);
  });

  it('leaves no job behind', () => {
    expect(story.jobs).toEqual({ counts: { waiting: 0, later: 0, leased: 0, dead: 0 }, dead: [] });
  });

  it('finds exactly what is published, as it stands now', async () => {
    const index = await openIndex(createSearchStore(storage), { now: () => Date.now() });
    const found = async (word: string) =>
      (await index.search({ query: word, limit: 5, offset: 0 })).hits
        .filter((one) => !one.near)
        .map((one) => one.articleId);
    const published = story.articles.filter((one) => one.live !== null && one.withdrawn === null);
    expect(index.stats().documents).toBe(published.length);
    for (const { id, live, withdrawn, saved } of story.articles) {
      const shown = withdrawn === null ? live?.word : undefined;
      for (const word of new Set(saved.values())) expect(await found(word)).toEqual(word === shown ? [id] : []);
    }
  });

  it('has a database without a fault', async () => {
    if (storage.dialect === 'postgres') {
      // PostgreSQL was not killed, and holds its own constraints; what it cannot hold is that no half change is there.
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from articles where live_version is not null
        and not exists (select 1 from live_articles where live_articles.article_id = articles.id)`.execute(
        storage.read,
      );
      expect(rows).toEqual([{ n: 0 }]);
      return;
    }
    expect((await sql`pragma integrity_check`.execute(storage.read)).rows).toEqual([{ integrity_check: 'ok' }]);
    expect((await sql`pragma foreign_key_check`.execute(storage.read)).rows).toEqual([]);
  });
});

function proofsOf(storage: Storage, address: string) {
  return storage.read
    .selectFrom('consents')
    .innerJoin('subscribers', 'subscribers.id', 'consents.subscriber_id')
    .selectAll('consents')
    .where('subscribers.address', '=', address)
    .execute();
}
