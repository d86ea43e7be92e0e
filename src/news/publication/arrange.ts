import { isSlug, makeSlug } from '../../arabic/index.ts';
import { AppError, type Clock, type Id, newId } from '../../base/index.ts';
import { type Account, can } from '../people/index.ts';
import { checkLook } from './contrast.ts';
import type { PublicationStore } from './ports.ts';
import { type Contributor, type Publication, publicationSchema, type Section } from './settings.ts';

export type PublicationDeps = { publication: PublicationStore; clock: Clock };

/** Section addresses that are the site's own. */
const RESERVED = new Set([
  'a',
  'api',
  'article',
  'assets',
  'author',
  'cards',
  'feed.xml',
  'lite',
  'media',
  'mirrors',
  'newsletter',
  'newsroom',
  'offline',
  'robots.txt',
  'saved',
  'search',
  'sitemap.xml',
  'tag',
  'corrections',
  'about',
  'contact',
  'p',
  '-',
]);

/** Saves settings made from version `from`. Throws `invalid_input`, `colour_weak`, `article_changed` when another change came first. */
export async function saveSettings(
  deps: PublicationDeps,
  account: Account,
  from: number,
  input: unknown,
): Promise<Publication> {
  if (!can(account, 'settings.manage')) throw new AppError('forbidden', { action: 'settings.manage' });
  const parsed = publicationSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('invalid_input', { at: issue?.path.join('.') ?? '', why: issue?.message ?? '' });
  }
  checkLook(parsed.data.look);
  const saved = await deps.publication.saveSettings(parsed.data, from, account.id, deps.clock.now());
  if (saved === 'conflict') {
    const current = await deps.publication.settings();
    throw new AppError('article_changed', { version: current.version, fields: ['settings'] });
  }
  return parsed.data;
}

/** Makes a section, or changes the one of that id. `account` null is the installation itself. */
export async function saveSection(
  deps: PublicationDeps,
  account: Account | null,
  input: SectionInput,
): Promise<Section> {
  if (account !== null && !can(account, 'section.manage'))
    throw new AppError('forbidden', { action: 'section.manage' });
  const name = nameOf(input.name);
  const sections = await deps.publication.sections();
  const known = sections.find((one) => one.id === input.id);
  if (input.id !== undefined && !known) throw new AppError('section_unknown', { section: input.id });
  const section: Section = {
    id: known?.id ?? newId(deps.clock.now()),
    slug: slugOf(
      input.slug ?? known?.slug ?? makeSlug(name),
      sections.filter((one) => one !== known).map((one) => one.slug),
    ),
    name,
    description: (input.description ?? known?.description ?? '').slice(0, 1000),
    position: input.position ?? known?.position ?? sections.length,
  };
  await deps.publication.saveSection(section);
  return section;
}

export type SectionInput = { id?: Id; name: string; slug?: string; description?: string; position?: number };
export type ContributorInput = {
  id?: Id;
  name: string;
  slug?: string;
  city?: string;
  bio?: string;
  accountId?: Id | null;
};

/** Makes a name for bylines, or changes the one of that id. */
export async function saveContributor(
  deps: PublicationDeps,
  account: Account | null,
  input: ContributorInput,
): Promise<Contributor> {
  if (account !== null && !can(account, 'contributor.manage'))
    throw new AppError('forbidden', { action: 'contributor.manage' });
  const name = nameOf(input.name);
  const all = await deps.publication.contributors();
  const known = all.find((one) => one.id === input.id);
  if (input.id !== undefined && !known) throw new AppError('not_found', { what: 'contributor' });
  const contributor: Contributor = {
    id: known?.id ?? newId(deps.clock.now()),
    slug: slugOf(
      input.slug ?? known?.slug ?? makeSlug(name),
      all.filter((one) => one !== known).map((one) => one.slug),
    ),
    name,
    city: (input.city ?? known?.city ?? '').slice(0, 100),
    bio: (input.bio ?? known?.bio ?? '').slice(0, 2000),
    accountId: input.accountId === undefined ? (known?.accountId ?? null) : input.accountId,
  };
  await deps.publication.saveContributor(contributor);
  return contributor;
}

function nameOf(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 200) throw new AppError('invalid_input', { at: 'name', why: '1–200' });
  return trimmed;
}

/** A free address: the wanted one, else the same with the next number. Throws `slug_invalid`. */
function slugOf(wanted: string, taken: readonly string[]): string {
  if (!isSlug(wanted)) throw new AppError('slug_invalid', { slug: wanted.slice(0, 100) });
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!RESERVED.has(slug) && !taken.includes(slug)) return slug;
  }
}
