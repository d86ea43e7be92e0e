/**
 * `npm run eval -- sources FILE`: attributions found against labels, one JSON article a line (`text` with paragraphs
 * joined by "\n", `title`, `attributions` with spans in UTF-16 code units of `text`).
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { segment } from '../src/arabic/index.ts';
import { type Attribution, detectInRuns, type Grade, grades, RIGHT } from '../src/news/source/index.ts';
import type { EvalOptions } from './eval.ts';

type LabelledSpan = { start: number; end: number; text?: string };
export type Label = {
  cue: LabelledSpan | null;
  source: LabelledSpan | null;
  resolved: string;
  kind: string;
  outlet: string | null;
  when: string | null;
  mode: string;
  content: LabelledSpan;
};
export type LabelledArticle = { id: string; title: string; text: string; attributions: Label[] };

/** An attribution with its spans as offsets in the whole text. */
export type Placed = { found: Attribution; cue: LabelledSpan | null; content: LabelledSpan };

export type Sums = {
  labels: number;
  found: number;
  matched: number;
  source: number;
  kind: number;
  mode: number;
  overlap: number;
  outletLabels: number;
  outletFound: number;
  outletRight: number;
};

export const key = (text: string | null): string =>
  segment(text ?? '')
    .map((word) => word.folded)
    .join(' ');

const intersection = (a: LabelledSpan, b: LabelledSpan): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

export function detectPlaced(article: LabelledArticle): Placed[] {
  const lines = article.text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const found = detectInRuns(
    lines.map((text) => ({ kind: 'paragraph' as const, text })),
    article.title,
  );
  const place = (span: { run: number; start: number; end: number }) => ({
    start: span.start + (starts[span.run] ?? 0),
    end: span.end + (starts[span.run] ?? 0),
  });
  return found.map((one) => ({ found: one, cue: one.cue ? place(one.cue) : null, content: place(one.content) }));
}

/** Pairs each label with what was found at its cue; quotations without a cue by their content. */
export function pairUp(labels: readonly Label[], placed: readonly Placed[]): { label: Label; placed: Placed }[] {
  const free = new Set(placed);
  const pairs: { label: Label; placed: Placed }[] = [];
  for (const label of labels) {
    for (const one of free) {
      const same =
        label.cue && one.cue
          ? intersection(label.cue, one.cue) > 0
          : !label.cue && !one.cue && intersection(label.content, one.content) > 0;
      if (!same) continue;
      free.delete(one);
      pairs.push({ label, placed: one });
      break;
    }
  }
  return pairs;
}

export function countUp(labels: readonly Label[], placed: readonly Placed[], sums: Sums): void {
  const pairs = pairUp(labels, placed);
  sums.labels += labels.length;
  sums.found += placed.length;
  sums.matched += pairs.length;
  sums.outletLabels += labels.filter((label) => label.outlet !== null).length;
  sums.outletFound += placed.filter((one) => one.found.outlet !== null).length;
  for (const { label, placed: one } of pairs) {
    if (key(label.resolved) === key(one.found.resolved)) sums.source += 1;
    if (label.kind === one.found.kind) sums.kind += 1;
    if (label.mode === one.found.mode) sums.mode += 1;
    if (label.outlet !== null && one.found.outlet !== null && key(label.outlet) === key(one.found.outlet))
      sums.outletRight += 1;
    const common = intersection(label.content, one.content);
    const union = label.content.end - label.content.start + (one.content.end - one.content.start) - common;
    sums.overlap += union > 0 ? common / union : 0;
  }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : round(part / whole));

export function scores(sums: Sums): Record<string, number> {
  return {
    cue_precision: ratio(sums.matched, sums.found),
    cue_recall: ratio(sums.matched, sums.labels),
    cue_f1: ratio(2 * sums.matched, sums.labels + sums.found),
    source_acc: ratio(sums.source, sums.matched),
    kind_acc: ratio(sums.kind, sums.matched),
    outlet_f1: ratio(2 * sums.outletRight, sums.outletLabels + sums.outletFound),
    mode_acc: ratio(sums.mode, sums.matched),
    content_iou: ratio(sums.overlap, sums.matched),
  };
}

export const noSums = (): Sums => ({
  labels: 0,
  found: 0,
  matched: 0,
  source: 0,
  kind: 0,
  mode: 0,
  overlap: 0,
  outletLabels: 0,
  outletFound: 0,
  outletRight: 0,
});

type Class = { found: number; right: number };

/** Of each grade, how many were found and how many are right: cue, kind, and a source named in full or in part. */
function countGrades(articles: readonly LabelledArticle[]): Record<Grade, Class & { confidence: number }> {
  const classes = new Map<number, Class>();
  for (const article of articles) {
    const placed = detectPlaced(article);
    const labels = new Map(pairUp(article.attributions, placed).map((pair) => [pair.placed, pair.label]));
    for (const one of placed) {
      const label = labels.get(one);
      const words = key(label?.resolved ?? '').split(' ');
      const named = key(one.found.resolved)
        .split(' ')
        .every((word) => words.includes(word));
      const counted = classes.get(one.found.confidence) ?? { found: 0, right: 0 };
      counted.found += 1;
      if (label && label.kind === one.found.kind && named) counted.right += 1;
      classes.set(one.found.confidence, counted);
    }
  }
  const counted = (grade: Grade) => {
    const { found, right } = classes.get(RIGHT[grade]) ?? { found: 0, right: 0 };
    return { found, right, confidence: Math.round((100 * (right + 1)) / (found + 2)) };
  };
  return Object.fromEntries(grades.map((grade) => [grade, counted(grade)])) as Record<
    Grade,
    Class & { confidence: number }
  >;
}

export async function evalSources({ folder: path }: EvalOptions): Promise<Record<string, unknown>> {
  const file = statSync(path).isDirectory() ? join(path, 'attributions.jsonl') : path;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const articles = lines.map((line) => JSON.parse(line) as LabelledArticle);
  const sums = noSums();
  for (const article of articles) countUp(article.attributions, detectPlaced(article), sums);
  // Timed apart and warm: the first articles pay for compiling.
  const begin = performance.now();
  for (const article of articles) detectPlaced(article);
  const spent = performance.now() - begin;
  return {
    ...scores(sums),
    grades: countGrades(articles),
    articles: articles.length,
    ms_per_article: articles.length === 0 ? 0 : round(spent / articles.length),
  };
}
