import { makeSlug, titleKey } from '../../arabic/index.ts';
import type { Id, Instant } from '../../base/index.ts';
import type { Media } from '../media/index.ts';
import { type Article, documentText, relatedLinks } from '../write/index.ts';
import type { LivePage } from './ports.ts';
import { HTML_VERSION, renderHtml } from './render-html.ts';

/** What readers are to see of `article`. The slug is the editor's, else made from the title, else 'article'. */
export function makeLivePage(article: Article, media: readonly Media[], modifiedAt: Instant): LivePage {
  const { content } = article;
  return {
    slug: content.slug || makeSlug(content.title) || 'article',
    titleKey: titleKey(content.title),
    html: renderHtml(content.body, new Map<Id, Media>(media.map((one) => [one.id, one])), content.language),
    htmlVersion: HTML_VERSION,
    wordCount: documentText(content.body)
      .split(/\s+/u)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    relatedLinks: relatedLinks(content.body),
    publishedAt: article.publishedAt ?? modifiedAt,
    modifiedAt,
  };
}

/** The address of a published article; `shortId` alone finds it, the rest is for people. */
export function articlePath(sectionSlug: string | null, slug: string, shortId: string): string {
  return `/${sectionSlug ?? 'article'}/${slug}-${shortId}`;
}
