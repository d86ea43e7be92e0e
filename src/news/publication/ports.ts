import type { Id, Instant } from '../../base/index.ts';
import type { Contributor, Publication, Section } from './settings.ts';

export type Tag = { id: Id; slug: string; name: string };

export type PublicationStore = {
  /** The newest settings; version 0 are the defaults of a publication that saved none yet. */
  settings(): Promise<{ version: number; value: Publication }>;
  /** 'conflict' when the settings are no longer at `from`. */
  saveSettings(value: Publication, from: number, by: Id | null, at: Instant): Promise<'saved' | 'conflict'>;
  /** In the order in which the desk arranged them. */
  sections(): Promise<Section[]>;
  saveSection(section: Section): Promise<void>;
  contributors(): Promise<Contributor[]>;
  saveContributor(contributor: Contributor): Promise<void>;
  tags(filter: { name?: string; limit: number }): Promise<Tag[]>;
  tagBySlug(slug: string): Promise<Tag | null>;
  /** In no order; those that are not there are left out. */
  tagsByIds(ids: readonly Id[]): Promise<Tag[]>;
};
