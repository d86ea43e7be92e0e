/** The publication: its settings, sections and the names on its bylines. Words: section (not category), contributor (a name on a byline; not author, user). */
export {
  type ContributorInput,
  type PublicationDeps,
  type SectionInput,
  saveContributor,
  saveSection,
  saveSettings,
} from './arrange.ts';
export { CONTRAST_MIN, contrast, nearestReadable, onAccent, papers } from './contrast.ts';
export { type Look, lookSchema } from './look.ts';
export type { PublicationStore, Tag } from './ports.ts';
export { type Contributor, type Publication, publicationSchema, type Section } from './settings.ts';
