import { type Context, Hono } from 'hono';
import { AppError } from '../../base/index.ts';
import {
  confirm,
  type LetterLanguage,
  mailPaths,
  type NewsletterId,
  newsletterIds,
  readConfirmation,
  readPreferences,
  readUnsubscribe,
  savePreferences,
  subscribe,
  unsubscribe,
} from '../../news/mail/index.ts';
import { messageFor } from '../../wire/index.ts';
import type { Frame } from './frame.ts';
import { loadFrame } from './load-frame.ts';
import type { SiteDeps } from './ports.ts';
import { page } from './respond.tsx';
import {
  CheckMailPage,
  ConfirmedPage,
  ConfirmPage,
  LinkFaultPage,
  PreferencesPage,
  SubscribePage,
  type SubscribeProps,
  UnsubscribedPage,
  UnsubscribePage,
} from './views/newsletter.tsx';

/** The readers' side of the newsletter. GETs only read: mail scanners follow every link they find. */
export function newsletterPages(deps: SiteDeps): Hono {
  const app = new Hono();
  app.get(mailPaths.subscribe, async (c) =>
    page(c, <SubscribePage frame={await loadFrame(deps)} address="" chosen={['weekly']} fault={null} />, {
      keep: { tags: ['newsletter'], maxAge: 300 },
    }),
  );
  app.post('/newsletter/subscribe', (c) => subscribePage(c, deps));
  app.get('/newsletter/subscribe', (c) => c.redirect(mailPaths.subscribe));
  app.get('/newsletter/sent', async (c) => page(c, <CheckMailPage frame={await loadFrame(deps)} />));

  app.get(mailPaths.confirm, (c) =>
    byLink(c, deps, async (token) => {
      const asked = await readConfirmation(deps.consent, token);
      const frame = await loadFrame(deps);
      return asked.already ? (
        <ConfirmedPage frame={frame} {...asked} />
      ) : (
        <ConfirmPage frame={frame} token={token} {...asked} />
      );
    }),
  );
  app.post(mailPaths.confirm, (c) =>
    byLink(c, deps, async (token) => (
      <ConfirmedPage {...(await confirm(deps.consent, token))} frame={await loadFrame(deps)} />
    )),
  );

  app.get(mailPaths.preferences, (c) =>
    byLink(c, deps, async (token) => {
      const held = await readPreferences(deps.consent, token);
      return (
        <PreferencesPage
          {...held}
          frame={await loadFrame(deps)}
          token={token}
          chosen={held.newsletters}
          state="asked"
        />
      );
    }),
  );
  app.post(mailPaths.preferences, (c) =>
    byLink(c, deps, async (token) => {
      const form = await readForm(c);
      const held = await savePreferences(deps.consent, token, {
        newsletters: texts(form.newsletters),
        language: texts(form.language)[0] ?? 'ar',
      });
      const state = held.confirmationSent ? 'confirm' : held.newsletters.length === 0 ? 'left' : 'saved';
      return (
        <PreferencesPage
          {...held}
          frame={await loadFrame(deps)}
          token={token}
          chosen={held.newsletters}
          state={state}
        />
      );
    }),
  );

  app.get(mailPaths.unsubscribe, (c) =>
    byLink(c, deps, async (token) => (
      <UnsubscribePage {...(await readUnsubscribe(deps.consent, token))} frame={await loadFrame(deps)} token={token} />
    )),
  );
  app.post(mailPaths.unsubscribe, (c) =>
    byLink(c, deps, async (token) => {
      const form = await readForm(c);
      const oneClick = form['List-Unsubscribe'] === 'One-Click';
      const left = await unsubscribe(deps.consent, token, oneClick ? 'one_click' : 'link');
      // RFC 8058 §3.2: the mail program reads the status alone.
      if (oneClick) return null;
      return <UnsubscribedPage frame={await loadFrame(deps)} {...left} />;
    }),
  );
  return app;
}

async function subscribePage(c: Context, deps: SiteDeps): Promise<Response> {
  const form = await readForm(c);
  const address = (texts(form.email)[0] ?? '').trim().slice(0, 254);
  const onPage = texts(form.form)[0] === 'page';
  // The box under an article has one field; it asks for the newsletter that disturbs least.
  const newsletters = onPage ? texts(form.newsletters) : ['weekly'];
  // Only programs fill the field that nobody sees; they get the page that everybody gets.
  const trapped = (texts(form.website)[0] ?? '') !== '';
  try {
    if (!trapped)
      await subscribe(deps.consent, {
        address,
        newsletters,
        language: await letterLanguage(deps),
        form: onPage ? 'page' : 'box',
      });
  } catch (error) {
    const frame = await loadFrame(deps);
    const fault = faultOf(error, frame);
    if (fault === null) throw error;
    const chosen = newsletterIds.filter((id: NewsletterId) => newsletters.includes(id));
    const status = error instanceof AppError && error.code === 'rate_limited' ? 429 : 422;
    return page(c, <SubscribePage frame={frame} address={address} chosen={chosen} fault={fault} />, {
      status,
    });
  }
  // A page of its own, so that reloading it does not send the form again.
  return c.redirect('/newsletter/sent', 303);
}

/** Letters begin in the site's language; the preferences page changes it. */
async function letterLanguage(deps: SiteDeps): Promise<LetterLanguage> {
  return (await loadFrame(deps)).language;
}

function faultOf(error: unknown, { language, words }: Frame): SubscribeProps['fault'] {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'address_invalid') return { field: 'email', text: messageFor(error.code, error.params, language) };
  if (error.code === 'invalid_input') return { field: 'newsletters', text: words.letters.chooseOne };
  if (error.code === 'rate_limited') return { field: null, text: messageFor(error.code, error.params, language) };
  return null;
}

/** Runs a step that a signed link allows; a link that has run out or was damaged gets a page that says so. */
async function byLink(
  c: Context,
  deps: SiteDeps,
  step: (token: string) => Promise<Parameters<typeof page>[1]>,
): Promise<Response> {
  // The address carries the token: it must not travel to other sites.
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Robots-Tag', 'noindex');
  try {
    const view = await step(c.req.query('t') ?? '');
    return view === null ? c.body(null, 200, { 'Cache-Control': 'no-store' }) : page(c, view);
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'link_expired' && error.code !== 'link_invalid')) throw error;
    const expired = error.code === 'link_expired';
    const frame = await loadFrame(deps);
    return page(
      c,
      <LinkFaultPage
        frame={frame}
        title={expired ? frame.words.letters.linkExpired : frame.words.letters.linkInvalid}
        text={messageFor(error.code, error.params, frame.language)}
      />,
      { status: expired ? 410 : 400 },
    );
  }
}

/** A form's fields. Throws `invalid_input` for a body that is no form, or is cut off because it is too long. */
async function readForm(c: Context): Promise<Record<string, unknown>> {
  try {
    return await c.req.parseBody({ all: true });
  } catch (cause) {
    throw new AppError('invalid_input', {}, { cause });
  }
}

/** The text values of a form field; files and absent fields give none. */
function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}
