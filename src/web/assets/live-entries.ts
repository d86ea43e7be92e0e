/**
 * Asks every half minute whether a live coverage has new entries and offers them with a button: nothing moves under the
 * reader's eyes. What was corrected or withdrawn meanwhile is replaced where it stands.
 */
(() => {
  const list = document.querySelector<HTMLElement>('[data-live]');
  const button = document.querySelector<HTMLButtonElement>('[data-live-more]');
  if (list === null || button === null) return;
  const { lang } = document.documentElement;
  const forms: Record<string, string> = JSON.parse(button.dataset.forms ?? '{}');
  const digits = new Intl.NumberFormat(`${lang}-u-nu-${button.dataset.digits}`);
  let fresh: Element[] = [];

  const look = async () => {
    if (document.visibilityState !== 'visible') return;
    // The browser asks with the tag of what it has; 304 costs some 200 bytes.
    const answer = await fetch(button.dataset.liveMore ?? '').catch(() => null);
    if (answer === null || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    fresh = [];
    for (const entry of page.querySelectorAll<HTMLElement>('li[data-version]')) {
      const known = document.getElementById(entry.id);
      if (known === null) fresh.push(entry);
      else if (known.dataset.version !== entry.dataset.version) known.replaceWith(entry);
    }
    const count = fresh.length;
    const form = forms[new Intl.PluralRules(lang).select(count)] ?? '#';
    button.hidden = count === 0;
    button.textContent = form.replace('#', digits.format(count));
  };

  button.addEventListener('click', () => {
    list.prepend(...fresh);
    button.hidden = true;
    const [first] = fresh;
    fresh = [];
    // The keyboard and a screen reader go on from the first new entry.
    if (first instanceof HTMLElement) {
      first.tabIndex = -1;
      first.focus();
    }
  });
  setInterval(look, 30_000);
  document.addEventListener('visibilitychange', look);
})();
