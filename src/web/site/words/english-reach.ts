import type { arabicReach } from './arabic-reach.ts';

/** In English, and in the shape of the Arabic ones. */
export const englishReach: typeof arabicReach = {
  lite: 'Light version',
  full: 'Full version',
  offer: 'Slow connection? Read this page in the light version, without pictures or fonts',
  savedCopy: 'You are reading a copy kept on your device since',
  mirrors: {
    title: 'Other addresses, should the site be blocked',
    lead: 'The same site at other addresses. Keep them now: you need them when the first one does not open, and then this page does not either.',
    onion: 'Through Tor Browser',
    check:
      'Whoever copies this site elsewhere has a copy signed with our key. “warraq verify” tells whether a single letter of it was changed.',
    key: 'The signing key',
    none: 'The site has no other addresses yet.',
  },
  saved: {
    title: 'Saved articles',
    lead: 'What you saved to read later. It is in this browser alone, without an account, and opens without a connection.',
    none: 'Nothing saved yet. At the top of every article is a button “Save for later”.',
    script: 'This list is in your browser, not on our server, so it needs JavaScript to show.',
    remove: 'Remove',
    failed: 'It could not be saved in this browser: its space may be full, or this is a private window.',
  },
  read: {
    title: 'Read before',
    none: 'No articles were read in this browser.',
    keeps:
      'The last sixty articles stay in your browser to be read without a connection; nothing of it reaches us. If your device may fall into other hands, clear them.',
    stop: 'Do not keep what I read',
    resume: 'Keep what I read',
    clear: 'Clear everything in this browser',
  },
  offline: {
    title: 'No connection to the site',
    lead: 'The site cannot be reached, and this page is not kept on your device. You can read these without a connection.',
    again: 'Try again',
  },
  save: 'Save for later',
  isSaved: 'Saved for later',
  picture: 'Picture',
  missingLead: 'A letter may be missing in it, or the page is not published yet.',
  copySearch: {
    title: 'No search in this copy',
    lead: 'You are reading a still copy of the site, and search needs the site itself. Browse the sections here, or search there:',
    there: 'Search on the site',
  },
};
