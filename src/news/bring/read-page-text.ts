import { segment, titleKey } from '../../arabic/index.ts';
import { AppError } from '../../base/index.ts';
import { type Block, type Document, TITLE_MAX } from '../write/index.ts';
import { type FurnitureKind, furnitureOf } from './furniture.ts';
import { readRelatedLine } from './read-related-line.ts';

/** What was read from a page's text, and what the reader of the report must know of it. Lines count from 1. */
export type PageText = {
  title: string;
  /** given: by the caller; found: the text has one; working: the lead's first words, for the editor to replace. */
  titleIs: 'given' | 'found' | 'working';
  document: Document;
  /** The page's own lines, which are no part of the article. */
  dropped: { line: number; text: string; kind: FurnitureKind }[];
  counts: { paragraphs: number; subheads: number; quotations: number; relatedLinks: number };
};

type Line = { number: number; text: string };

/** 100 and 14: no subhead in news runs longer, and hardly a paragraph shorter without a full stop. */
const SUBHEAD_MAX = 100;
const SUBHEAD_WORDS = 14;
/** A working title: about a headline's length. */
const WORKING_WORDS = 9;
const SENTENCE_END = /[.،؛:!…]["”»“'’)\]]*$/u;
const BULLET = /^[•●▪◦‣*–—-]\s+/u;

/** Reads the text that a browser saves of an article's page. Throws `title_too_long`, `body_missing`. */
export function readPageText(text: string, givenTitle: string | null): PageText {
  const { lines, dropped } = withoutFurniture(text);
  const given = givenTitle?.trim() || null;
  const first = lines[0];
  if (!first) throw new AppError('body_missing');
  let body = lines;
  let title = given;
  let titleIs: PageText['titleIs'] = 'given';
  if (given !== null) {
    if (titleKey(given) === titleKey(first.text)) body = lines.slice(1);
  } else if (isTitle(first, lines[1])) {
    title = first.text;
    titleIs = 'found';
    body = lines.slice(1);
  } else {
    title = workingTitle(first.text);
    titleIs = 'working';
  }
  if (title === null || title.length > TITLE_MAX) throw new AppError('title_too_long', { max: TITLE_MAX });
  const blocks = readBlocks(body);
  if (!blocks.some((block) => block.type !== 'relatedLink')) throw new AppError('body_missing');
  const count = (type: Block['type']) => blocks.filter((block) => block.type === type).length;
  return {
    title,
    titleIs,
    document: { type: 'doc', content: blocks },
    dropped,
    counts: {
      paragraphs: count('paragraph'),
      subheads: count('heading'),
      quotations: count('blockquote'),
      relatedLinks: count('relatedLink'),
    },
  };
}

/** After the most-read heading come the titles of other articles; a paragraph of this length is no title. */
const LISTED_TITLE_MAX = 120;

function withoutFurniture(text: string): { lines: Line[]; dropped: PageText['dropped'] } {
  const lines: Line[] = [];
  const dropped: PageText['dropped'] = [];
  let inMostRead = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line: Line = { number: index + 1, text: raw.replace(/[\u200B\uFEFF]/g, '').trim() };
    if (line.text === '') continue;
    const kind = furnitureOf(line.text);
    if (kind === 'most_read') inMostRead = true;
    else if (line.text.length > LISTED_TITLE_MAX) inMostRead = false;
    if (kind !== null || inMostRead) dropped.push({ line: line.number, text: line.text, kind: kind ?? 'most_read' });
    else lines.push(line);
  }
  return { lines, dropped };
}

/** A headline is short, does not end as a sentence does, and a paragraph follows it. */
function isTitle(first: Line, second: Line | undefined): boolean {
  if (!second || first.text.length > TITLE_MAX || readRelatedLine(first.text) !== null) return false;
  const words = segment(first.text).length;
  return (
    words >= 2 &&
    words <= 30 &&
    !/[.؛،:]["”»]*$/u.test(first.text) &&
    second.text.length > first.text.length * 1.3 &&
    second.text.length > 80
  );
}

function workingTitle(lead: string): string {
  const words = segment(lead).slice(0, WORKING_WORDS);
  const last = words.at(-1);
  if (!last) return lead.slice(0, 80);
  // Up to the first pause, if that leaves enough to know the article by.
  const cut = lead.slice(0, last.end);
  const pause = cut.search(/[،؛:.؟!]/u);
  return (pause > 25 ? cut.slice(0, pause) : cut).replace(/[\s،؛:.«“"(]+$/u, '').trim();
}

function readBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let i = 0;
  while (i < lines.length) {
    const { text } = lines[i] as Line;
    const related = readRelatedLine(text);
    if (related !== null) {
      // «إقرأ أيضا» alone on its line: the title stands on the next one.
      const title = related === '' ? (lines[i + 1]?.text ?? '') : related;
      i += related === '' ? 2 : 1;
      if (title !== '') blocks.push({ type: 'relatedLink', attrs: { title: title.slice(0, 1000), articleId: null } });
    } else if (BULLET.test(text)) {
      const items: string[] = [];
      while (i < lines.length && BULLET.test(lines[i]?.text ?? '')) {
        items.push((lines[i]?.text ?? '').replace(BULLET, ''));
        i += 1;
      }
      blocks.push({
        type: 'bulletList',
        content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
      });
    } else {
      blocks.push(
        isSubhead(lines, i)
          ? { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] }
          : paragraphOrQuotation(text),
      );
      i += 1;
    }
  }
  return blocks;
}

function isSubhead(lines: readonly Line[], i: number): boolean {
  const text = lines[i]?.text ?? '';
  const next = lines[i + 1]?.text ?? '';
  if (text.length > SUBHEAD_MAX || SENTENCE_END.test(text) || segment(text).length > SUBHEAD_WORDS) return false;
  if (wholeQuotation(text) !== null) return false;
  // What it heads must be there: a run of short lines is a poem, a list or an address.
  return next.length > 80 && next.length > text.length * 1.5 && readRelatedLine(next) === null;
}

function paragraph(text: string): Extract<Block, { type: 'paragraph' }> {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}

function paragraphOrQuotation(text: string): Block {
  const inside = wholeQuotation(text);
  if (inside === null) return paragraph(text);
  return { type: 'blockquote', attrs: { source: '' }, content: [paragraph(inside)] };
}

/** The words of a line that is one quotation from its first to its last mark, or null. The marks are the block's own then. */
function wholeQuotation(text: string): string | null {
  const match = /^[«“”"„]([^«»“”"„]+)[»“”"]\s*[.،]?$/u.exec(text);
  return match ? (match[1] ?? '').trim() || null : null;
}
