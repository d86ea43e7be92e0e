import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A folder in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv. */
export type BeirDocument = { _id: string; title: string; text: string };
export type BeirQuery = { _id: string; text: string; source: string | undefined };
/** Grades of documents by query id. */
export type Qrels = Map<string, Map<string, number>>;

async function* lines(path: string): AsyncGenerator<string> {
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.trim() !== '') yield line;
  }
}

export async function* readCorpus(folder: string): AsyncGenerator<BeirDocument> {
  for await (const line of lines(join(folder, 'corpus.jsonl'))) {
    const { _id, title, text } = JSON.parse(line) as { _id: string; title?: string; text?: string };
    yield { _id: String(_id), title: title ?? '', text: text ?? '' };
  }
}

export async function readQueries(folder: string): Promise<BeirQuery[]> {
  const queries: BeirQuery[] = [];
  for await (const line of lines(join(folder, 'queries.jsonl'))) {
    const { _id, text, metadata } = JSON.parse(line) as { _id: string; text?: string; metadata?: { source?: string } };
    queries.push({ _id: String(_id), text: text ?? '', source: metadata?.source });
  }
  return queries;
}

export async function readQrels(folder: string): Promise<Qrels> {
  const qrels: Qrels = new Map();
  for await (const line of lines(join(folder, 'qrels', 'test.tsv'))) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    if (!(Number(grade) > 0)) continue;
    const graded = qrels.get(query) ?? new Map<string, number>();
    graded.set(document, Number(grade));
    qrels.set(query, graded);
  }
  return qrels;
}

/** What one ranking of at most ten documents scores. */
export type Scores = { ndcg: number; mrr: number; recall: number };

/** nDCG with linear gains (as trec_eval), MRR and recall, all at 10. */
export function scoreRanking(ranked: readonly string[], graded: ReadonlyMap<string, number>): Scores {
  const discounted = (grades: number[]) => grades.reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0);
  const top = ranked.slice(0, 10).map((id) => graded.get(id) ?? 0);
  const ideal = [...graded.values()].sort((a, b) => b - a).slice(0, 10);
  const first = top.findIndex((grade) => grade > 0);
  return {
    ndcg: discounted(top) / discounted(ideal),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall: top.filter((grade) => grade > 0).length / graded.size,
  };
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** Means of the scores, in the names that are printed. */
export function meanScores(scores: readonly Scores[]): Record<'ndcg@10' | 'mrr@10' | 'recall@10' | 'queries', number> {
  const mean = (of: (one: Scores) => number) =>
    round(scores.reduce((sum, one) => sum + of(one), 0) / Math.max(1, scores.length), 4);
  return {
    'ndcg@10': mean((one) => one.ndcg),
    'mrr@10': mean((one) => one.mrr),
    'recall@10': mean((one) => one.recall),
    queries: scores.length,
  };
}

/** The value below which the share `p` of `values` lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0, 2);
}
