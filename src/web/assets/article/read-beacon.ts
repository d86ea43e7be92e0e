/**
 * Tells the server that the article on this page was read: once, after it has been visible for as long as the page says,
 * counting only while it is. Sends the article's id and nothing else; no cookie, nothing kept in the browser.
 */
export function tellRead(article: HTMLElement): void {
  const needed = Number(article.dataset.readAfter ?? '10') * 1000;
  let seen = 0;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = () => {
    document.removeEventListener('visibilitychange', watch);
    navigator.sendBeacon('/-/read', new Blob([article.dataset.read ?? ''], { type: 'text/plain' }));
  };
  const watch = () => {
    if (document.visibilityState === 'visible') {
      since = performance.now();
      timer = setTimeout(send, needed - seen);
    } else if (timer !== undefined) {
      clearTimeout(timer);
      timer = undefined;
      seen += performance.now() - since;
    }
  };

  document.addEventListener('visibilitychange', watch);
  watch();
}
