import type { Child } from 'hono/jsx';
import {
  consentWording,
  type LetterLanguage,
  mailPaths,
  type NewsletterId,
  newsletterIds,
} from '../../../news/mail/index.ts';
import type { Frame } from '../frame.ts';
import { Layout } from './layout.tsx';
import { Notice, TrapField } from './pieces.tsx';

function listOf({ words }: Frame, newsletters: readonly NewsletterId[]): string {
  return newsletters.map((id) => words.letters.names[id]).join(words.comma);
}

function Letter({ frame, title, children }: { frame: Frame; title: string; children?: Child }) {
  return (
    <Layout frame={frame} head={{ title, index: false }}>
      <Notice title={title}>{children}</Notice>
    </Layout>
  );
}

function NewsletterChoices({ frame, chosen }: { frame: Frame; chosen: readonly NewsletterId[] }) {
  const { letters } = frame.words;
  return (
    <fieldset>
      <legend>{letters.newsletters}</legend>
      {newsletterIds.map((id) => (
        <div class="choice">
          <input id={`newsletter-${id}`} type="checkbox" name="newsletters" value={id} checked={chosen.includes(id)} />
          <label for={`newsletter-${id}`}>
            <b>{letters.names[id]}</b>
            <span>{letters.promises[id]}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

export type SubscribeProps = {
  frame: Frame;
  address: string;
  chosen: readonly NewsletterId[];
  /** What was wrong with the last attempt, and which field it is about. */
  fault: { field: 'email' | 'newsletters' | null; text: string } | null;
};

export function SubscribePage({ frame, address, chosen, fault }: SubscribeProps) {
  const { letters } = frame.words;
  const faulty = (field: 'email' | 'newsletters') => fault?.field === field;
  return (
    <Layout
      frame={frame}
      head={{ title: letters.title, canonical: `${frame.publication.baseUrl}${mailPaths.subscribe}` }}
    >
      <Notice title={letters.title}>
        <p>{letters.choose}</p>
        {fault !== null && (
          <p class="fault" role="alert" id="fault">
            {fault.text}
          </p>
        )}
        <form class="stack" action="/newsletter/subscribe" method="post">
          <NewsletterChoices frame={frame} chosen={chosen} />
          <div class="field">
            <label for="email">{letters.address}</label>
            <input
              id="email"
              type="email"
              name="email"
              dir="ltr"
              value={address}
              autocomplete="email"
              inputmode="email"
              required
              maxlength={254}
              aria-invalid={faulty('email') ? 'true' : undefined}
              aria-describedby={faulty('email') ? 'fault' : undefined}
            />
          </div>
          <input type="hidden" name="form" value="page" />
          <TrapField frame={frame} place="page" />
          <p class="consent">{consentWording(frame.publication.name, frame.language)}</p>
          <p>
            <button type="submit">{letters.subscribe}</button>
          </p>
        </form>
      </Notice>
    </Layout>
  );
}

/** The same for an address that is new, known or had its share of letters: it tells nobody who subscribes. */
export function CheckMailPage({ frame }: { frame: Frame }) {
  const { letters } = frame.words;
  return (
    <Letter frame={frame} title={letters.sent}>
      <p>{letters.sentHint}</p>
      <p>{letters.sentLost}</p>
      <p>
        <a href="/">{frame.words.backHome}</a>
      </p>
    </Letter>
  );
}

export function ConfirmPage({
  frame,
  token,
  address,
  newsletters,
}: {
  frame: Frame;
  token: string;
  address: string;
  newsletters: readonly NewsletterId[];
}) {
  return (
    <Letter frame={frame} title={frame.words.letters.confirm}>
      <p>{frame.words.letters.confirmLine(<bdi dir="ltr">{address}</bdi>, listOf(frame, newsletters))}</p>
      <TokenForm action={mailPaths.confirm} token={token} button={frame.words.letters.confirmButton} />
      <p class="hint">{frame.words.letters.confirmNot}</p>
    </Letter>
  );
}

export function ConfirmedPage({
  frame,
  newsletters,
  already,
  preferencesPath,
}: {
  frame: Frame;
  newsletters: readonly NewsletterId[];
  already: boolean;
  preferencesPath: string;
}) {
  const { letters } = frame.words;
  const list = listOf(frame, newsletters);
  return (
    <Letter frame={frame} title={already ? letters.confirmedAlready : letters.confirmed}>
      <p>{already ? letters.confirmedAlreadyLine(list) : letters.confirmedLine(list)}</p>
      <p>
        <a href={preferencesPath}>{letters.change}</a>
      </p>
    </Letter>
  );
}

export type PreferencesProps = {
  frame: Frame;
  token: string;
  address: string;
  chosen: readonly NewsletterId[];
  language: LetterLanguage;
  unsubscribePath: string;
  state: 'asked' | 'saved' | 'left' | 'confirm';
};

export function PreferencesPage(props: PreferencesProps) {
  const { frame, state } = props;
  const { letters } = frame.words;
  return (
    <Letter frame={frame} title={letters.preferences}>
      {state !== 'asked' && (
        <p class="done" role="status">
          {state === 'saved' && letters.saved}
          {state === 'left' && letters.left}
          {state === 'confirm' && letters.confirmAgain}
        </p>
      )}
      <p>
        {letters.addressLine}
        <bdi dir="ltr">{props.address}</bdi>
      </p>
      <form class="stack" action={`${mailPaths.preferences}?t=${encodeURIComponent(props.token)}`} method="post">
        <NewsletterChoices frame={frame} chosen={props.chosen} />
        <fieldset>
          <legend>{letters.language}</legend>
          <div class="choice">
            <input id="language-ar" type="radio" name="language" value="ar" checked={props.language === 'ar'} />
            <label for="language-ar" lang="ar">
              <bdi>العربية</bdi>
            </label>
          </div>
          <div class="choice">
            <input id="language-en" type="radio" name="language" value="en" checked={props.language === 'en'} />
            <label for="language-en" lang="en">
              <bdi>English</bdi>
            </label>
          </div>
        </fieldset>
        <p>
          <button type="submit">{letters.save}</button>
        </p>
      </form>
      {props.chosen.length > 0 && (
        <p>
          <a href={props.unsubscribePath}>{letters.leaveAll}</a>
        </p>
      )}
    </Letter>
  );
}

export function UnsubscribePage({
  frame,
  token,
  address,
  newsletters,
}: {
  frame: Frame;
  token: string;
  address: string;
  newsletters: readonly NewsletterId[];
}) {
  const { letters } = frame.words;
  const shown = <bdi dir="ltr">{address}</bdi>;
  return (
    <Letter frame={frame} title={letters.leave}>
      <p>
        {newsletters.length > 0 ? letters.leaveLine(shown, listOf(frame, newsletters)) : letters.leaveNothing(shown)}
      </p>
      {newsletters.length > 0 && (
        <TokenForm action={mailPaths.unsubscribe} token={token} button={letters.leaveButton} />
      )}
    </Letter>
  );
}

export function UnsubscribedPage({
  frame,
  address,
  preferencesPath,
}: {
  frame: Frame;
  address: string;
  preferencesPath: string;
}) {
  const { letters } = frame.words;
  return (
    <Letter frame={frame} title={letters.leftTitle}>
      <p>{letters.leftLine(<bdi dir="ltr">{address}</bdi>)}</p>
      <p>
        {letters.leftByMistake}
        <a href={preferencesPath}>{letters.chooseAgain}</a>
      </p>
    </Letter>
  );
}

/** A link that does not work: run out, damaged on its way, or made up. */
export function LinkFaultPage({ frame, title, text }: { frame: Frame; title: string; text: string }) {
  return (
    <Letter frame={frame} title={title}>
      <p>{text}</p>
      <p>
        <a href={mailPaths.subscribe}>{frame.words.letters.askAnother}</a>
      </p>
    </Letter>
  );
}

function TokenForm({ action, token, button }: { action: string; token: string; button: string }) {
  return (
    <form action={`${action}?t=${encodeURIComponent(token)}`} method="post">
      <button type="submit">{button}</button>
    </form>
  );
}
