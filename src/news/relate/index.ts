/**
 * What to read next. Words: neighbour (an article that Warraq found to be related; not recommendation, suggestion), pin
 * (the editor's own choice, shown first), forbid (never shown here), reason (the words that tell readers why), sketch (a
 * sample of a text by which repeats are known).
 */
export { type ChooseRelatedDeps, forbidRelated, PINS_MAX, pinRelated, relatedChoices } from './choose-related.ts';
export type {
  Look,
  Neighbour,
  RelatedChoices,
  RelatedStore,
  RelateFacts,
  RelateWords,
  SimilarArticle,
  SimilarArticles,
} from './ports.ts';
export { RELATE_AGAIN, RELATE_REFRESH, type RefreshRelatedDeps, refreshRelated } from './refresh-related.ts';
export { type Related, relatedOf } from './related-of.ts';
export { NEIGHBOURS_KEPT, reasonText, scoreNeighbours } from './score.ts';
export { sketchOf } from './sketch.ts';
