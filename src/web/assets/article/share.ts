/** What was done, for the eye on the button and for screen readers beside it. */
function say(article: HTMLElement, button: HTMLElement): void {
  const status = article.querySelector('[data-status]');
  const before = button.textContent;
  const done = button.dataset.done ?? '';
  button.textContent = done;
  if (status) status.textContent = done;
  setTimeout(() => {
    button.textContent = before;
    if (status) status.textContent = '';
  }, 2500);
}

/** Sharing by the system's own sheet where there is one, and copying the short link. */
export function offerSharing(article: HTMLElement): void {
  const link = article.querySelector<HTMLAnchorElement>('[data-link]');
  if (link === null) return;
  const title = article.querySelector('h1')?.textContent ?? '';
  const share = article.querySelector<HTMLButtonElement>('[data-share]');
  if (share && 'share' in navigator) {
    share.hidden = false;
    // Closing the sheet without sharing is no failure.
    share.addEventListener('click', () => void navigator.share({ title, url: link.href }).catch(() => undefined));
  }
  const copy = article.querySelector<HTMLButtonElement>('[data-copy]');
  if (copy && navigator.clipboard !== undefined) {
    copy.hidden = false;
    link.hidden = true;
    copy.addEventListener('click', () => void navigator.clipboard.writeText(link.href).then(() => say(article, copy)));
  }
}

/** 4: enough words on each side to be found once; a whole address of Arabic would fill a screen. */
const EDGE = 4;

/** The part of an address that leads to a passage (URL Fragment Text Directives): the whole, or where it begins and ends. */
export function textFragment(passage: string): string {
  const words = passage.trim().split(/\s+/);
  const parts =
    words.length <= EDGE * 2 ? [words.join(' ')] : [words.slice(0, EDGE).join(' '), words.slice(-EDGE).join(' ')];
  // A hyphen and a comma are part of the directive's own syntax; encodeURIComponent leaves the hyphen.
  return `#:~:text=${parts.map((part) => encodeURIComponent(part).replace(/-/g, '%2D')).join(',')}`;
}

/** A button beside what was selected: copies it in quotation marks, with the link that leads back to the very passage. */
export function offerQuoting(article: HTMLElement): void {
  const button = article.querySelector<HTMLButtonElement>('[data-quote]');
  const body = article.querySelector<HTMLElement>('.body');
  const address = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  if (!button || !body || address === undefined || navigator.clipboard === undefined) return;
  const selected = () => {
    const selection = getSelection();
    const inside = selection?.rangeCount && body.contains(selection.getRangeAt(0).commonAncestorContainer);
    return inside && !selection.isCollapsed ? selection : null;
  };
  document.addEventListener('selectionchange', () => {
    const selection = selected();
    // 12: a word or two are looked up, not quoted.
    button.hidden = (selection?.toString().trim().length ?? 0) < 12;
    if (button.hidden || !selection) return;
    const rect = selection.getRangeAt(0).getBoundingClientRect();
    const origin = article.getBoundingClientRect();
    button.style.insetBlockStart = `${rect.bottom - origin.top + 10}px`;
    const start = document.dir === 'rtl' ? origin.right - rect.right : rect.left - origin.left;
    button.style.insetInlineStart = `${Math.max(0, start)}px`;
  });
  // Pressing must not end the selection before the click is there.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const passage = selected()?.toString().replace(/\s+/g, ' ').trim();
    if (!passage) return;
    const title = article.querySelector('h1')?.textContent ?? '';
    const quoted = document.documentElement.lang === 'en' ? `“${passage}”` : `«${passage}»`;
    void navigator.clipboard
      .writeText(`${quoted}\n${title}\n${address}${textFragment(passage)}`)
      .then(() => say(article, button));
  });
}
