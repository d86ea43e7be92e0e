import type { Subject } from '../../news/spread/index.ts';

/** The picture that a shared link shows; `url` is absolute. */
export type ShareImage = { url: string; width: number; height: number; alt: string };

export type PageHead = {
  /** Without the publication's name; the home page has none. */
  title: string;
  description?: string;
  /** Absolute. */
  canonical?: string;
  index?: boolean;
  /** Of the content, where it is not the publication's. */
  language?: string;
  /** The same in other languages, this page among them; absolute. */
  alternates?: readonly { language: string; href: string }[];
  /** Absent: the publication's own. */
  share?: ShareImage;
  article?: {
    publishedAt: string;
    modifiedAt: string;
    section: string;
    tags: readonly string[];
    authors: readonly string[];
  };
  /** Feeds of what the page lists, beside the site's. */
  feeds?: readonly { name: string; subject: Subject }[];
  /** Structured data, schema.org. */
  data?: object;
  /** Slug of the section the page belongs to, for the menu. */
  section?: string;
  /** Scripts beside the style sheet: external files only, the policy allows no others; null: none at all. */
  scripts?: readonly string[] | null;
  /** The name plate is the first heading on the home page alone. */
  home?: boolean;
  /** What the search box holds. */
  query?: string;
};
