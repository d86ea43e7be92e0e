/**
 * What the desk puts before readers besides articles. Words: arrangement (the home page; not layout, which is the shape of
 * one package), package (a block of it), pin, breaking («عاجل», one line), entry (of a live coverage, part of an
 * article), running story, static page, advertisement (not banner), tip (what a reader writes to the desk).
 */
export {
  type AdSlot,
  type Advertisement,
  adSlots,
  advertisementFor,
  advertisementKind,
  advertisementSchema,
  saveAdvertisement,
} from './advertisement.ts';
export {
  type Arrangement,
  arrangementSchema,
  arrangementWith,
  defaultArrangement,
  HOME_ID,
  homeKind,
  type Package,
  type PackageLayout,
  packageLayouts,
  pinsOf,
} from './arrangement.ts';
export {
  BREAKING_KEPT,
  BREAKING_MINUTES,
  BREAKING_MINUTES_MAX,
  type Breaking,
  type BreakingDeps,
  breakingKind,
  breakingNow,
  breakingSchema,
  correctBreaking,
  endBreaking,
  startBreaking,
} from './breaking.ts';
export { type FilledPackage, fillHome, nextUnpinning, type StoryName, type Supply } from './fill-home.ts';
export { type EntryContent, type EntryInput, entrySchema, entryWordsSchema, type LiveEntry } from './live-entry.ts';
export { passMoments } from './pass-moments.ts';
export type { EntryQuery, LiveEntryStore, RecordKind, RecordStore, StoredRecord, TipStore, Trail } from './ports.ts';
export { correctEntry, type LiveDeps, liveTag, markEntry, postEntry, withdrawEntry } from './post-entry.ts';
export { type FrontDeps, type Kept, type Kind, keep, listKept, readKept } from './records.ts';
export { type RunningStory, storyKind, storySchema } from './running-story.ts';
export { pageKind, type StaticPage, savePage, staticPageSchema } from './static-page.ts';
export { listTips, moveTip, type TipDeps, takeTip } from './take-tip.ts';
export {
  TIP_MAX,
  type Tip,
  type TipInput,
  type TipKind,
  type TipState,
  tipKinds,
  tipSchema,
  tipStates,
} from './tip.ts';
