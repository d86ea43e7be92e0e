import type { Role } from './account.ts';

/** States of an article as the workflow names them; `people` lies below `write` and so spells them itself. */
export const articleStates = ['draft', 'in_review', 'scheduled', 'published', 'withdrawn'] as const;
export type ArticleState = (typeof articleStates)[number];

/**
 * What a role may do to articles: `own` for articles the account is an author of, `any` for all.
 * A state that is listed nowhere is refused to everybody, so the table also says what the workflow allows at all.
 */
export type ArticleRule = { own?: readonly ArticleState[]; any?: readonly ArticleState[] };

/** What a role may do to things without a state: nothing, only its own, or everything. */
export type PlainRule = 'no' | 'own' | 'any';

const everywhere = articleStates;
const never: ArticleRule = {};
const any = (...states: ArticleState[]): ArticleRule => ({ any: states });

/** Actions on one article: by role, in which states. */
export const articlePermissions = {
  // A draft can hold what puts a source at risk: reporters see their own and what readers see already.
  'article.read_draft': {
    admin: { any: everywhere },
    editor: { any: everywhere },
    reporter: { own: everywhere, any: ['published'] },
  },
  'article.edit': {
    admin: any('draft', 'in_review', 'scheduled', 'published'),
    editor: any('draft', 'in_review', 'scheduled', 'published'),
    // Submitted work is in the editor's hands until it comes back.
    reporter: { own: ['draft'] },
  },
  'article.submit': { admin: any('draft'), editor: any('draft'), reporter: { own: ['draft'] } },
  'article.return': {
    admin: any('in_review'),
    editor: any('in_review'),
    // An author may take a submission back to go on writing.
    reporter: { own: ['in_review'] },
  },
  'article.publish': {
    admin: any('draft', 'in_review', 'scheduled', 'published'),
    editor: any('draft', 'in_review', 'scheduled', 'published'),
    reporter: never,
  },
  'article.schedule': {
    admin: any('draft', 'in_review', 'scheduled'),
    editor: any('draft', 'in_review', 'scheduled'),
    reporter: never,
  },
  'article.unschedule': { admin: any('scheduled'), editor: any('scheduled'), reporter: never },
  'article.correct': { admin: any('published'), editor: any('published'), reporter: never },
  'article.withdraw': { admin: any('published'), editor: any('published'), reporter: never },
  'article.delete_draft': {
    admin: any('draft', 'in_review'),
    editor: any('draft', 'in_review'),
    reporter: { own: ['draft'] },
  },
  // «قد يهمك»: which neighbours an article shows is an editor's choice.
  'article.pin_related': {
    admin: any('draft', 'in_review', 'scheduled', 'published'),
    editor: any('draft', 'in_review', 'scheduled', 'published'),
    reporter: never,
  },
  // What readers are told of an article's sources is an editor's word, like a correction.
  'article.judge_sources': { admin: any('published'), editor: any('published'), reporter: never },
} as const satisfies Record<string, Record<Role, ArticleRule>>;

/** Actions that no article's state bears on. */
export const plainPermissions = {
  'article.create': { admin: 'any', editor: 'any', reporter: 'any' },
  'media.upload': { admin: 'any', editor: 'any', reporter: 'any' },
  'section.manage': { admin: 'any', editor: 'any', reporter: 'no' },
  'tag.manage': { admin: 'any', editor: 'any', reporter: 'no' },
  'contributor.manage': { admin: 'any', editor: 'any', reporter: 'no' },
  'import.run': { admin: 'any', editor: 'any', reporter: 'no' },
  'newsletter.manage': { admin: 'any', editor: 'any', reporter: 'no' },
  'home.arrange': { admin: 'any', editor: 'any', reporter: 'no' },
  'breaking.manage': { admin: 'any', editor: 'any', reporter: 'no' },
  // Whoever opened the coverage reports into it from where things happen.
  'live.post': { admin: 'any', editor: 'any', reporter: 'own' },
  'story.manage': { admin: 'any', editor: 'any', reporter: 'no' },
  'page.manage': { admin: 'any', editor: 'any', reporter: 'no' },
  'tip.read': { admin: 'any', editor: 'any', reporter: 'no' },
  'advertisement.manage': { admin: 'any', editor: 'no', reporter: 'no' },
  'settings.manage': { admin: 'any', editor: 'no', reporter: 'no' },
  'account.manage': { admin: 'any', editor: 'no', reporter: 'no' },
  // A token acts as its account, so whoever signs in may make and revoke their own.
  'token.manage': { admin: 'any', editor: 'own', reporter: 'own' },
  'audit.read': { admin: 'any', editor: 'no', reporter: 'no' },
  'jobs.read': { admin: 'any', editor: 'no', reporter: 'no' },
} as const satisfies Record<string, Record<Role, PlainRule>>;

export type ArticleAction = keyof typeof articlePermissions;
export type PlainAction = keyof typeof plainPermissions;
export type Action = ArticleAction | PlainAction;

export const articleActions = Object.keys(articlePermissions) as ArticleAction[];
export const plainActions = Object.keys(plainPermissions) as PlainAction[];
