import { TIP_MAX, type TipKind, tipKinds } from '../../../news/front/index.ts';
import type { ArticleCard } from '../../../news/publish/index.ts';
import type { Frame } from '../frame.ts';
import { href } from '../href.ts';
import { Title } from './card.tsx';
import { Layout } from './layout.tsx';
import { Notice, TrapField } from './pieces.tsx';

export type ContactProps = {
  frame: Frame;
  /** The article it is about, from the link on its page. */
  about: ArticleCard | null;
  kind: TipKind;
  text: string;
  contact: string;
  fault: 'empty' | 'long' | 'often' | null;
};

export function ContactPage({ frame, about, kind, text, contact, fault }: ContactProps) {
  const words = frame.words.contact;
  return (
    <Layout
      frame={frame}
      head={{ title: words.title, canonical: `${frame.publication.baseUrl}/contact`, index: about === null }}
    >
      <Notice title={words.title}>
        <p>{words.hint}</p>
        <aside class="caution" aria-labelledby="caution">
          <h2 id="caution">{words.caution}</h2>
          <ul>
            {words.cautions.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </aside>
        {fault !== null && (
          <p class="fault" role="alert">
            {words.faults[fault]}
          </p>
        )}
        <form class="stack" action="/contact" method="post">
          {about !== null && (
            <p class="about-article">
              {words.about}{' '}
              <a href={href(about.path)}>
                <Title frame={frame} card={about} />
              </a>
              <input type="hidden" name="article" value={about.shortId} />
            </p>
          )}
          <fieldset>
            <legend>{words.kind}</legend>
            {tipKinds.map((one) => (
              <div class="choice">
                <input id={`kind-${one}`} type="radio" name="kind" value={one} checked={one === kind} />
                <label for={`kind-${one}`}>{words.kinds[one]}</label>
              </div>
            ))}
          </fieldset>
          <div class="field">
            <label for="tip-text">{words.text}</label>
            <textarea
              id="tip-text"
              name="text"
              rows={8}
              required
              maxlength={TIP_MAX}
              aria-invalid={fault === 'empty' || fault === 'long' ? 'true' : undefined}
            >
              {text}
            </textarea>
          </div>
          <div class="field">
            <label for="tip-contact">{words.reach}</label>
            <input id="tip-contact" type="text" name="contact" value={contact} maxlength={300} autocomplete="off" />
            <p class="consent">{words.reachHint}</p>
          </div>
          <TrapField frame={frame} place="tip" />
          <button type="submit">{words.send}</button>
        </form>
      </Notice>
    </Layout>
  );
}

export function TipTakenPage({ frame }: { frame: Frame }) {
  const words = frame.words.contact;
  return (
    <Layout frame={frame} head={{ title: words.sent, index: false }}>
      <Notice title={words.sent}>
        <p>{words.sentHint}</p>
        <p>
          <a class="button" href="/">
            {frame.words.backHome}
          </a>
        </p>
      </Notice>
    </Layout>
  );
}
