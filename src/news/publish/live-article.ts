import type { Id, Instant, ShortId } from '../../base/index.ts';
import type { Media } from '../media/index.ts';
import type { ArticleContent, BylineRole, Correction, Form, ImageOrigin, Withdrawal } from '../write/index.ts';

export type LiveImage = { media: Media; alt: string; caption: string; credit: string; origin: ImageOrigin };

/** What a list shows of a published article. */
export type ArticleCard = {
  id: Id;
  shortId: ShortId;
  /** Path with the slug, percent-encoding not applied: `/سياسة/عنوان-7gk2m9qa`. */
  path: string;
  title: string;
  deck: string;
  form: Form;
  language: string;
  direction: 'rtl' | 'ltr';
  section: { slug: string; name: string } | null;
  bylines: { slug: string; name: string; city: string; role: BylineRole }[];
  image: LiveImage | null;
  /** What it is about; a running story knows its articles by them. */
  tagIds: Id[];
  publishedAt: Instant;
  /** Last change that readers can see. */
  modifiedAt: Instant;
};

/** A published article whole, as its page needs it. */
export type LiveArticle = ArticleCard & {
  version: number;
  /** Body HTML made at publish by the renderer; inline related links still hold their marker (see render-html). */
  html: string;
  tags: { slug: string; name: string }[];
  dateline: ArticleContent['dateline'];
  provenance: ArticleContent['provenance'];
  searchTitle: string;
  searchDescription: string;
  /** Titles of inline related links in the body, with the article each is pinned to. */
  relatedLinks: { title: string; articleId: Id | null }[];
  corrections: Correction[];
  wordCount: number;
  /** The article whose translations this one and its siblings are. */
  original: Id;
  /** The same article in other languages. */
  translations: Translation[];
};

export type Translation = { id: Id; language: string; direction: 'rtl' | 'ltr'; title: string; path: string };

/** What the address of a withdrawn article answers with. */
export type WithdrawnArticle = { id: Id; shortId: ShortId; path: string; withdrawal: Withdrawal };
