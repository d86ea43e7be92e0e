/**
 * `npm run eval -- WHAT DIR [--database URL]`: how well the product finds, on a folder in BEIR's layout; for `sources` a
 * folder with `attributions.jsonl`, or such a file. The last line of its output is one JSON object.
 */
import { parseArgs } from 'node:util';
import { evalRelated } from './eval-related.ts';
import { evalSearch } from './eval-search.ts';
import { evalSources } from './eval-sources.ts';

/** Numbers of one evaluation, as its last line prints them. */
export type EvalOptions = { folder: string; database: string | undefined };

const evaluations: Record<string, (options: EvalOptions) => Promise<Record<string, unknown>>> = {
  search: evalSearch,
  related: evalRelated,
  sources: evalSources,
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { database: { type: 'string' } } });
  const [what = '', folder] = positionals;
  const evaluate = evaluations[what];
  if (evaluate === undefined || folder === undefined) {
    console.error(`usage: npm run eval -- ${Object.keys(evaluations).join('|')} DIR [--database URL]`);
    return 2;
  }
  console.log(JSON.stringify(await evaluate({ folder, database: values.database })));
  return 0;
}

process.exitCode = await main();
