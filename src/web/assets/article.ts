import { offerEmbeds } from './article/embeds.ts';
import { offerListening } from './article/listen.ts';
import { tellRead } from './article/read-beacon.ts';
import { offerQuoting, offerSharing } from './article/share.ts';

/** What an article's page can do beyond being read. Every button is in the page, hidden until it would work. */
const article = document.querySelector<HTMLElement>('[data-read]');
if (article !== null) {
  tellRead(article);
  offerEmbeds(article);
  offerSharing(article);
  offerQuoting(article);
  offerListening(article);
}
