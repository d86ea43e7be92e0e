import { Hono } from 'hono';
import { type Clock, HOUR, type Instant, isShortId } from '../../base/index.ts';
import { type TipInput, takeTip, tipKinds, tipSchema } from '../../news/front/index.ts';
import type { ArticleCard } from '../../news/publish/index.ts';
import { loadFrame } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import { ContactPage, type ContactProps, TipTakenPage } from './views/contact.tsx';

/** 5 an hour from one place: a reader who found five errors is rare, a program that found five hundred is not. */
const PER_PLACE = 5;
/** 200 an hour in all: what a desk could still read. */
const IN_ALL = 200;

/** The form for corrections and tips: no account, no script, no address kept. */
export function contactPages(deps: SiteDeps): Hono {
  const app = new Hono();
  const allow = tipLimit(deps.clock);
  app.get('/contact', async (c) => {
    const [frame, about] = await Promise.all([loadFrame(deps), articleOf(deps, c.req.query('article'))]);
    const kind = about === null ? 'tip' : 'correction';
    const view = <ContactPage frame={frame} about={about} kind={kind} text="" contact="" fault={null} />;
    // With an article it is one of as many pages as there are articles, and seldom asked for twice.
    return about === null ? page(c, view, { keep: { tags: ['contact'], maxAge: 3600 } }) : page(c, view);
  });
  app.get('/contact/sent', async (c) =>
    page(c, <TipTakenPage frame={await loadFrame(deps)} />, { keep: { tags: ['contact'], maxAge: 3600 } }),
  );
  app.post('/contact', async (c) => {
    const form = await c.req.parseBody();
    const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    // People do not see this field; what comes with it is thanked and not kept.
    if (field('website') !== '') return c.redirect('/contact/sent', 303);
    const about = await articleOf(deps, field('article'));
    const kind = tipKinds.find((one) => one === field('kind')) ?? 'other';
    const input: TipInput = { kind, articleId: about?.id ?? null, text: field('text'), contact: field('contact') };
    const again = async (fault: ContactProps['fault'], status: 422 | 429) =>
      page(
        c,
        <ContactPage
          frame={await loadFrame(deps)}
          about={about}
          kind={kind}
          text={field('text')}
          contact={field('contact')}
          fault={fault}
        />,
        { status },
      );
    const parsed = tipSchema.safeParse(input);
    if (!parsed.success) return again(input.text.trim() === '' ? 'empty' : 'long', 422);
    if (!allow(deps.clientAddress(c.req.raw, c.env) ?? '')) return again('often', 429);
    await takeTip(deps, input);
    return c.redirect('/contact/sent', 303);
  });
  return app;
}

async function articleOf(deps: SiteDeps, shortId: string | undefined): Promise<ArticleCard | null> {
  const found = shortId !== undefined && isShortId(shortId) ? await deps.live.byShortId(shortId) : null;
  return found?.kind === 'live' ? found.article : null;
}

/** Counts in this process's memory, for an hour: the addresses of those who write to a newsroom are written nowhere. */
function tipLimit(clock: Clock): (place: string) => boolean {
  let hour: Instant = 0;
  let all = 0;
  const places = new Map<string, number>();
  return (place) => {
    const now = clock.now();
    if (now - hour >= HOUR) {
      hour = now;
      all = 0;
      places.clear();
    }
    const count = (places.get(place) ?? 0) + 1;
    if (count > PER_PLACE || all >= IN_ALL) return false;
    places.set(place, count);
    all += 1;
    return true;
  };
}
