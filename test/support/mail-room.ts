import { DAY, type Id, type Instant, MINUTE, newId } from '../../src/base/index.ts';
import {
  type Claim,
  type ConsentStore,
  createMailRound,
  createSigner,
  type Edition,
  type Lane,
  type Mail,
  type MailDeps,
  type Outcome,
  openEditionNow,
  type RoundEvent,
  type Transport,
} from '../../src/news/mail/index.ts';
import { type Publication, publicationSchema } from '../../src/news/publication/index.ts';
import type { ArticleCard } from '../../src/news/publish/index.ts';
import { createMailStore } from '../../src/storage/mail-store.ts';
import type { Storage } from '../../src/storage/open.ts';

/** Friday 20 November 2026, 17:00 in Damascus: an hour before the daily edition. */
export const FRIDAY_17 = Date.UTC(2026, 10, 20, 14);

/** A clock that tests move. */
export type HandClock = { now(): Instant; at: Instant; pass(ms: number): void };

export function handClock(at: Instant = FRIDAY_17): HandClock {
  const clock: HandClock = {
    at,
    now: () => clock.at,
    pass: (ms) => {
      clock.at += ms;
    },
  };
  return clock;
}

export function publicationOf(change: Partial<Publication> = {}): Publication {
  return publicationSchema.parse({
    name: 'ورّاق',
    baseUrl: 'https://warraq.example',
    newsletter: { senderName: 'نشرة ورّاق', senderAddress: 'newsletter@warraq.example', hour: 18, weekday: 4 },
    ...change,
  });
}

/** A published article's card; `id` is what tells two apart. */
export function cardOf(change: Partial<ArticleCard> & { id: Id }): ArticleCard {
  return {
    shortId: change.id.slice(-8).replace(/[ilou]/g, '0'),
    path: `/سياسة/عنوان-${change.id.slice(-8)}`,
    title: `عنوان ${change.id.slice(-4)}`,
    deck: 'سطر يشرح الخبر لمن لا يقرأ سواه.',
    form: 'news',
    language: 'ar',
    direction: 'rtl',
    section: { slug: 'سياسة', name: 'سياسة' },
    bylines: [{ slug: 'sara', name: 'سارة العلي', city: 'دمشق', role: 'report' }],
    image: null,
    tagIds: [],
    publishedAt: FRIDAY_17 - DAY / 4,
    modifiedAt: FRIDAY_17 - DAY / 4,
    ...change,
  };
}

/** A transport that keeps what it is given and answers what the test says. */
export type HandTransport = Transport & { sent: Mail[]; answer: (mail: Mail) => Outcome | Promise<Outcome> };

export function handTransport(lanes = 2): HandTransport {
  const transport: HandTransport = {
    lanes,
    sent: [],
    answer: () => ({ kind: 'accepted', reply: '250 ok' }),
    lane: (): Lane => ({
      send: async (mail) => {
        const outcome = await transport.answer(mail);
        if (outcome.kind === 'accepted' || outcome.kind === 'unknown') transport.sent.push(mail);
        return outcome;
      },
      close: async () => undefined,
    }),
    close: async () => undefined,
  };
  return transport;
}

export type MailRoom = Awaited<ReturnType<typeof mailRoom>>;

/** The mail room over a real database, with a hand-moved clock and the articles that a test publishes. */
export async function mailRoom(
  storage: Storage,
  options: { transport?: Transport; owner?: string; clock?: HandClock; publication?: Publication } = {},
) {
  const clock = options.clock ?? handClock();
  const store = createMailStore(storage);
  const publication = options.publication ?? publicationOf();
  const transport = options.transport ?? handTransport();
  const events: RoundEvent[] = [];
  const room = {
    clock,
    store,
    transport,
    events,
    published: [] as ArticleCard[],
    mostRead: [] as ArticleCard[],
    signer: createSigner([new Uint8Array(32).fill(7)]),
    /** Publishes an article: its card for the digest and its row, whose status decides. */
    publish: async (card: ArticleCard) => {
      room.published.unshift(card);
      await storage.write((trx) => insertLive(trx, card));
      return card;
    },
    /** Somebody who receives these newsletters since `since`: by default, since after the last edition's hour. */
    subscriber: (
      address: string,
      newsletters: ('daily' | 'weekly')[] = ['daily'],
      since: Instant = FRIDAY_17 - DAY / 2,
    ) => subscribed(store, address, newsletters, since),
    deps: undefined as unknown as MailDeps & { store: ConsentStore },
    /** Opens today's edition and lays out every letter. */
    laid: async (): Promise<Edition> => {
      const edition = await openEditionNow(room.deps, 'daily');
      while (!(await store.lay(edition.id, clock.now(), 1000)).done);
      return edition;
    },
    /** Runs the round until it has nothing to do at this moment. */
    settle: async () => {
      const round = createMailRound(room.deps, (event) => events.push(event));
      for (let i = 0; i < 10_000; i += 1) {
        const step = await round.advance();
        if (!step.busy) return step.wakeAt;
      }
      throw new Error('the round never comes to rest');
    },
  };
  room.deps = {
    store,
    clock,
    signer: room.signer,
    transport,
    owner: options.owner ?? 'local',
    publication: async () => publication,
    publishedSince: async ({ since, until, limit }) =>
      room.published.filter((card) => card.publishedAt > since && card.publishedAt <= until).slice(0, limit),
    mostReadSince: async ({ limit }) => room.mostRead.slice(0, limit),
  };
  return room;
}

/** A claim of one sender, leased for a minute. */
export function claimOf(now: Instant, limit = 10): Claim {
  return { now, limit, token: `test/${newId(now)}`, leaseUntil: now + MINUTE };
}

/** The token of a link, absolute or not. */
export function tokenOf(link: string): string {
  return new URL(link, 'https://warraq.example').searchParams.get('t') ?? '';
}

/** The token of the link to `path` in a letter's text. */
export function linkIn(text: string | undefined, path: string): string {
  return tokenOf(new RegExp(`https://warraq\\.example(${path}\\?t=\\S+)`).exec(text ?? '')?.[1] ?? '');
}

export async function subscribed(
  store: ConsentStore,
  address: string,
  newsletters: ('daily' | 'weekly')[],
  since: Instant,
): Promise<Id> {
  const askId = newId(since);
  const limits = { perAddressPerDay: 100, perAddressPause: 0, perHour: 1e9 };
  await store.ask(
    {
      id: askId,
      at: since,
      address,
      addressKey: address.toLowerCase(),
      newsletters,
      language: 'ar',
      form: 'page',
      wording: 'نعم',
    },
    limits,
  );
  await store.confirm(askId, since);
  const found = await store.findAsk(askId);
  if (found === null) throw new Error('the ask was not kept');
  return found.subscriberId;
}

type Trx = Parameters<Parameters<Storage['write']>[0]>[0];

async function insertLive(trx: Trx, card: ArticleCard): Promise<void> {
  await trx
    .insertInto('articles')
    .values({
      id: card.id,
      short_id: card.shortId,
      version: 1,
      content_version: 1,
      state: 'published',
      title: card.title,
      section_id: null,
      created_by: 'tester',
      created_at: card.publishedAt,
      updated_at: card.publishedAt,
      updated_by: 'tester',
      scheduled_for: null,
      published_at: card.publishedAt,
      live_version: 1,
      withdrawal: null,
      content_key: null,
    })
    .execute();
  await trx
    .insertInto('live_articles')
    .values({
      article_id: card.id,
      short_id: card.shortId,
      version: 1,
      status: 'published',
      section_id: null,
      slug: 'slug',
      title: card.title,
      title_key: card.title,
      deck: card.deck,
      form: card.form,
      language: card.language,
      direction: card.direction,
      dateline: null,
      provenance: '{}',
      bylines: '[]',
      tag_ids: '[]',
      lead_image: null,
      search_title: '',
      search_description: '',
      html: '',
      html_version: 1,
      related_links: '[]',
      word_count: 1,
      published_at: card.publishedAt,
      modified_at: card.modifiedAt,
      withdrawal: null,
    })
    .execute();
}

/** Takes an article away as a withdrawal does. */
export async function withdraw(storage: Storage, id: Id): Promise<void> {
  await storage.write(async (trx) => {
    await trx.updateTable('live_articles').set({ status: 'withdrawn' }).where('article_id', '=', id).execute();
  });
}
