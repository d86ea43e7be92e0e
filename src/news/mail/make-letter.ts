import { createHash } from 'node:crypto';
import type { Id, Instant } from '../../base/index.ts';
import type { Publication } from '../publication/index.ts';
import type { EditionContent } from './edition-content.ts';
import { button, frame, html, ink, row } from './letter-frame.ts';
import { letterWords } from './letter-words.ts';
import { confirmPath, preferencesPath, unsubscribePath } from './links.ts';
import type { Claimed, ClaimedNotice, Edition, Mail, Signer } from './ports.ts';
import { type EditionBody, footerHtml, footerText, SLOTS } from './render-edition.ts';

type Links = { preferences: string; unsubscribe: string };

/** One subscriber's copy: the edition's body with this subscriber's links in it. */
export function makeLetter(
  body: EditionBody,
  content: EditionContent,
  edition: Pick<Edition, 'id' | 'newsletter' | 'openedAt'>,
  letter: Claimed,
  signer: Signer,
): Mail {
  const { publication, sender } = content;
  const links = linksOf(signer, letter.subscriberId, edition.openedAt, publication.baseUrl);
  const host = hostOf(sender.address);
  const words = letterWords[body.language];
  return {
    messageId: `${edition.id}.${shortHash(edition.id, letter.subscriberId)}@${host}`,
    from: sender,
    to: letter.address,
    subject: body.subject,
    date: edition.openedAt,
    language: body.language,
    text: fill(body.text, links),
    html: fill(body.html, { preferences: html(links.preferences), unsubscribe: html(links.unsubscribe) }),
    list: {
      id: `${edition.newsletter}.newsletter.${host}`,
      name: `${publication.name}: ${words.newsletter[edition.newsletter]}`,
      unsubscribe: links.unsubscribe,
      // Gmail groups complaints by these: edition, newsletter, kind, sender.
      feedbackId: `${edition.id}:${edition.newsletter}:edition:${host}`,
    },
  };
}

/** A confirmation or a welcome. `date` is when it was asked for, so that a repeat is the same letter. */
export function makeNotice(notice: ClaimedNotice, publication: Publication, signer: Signer): Mail {
  const words = letterWords[notice.language];
  const { baseUrl, name } = publication;
  const sender = { name: publication.newsletter.senderName || name, address: publication.newsletter.senderAddress };
  const links = linksOf(signer, notice.subscriberId, notice.askedAt, baseUrl);
  const confirm = notice.kind === 'confirm';
  const subject = (confirm ? words.confirm : words.welcome).subject(name);
  const lead = (confirm ? words.confirm : words.welcome).lead(name);
  const list = notice.newsletters.map((id) => (confirm ? words.newsletter[id] : words.welcome.when[id]));
  const target = confirm ? `${baseUrl}${confirmPath(signer, notice.askId, notice.askedAt)}` : '';
  const notes = confirm ? [words.confirm.valid, words.confirm.ignore] : [words.welcome.leave];

  const { direction } = words;
  const style = `font-size:17px;line-height:1.8;color:${ink.text}`;
  const items = list.map((item) => `<p style="margin:0 0 4px">•&nbsp; ${html(item)}</p>`).join('');
  const rows = [
    row(`<p style="margin:0 0 10px">${html(lead)}</p>${items}`, `padding:24px 32px 12px;${style}`, {
      direction,
      classes: 'text',
    }),
    ...(confirm ? [row(button(html(target), words.confirm.button), 'padding:8px 32px 18px', { direction })] : []),
    row(
      notes.map((note) => `<p style="margin:0 0 8px">${html(note)}</p>`).join(''),
      `padding:4px 32px 24px;font-size:15px;line-height:1.8;color:${ink.soft}`,
      { direction, classes: 'soft' },
    ),
  ];
  // Who did not ask must not be offered a subscription's settings; the publication's address is enough.
  const footer = confirm
    ? `<a href="${html(baseUrl)}" style="color:${ink.soft}">${html(name)}</a>`
    : footerHtml(words, name, publication.mirrors);
  const textBlocks = [name, `${lead}\n${list.map((item) => `• ${item}`).join('\n')}`];
  if (confirm) textBlocks.push(`${words.confirm.button}:\n${target}`);
  textBlocks.push(...notes, confirm ? baseUrl : footerText(words, name, publication.mirrors));
  const page = frame({
    language: notice.language,
    direction,
    title: subject,
    preheader: notes[0] ?? '',
    wordmark: name,
    home: baseUrl,
    line: '',
    rows: rows.join('\n'),
    footer,
  });
  return {
    messageId: `${notice.key}.${notice.kind}@${hostOf(sender.address)}`,
    from: sender,
    to: notice.address,
    subject,
    date: notice.askedAt,
    language: notice.language,
    text: fill(`${textBlocks.join('\n\n')}\n`, links),
    html: fill(page, { preferences: html(links.preferences), unsubscribe: html(links.unsubscribe) }),
    list: null,
  };
}

function linksOf(signer: Signer, subscriberId: Id, from: Instant, baseUrl: string): Links {
  return {
    preferences: `${baseUrl}${preferencesPath(signer, subscriberId, from)}`,
    unsubscribe: `${baseUrl}${unsubscribePath(signer, subscriberId)}`,
  };
}

function fill(text: string, links: Links): string {
  return text.replaceAll(SLOTS.preferences, links.preferences).replaceAll(SLOTS.unsubscribe, links.unsubscribe);
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Tells letters of one edition apart in Message-IDs without handing a subscriber's id to every server on the way. */
function shortHash(edition: Id, subscriber: Id): string {
  return createHash('sha256').update(`${edition}/${subscriber}`).digest('hex').slice(0, 24);
}
