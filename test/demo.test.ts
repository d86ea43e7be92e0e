import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type NameLookup, placeArticle, readArticleFile, readSpan } from '../src/news/bring/index.ts';
import { publicationSchema } from '../src/news/publication/index.ts';
import { type Block, documentMedia, documentText, relatedLinks } from '../src/news/write/index.ts';

const demo = join(import.meta.dirname, '../demo');
type Named = { slug: string; name: string };
const publication: {
  settings: unknown;
  sections: Named[];
  contributors: Named[];
  accounts: { role: string }[];
  subscribers: { email: string; daily: boolean; weekly: boolean; since: string }[];
} = JSON.parse(readFileSync(join(demo, 'publication.json'), 'utf8'));
const front: { advertisements: { picture: string }[]; pages: { slug: string }[]; live: { article: string }[] } =
  JSON.parse(readFileSync(join(demo, 'front.json'), 'utf8'));
const pictures = readdirSync(join(demo, 'pictures')).map((file) => file.replace(/\.svg$/, ''));
const files = readdirSync(join(demo, 'articles')).map((file) => {
  const text = readFileSync(join(demo, 'articles', file), 'utf8');
  return { file, text, article: readArticleFile(text) };
});
const articles = files.map(({ article }) => article);

const find = (all: readonly string[]) => (name: string) => (all.includes(name) ? name : null);
const names: NameLookup = {
  section: find(publication.sections.map((one) => one.slug)),
  contributor: find(publication.contributors.map((one) => one.slug)),
  picture: find(pictures),
};
const count = (test: (article: (typeof articles)[number]) => boolean) => articles.filter(test).length;
const words = (article: (typeof articles)[number]) => documentText(article.content.body).split(/\s+/).length;

describe('the demo', () => {
  it('has settings that the publication takes', () => {
    expect(publicationSchema.parse(publication.settings)).toMatchObject({ name: 'الدالية' });
    expect(new Set(publication.accounts.map((one) => one.role))).toEqual(new Set(['admin', 'editor', 'reporter']));
  });

  it('is big enough to try everything on', () => {
    expect(count((one) => one.state === 'published')).toBeGreaterThanOrEqual(32);
    expect(count((one) => words(one) >= 350)).toBeGreaterThanOrEqual(20);
    expect(count((one) => one.corrections.length > 0)).toBeGreaterThanOrEqual(4);
    expect(count((one) => one.state === 'withdrawn')).toBe(1);
    expect(count((one) => one.state === 'scheduled')).toBe(1);
    expect(count((one) => one.state === 'draft')).toBe(1);
    expect(count((one) => one.state === 'in_review')).toBe(1);
    expect(publication.sections.length).toBe(6);
    expect(new Set(articles.flatMap((one) => one.bylines.map((by) => by.contributor))).size).toBeGreaterThanOrEqual(5);
    expect(new Set(articles.map((one) => one.content.form)).size).toBeGreaterThanOrEqual(7);
    expect(new Set(articles.map((one) => one.content.provenance.kind)).size).toBeGreaterThanOrEqual(4);
    const used: Block['type'][] = [
      'heading',
      'blockquote',
      'pullQuote',
      'bulletList',
      'orderedList',
      'image',
      'factBox',
      'relatedLink',
    ];
    const types = new Set(articles.flatMap((one) => one.content.body.content.map((block) => block.type)));
    for (const type of used) expect(types).toContain(type);
  });

  it('has readers of each newsletter, at addresses that nobody has', () => {
    const { subscribers } = publication;
    expect(subscribers.filter((one) => one.daily).length).toBeGreaterThan(1);
    expect(subscribers.filter((one) => one.weekly).length).toBeGreaterThan(1);
    for (const { email, since } of subscribers) {
      expect(email).toMatch(/@example\.org$/);
      expect(readSpan(since)).toBeGreaterThan(0);
    }
  });

  it.each(files)('$file names only sections, contributors, pictures and articles that are there', ({ article }) => {
    expect(() => placeArticle(article, names, null)).not.toThrow();
    const titles = articles.map((one) => one.content.title);
    for (const { title } of relatedLinks(article.content.body)) expect(titles).toContain(title);
  });

  it('gives no two articles one title', () => {
    expect(new Set(articles.map((one) => one.content.title)).size).toBe(articles.length);
  });

  it('corrects and withdraws after publishing, never before', () => {
    for (const { publishedAgo, corrections, withdrawal } of articles) {
      for (const { ago } of [...corrections, ...(withdrawal ? [withdrawal] : [])]) {
        expect(ago).toBeLessThan(publishedAgo ?? 0);
      }
    }
  });

  it('shows every picture somewhere', () => {
    const shown = articles.flatMap((one) => [one.image?.picture ?? '', ...documentMedia(one.content.body)]);
    const paidFor = front.advertisements.map((one) => one.picture);
    expect(pictures.filter((name) => !shown.includes(name) && !paidFor.includes(name))).toEqual([]);
  });

  it.each(files)('$file follows the house style', ({ text }) => {
    expect(text.split('«').length, '« and » in pairs').toBe(text.split('»').length);
    expect(text.split('“').length, '“ and ” in pairs').toBe(text.split('”').length);
    // Tatweel only where a letter must reach a mark or a number: «لـ«الدالية»», «الـ214».
    expect(text.match(/[٠-٩]|ـ(?![«“\dA-Za-z])|إقرأ أيضا|[\u0621-\u064A][,?]| {2,}\S|\s+[،؛.؟]/u)).toBeNull();
  });

  it.each(pictures)('%s is a drawing without words, scripts or anything from elsewhere', (name) => {
    const svg = readFileSync(join(demo, 'pictures', `${name}.svg`), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/<text|<script|<image|<foreignObject|href="(?!#)|url\((?!#)/);
  });
});
