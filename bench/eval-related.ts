import { openIndex } from '../src/news/find/index.ts';
import {
  NEIGHBOURS_KEPT,
  type RelateFacts,
  type RelateWords,
  scoreNeighbours,
  sketchOf,
} from '../src/news/relate/index.ts';
import { createSearchStore } from '../src/storage/index.ts';
import { meanScores, percentile, readCorpus, readQrels, readQueries, type Scores, scoreRanking } from './beir.ts';
import type { EvalOptions } from './eval.ts';
import { withDatabase } from './eval-database.ts';

const BATCH = 256;
/** As many as `refresh-related` asks for. */
const BY_WORDS = 40;

/** The set tells nothing of an article but its words: no tags, no section, no date. */
function factsOf(id: string, words: RelateWords): RelateFacts {
  return {
    id,
    version: 1,
    titleKey: '',
    language: 'ar',
    sectionId: null,
    tags: [],
    publishedAt: 0,
    sketch: sketchOf(words),
    lookedAt: null,
  };
}

/** A text whose first line is as short as a headline begins with one. */
function wordsOf(title: string, text: string): RelateWords {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const headed = title === '' && lines.length > 1 && (lines[0]?.length ?? 0) <= 200;
  return { title: headed ? (lines[0] ?? '') : title, deck: '', subheads: [], body: headed ? lines.slice(1) : lines };
}

/** Quality and speed of neighbours through the product's own index and scoring, as a published article gets them. */
export async function evalRelated({ folder, database }: EvalOptions): Promise<Record<string, unknown>> {
  const [queries, qrels] = await Promise.all([readQueries(folder), readQrels(folder)]);
  return withDatabase(database, async (storage) => {
    const index = await openIndex(createSearchStore(storage), { now: () => Date.now() });
    const facts = new Map<string, RelateFacts>();
    const batch: Parameters<typeof index.apply>[0][number][] = [];
    for await (const { _id, title, text } of readCorpus(folder)) {
      const words = wordsOf(title, text);
      facts.set(_id, factsOf(_id, words));
      batch.push({ articleId: _id, version: 1, sectionId: null, publishedAt: 0, fields: words });
      if (batch.length === BATCH) await index.apply(batch.splice(0));
    }
    await index.apply(batch);

    const scores: Scores[] = [];
    const times: number[] = [];
    for (const { _id, text } of queries) {
      const graded = qrels.get(_id);
      if (graded === undefined) continue;
      const asked = performance.now();
      const words = wordsOf('', text);
      const similar = await index.similar(words, BY_WORDS, [_id]);
      const candidates = similar.flatMap((one) => facts.get(one.articleId) ?? []);
      const neighbours = scoreNeighbours(factsOf(_id, words), similar, candidates, NEIGHBOURS_KEPT);
      times.push(performance.now() - asked);
      scores.push(
        scoreRanking(
          neighbours.map((one) => one.articleId),
          graded,
        ),
      );
    }
    return {
      ...meanScores(scores),
      p50_ms: percentile(times, 0.5),
      p95_ms: percentile(times, 0.95),
      documents: index.stats().documents,
      database: storage.dialect,
    };
  });
}
