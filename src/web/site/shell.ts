import type { Instant } from '../../base/index.ts';
import {
  type Advertisement,
  advertisementKind,
  BREAKING_KEPT,
  type Breaking,
  breakingKind,
  type Kept,
  listKept,
  pageKind,
  type RecordStore,
  type StaticPage,
  type StoryName,
  storyKind,
} from '../../news/front/index.ts';
import type { Media, MediaStore } from '../../news/media/index.ts';
import type { PublicationStore } from '../../news/publication/index.ts';

/** What the desk put around every page. Changes purge every page, so it may be remembered until then. */
export type Shell = {
  /** Newest first; see `breakingNow`. */
  breaking: readonly Kept<Breaking>[];
  ads: readonly (Advertisement & { id: string; media: Media })[];
  /** Published ones that the menu or the foot links to, in order. */
  pages: readonly Pick<StaticPage, 'slug' | 'title' | 'place'>[];
  stories: readonly StoryName[];
  logo: Media | null;
};

export const emptyShell: Shell = { breaking: [], ads: [], pages: [], stories: [], logo: null };

export type ShellDeps = {
  records: Pick<RecordStore, 'list'>;
  media: Pick<MediaStore, 'byIds'>;
  publication: Pick<PublicationStore, 'settings' | 'tagsByIds'>;
};

export async function loadShell({ records, media, publication }: ShellDeps): Promise<Shell> {
  const [breaking, ads, pages, stories, { value }] = await Promise.all([
    listKept({ records }, breakingKind, BREAKING_KEPT),
    listKept({ records }, advertisementKind),
    listKept({ records }, pageKind),
    listKept({ records }, storyKind),
    publication.settings(),
  ]);
  const logoId = value.look.logo;
  const [pictures, tags] = await Promise.all([
    media.byIds([...ads.map((ad) => ad.value.mediaId), ...(logoId === null ? [] : [logoId])]),
    publication.tagsByIds(stories.map(({ id }) => id)),
  ]);
  const pictureOf = new Map(pictures.map((one) => [one.id, one]));
  return {
    breaking,
    ads: ads.flatMap(({ id, value: ad }) => {
      const picture = pictureOf.get(ad.mediaId);
      return picture === undefined ? [] : [{ ...ad, id, media: picture }];
    }),
    pages: pages
      .map((one) => one.value)
      .filter((one) => one.published && one.place !== 'none')
      .sort((a, b) => a.position - b.position || a.slug.localeCompare(b.slug))
      .map(({ slug, title, place }) => ({ slug, title, place })),
    stories: tags.map(({ id, slug, name }) => ({ tagId: id, slug, name })),
    logo: logoId === null ? null : (pictureOf.get(logoId) ?? null),
  };
}

/** When what surrounds the pages next changes by itself, or null: no page may be kept past it. */
export function nextChange(shell: Shell, now: Instant): Instant | null {
  const moments = [
    ...shell.breaking.map(({ value }) => value.endsAt),
    ...shell.ads.flatMap(({ from, until }) => [from, until]),
  ].filter((at) => at > now);
  return moments.length === 0 ? null : Math.min(...moments);
}
