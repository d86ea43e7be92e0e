import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { dayKey } from '../arabic/index.ts';
import { type Clock, DAY, HOUR, type Id, type Instant, newId } from '../base/index.ts';
import { type ArticleFile, type NameLookup, placeArticle, readArticleFile, readSpan } from '../news/bring/index.ts';
import type { Account } from '../news/people/index.ts';
import { publicationSchema, saveContributor, saveSection } from '../news/publication/index.ts';
import { correctArticle, publishArticle, scheduleArticle, withdrawArticle } from '../news/publish/index.ts';
import { type ArticleContent, createDraft, submitForReview } from '../news/write/index.ts';
import { makePassword } from './commands/user-add.ts';
import { fillDemoFront } from './fill-demo-front.ts';
import { addDemoReaders } from './fill-demo-readers.ts';
import { type House, noCache } from './house.ts';
import { openAuth } from './open-auth.ts';

const publicationFile = z.object({
  settings: publicationSchema.partial(),
  sections: z.array(z.object({ slug: z.string(), name: z.string(), description: z.string() })),
  contributors: z.array(z.object({ slug: z.string(), name: z.string(), city: z.string(), bio: z.string() })),
  accounts: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      role: z.enum(['admin', 'editor', 'reporter']),
      contributor: z.string().nullable(),
    }),
  ),
  subscribers: z.array(
    z.object({
      email: z.string(),
      daily: z.boolean(),
      weekly: z.boolean(),
      since: z.string().transform((text) => readSpan(text) ?? 0),
    }),
  ),
});

const manifestFile = z.record(
  z.string(),
  z.object({
    source: z.string(),
    renditions: z.array(z.object({ file: z.string(), width: z.number(), height: z.number() })),
  }),
);

export type DemoAccounts = { email: string; role: string; password: string }[];

async function readPublicationFile(demo: string) {
  return publicationFile.parse(JSON.parse(await readFile(join(demo, 'publication.json'), 'utf8')));
}

/** Whom the demo has accounts for. */
export async function demoAddresses(demo: string): Promise<string[]> {
  return (await readPublicationFile(demo)).accounts.map((account) => account.email);
}

/**
 * Fills an empty house with the demo publication by the same operations that editors use, each at the moment it is said to
 * have happened. Last of all come the accounts: before, nobody can sign in to half a demo.
 */
export async function fillDemo(house: House, demo: string, pictures: string): Promise<DemoAccounts> {
  const now = house.clock.now();
  const { settings, sections, contributors, accounts, subscribers } = await readPublicationFile(demo);
  const publication = publicationSchema.parse(settings);
  await house.publication.saveSettings(publication, 0, null, now);
  const sectionIds = new Map<string, Id>();
  for (const section of sections) sectionIds.set(section.slug, (await saveSection(house, null, section)).id);
  const contributorIds = new Map<string, Id>();
  for (const one of contributors) contributorIds.set(one.slug, (await saveContributor(house, null, one)).id);
  const pictureIds = await storePictures(house, pictures, now);
  const names: NameLookup = {
    section: (slug) => sectionIds.get(slug) ?? null,
    contributor: (slug) => contributorIds.get(slug) ?? null,
    picture: (name) => pictureIds.get(name) ?? null,
  };
  // Hashing passwords is slow on purpose; the pictures and articles need not wait for it.
  const passwords = accounts.map((account) => ({ email: account.email, role: account.role, password: makePassword() }));
  const editor: Account = { id: newId(now), name: '', email: '', role: 'admin', disabled: false };
  const files = (await readdir(join(demo, 'articles'))).filter((name) => name.endsWith('.md')).sort();
  const read = await Promise.all(
    files.map(async (name) => ({
      ...readArticleFile(await readFile(join(demo, 'articles', name), 'utf8')),
      name: basename(name, '.md'),
    })),
  );
  // Oldest first, as it happened.
  read.sort((a, b) => (b.publishedAgo ?? 0) - (a.publishedAgo ?? 0));
  const articleIds = new Map<string, Id>();
  const reads: { id: Id; file: ArticleFile; publishedAt: Instant }[] = [];
  for (const file of read) {
    const id = await addArticle(house, editor, file, names, now, publication.zone);
    articleIds.set(file.name, id);
    if (file.publishedAgo !== null && file.withdrawal === null)
      reads.push({ id, file, publishedAt: now - file.publishedAgo });
  }
  await addReads(house, reads, now, publication.zone);
  await fillDemoFront(house, demo, { articles: articleIds, sections: sectionIds, pictures: pictureIds }, editor, now);
  await addDemoReaders(
    house,
    subscribers.map(({ since, ...reader }) => ({ ...reader, ago: since })),
    now,
  );
  const auth = openAuth(house);
  await Promise.all(
    accounts.map(({ name, email, role }, i) =>
      auth.createAccount({ name, email, role, password: passwords[i]?.password ?? '' }),
    ),
  );
  return passwords;
}

async function storePictures(house: House, folder: string, now: Instant): Promise<Map<string, Id>> {
  const manifest = manifestFile.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const ids = new Map<string, Id>();
  await mkdir(house.mediaFolder, { recursive: true });
  for (const [name, { source, renditions }] of Object.entries(manifest)) {
    const id = newId(now);
    const made = await Promise.all(
      renditions.map(async ({ file, width, height }) => {
        const webp = file.endsWith('.webp');
        const path = `${id}-${width}${webp ? '.webp' : '.jpg'}`;
        await copyFile(join(folder, file), join(house.mediaFolder, path));
        return { width, height, format: webp ? ('webp' as const) : ('jpeg' as const), path };
      }),
    );
    const widest = made.findLast((one) => one.format === 'webp');
    await house.media.save({
      id,
      width: widest?.width ?? 0,
      height: widest?.height ?? 0,
      sha256: source,
      renditions: made,
      createdAt: now,
      createdBy: null,
    });
    ids.set(name, id);
  }
  return ids;
}

async function addArticle(
  house: House,
  editor: Account,
  file: ArticleFile,
  names: NameLookup,
  now: Instant,
  zone: string,
): Promise<Id> {
  const published = now - (file.publishedAgo ?? 0);
  const at = (moment: Instant) => ({
    articles: house.articles,
    publishing: house.publishing,
    purge: noCache,
    clock: { now: () => moment } satisfies Clock,
  });
  const content: ArticleContent = placeArticle(file, names, dayKey(published, zone));
  const started = file.publishedAgo === null ? now - DAY : published - 3 * HOUR;
  const draft = await createDraft(at(started), editor, content);
  if (file.state === 'in_review') await submitForReview(at(started + HOUR), editor, draft.id, draft.version);
  if (file.scheduledIn !== null)
    await scheduleArticle(at(now), editor, draft.id, draft.version, now + file.scheduledIn);
  if (file.publishedAgo === null) return draft.id;
  let article = await publishArticle(at(published), editor, draft.id, draft.version);
  for (const { ago, note } of [...file.corrections].sort((a, b) => b.ago - a.ago)) {
    article = await correctArticle(at(now - ago), editor, article.id, article.version, note);
  }
  if (file.withdrawal !== null) {
    const { ago, reason, notice } = file.withdrawal;
    await withdrawArticle(at(now - ago), editor, article.id, article.version, { reason, notice });
  }
  return article.id;
}

/** A past of reads: most of them on the first day, each day after that a third of the day before. */
async function addReads(
  house: House,
  articles: { id: Id; file: ArticleFile; publishedAt: Instant }[],
  now: Instant,
  zone: string,
): Promise<void> {
  const recorded: Promise<unknown>[] = [];
  for (const { id, file, publishedAt } of articles) {
    // A tenth: a believable order needs no large numbers, and the fill stays under a second.
    let left = Math.ceil(file.reads / 10);
    for (let day = 0; left > 0 && publishedAt + day * DAY < now; day += 1, left = Math.floor(left / 3)) {
      for (let i = 0; i < left; i += 1) {
        // Spread over the hours up to now, later hours rarer.
        const moment =
          publishedAt + day * DAY + ((i * i) / (left * left)) * Math.min(DAY, now - publishedAt - day * DAY);
        const hour = moment - (moment % HOUR);
        recorded.push(house.reads.record({ articleId: id, day: dayKey(hour, zone), mark: randomBytes(16), hour }));
      }
    }
  }
  await Promise.all(recorded);
}
