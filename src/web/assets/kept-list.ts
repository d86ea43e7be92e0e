/** Fills the lists of kept articles from what this browser holds, newest first, and clears them. */
(() => {
  if (!('caches' in window)) return;

  const fill = async (list: HTMLElement) => {
    const name = list.dataset.kept ?? '';
    const cache = await caches.open(name);
    const rows: { at: number; row: HTMLLIElement }[] = [];
    for (const request of await cache.keys()) {
      const page = await cache.match(request);
      const note = page?.headers.get('x-kept');
      if (!page || !note) continue;
      const { at } = JSON.parse(note) as { at: number };
      const title = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('main h1');
      rows.push({ at, row: row(list, cache, request, title?.textContent ?? request.url, at) });
    }
    rows.sort((a, b) => b.at - a.at);
    list.querySelector('ul')?.replaceChildren(...rows.map((one) => one.row));
    list.querySelector<HTMLElement>('.empty')?.toggleAttribute('hidden', rows.length > 0);
  };

  const row = (list: HTMLElement, cache: Cache, request: Request, title: string, at: number) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = request.url;
    link.textContent = title;
    const time = document.createElement('time');
    time.dateTime = new Date(at).toISOString();
    time.textContent = new Date(at).toLocaleString(list.dataset.locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    item.append(link, time);
    if (list.dataset.kept === 'saved') {
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.textContent = list.dataset.remove ?? '';
      remove.setAttribute('aria-label', `${remove.textContent}: ${title}`);
      remove.addEventListener('click', async () => {
        await cache.delete(request);
        await fill(list);
      });
      item.append(remove);
    }
    return item;
  };

  const lists = [...document.querySelectorAll<HTMLElement>('[data-kept]')];
  const fillAll = () => Promise.all(lists.map(fill));

  const clear = document.querySelector<HTMLButtonElement>('.clear');
  clear?.addEventListener('click', async () => {
    await Promise.all(['read', 'saved'].map((name) => caches.delete(name)));
    await fillAll();
  });
  clear?.removeAttribute('hidden');

  /** A store of that name stands for «do not keep»: the worker sees it too. */
  const keeping = document.querySelector<HTMLButtonElement>('.keeping');
  const showKeeping = async () => {
    if (keeping === null) return;
    const off = await caches.has('off');
    keeping.textContent = (off ? keeping.dataset.off : keeping.dataset.on) ?? '';
    keeping.hidden = false;
  };
  keeping?.addEventListener('click', async () => {
    if (await caches.has('off')) await caches.delete('off');
    else await Promise.all([caches.open('off'), caches.delete('read')]);
    await Promise.all([fillAll(), showKeeping()]);
  });

  const again = document.querySelector<HTMLButtonElement>('.again');
  again?.addEventListener('click', () => location.reload());
  again?.removeAttribute('hidden');

  void fillAll();
  void showKeeping();
})();
