import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DAY, type Id, type Instant, MINUTE, newId } from '../base/index.ts';
import { readMarkup } from '../news/bring/index.ts';
import {
  type Arrangement,
  adSlots,
  arrangementSchema,
  breakingKind,
  correctEntry,
  HOME_ID,
  homeKind,
  keep,
  postEntry,
  saveAdvertisement,
  savePage,
  staticPageSchema,
  storyKind,
  storySchema,
  withdrawEntry,
} from '../news/front/index.ts';
import type { Account } from '../news/people/index.ts';
import { type House, noCache } from './house.ts';

/** Times are minutes before the filling; articles and pictures by the names of their files. */
const dated = z.object({ ago: z.number(), note: z.string() });
const frontFile = z.object({
  breaking: z.object({
    line: z.string(),
    author: z.string(),
    article: z.string(),
    ago: z.number(),
    minutes: z.number(),
  }),
  stories: z.array(z.object({ tag: z.string(), ...storySchema.shape })),
  live: z.array(
    z.object({
      article: z.string(),
      entries: z.array(
        z.object({
          ago: z.number(),
          author: z.string(),
          title: z.string(),
          text: z.string(),
          pinned: z.boolean().default(false),
          keyPoint: z.string().default(''),
          correction: dated.optional(),
          withdrawn: dated.optional(),
        }),
      ),
    }),
  ),
  pages: z.array(staticPageSchema.omit({ body: true, published: true })),
  advertisements: z.array(
    z.object({ slot: z.enum(adSlots), picture: z.string(), alt: z.string(), sponsor: z.string(), href: z.string() }),
  ),
  home: z.array(
    z.looseObject({
      kind: z.string(),
      pins: z.array(z.string()).optional(),
      section: z.string().optional(),
      tag: z.string().optional(),
    }),
  ),
});

type Names = Record<'articles' | 'sections' | 'pictures', ReadonlyMap<string, Id>>;

/** Puts up what the demo's desk keeps besides articles, by the operations that editors use. */
export async function fillDemoFront(house: House, demo: string, names: Names, editor: Account, now: Instant) {
  const file = frontFile.parse(JSON.parse(await readFile(join(demo, 'front.json'), 'utf8')));
  const at = (ago: number) => ({
    records: house.records,
    entries: house.entries,
    articles: house.articles,
    purge: noCache,
    clock: { now: () => now - ago * MINUTE },
  });
  const room = at(0);
  const article = (name: string) => named(names.articles, name);
  const tagId = async (name: string) => {
    const tag = (await house.publication.tags({ name, limit: 100 })).find((one) => one.name === name);
    if (tag === undefined) throw new Error(`demo/front.json: no tag «${name}»`);
    return tag.id;
  };

  for (const { slug, ...page } of file.pages) {
    const body = readMarkup(linesOf(await readFile(join(demo, 'pages', `${slug}.md`), 'utf8')));
    await savePage(room, editor, null, 0, { ...page, slug, body, published: true });
  }
  for (const { tag, background, ...story } of file.stories) {
    const value = storySchema.parse({ ...story, background: background.map(article) });
    await keep(room, editor, storyKind, await tagId(tag), 0, value);
  }
  for (const { picture, ...ad } of file.advertisements) {
    const span = { from: now - DAY, until: now + 365 * DAY };
    await saveAdvertisement(room, editor, null, 0, { ...ad, ...span, mediaId: named(names.pictures, picture) });
  }
  for (const coverage of file.live) {
    for (const { ago, text, correction, withdrawn, ...entry } of coverage.entries) {
      const posted = await postEntry(at(ago), editor, article(coverage.article), {
        ...entry,
        body: readMarkup(linesOf(text)),
      });
      if (correction) await correctEntry(at(correction.ago), editor, posted.id, 1, { note: correction.note });
      if (withdrawn) await withdrawEntry(at(withdrawn.ago), editor, posted.id, 1, withdrawn.note);
    }
  }
  const { ago, minutes, article: about, ...line } = file.breaking;
  const startedAt = now - ago * MINUTE;
  const breaking = { ...line, articleId: article(about), startedAt, endsAt: startedAt + minutes * MINUTE };
  await keep(room, editor, breakingKind, newId(startedAt), 0, breakingKind.schema.parse(breaking));

  const packages = await Promise.all(
    file.home.map(async ({ pins, section, tag, ...one }) => ({
      ...one,
      ...(pins === undefined ? {} : { pins: pins.map((name) => ({ articleId: article(name) })) }),
      ...(section === undefined ? {} : { sectionId: named(names.sections, section) }),
      ...(tag === undefined ? {} : { tagId: await tagId(tag) }),
    })),
  );
  const arrangement: Arrangement = arrangementSchema.parse({ packages });
  await keep(room, editor, homeKind, HOME_ID, 0, arrangement);
}

function named(ids: ReadonlyMap<string, Id>, name: string): Id {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`demo/front.json: nothing is called «${name}»`);
  return id;
}

const linesOf = (text: string): string[] => text.split(/\r?\n/);
