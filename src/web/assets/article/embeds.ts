/** Gives every embed its button. Nothing is asked of the other platform before a reader presses it. */
export function offerEmbeds(article: HTMLElement): void {
  for (const embed of article.querySelectorAll<HTMLElement>('.embed[data-frame]')) {
    const button = embed.querySelector('button');
    if (button === null) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      const frame = document.createElement('iframe');
      frame.src = embed.dataset.frame ?? '';
      frame.title = embed.querySelector('b')?.textContent ?? '';
      frame.allow = 'fullscreen; picture-in-picture; encrypted-media';
      // Its own scripts and storage, which it needs to play, and a window when a reader follows a link; never our page.
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox');
      frame.referrerPolicy = 'strict-origin-when-cross-origin';
      if (embed.dataset.height) frame.height = embed.dataset.height;
      embed.querySelector('picture, :scope > img')?.remove();
      button.remove();
      embed.prepend(frame);
      frame.focus();
    });
  }
}
