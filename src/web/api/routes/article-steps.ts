import { createRoute, z } from '@hono/zod-openapi';
import type { Account } from '../../../news/people/index.ts';
import {
  correctArticle,
  publishArticle,
  scheduleArticle,
  unscheduleArticle,
  withdrawArticle,
} from '../../../news/publish/index.ts';
import { type Article, returnToDraft, submitForReview } from '../../../news/write/index.ts';
import { articleOut, correctIn, publishIn, returnIn, scheduleIn, toInstant, withdrawIn } from '../../../wire/index.ts';
import { type ApiApp, accountOf, answers, body, security } from '../app.ts';
import type { ApiDeps } from '../ports.ts';
import { ifMatch, ifMatchHeader } from '../versions.ts';
import { answerArticle, articleParams } from './articles.ts';

type Take<Input> = (account: Account, id: string, from: number, input: Input) => Promise<Article>;
type Step = { name: string; summary: string; input: z.ZodType; take: Take<unknown> };

const nothing = z.strictObject({});

/** Every step of an article's way, each a POST to /api/articles/{id}/{name} with If-Match. */
export function addArticleSteps(app: ApiApp, deps: ApiDeps): void {
  const desk = deps.publish;
  const steps: Step[] = [
    step('submit', 'Hand the draft to the editors', nothing, (account, id, from) =>
      submitForReview(desk, account, id, from),
    ),
    step('return', 'Give it back to its author with a note', returnIn, (account, id, from, { note }) =>
      returnToDraft(desk, account, id, from, note),
    ),
    step('publish', 'Put it before readers now', publishIn, (account, id, from, { publishedAt }) =>
      publishArticle(desk, account, id, from, publishedAt === undefined ? {} : { publishedAt: toInstant(publishedAt) }),
    ),
    step('schedule', 'Publish at a time to come', scheduleIn, (account, id, from, { at }) =>
      scheduleArticle(desk, account, id, from, toInstant(at)),
    ),
    step('unschedule', 'Take it back into review', nothing, (account, id, from) =>
      unscheduleArticle(desk, account, id, from),
    ),
    step(
      'correct',
      'Publish the content as saved, with a dated note that stays',
      correctIn,
      (account, id, from, { note }) => correctArticle(desk, account, id, from, note),
    ),
    step(
      'withdraw',
      'Take it from readers; its address answers with the notice',
      withdrawIn,
      (account, id, from, input) => withdrawArticle(desk, account, id, from, input),
    ),
  ];
  for (const { name, summary, input, take } of steps) {
    const route = createRoute({
      method: 'post',
      path: `/api/articles/{id}/${name}`,
      tags: ['workflow'],
      security,
      summary,
      request: { params: articleParams, headers: ifMatchHeader, ...body(input) },
      responses: answers(articleOut, 'The article after the step'),
    });
    app.openapi(route, async (c) => {
      const account = accountOf(c);
      return answerArticle(
        c,
        deps,
        account,
        await take(account, c.req.valid('param').id, ifMatch(c), c.req.valid('json')),
      );
    });
  }
}

/** Ties a step's input to what takes it; after this the input is known to fit. */
function step<S extends z.ZodType>(name: string, summary: string, input: S, take: Take<z.output<S>>): Step {
  return { name, summary, input, take: (account, id, from, given) => take(account, id, from, given as z.output<S>) };
}
