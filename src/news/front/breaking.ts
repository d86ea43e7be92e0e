import { z } from 'zod';
import { AppError, type Id, type Instant, MINUTE, newId } from '../../base/index.ts';
import type { Account } from '../people/index.ts';
import type { LiveArticles } from '../publish/index.ts';
import { type FrontDeps, type Kept, type Kind, keep, listKept, readKept } from './records.ts';

const line = z.string().trim().min(1).max(200);

/** «عاجل»: one line at the top of every page until `endsAt`. */
export const breakingSchema = z.strictObject({
  line,
  author: z.string().trim().max(100).default(''),
  articleId: z.string().max(64).nullable().default(null),
  startedAt: z.number().int(),
  endsAt: z.number().int(),
  /** Taken back because it was wrong; ended at that moment too. */
  withdrawn: z.boolean().default(false),
  /** What the line said before each correction, oldest first. */
  corrections: z.array(z.strictObject({ at: z.number().int(), before: z.string() })).default([]),
});
export type Breaking = z.infer<typeof breakingSchema>;

/** Every page shows the bar, so every page goes when it changes. */
export const breakingKind: Kind<Breaking> = {
  name: 'breaking',
  schema: breakingSchema,
  action: 'breaking.manage',
  purge: ['site'],
};

/** 60 minutes: what is still news after that has an article by then. */
export const BREAKING_MINUTES = 60;
export const BREAKING_MINUTES_MAX = 24 * 60;
/** 20: lines of a very loud day; older ones have long run out. */
export const BREAKING_KEPT = 20;

export type BreakingDeps = FrontDeps & { live: Pick<LiveArticles, 'cardsByIds'> };

/** The line readers see at `now`, or null. */
export function breakingNow<T extends { value: Breaking }>(lines: readonly T[], now: Instant): T | null {
  return lines.find(({ value }) => value.startedAt <= now && now < value.endsAt) ?? null;
}

/** Puts a line up, in the place of the one before. Throws `not_found` for an article readers do not have. */
export async function startBreaking(
  deps: BreakingDeps,
  account: Account | null,
  input: { line: string; author?: string; articleId?: Id | null; minutes?: number },
): Promise<Kept<Breaking>> {
  const now = deps.clock.now();
  const articleId = input.articleId ?? null;
  if (articleId !== null && (await deps.live.cardsByIds([articleId])).length === 0)
    throw new AppError('not_found', { what: 'article' });
  const before = breakingNow(await listKept(deps, breakingKind, BREAKING_KEPT), now);
  if (before !== null) await end(deps, account, before, false);
  const minutes = input.minutes ?? BREAKING_MINUTES;
  const value = breakingSchema.parse({
    line: input.line,
    author: input.author ?? '',
    articleId,
    startedAt: now,
    endsAt: now + minutes * MINUTE,
  });
  const id = newId(now);
  const { version } = await keep(deps, account, breakingKind, id, 0, value);
  return { id, version, value, changedAt: now };
}

/** Another line in its place, with the time of the correction beside it. */
export function correctBreaking(
  deps: FrontDeps,
  account: Account,
  id: Id,
  from: number,
  input: { line: string },
): Promise<Kept<Breaking>> {
  return change(deps, account, id, from, (value, now) => ({
    ...value,
    line: input.line,
    corrections: [...value.corrections, { at: now, before: value.line }],
  }));
}

/** Takes it down before its time; `withdrawn` when it was wrong. */
export function endBreaking(
  deps: FrontDeps,
  account: Account,
  id: Id,
  from: number,
  withdrawn: boolean,
): Promise<Kept<Breaking>> {
  return change(deps, account, id, from, (value, now) => ({ ...value, endsAt: now, withdrawn }));
}

async function change(
  deps: FrontDeps,
  account: Account,
  id: Id,
  from: number,
  make: (value: Breaking, now: Instant) => Breaking,
): Promise<Kept<Breaking>> {
  const kept = await readKept(deps, breakingKind, id);
  if (kept === null) throw new AppError('not_found', { what: 'breaking' });
  const now = deps.clock.now();
  if (kept.value.endsAt <= now) throw new AppError('breaking_over');
  const value = make(kept.value, now);
  return { ...(await keep(deps, account, breakingKind, id, from, value)), value };
}

async function end(deps: FrontDeps, account: Account | null, one: Kept<Breaking>, withdrawn: boolean): Promise<void> {
  const value = { ...one.value, endsAt: deps.clock.now(), withdrawn };
  await keep(deps, account, breakingKind, one.id, one.version, value);
}
