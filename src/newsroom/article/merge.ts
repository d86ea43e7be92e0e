import type { ArticleContent, Block } from '../../news/write/index.ts';
import { matches } from './diff.ts';

export type Field = keyof ArticleContent;
export type Choice = 'mine' | 'theirs' | 'both';

/** Two contents made from one: `mine` and `theirs` put together where they touch different things. */
export type Merge = {
  /** Everything both did; where they clash, mine. */
  mine: ArticleContent;
  /** Everything both did; where they clash, theirs. */
  theirs: ArticleContent;
  /** As mine, and in the body their passage above mine where both changed it. */
  both: ArticleContent;
  /** Fields that both changed, each in another way, so that a person has to choose. */
  clashes: Field[];
  /** Fields in which something of theirs came in. */
  taken: Field[];
};

/** Three-way merge by field, of tags by tag and of the body by block. Nothing that either wrote is in none of the results. */
export function mergeContents(base: ArticleContent, mine: ArticleContent, theirs: ArticleContent): Merge {
  const merged: Merge = { mine: { ...mine }, theirs: { ...mine }, both: { ...mine }, clashes: [], taken: [] };
  for (const field of Object.keys(theirs) as Field[]) {
    if (same(mine[field], theirs[field])) continue;
    const theyChanged = !same(base[field], theirs[field]);
    if (!theyChanged) continue;
    merged.taken.push(field);
    if (same(base[field], mine[field])) for (const side of SIDES) set(merged[side], field, theirs[field]);
    else if (field === 'tags')
      for (const side of SIDES) merged[side].tags = mergeTags(base.tags, mine.tags, theirs.tags);
    else if (field === 'body') mergeBodies(merged, base, mine, theirs);
    else {
      merged.clashes.push(field);
      set(merged.theirs, field, theirs[field]);
    }
  }
  return merged;
}

const SIDES = ['mine', 'theirs', 'both'] as const;

function set(content: ArticleContent, field: Field, value: ArticleContent[Field]): void {
  Object.assign(content, { [field]: value });
}

export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function mergeTags(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const kept = mine.filter((tag) => theirs.includes(tag) || !base.includes(tag));
  return [...new Set([...kept, ...theirs.filter((tag) => mine.includes(tag) || !base.includes(tag))])].slice(0, 30);
}

function mergeBodies(merged: Merge, base: ArticleContent, mine: ArticleContent, theirs: ArticleContent): void {
  const result = mergeBlocks(base.body.content, mine.body.content, theirs.body.content);
  for (const side of SIDES) merged[side].body = { type: 'doc', content: result[side] };
  if (result.clash) merged.clashes.push('body');
}

export type BlockMerge = { mine: Block[]; theirs: Block[]; both: Block[]; clash: boolean };

/**
 * Blocks of two versions put together by what they share with the one they were made from (diff3; Khanna, Kunal,
 * Pierce 2007): between two blocks that all three have, the side that changed something wins; where both did, it clashes.
 */
export function mergeBlocks(base: readonly Block[], mine: readonly Block[], theirs: readonly Block[]): BlockMerge {
  const keyOf = (block: Block) => JSON.stringify(block);
  const baseKeys = base.map(keyOf);
  const toMine = new Map(matches(baseKeys, mine.map(keyOf)));
  const toTheirs = new Map(matches(baseKeys, theirs.map(keyOf)));
  const result: BlockMerge = { mine: [], theirs: [], both: [], clash: false };
  const put = (forMine: readonly Block[], forTheirs: readonly Block[], forBoth: readonly Block[]) => {
    result.mine.push(...forMine);
    result.theirs.push(...forTheirs);
    result.both.push(...forBoth);
  };
  let [b, m, t] = [0, 0, 0];
  for (let at = 0; at <= base.length; at += 1) {
    const end = at === base.length;
    const atMine = end ? mine.length : toMine.get(at);
    const atTheirs = end ? theirs.length : toTheirs.get(at);
    if (atMine === undefined || atTheirs === undefined) continue;
    const [was, we, they] = [base.slice(b, at), mine.slice(m, atMine), theirs.slice(t, atTheirs)];
    if (same(we, they) || same(was, they)) put(we, we, we);
    else if (same(was, we)) put(they, they, they);
    else {
      result.clash = true;
      put(we, they, [...they, ...we]);
    }
    const shared = base[at];
    if (shared !== undefined) put([shared], [shared], [shared]);
    [b, m, t] = [at + 1, atMine + 1, atTheirs + 1];
  }
  return result;
}
