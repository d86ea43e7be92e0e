import type { Id, Instant } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import type { Form } from '../write/index.ts';
import type { NewsletterId } from './newsletters.ts';

/** An article as a letter shows it, frozen when the edition opens. Addresses are absolute. */
export type DigestItem = {
  id: Id;
  url: string;
  title: string;
  deck: string;
  form: Form;
  language: string;
  direction: 'rtl' | 'ltr';
  section: string;
  bylines: string[];
  /** `url` fills the column, `small` stands beside a headline. */
  image: { url: string; small: string; alt: string; credit: string; archive: boolean } | null;
  publishedAt: Instant;
};

/** Everything a letter of this edition says, except what belongs to its subscriber. */
export type EditionContent = {
  newsletter: NewsletterId;
  publication: Pick<Publication, 'name' | 'tagline' | 'baseUrl' | 'zone' | 'months' | 'digits' | 'hijri'>;
  /** Other addresses of the site; absent in editions that were opened before publications had any. */
  mirrors?: readonly string[];
  sender: { name: string; address: string };
  since: Instant;
  until: Instant;
  lead: DigestItem;
  /** Further articles under their section's name; one group without a name in the daily. */
  groups: { name: string; items: DigestItem[] }[];
  /** Most read first; empty when it would only repeat what stands above it. */
  mostRead: DigestItem[];
  /** How many more were published than are shown. */
  more: number;
};

/** Ids of every article an edition shows, each once. */
export function articlesOf(content: EditionContent): Id[] {
  const items = [content.lead, ...content.groups.flatMap((group) => group.items), ...content.mostRead];
  return [...new Set(items.map((item) => item.id))];
}
