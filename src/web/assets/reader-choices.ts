/**
 * Runs before the first paint: puts the reader's own size and colours on the page, and keeps a new choice in this
 * browser. Takes the line of «عاجل» away when its time is over on a page that stays open.
 */
(() => {
  const page = document.documentElement;
  page.classList.add('scripted');
  const defaults: Record<string, string> = { size: '1', scheme: 'auto' };
  const read = (name: string) => {
    try {
      return localStorage.getItem(`warraq.${name}`) ?? defaults[name] ?? '';
    } catch {
      // A browser that keeps nothing: the choice holds for this page.
      return page.dataset[name] ?? defaults[name] ?? '';
    }
  };
  const show = () => {
    for (const name of Object.keys(defaults)) page.dataset[name] = read(name);
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-choose]'))
      button.setAttribute('aria-pressed', String(page.dataset[button.dataset.choose ?? ''] === button.value));
  };
  show();
  document.addEventListener('DOMContentLoaded', () => {
    show();
    const line = document.querySelector<HTMLElement>('[data-until]');
    const left = Number(line?.dataset.until) - Date.now();
    // A line that is over by this clock came from the server as current: the clock is wrong. 2^31: a timer's longest.
    if (line !== null && left > 0 && left < 2 ** 31) setTimeout(() => line.remove(), left);
  });
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const open = document.querySelector<HTMLDetailsElement>('.choices[open]');
    if (open !== null && !open.contains(target)) open.open = false;
    const button = target.closest<HTMLButtonElement>('[data-choose]');
    const name = button?.dataset.choose;
    if (button === null || name === undefined) return;
    page.dataset[name] = button.value;
    try {
      localStorage.setItem(`warraq.${name}`, button.value);
    } catch {
      // Nothing to keep it in.
    }
    show();
  });
})();
