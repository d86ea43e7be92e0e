import { analyse } from '../../arabic/index.ts';
import type { ArticleChange, Block, SearchFields } from './ports.ts';
import { BODY_ONE, DECK, type Postings, SUBHEAD, TITLE } from './posting.ts';
import { type DocRow, encodeDocs, TermWriter } from './segment-blocks.ts';
import { gramTerm, stemTerm, stopTerm } from './terms.ts';

/** Between two runs of text, so that no phrase and no closeness reaches over. */
const RUN_GAP = 16;
/** 2^16: a count keeps its body part below this, which a word only passes in a text made to do so. */
const COUNT_MAX = 0xffff;

class Inverted {
  readonly terms = new Map<string, Postings>();

  add(term: string, ordinal: number, field: number, position: number | null): void {
    let postings = this.terms.get(term);
    if (postings === undefined) {
      postings = { ordinals: [], counts: [], positions: position === null ? null : [] };
      this.terms.set(term, postings);
    }
    const last = postings.ordinals.length - 1;
    if (postings.ordinals[last] === ordinal) {
      const count = postings.counts[last] ?? 0;
      if (field < BODY_ONE) postings.counts[last] = count | field;
      else if (count < COUNT_MAX * BODY_ONE) postings.counts[last] = count + BODY_ONE;
    } else {
      postings.ordinals.push(ordinal);
      postings.counts.push(field);
      postings.positions?.push([]);
    }
    if (position === null) return;
    const positions = postings.positions?.at(-1);
    if (positions !== undefined && positions.at(-1) !== position) positions.push(position);
  }
}

/** Adds the words of one article; returns how many count towards its length. */
function invert(into: Inverted, ordinal: number, fields: SearchFields): number {
  let position = 0;
  let length = 0;
  const run = (text: string, field: number) => {
    for (const token of analyse(text)) {
      position += 1;
      if (token.stop) {
        into.add(stopTerm(token.folded), ordinal, field, null);
        continue;
      }
      if (field !== TITLE) length += 1;
      into.add(stemTerm(token.stem), ordinal, field, position);
      if (token.bare !== null) into.add(stemTerm(token.bare), ordinal, field, position);
      for (const gram of token.grams) into.add(gramTerm(gram), ordinal, field, null);
    }
    position += RUN_GAP;
  };
  run(fields.title, TITLE);
  run(fields.deck, DECK);
  for (const subhead of fields.subheads) run(subhead, SUBHEAD);
  for (const text of fields.body) run(text, BODY_ONE);
  return length;
}

/** A segment of these articles, each id at most once, in order of id. */
export function buildSegment(changes: readonly ArticleChange[]): { docs: DocRow[]; blocks: Block[] } {
  const sorted = [...changes].sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
  const inverted = new Inverted();
  const docs = sorted.map(
    (change, ordinal): DocRow => ({
      articleId: change.articleId,
      version: change.version,
      present: change.fields !== null,
      sectionId: change.sectionId ?? '',
      publishedAt: change.publishedAt,
      length: change.fields === null ? 0 : invert(inverted, ordinal, change.fields),
    }),
  );
  const writer = new TermWriter();
  for (const term of [...inverted.terms.keys()].sort()) {
    const postings = inverted.terms.get(term);
    if (postings !== undefined) writer.add(term, postings);
  }
  return { docs, blocks: [...encodeDocs(docs), ...writer.finish()] };
}
