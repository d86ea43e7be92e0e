/** A path as stored (Arabic in the clear), percent-encoded. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What a list or a feed is about. */
export type Subject =
  | { kind: 'site' }
  | { kind: 'section'; slug: string }
  | { kind: 'tag'; slug: string }
  | { kind: 'author'; slug: string };

export const feedFormats = ['xml', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedTypes: Record<FeedFormat, string> = {
  xml: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** The page of a subject, percent-encoded. */
export function subjectPath(subject: Subject): string {
  switch (subject.kind) {
    case 'site':
      return '/';
    case 'section':
      return encodePath(`/${subject.slug}`);
    default:
      return encodePath(`/${subject.kind}/${subject.slug}`);
  }
}

/** `/feed.xml`, `/tag/{slug}/feed.atom`, … */
export function feedPath(subject: Subject, format: FeedFormat): string {
  return `${subjectPath(subject).replace(/\/$/, '')}/feed.${format}`;
}
