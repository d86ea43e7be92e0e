import type { PluralForms } from '../../../arabic/index.ts';
import { formNames } from '../../../news/spread/index.ts';
import type { Words } from './arabic.ts';
import { englishReach } from './english-reach.ts';

/** English counts one and the others. */
function counted(one: string, many: string, zero: string): PluralForms {
  return { zero, one, two: many, few: many, many, other: many };
}

/** The site's words for a publication in English. */
export const english: Words = {
  skip: 'Skip to content',
  home: 'Home',
  sections: 'Sections',
  siteSections: 'Sections of the site',
  site: 'The site',
  siteLinks: 'Links of the site',
  about: 'About us',
  corrections: 'Corrections',
  newsletter: 'Newsletter',
  rss: 'RSS feed',
  latest: 'Latest',
  latestPublished: 'Just published',
  mostRead: 'Most read',
  opinion: 'Opinion',
  backHome: 'Back to the front page',
  comma: ', ',

  forms: formNames.en,
  roles: {
    report: 'Reporting',
    writing: '',
    editing: 'Editing',
    translation: 'Translation',
    photography: 'Photography',
  },
  origins: {
    own: '',
    agency: 'agency',
    archive: 'archive picture',
    social: 'social media',
    generated: 'machine-made picture',
  },
  provenance: ({ kind, source }) => {
    switch (kind) {
      case 'own':
        return '';
      case 'agency':
        return source === '' ? 'Source: a news agency' : `Source: ${source}`;
      case 'agencies':
        return source === '' ? 'Source: agencies' : `Source: agencies (${source})`;
      case 'translation':
        return source === '' ? 'Translated' : `Translated from ${source}`;
      case 'republished':
        return source === '' ? 'Republished' : `Published by agreement with ${source}`;
    }
  },

  article: {
    published: 'Published ',
    modified: 'Updated: ',
    readingTime: 'Reading time: ',
    shortLink: 'Short link to share',
    share: 'Share',
    copyLink: 'Copy link',
    linkCopied: 'Link copied',
    quote: 'Copy this passage with its link',
    quoteCopied: 'Passage copied',
    listen: 'Listen',
    stopListening: 'Stop reading',
    contents: 'In this article',
    otherLanguages: 'In another language:',
    tags: 'Tags of this article',
    related: 'Read also',
    inlineRelated: 'Related:',
    correction: 'Correction',
    allCorrections: (count) => `All corrections of this article (${count})`,
    itsCorrections: 'Corrections of this article',
  },

  sources: {
    title: {
      news: 'Sources of this article',
      analysis: 'Sources of this analysis',
      report: 'Sources of this report',
      interview: 'Sources of this interview',
      opinion: 'Sources of this article',
      picture_story: 'Sources of this story',
      live: 'Sources of this coverage',
      explainer: 'Sources of this explainer',
    },
    among: (all, unnamed, total) => (total === 2 ? `${all}, one of them unnamed` : `${all}, among them ${unnamed}`),
    through: 'through ',
    outlet: (name) => ['“', name, '”'],
    toUs: (name) => `speaking to ${name}`,
    unnamed: 'unnamed',
    document: 'document',
    found: 'Read from the text by machine; no editor has looked at them yet.',
    partly: 'An editor looked at some of them; the others were read from the text by machine.',
    accepted: 'An editor looked at them.',
  },

  search: {
    title: 'Search',
    titleOf: (query) => `Search: ${query}`,
    label: 'Words to search for',
    inArticles: 'Search the articles',
    button: 'Search',
    first: 'First results',
    further: 'More results',
    near: 'Close to what you look for',
    idle: 'Type a word or more of the headline or the text. Hamza, harakat and taa marbuta make no difference.',
    short: (query) => ['There are no letters in “', query, '” to look for. Type at least one word.'],
    long: 'That is longer than we take. Keep its most important words, up to 200 characters.',
    failed: 'The search does not answer now. Try again in a moment.',
    found: (count, isFloor, query) => [`${isFloor ? 'More than ' : ''}${count} for “`, query, '”'],
    none: (query) => ['Nothing found for “', query, '”.'],
    spelling: 'Check how the words are spelled.',
    fewer: 'Try fewer or more general words: ',
  },

  list: {
    pages: 'Pages of the list',
    newer: 'Back to the newest',
    older: 'Older',
    tag: 'Tag',
    author: 'Articles',
    emptyHome: 'Nothing has been published yet',
    emptyHomeHint: 'Articles appear here as soon as they are published.',
    emptySection: 'Nothing has been published in this section yet.',
    emptyTag: 'No published articles under this tag.',
    emptyAuthor: 'No published articles by this name.',
  },

  faults: {
    notFound: 'There is no page at this address',
    notFoundHint: 'A letter of the address may be missing, or the page is not published yet. Search for what you want:',
    withdrawn: 'Withdrawn article',
    withdrawnTitle: 'This article was withdrawn',
    withdrawnLine: (when, reason) => [
      'The article at this address was withdrawn by the editors on ',
      when,
      ` ${reasons[reason]}.`,
    ],
    copies: 'What was copied elsewhere before its withdrawal cannot be recalled.',
    refused: 'We could not read what was sent',
    busy: 'The site is busy',
    busyHint: 'Your request could not be completed now, and nothing was saved. Try again in a moment.',
    failed: 'Something went wrong on our side',
    failedHint: 'This page could not be shown. The error is recorded and will be mended. Try again in a little while.',
  },

  aboutPage: {
    title: (name) => `About ${name}`,
    corrections: (link) => [
      'We correct our errors in public: every correction stays dated on its article’s page, and the ',
      link('page of corrections'),
      ' holds them all. When an article is withdrawn, a notice at its address says why.',
    ],
    reads: 'Reads are counted without cookies, and our readers’ network addresses are not kept.',
    contributors: 'Our writers',
    correctionsHint: 'What we corrected in our articles after publication, newest first.',
    noCorrections: 'No corrections so far.',
  },

  letters: {
    title: 'Newsletter',
    boxHint: 'The best of what we published, in your mailbox. We send a confirmation first; one click ends it.',
    address: 'Your email address',
    subscribe: 'Subscribe',
    trap: 'Leave this field empty',
    names: { daily: 'Daily newsletter', weekly: 'Weekly newsletter' },
    promises: {
      daily: 'What we published today, every evening.',
      weekly: 'The best and most read of the week, once a week.',
    },
    newsletters: 'Newsletters',
    choose:
      'Pick what you want to receive and give your address. We send you a link to confirm; nothing begins before you open it.',
    chooseOne: 'Pick at least one newsletter.',
    sent: 'Open your mailbox',
    sentHint: 'We sent you a letter with a link to confirm. Open it to begin. The link is good for three days.',
    sentLost: 'If it is not there within minutes, look among unwanted mail, or check the address and try again later.',
    confirm: 'Confirm your subscription',
    confirmLine: (address, list) => ['Press the button to subscribe ', address, ` to: ${list}.`],
    confirmButton: 'Confirm',
    confirmNot: 'If you did not ask for it, close this page and nothing will be sent.',
    confirmed: 'You are subscribed',
    confirmedAlready: 'Your subscription is confirmed',
    confirmedLine: (list) => `Thank you. From now on you receive: ${list}.`,
    confirmedAlreadyLine: (list) => `You had confirmed before: ${list}.`,
    change: 'Change what you receive',
    preferences: 'What you receive',
    saved: 'Your choice is saved.',
    left: 'You are unsubscribed; nothing more will be sent.',
    confirmAgain: 'We sent you a link to confirm: your subscription begins again when you open it.',
    addressLine: 'Address: ',
    language: 'Language of the letters',
    save: 'Save',
    leaveAll: 'Unsubscribe from everything',
    leave: 'Unsubscribe',
    leaveLine: (address, list) => [address, ` receives: ${list}. Press the button and nothing more is sent.`],
    leaveNothing: (address) => ['Nothing is sent to ', address, ': the subscription has ended.'],
    leaveButton: 'Unsubscribe',
    leftTitle: 'You are unsubscribed',
    leftLine: (address) => ['No newsletter will be sent any more to ', address, '.'],
    leftByMistake: 'Pressed by mistake? ',
    chooseAgain: 'Pick your newsletters again',
    linkExpired: 'This link has expired',
    linkInvalid: 'This link does not work',
    askAnother: 'Subscribe again or ask for another link',
  },

  reach: englishReach,

  counted: {
    sources: counted('one source', '# sources', 'no sources'),
    unnamed: counted('one unnamed source', '# unnamed sources', ''),
    statements: counted('once', '# times', ''),
    results: counted('1 result', '# results', 'No results'),
    minutes: counted('1 minute', '# minutes', 'less than a minute'),
    entries: counted('1 new entry', '# new entries', 'No new entries'),
  },

  front: {
    breaking: 'Breaking',
    breakingCorrected: 'corrected ',
    advertisement: 'Advertisement',
    pictures: 'In pictures',
    story: 'Running story',
    keyPoints: 'Key points',
    background: 'What came before',
    timeline: 'Day by day',
  },

  live: {
    stream: 'As it happens',
    zone: (city) => (city === '' ? '' : `Times in ${city}`),
    keyPoints: 'What has happened so far',
    pinned: 'Pinned',
    link: (moment) => `Link to the entry: ${moment}`,
    withdrawn: 'This entry was withdrawn.',
    none: 'Nothing has been written here yet.',
    newest: 'Newest entries',
    older: 'Older entries',
  },

  choices: {
    title: 'Text size and colours',
    mark: 'A',
    size: 'Text size',
    sizes: { '1': 'Normal', '2': 'Large', '3': 'Larger' },
    scheme: 'Colours',
    schemes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
  },

  contact: {
    title: 'Write to the editors',
    hint: 'Tell us of an error, or of something you know and we do not. Only the editors read it, and neither your network address nor your device is kept with it.',
    caution: 'Before you write, if it could put you in danger',
    cautions: [
      'Do not write from your workplace’s network or device, nor from a phone line in your name.',
      'Use Tor Browser: it hides from us and from your provider where you write from.',
      'Leave out your name and what points to you. What you know and how you know it is enough.',
    ],
    about: 'About the article:',
    kind: 'What is it about?',
    kinds: { correction: 'An error in what we published', tip: 'Information or a document', other: 'Something else' },
    text: 'Your message',
    reach: 'How can we reach you? (if you wish)',
    reachHint: 'An address, a number or a pseudonym. Only we see it, and it is never published.',
    send: 'Send',
    faults: {
      empty: 'Write your message first, then send it.',
      long: 'That is longer than we take. Keep it to four thousand characters, or send it in parts.',
      often: 'Many messages came from where you are within this hour. Copy yours and send it in an hour.',
    },
    sent: 'Your message has arrived',
    sentHint:
      'Thank you. The editors read every message. If you told us of an error and it proves one, its correction appears on the article’s page and on the page of corrections.',
    report: 'Report an error',
  },
};

const reasons = {
  error: 'for an error that a correction cannot mend',
  law: 'for a legal reason',
  safety: 'for the safety of people named in it',
};
