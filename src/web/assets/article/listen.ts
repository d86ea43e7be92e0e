/**
 * Reads the article aloud with the browser's own voices, a paragraph at a time (long utterances are cut off by some
 * browsers), and marks the one being read. The button shows only where there is a voice of the article's language.
 */
export function offerListening(article: HTMLElement): void {
  const button = article.querySelector<HTMLButtonElement>('[data-listen]');
  const body = article.querySelector<HTMLElement>('.body');
  if (!button || !body || !('speechSynthesis' in window)) return;
  const language = body.lang || document.documentElement.lang;
  const label = button.textContent;
  const pieces = [
    ...article.querySelectorAll<HTMLElement>('h1, .deck, .body > :is(p, h2, h3), .body :is(blockquote p, li)'),
  ].filter((piece) => !piece.closest('.notes, .inline-related'));
  let voice: SpeechSynthesisVoice | undefined;
  let at = -1;

  const choose = () => {
    voice = speechSynthesis.getVoices().find((one) => one.lang.slice(0, 2).toLowerCase() === language.slice(0, 2));
    button.hidden = voice === undefined;
  };
  const mark = (to: number) => {
    pieces[at]?.classList.remove('is-read');
    at = to;
    pieces[at]?.classList.add('is-read');
    pieces[at]?.scrollIntoView({ block: 'nearest' });
    button.textContent = at < 0 ? label : (button.dataset.stop ?? '');
    button.setAttribute('aria-pressed', String(at >= 0));
  };
  const read = (index: number) => {
    const piece = pieces[index];
    mark(piece ? index : -1);
    if (!piece || !voice) return;
    const utterance = new SpeechSynthesisUtterance(piece.textContent ?? '');
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => at === index && read(index + 1);
    utterance.onerror = () => at === index && mark(-1);
    speechSynthesis.speak(utterance);
  };

  button.addEventListener('click', () => {
    const reading = at >= 0;
    mark(-1);
    speechSynthesis.cancel();
    if (!reading) read(0);
  });
  addEventListener('pagehide', () => speechSynthesis.cancel());
  speechSynthesis.addEventListener('voiceschanged', choose);
  choose();
}
