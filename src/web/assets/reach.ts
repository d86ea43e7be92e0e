/**
 * On every page: offers the light one on a slow line, registers the worker, tells it what was read, and saves an article
 * for later. Without it every page reads the same.
 */
(() => {
  type Line = { saveData?: boolean; effectiveType?: string };
  const line = (navigator as { connection?: Line }).connection;
  if (line?.saveData || /2g/.test(line?.effectiveType ?? ''))
    document.querySelector('.lite-offer')?.removeAttribute('hidden');

  const workers = navigator.serviceWorker;
  // Absent without HTTPS, and in private windows of some browsers.
  if (workers === undefined || !('caches' in window)) return;

  const article = document.querySelector('[data-read]');
  const isCopy = document.querySelector('.saved-note:not([hidden])') !== null;
  const path = location.pathname;

  /** What this page has loaded of our own files and pictures. */
  const parts = () =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && /^\/(?:assets|media)\//.test(pathname))
      .map(({ pathname }) => pathname);

  const tell = async (message: object): Promise<boolean> => {
    const { active } = await workers.ready;
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      active?.postMessage(message, [port2]);
    });
  };

  const keepRead = async () => {
    if (article !== null && !isCopy && !(await caches.has('off')))
      await tell({ keep: path, into: 'read', parts: parts() });
  };

  const button = document.querySelector<HTMLButtonElement>('.save');
  const press = (on: boolean) => {
    if (button === null) return;
    button.setAttribute('aria-pressed', String(on));
    button.textContent = (on ? button.dataset.on : button.dataset.off) ?? '';
  };
  const offerSaving = async () => {
    if (button === null) return;
    press((await (await caches.open('saved')).match(path)) !== undefined);
    button.hidden = false;
    button.addEventListener('click', async () => {
      const on = button.getAttribute('aria-pressed') !== 'true';
      const done = await tell(on ? { keep: path, into: 'saved', parts: parts() } : { drop: path, into: 'saved' });
      if (done) press(on);
      else button.textContent = button.dataset.failed ?? '';
    });
  };

  const begin = () => {
    void workers.register('/sw.js').then(offerSaving, () => undefined);
    void keepRead();
    // Pictures further down load as they come near: once more when the reader leaves.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void keepRead();
    });
  };
  // After everything else: the page itself comes first on a thin line.
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
})();
