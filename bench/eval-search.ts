import { type ArticleChange, openIndex } from '../src/news/find/index.ts';
import { createSearchStore } from '../src/storage/index.ts';
import { meanScores, percentile, readCorpus, readQrels, readQueries, type Scores, scoreRanking } from './beir.ts';
import type { EvalOptions } from './eval.ts';
import { withDatabase } from './eval-database.ts';

const BATCH = 256;

/** Search quality and speed through the product's own index, as it stands in the database. */
export async function evalSearch({ folder, database }: EvalOptions): Promise<Record<string, unknown>> {
  const [queries, qrels] = await Promise.all([readQueries(folder), readQrels(folder)]);
  return withDatabase(database, async (storage) => {
    const index = await openIndex(createSearchStore(storage), { now: () => Date.now() });
    const began = performance.now();
    let batch: ArticleChange[] = [];
    for await (const { _id, title, text } of readCorpus(folder)) {
      batch.push({
        articleId: _id,
        version: 1,
        sectionId: null,
        publishedAt: 0,
        fields: { title, deck: '', subheads: [], body: text.split('\n') },
      });
      if (batch.length === BATCH) await index.apply(batch.splice(0));
    }
    await index.apply(batch);
    batch = [];
    const indexed = performance.now();

    const all: Scores[] = [];
    const bySource = new Map<string, Scores[]>();
    const times: number[] = [];
    for (const { _id, text, source } of queries) {
      const graded = qrels.get(_id);
      if (graded === undefined) continue;
      const asked = performance.now();
      const { hits } = await index.search({ query: text, limit: 10, offset: 0 });
      times.push(performance.now() - asked);
      const scores = scoreRanking(
        hits.map((hit) => hit.articleId),
        graded,
      );
      all.push(scores);
      if (source !== undefined) bySource.set(source, [...(bySource.get(source) ?? []), scores]);
    }
    return {
      ...meanScores(all),
      p50_ms: percentile(times, 0.5),
      p95_ms: percentile(times, 0.95),
      by_source: Object.fromEntries([...bySource].map(([source, scores]) => [source, meanScores(scores)])),
      documents: index.stats().documents,
      index_s: Number(((indexed - began) / 1000).toFixed(2)),
      database: storage.dialect,
    };
  });
}
