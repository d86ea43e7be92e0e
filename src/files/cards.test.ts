import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardDrawing } from '../news/spread/index.ts';
import { createCardFiles } from './cards.ts';
import { drawCard } from './draw-card.ts';

const root = resolve(import.meta.dirname, '../..');
const fonts = join(root, 'dist/assets');
const folder = mkdtempSync(join(tmpdir(), 'warraq-cards-'));
const media = join(folder, 'media');

const drawing: CardDrawing = {
  kicker: 'مياه | تقرير',
  headline: 'النواعير تدور من جديد',
  line: '',
  publication: 'المرسى',
  site: 'marsa.example',
  direction: 'rtl',
  paper: '#ffffff',
  ink: '#000000',
  accent: '#0b4f5d',
  picture: null,
};
const LONG = 'وَزَارَةُ المَوَارِدِ تُعْلِنُ خُطَّةً «جديدة» مع NASA & SpaceX '.repeat(5).slice(0, 300);

beforeAll(async () => {
  execFileSync('sh', [join(root, 'bin/build'), '--if-old'], { stdio: 'inherit' });
  await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#ff0000' } })
    .webp()
    .toFile(join(folder, 'red.webp'));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Mean colour of a part of the picture, 0 to 255. */
async function meanOf(bytes: Uint8Array, left: number, top: number, width: number, height: number) {
  const { channels } = await sharp(await sharp(bytes).extract({ left, top, width, height }).toBuffer()).stats();
  return channels.map(({ mean }) => Math.round(mean));
}

describe('a drawn card', () => {
  it('is a JPEG of 1200 by 630 that previewing services take', async () => {
    const bytes = await drawCard({ ...drawing, headline: LONG }, media, fonts);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    expect(bytes.length).toBeLessThan(300_000);
  });

  it('begins on the right in Arabic and on the left in English', async () => {
    const inks = async (direction: 'rtl' | 'ltr', headline: string) => {
      const bytes = await drawCard({ ...drawing, direction, headline }, media, fonts);
      const [right = 255] = await meanOf(bytes, 1000, 150, 136, 330);
      const [left = 255] = await meanOf(bytes, 64, 150, 136, 330);
      return { right: 255 - right, left: 255 - left };
    };
    const arabic = await inks('rtl', 'نهر');
    expect(arabic.right).toBeGreaterThan(5);
    expect(arabic.left).toBe(0);
    const english = await inks('ltr', 'River');
    expect(english.left).toBeGreaterThan(5);
    expect(english.right).toBe(0);
  });

  it.each([
    ['harakat', 'يَا لَيْلُ الصَّبُّ مَتَى غَدُهُ؟'],
    ['three hundred letters', LONG],
    ['one word without an end', 'ن'.repeat(300)],
    ['markup, an emoji and control characters', '<b>&amp; «A»\u0000\u202e 🌊'],
    ['nothing that a font could draw', '🌊🌊'],
  ])('keeps %s between its margins', async (_, headline) => {
    const bytes = await drawCard({ ...drawing, headline }, media, fonts);
    for (const left of [0, 1200 - 56]) expect(await meanOf(bytes, left, 40, 56, 590)).toEqual([255, 255, 255]);
  });

  it('carries the picture on the side where lines end, and stands without one that is gone', async () => {
    const picture = { path: '../red.webp', note: '' };
    const rtl = await drawCard({ ...drawing, picture }, media, fonts);
    expect((await meanOf(rtl, 100, 100, 200, 200))[0]).toBeGreaterThan(240);
    expect((await meanOf(rtl, 100, 100, 200, 200))[1]).toBeLessThan(20);
    const gone = await drawCard({ ...drawing, picture: { path: 'gone.webp', note: '' } }, media, fonts);
    expect(await meanOf(gone, 100, 100, 200, 20)).toEqual([255, 255, 255]);
  });
});

describe('the shelf of cards', () => {
  it('draws one that many ask for once, keeps it, and drops the older ones of its subject', async () => {
    const shelf = join(folder, 'cards');
    const cards = createCardFiles(shelf, media, fonts);
    expect(await cards.read('abcdefgh-000000000001')).toBeNull();
    const [one, two] = await Promise.all([
      cards.make('abcdefgh', 'abcdefgh-000000000001', drawing),
      cards.make('abcdefgh', 'abcdefgh-000000000001', drawing),
    ]);
    expect(one).toBe(two);
    expect(Buffer.from((await cards.read('abcdefgh-000000000001')) ?? [])).toEqual(Buffer.from(one));
    await cards.make('abcdefgh', 'abcdefgh-000000000002', { ...drawing, headline: 'عنوان آخر' });
    expect(readdirSync(join(shelf, 'gh'))).toEqual(['abcdefgh-000000000002.jpg']);
    await cards.forget('abcdefgh');
    expect(readdirSync(join(shelf, 'gh'))).toEqual([]);
  });

  it('asks those who come when too many wait already to come back', async () => {
    const cards = createCardFiles(join(folder, 'busy'), media, fonts, 2);
    const asked = Array.from({ length: 3 }, (_, i) =>
      cards.make('abcdefgh', `abcdefgh-${String(i).padStart(12, '0')}`, drawing).catch((error: unknown) => error),
    );
    await expect(asked[2]).resolves.toMatchObject({ code: 'rate_limited' });
    await Promise.all(asked);
  });
});
