import { analyse } from '../../arabic/index.ts';
import { DAY } from '../../base/index.ts';
import type { Neighbour, RelateFacts, SimilarArticle } from './ports.ts';
import { likeness } from './sketch.ts';

/** 12 are kept where 4 are shown: what is withdrawn, forbidden or linked in the text meanwhile leaves enough. */
export const NEIGHBOURS_KEPT = 12;

/** Half of the runs of three words in common: the same report told twice. Two reports on one event share under a fifth. */
const SAME_REPORT = 0.5;

/** Words in common without a tag in common: fewer than 3 of the telling ones are chance. */
const SHARED_TERMS_MIN = 3;

/** Below this part of the best one's likeness a neighbour is only somewhere in the same field. */
const FLOOR = 0.15;

const TAGS_WEIGH = 0.5;
const TAGS_ALONE = 0.15;
const SECTION_WEIGHS = 0.1;
/** News ages: of two alike the nearer in time stands higher, by this much at most; after 60 days half of it. */
const TIME_WEIGHS = 0.15;
const TIME_HALF = 60 * DAY;

const WORDS_SHOWN = 3;

type Weighed = { facts: RelateFacts; score: number; words: string[]; sameSection: boolean };

/**
 * Neighbours of `article`, best first: likeness in words, raised by shared tags (how many of both sides' tags are shared),
 * by the same section and by nearness in time. Never itself; a report that repeats it or one above is folded away, and what
 * is partly the same moves down. Candidates in another language are left out.
 */
export function scoreNeighbours(
  article: RelateFacts,
  similar: readonly SimilarArticle[],
  candidates: readonly RelateFacts[],
  limit: number,
): Neighbour[] {
  const likeWords = new Map(similar.map((one) => [one.articleId, one]));
  const best = Math.max(...similar.map((one) => one.score), Number.MIN_VALUE);
  const weighed = candidates
    .filter((one) => one.id !== article.id && sameLanguage(one.language, article.language))
    .flatMap((one) => weigh(article, one, likeWords.get(one.id), best) ?? []);
  weighed.sort((a, b) => b.score - a.score || (a.facts.id < b.facts.id ? 1 : -1));
  return pickDiverse(article, weighed, limit).map(({ facts, score, words, sameSection }) => ({
    articleId: facts.id,
    score,
    words,
    sameSection,
  }));
}

/** `ar-SY` and `ar` are one language. */
function sameLanguage(a: string, b: string): boolean {
  return a.split('-')[0] === b.split('-')[0];
}

function weigh(
  article: RelateFacts,
  other: RelateFacts,
  like: SimilarArticle | undefined,
  best: number,
): Weighed | null {
  const sharedTags = other.tags.filter((tag) => article.tags.some((own) => own.id === tag.id));
  const terms = like?.sharedTerms ?? [];
  const words = like === undefined ? 0 : like.score / best;
  const related = sharedTags.length > 0 || (terms.length >= SHARED_TERMS_MIN && words >= FLOOR);
  if (!related) return null;
  const tags = sharedTags.length / Math.sqrt(Math.max(1, article.tags.length * other.tags.length));
  const sameSection = article.sectionId !== null && article.sectionId === other.sectionId;
  const near = 2 ** (-Math.abs(article.publishedAt - other.publishedAt) / TIME_HALF);
  const time = 1 - TIME_WEIGHS * (1 - near);
  const score = (words * (1 + TAGS_WEIGH * tags + (sameSection ? SECTION_WEIGHS : 0)) + TAGS_ALONE * tags) * time;
  return {
    facts: other,
    score,
    words: sharedWords(
      sharedTags.map((tag) => tag.name),
      terms.map(({ term }) => term),
    ),
    sameSection,
  };
}

/** The best first, each next one less by what it repeats of those above it. */
function pickDiverse(article: RelateFacts, weighed: readonly Weighed[], limit: number): Weighed[] {
  const picked: Weighed[] = [];
  // Three times the limit is enough to fill it: repetition moves down, it does not bring up from far below.
  let rest = weighed.filter((one) => !sameReport(article, one.facts)).slice(0, limit * 3);
  while (picked.length < limit && rest.length > 0) {
    const [next, ...others] = rest.toSorted((a, b) => b.score - a.score) as [Weighed, ...Weighed[]];
    picked.push(next);
    rest = others
      .filter((one) => !sameReport(next.facts, one.facts))
      .map((one) => ({ ...one, score: one.score * (1 - likeness(next.facts.sketch, one.facts.sketch)) }));
  }
  return picked;
}

/** One report told twice: the same title, as an agency's copy or a daily notice has, or mostly the same sentences. */
function sameReport(a: RelateFacts, b: RelateFacts): boolean {
  return (a.titleKey !== '' && a.titleKey === b.titleKey) || likeness(a.sketch, b.sketch) >= SAME_REPORT;
}

/** «وال…», «بال…», «لل…» at the front of a word that stands alone in a list is only its place in a sentence. */
function bareWord(term: string): string {
  return term.replace(/^[وفبك]ال(?=.{3})/u, 'ال').replace(/^و?لل(?=.{3})/u, 'ال');
}

/** What readers are told both have in common: tags first, then the words that tell most; no word twice in any of its forms. */
export function sharedWords(tags: readonly string[], terms: readonly string[]): string[] {
  const shown: string[] = [];
  const stems = new Set<string>();
  for (const word of [...tags, ...terms.map(bareWord)]) {
    const own = analyse(word).map((token) => token.stem);
    if (own.length === 0 || own.every((stem) => stems.has(stem) || /^\d+$/.test(stem))) continue;
    for (const stem of own) stems.add(stem);
    shown.push(word);
    if (shown.length === WORDS_SHOWN) break;
  }
  return shown;
}

/** The language that reasons are given in. */
export type ReasonLanguage = 'ar' | 'en';

/** Why a neighbour is shown: «يشترك في: إيران، اللاذقية». */
export function reasonText(
  neighbour: Pick<Neighbour, 'words' | 'sameSection'>,
  language: ReasonLanguage = 'ar',
): string {
  if (language === 'en') {
    if (neighbour.words.length > 0) return `Both on: ${neighbour.words.join(', ')}`;
    return neighbour.sameSection ? 'From the same section' : 'A close subject';
  }
  if (neighbour.words.length > 0) return `يشترك في: ${neighbour.words.join('، ')}`;
  return neighbour.sameSection ? 'من القسم نفسه' : 'موضوع قريب';
}

/** Why a pinned article is shown. */
export const CHOSEN_BY_EDITOR: Record<ReasonLanguage, string> = { ar: 'اختيار المحرر', en: 'Chosen by the editor' };
