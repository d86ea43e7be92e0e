/**
 * The newsletter: consent, editions, letters, delivery.
 *
 * Words: newsletter (the series; not list, campaign), edition (one sending of a newsletter; not issue, blast), letter (one
 * subscriber's copy of an edition), notice (a single letter to one person: a confirmation, a welcome), ask (a request to
 * subscribe that waits for its confirmation), subscriber (not contact, member), leave (end every newsletter), accepted
 * (the server said 250; never call that delivered), refused (it said no for good), suppression (an address that gets no
 * letter although its owner did not leave), in flight (DATA begun, settlement not committed).
 *
 * Pages: GET of confirm, preferences and unsubscribe only reads (mail scanners follow links) and shows one button that
 * POSTs to the same address with the same `t`. A POST to unsubscribe whose body holds `List-Unsubscribe=One-Click`
 * (RFC 8058) is `unsubscribe(deps, t, 'one_click')`, asks for no cookie and no CSRF token, and answers 200.
 */
export { type Address, maskAddress, parseAddress } from './address.ts';
export { composeDigest, type DigestInput, withoutArticles } from './compose-digest.ts';
export { type Confirmation, confirm, readConfirmation } from './confirm.ts';
export { BACK_OFF, decideSettlement } from './decide-settlement.ts';
export { articlesOf, type DigestItem, type EditionContent } from './edition-content.ts';
export { confirmPath, mailPaths, preferencesPath, unsubscribePath } from './links.ts';
export { createMailRound, type Round, type RoundEvent } from './mail-round.ts';
export { makeLetter, makeNotice } from './make-letter.ts';
export {
  type LetterLanguage,
  letterLanguage,
  letterLanguages,
  type NewsletterId,
  newsletterIds,
  pickNewsletters,
} from './newsletters.ts';
export {
  cancelEdition,
  dueEditions,
  nextEditionAt,
  openEdition,
  openEditionNow,
  releaseEdition,
} from './open-edition.ts';
export type {
  Ask,
  AskLimits,
  Begun,
  Claim,
  Claimed,
  ClaimedNotice,
  ConsentDeps,
  ConsentForm,
  ConsentStore,
  Deliveries,
  DeliveryDeps,
  DeliveryStore,
  Edition,
  EditionDeps,
  EditionReport,
  EditionState,
  EditionStore,
  Lane,
  LeaveVia,
  Mail,
  MailDeps,
  MailStore,
  MostReadSince,
  NoticeKind,
  Outcome,
  PublishedSince,
  ReadPublication,
  Settlement,
  Signer,
  Step,
  Subscriber,
  Transport,
} from './ports.ts';
export { type Preferences, readPreferences, savePreferences } from './preferences.ts';
export { type EditionBody, renderEdition } from './render-edition.ts';
export { LATE, latestOccasion, nextOccasion, type Occasion, occasionOf } from './schedule.ts';
export { type BatchReport, sendBatch, sendNotices } from './send-batch.ts';
export { createSigner } from './signer.ts';
export { defaultAskLimits, type SubscribeInput, subscribe } from './subscribe.ts';
export { makeToken, type Purpose, readToken } from './token.ts';
export { type Leaving, readUnsubscribe, unsubscribe } from './unsubscribe.ts';
export { consentWording } from './wording.ts';
