import { inDigits } from '../../arabic/index.ts';
import type { DigestItem, EditionContent } from './edition-content.ts';
import { clean, FONTS, frame, html, ink, row } from './letter-frame.ts';
import { type LetterWords, letterWords, periodLabel } from './letter-words.ts';
import type { LetterLanguage } from './newsletters.ts';

/**
 * An edition in one language, made once for all its subscribers. {@link SLOTS} stand where a subscriber's own links go;
 * private characters, which {@link clean} takes out of everything else.
 */
export type EditionBody = { language: LetterLanguage; subject: string; html: string; text: string };

export const SLOTS = { preferences: '\ue001', unsubscribe: '\ue002' } as const;

/** 150 characters: mailboxes show less than half of it, and RFC 5322 wants lines that stay readable when folded. */
const SUBJECT_MAX = 150;

/** What one edition says in `language`: HTML, plain text and subject. */
export function renderEdition(content: EditionContent, language: LetterLanguage): EditionBody {
  const words = letterWords[language];
  const subject = clip(clean(words.subject(content.newsletter, content.lead.title)), SUBJECT_MAX);
  return {
    language,
    subject,
    html: editionHtml(content, language, words, subject),
    text: editionText(content, language, words),
  };
}

function clip(text: string, max: number): string {
  const flat = text.replace(/\s+/g, ' ');
  if (flat.length <= max) return flat;
  const cut = flat.slice(0, max - 1);
  // At a word's end, so that no Arabic word is shown by its first letters.
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), max / 2))}…`;
}

function editionHtml(content: EditionContent, language: LetterLanguage, words: LetterWords, subject: string): string {
  const others = content.groups.flatMap((group) => group.items);
  const rows = [leadRow(content.lead, words)];
  for (const group of content.groups) {
    // Sectioned editions name what has no section too; a daily has one group and needs no heading.
    const name = group.name !== '' ? group.name : content.groups.length > 1 ? words.elsewhere : '';
    if (name !== '') rows.push(heading(name, words));
    rows.push(...group.items.map((item, i) => itemRow(item, words, group.name !== '', name !== '' && i === 0)));
  }
  const more = words.more(content.more, content.publication.digits);
  if (more !== '') {
    rows.push(
      row(
        link(content.publication.baseUrl, more),
        `padding:6px 32px 18px;font-size:16px;line-height:1.7;color:${ink.accent}`,
        { direction: words.direction, classes: 'accent' },
      ),
    );
  }
  if (content.mostRead.length > 0)
    rows.push(heading(words.mostRead, words), ...content.mostRead.map((item, i) => rankRow(item, i + 1, content)));
  return frame({
    language,
    direction: words.direction,
    title: subject,
    preheader:
      others
        .slice(0, 3)
        .map((item) => clean(item.title))
        .join(' · ') || content.lead.deck,
    wordmark: content.publication.name,
    home: content.publication.baseUrl,
    line: `${words.newsletter[content.newsletter]} · ${periodLabel(content, language)}`,
    rows: rows.join('\n'),
    footer: footerHtml(words, words.why(content.newsletter, content.publication.name), content.mirrors),
  });
}

/** Why the letter came, where else the site is, and the reader's two links. */
export function footerHtml(words: LetterWords, why: string, mirrors: readonly string[] = []): string {
  const style = `color:${ink.soft};text-decoration:underline`;
  const addresses = mirrors.map((url) => `<bdi dir="ltr">${link(url, bare(url), style)}</bdi>`).join(words.comma);
  const elsewhere = mirrors.length === 0 ? '' : `${html(words.mirrors)} ${addresses}<br>`;
  return `${html(why)}<br>${elsewhere}<a href="${SLOTS.preferences}" style="${style}">${html(words.preferences)}</a> &nbsp;·&nbsp; <a href="${SLOTS.unsubscribe}" style="${style}">${html(words.unsubscribe)}</a>`;
}

/** An address as people write it. */
function bare(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

function link(href: string, label: string, style = `color:${ink.accent};text-decoration:underline`): string {
  return `<a href="${html(href)}" style="${style}">${html(label)}</a>`;
}

/** A section's name under a strong line, so that it is told from the thin ones between articles. */
function heading(text: string, words: LetterWords): string {
  return row(
    `<h2 class="accent" style="margin:0;font-size:19px;line-height:1.5;font-weight:700;color:${ink.accent}">${html(text)}</h2>`,
    `padding:16px 32px 4px;border-top:3px solid ${ink.accent}`,
    { direction: words.direction, classes: 'rule' },
  );
}

/** «تحليل · اقتصاد»: the form, then the section unless a heading says it; «رأي» in a section «رأي» is said once. */
function kicker(item: DigestItem, words: LetterWords, sectioned = false): string {
  const section = clean(item.section);
  const form = words.forms[item.form];
  const parts = sectioned && form === section ? [] : [form, sectioned || form === section ? '' : section];
  const text = parts.filter((part) => part !== '').join(' · ');
  return text === ''
    ? ''
    : `<div class="accent" style="color:${ink.accent};font-size:14px;line-height:1.6;font-weight:700">${html(text)}</div>`;
}

function byline(item: DigestItem, words: LetterWords): string {
  const names = item.bylines.map(clean).join(words.comma);
  return names === ''
    ? ''
    : `<div class="soft" style="color:${ink.soft};font-size:14px;line-height:1.7">${html(names)}</div>`;
}

function leadRow(item: DigestItem, words: LetterWords): string {
  const { image } = item;
  // The picture's words stand in for it where pictures are blocked, so they are styled to be read.
  const picture =
    image === null
      ? ''
      : `<a href="${html(item.url)}" style="text-decoration:none"><img src="${html(image.url)}" width="536" alt="${html(image.alt)}" class="soft" style="display:block;width:100%;height:auto;margin:0 0 6px;font-family:${FONTS};font-size:15px;line-height:1.6;color:${ink.soft}"></a>${credit(item, words)}`;
  return row(
    `${picture}${kicker(item, words)}<h1 class="text lead" style="margin:2px 0 8px;font-size:27px;line-height:1.4;font-weight:700;color:${ink.text}">${link(item.url, item.title, `color:${ink.text};text-decoration:none`)}</h1>${
      item.deck === ''
        ? ''
        : `<p class="text" style="margin:0 0 8px;font-size:18px;line-height:1.75;color:${ink.text}">${html(item.deck)}</p>`
    }${byline(item, words)}<p class="accent" style="margin:10px 0 0;font-size:16px;line-height:1.7">${link(item.url, words.readMore)}</p>`,
    'padding:26px 32px 28px',
    { direction: item.direction, language: item.language, classes: item.form === 'opinion' ? 'tint' : '' },
  );
}

/** «الصورة: سارة العلي (أرشيفية)»; a credit that says itself what it is, «رسم: …», stands as it is. */
function credit(item: DigestItem, words: LetterWords): string {
  if (item.image === null) return '';
  const { archive } = item.image;
  const name = clean(item.image.credit);
  const note = archive ? ` (${html(words.archive)})` : '';
  const label = name.includes(':') ? '' : `${html(words.photo)} `;
  const line = name !== '' ? `${label}<bdi>${html(name)}</bdi>${note}` : archive ? html(words.archivePhoto) : '';
  return line === ''
    ? ''
    : `<div class="soft" dir="${words.direction}" style="color:${ink.soft};font-size:13px;line-height:1.6;margin:0 0 10px">${line}</div>`;
}

/** A headline with its deck, beside it the article's picture if it has one. */
function itemRow(item: DigestItem, words: LetterWords, sectioned: boolean, first: boolean): string {
  const opinion = item.form === 'opinion';
  const said = `${kicker(item, words, sectioned)}<h3 class="text" style="margin:2px 0 4px;font-size:20px;line-height:1.5;font-weight:700;color:${ink.text}">${link(item.url, item.title, `color:${ink.text};text-decoration:none`)}</h3>${
    item.deck === ''
      ? ''
      : `<p class="text" style="margin:0 0 4px;font-size:16px;line-height:1.75;color:${ink.text}">${html(item.deck)}</p>`
  }${byline(item, words)}`;
  return row(
    item.image === null ? said : beside(said, thumbnail(item)),
    `padding:${first ? 8 : 18}px 32px 18px${first ? '' : `;border-top:1px solid ${ink.line}`}${opinion ? `;background:${ink.tint}` : ''}`,
    { direction: item.direction, language: item.language, classes: opinion ? 'line tint' : 'line' },
  );
}

/** The headline says what the picture shows, so its words are left out; who reads by ear would hear everything twice. */
function thumbnail(item: DigestItem): string {
  return `<a href="${html(item.url)}" tabindex="-1" aria-hidden="true"><img src="${html(item.image?.small ?? '')}" width="132" alt="" class="thumb" style="display:block;width:132px;height:auto"></a>`;
}

/** Two columns in the row's own direction; the gap is a cell, because Outlook knows no logical sides. */
function beside(text: string, picture: string): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td valign="top">${text}</td><td class="gap" width="20" style="width:20px;font-size:1px">&nbsp;</td><td class="thumb" valign="top" width="132" style="width:132px;padding-top:6px">${picture}</td></tr></table>`;
}

function rankRow(item: DigestItem, rank: number, content: EditionContent): string {
  const number = inDigits(`${rank}`, content.publication.digits);
  const last = rank === content.mostRead.length;
  return row(
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="accent" valign="top" width="34" style="width:34px;font-size:24px;line-height:1.3;font-weight:700;color:${ink.accent}">${number}</td><td class="text" valign="top" style="font-size:17px;line-height:1.7;color:${ink.text}">${link(item.url, item.title, `color:${ink.text};text-decoration:none`)}</td></tr></table>`,
    `padding:8px 32px${last ? ' 28px' : ''}`,
    { direction: item.direction, language: item.language },
  );
}

const RULE = '――――――――――';

/** The letter for those who read plain text: short lines apart, every address on a line of its own. */
function editionText(content: EditionContent, language: LetterLanguage, words: LetterWords): string {
  const { publication } = content;
  const blocks = [
    `${clean(publication.name)}\n${words.newsletter[content.newsletter]} · ${periodLabel(content, language)}`,
    itemText(content.lead, words),
  ];
  for (const group of content.groups) {
    const name = group.name !== '' ? group.name : content.groups.length > 1 ? words.elsewhere : '';
    blocks.push(name === '' ? RULE : `${RULE}\n${clean(name)}`, ...group.items.map((item) => itemText(item, words)));
  }
  const more = words.more(content.more, publication.digits);
  if (more !== '') blocks.push(`${more}:\n${publication.baseUrl}`);
  if (content.mostRead.length > 0) {
    const ranks = content.mostRead.map(
      (item, i) => `${inDigits(`${i + 1}`, publication.digits)}. ${clean(item.title)}\n${item.url}`,
    );
    blocks.push(`${RULE}\n${words.mostRead}`, ...ranks);
  }
  blocks.push(footerText(words, words.why(content.newsletter, clean(publication.name)), content.mirrors));
  return `${blocks.join('\n\n')}\n`;
}

export function footerText(words: LetterWords, why: string, mirrors: readonly string[] = []): string {
  const elsewhere = mirrors.length === 0 ? '' : `${words.mirrors} ${mirrors.join(' ')}\n\n`;
  return `${RULE}\n${why}\n\n${elsewhere}${words.preferences}:\n${SLOTS.preferences}\n\n${words.unsubscribe}:\n${SLOTS.unsubscribe}`;
}

function itemText(item: DigestItem, words: LetterWords): string {
  const label = words.forms[item.form];
  const lines = [
    label === '' ? clean(item.title) : `${label}: ${clean(item.title)}`,
    clean(item.deck),
    item.bylines.map(clean).join(words.comma),
    item.url,
  ];
  return lines.filter((line) => line !== '').join('\n');
}
