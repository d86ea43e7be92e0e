import type {
  BreadcrumbListLeaf,
  CollectionPageLeaf,
  Graph,
  ItemListLeaf,
  NewsMediaOrganizationLeaf,
  ProfilePageLeaf,
  SearchActionLeaf,
  WebSiteLeaf,
} from 'schema-dts';
import type { Contributor, Publication } from '../publication/index.ts';
import type { ArticleCard } from '../publish/index.ts';
import { encodePath, type Subject, subjectPath } from './addresses.ts';

/** `logo`: path of a square PNG of 512 pixels. */
export type Brand = { publication: Publication; logo: string };

/** A policy as an address, or nothing: what is not there is not claimed. */
function page(base: string, address: string): string | undefined {
  // Resolved, not encoded piece by piece: «/about#ethics» keeps its anchor, and «//elsewhere» is what a browser takes it for.
  return address === '' ? undefined : new URL(address, base).href;
}

export function organization({ publication, logo }: Brand): NewsMediaOrganizationLeaf {
  const { baseUrl: base, policies, profiles } = publication;
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${base}/#publication`,
    name: publication.name,
    url: `${base}/`,
    description: publication.description || publication.tagline || undefined,
    logo: { '@type': 'ImageObject', url: base + logo, width: '512', height: '512' },
    sameAs: profiles.length === 0 ? undefined : profiles,
    // The site's own page, which every publication has.
    correctionsPolicy: `${base}/corrections`,
    publishingPrinciples: page(base, policies.publishingPrinciples),
    ethicsPolicy: page(base, policies.ethics),
    masthead: page(base, policies.masthead),
    ownershipFundingInfo: page(base, policies.ownership),
    verificationFactCheckingPolicy: page(base, policies.verification),
    unnamedSourcesPolicy: page(base, policies.unnamedSources),
    actionableFeedbackPolicy: page(base, policies.feedback),
    diversityPolicy: page(base, policies.diversity),
    missionCoveragePrioritiesPolicy: page(base, policies.mission),
  };
}

/** The way from the front page to here; `trail` without it. */
export function breadcrumbs(
  publication: Publication,
  trail: readonly { name: string; path: string }[],
): BreadcrumbListLeaf {
  const steps = [{ name: publication.name, path: '/' }, ...trail];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: publication.baseUrl + encodePath(path),
    })),
  };
}

/** The front page: the site, how it is searched, who makes it. */
export function homeData(brand: Brand): Graph {
  const { publication } = brand;
  const base = publication.baseUrl;
  const search: SearchActionLeaf & { 'query-input': string } = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${base}/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  const site: WebSiteLeaf = {
    '@type': 'WebSite',
    '@id': `${base}/#site`,
    name: publication.name,
    alternateName: publication.shortName || undefined,
    url: `${base}/`,
    inLanguage: publication.language,
    publisher: { '@id': `${base}/#publication` },
    potentialAction: search,
  };
  return { '@context': 'https://schema.org', '@graph': [site, organization(brand)] };
}

type ListInput = Brand & { name: string; description: string; cards: readonly ArticleCard[] };

function itemList({ publication, cards }: Pick<ListInput, 'publication' | 'cards'>): ItemListLeaf {
  return {
    '@type': 'ItemList',
    numberOfItems: cards.length,
    itemListElement: cards.map((card, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      url: publication.baseUrl + encodePath(card.path),
      name: card.title,
    })),
  };
}

/** The page of a section or tag. */
export function listData(input: ListInput & { subject: Subject }): Graph {
  const { publication, name, description, subject } = input;
  const url = publication.baseUrl + subjectPath(subject);
  const collection: CollectionPageLeaf = {
    '@type': 'CollectionPage',
    '@id': url,
    url,
    name,
    description: description || undefined,
    inLanguage: publication.language,
    isPartOf: { '@type': 'WebSite', '@id': `${publication.baseUrl}/#site`, name: publication.name },
    publisher: organization(input),
    mainEntity: itemList(input),
  };
  const path = subject.kind === 'section' ? `/${subject.slug}` : `/tag/${'slug' in subject ? subject.slug : ''}`;
  return { '@context': 'https://schema.org', '@graph': [collection, breadcrumbs(publication, [{ name, path }])] };
}

/** The page of a name on bylines; the pen name is the only one there is here. */
export function profileData(
  input: Brand & { contributor: Pick<Contributor, 'slug' | 'name' | 'bio' | 'city'>; cards: readonly ArticleCard[] },
): Graph {
  const { publication, contributor } = input;
  const url = publication.baseUrl + subjectPath({ kind: 'author', slug: contributor.slug });
  const profile: ProfilePageLeaf = {
    '@type': 'ProfilePage',
    '@id': url,
    url,
    name: contributor.name,
    inLanguage: publication.language,
    mainEntity: {
      '@type': 'Person',
      '@id': `${url}#person`,
      name: contributor.name,
      url,
      description: contributor.bio || undefined,
      homeLocation: contributor.city === '' ? undefined : { '@type': 'Place', name: contributor.city },
      worksFor: organization(input),
    },
    hasPart: input.cards.map((card) => ({
      '@type': 'NewsArticle',
      headline: card.title,
      url: publication.baseUrl + encodePath(card.path),
      datePublished: new Date(card.publishedAt).toISOString(),
      author: { '@id': `${url}#person` },
    })),
  };
  const trail = [{ name: contributor.name, path: `/author/${contributor.slug}` }];
  return { '@context': 'https://schema.org', '@graph': [profile, breadcrumbs(publication, trail)] };
}
