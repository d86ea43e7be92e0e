/** What letters and notices share: an attempt under a lease, settled by the server's answer. */
type Delivery = {
  state: 'open' | 'accepted' | 'refused' | 'given_up' | 'skipped';
  /** When it may be claimed; a claim moves this to the end of its lease. */
  due_at: number;
  lease_token: string | null;
  attempts: number;
  /** How many outcomes were unknown: DATA begun and no answer, or no settlement. */
  unknowns: number;
  /** Set while an attempt is begun and not settled. */
  sending_since: number | null;
  settled_at: number | null;
  /** The server's last words, or why it was skipped. */
  reply: string;
};

/** Tables of `mail`. Nothing here holds a network address: who reads what is nobody's business. */
export type MailTables = {
  subscribers: {
    id: string;
    address: string;
    address_key: string;
    language: string;
    created_at: number;
    confirmed_at: number | null;
    left_at: number | null;
    paused_until: number | null;
  };
  subscriptions: { subscriber_id: string; newsletter: string; since: number; ended_at: number | null };
  /** The proof, append-only: `asked` with form and wording, `confirmed` answering it, `changed`, `left`, `suppressed`. */
  consents: {
    id: string;
    subscriber_id: string;
    at: number;
    event: 'asked' | 'confirmed' | 'changed' | 'left' | 'suppressed';
    newsletters: string;
    language: string;
    form: string;
    wording: string;
    /** The `asked` that a `confirmed` answers; unique, so a link works once. */
    answers: string | null;
  };
  suppressions: { address_key: string; kind: 'bounce' | 'complaint'; at: number; detail: string };
  notices: { id: string; subscriber_id: string; kind: 'confirm' | 'welcome'; ask_id: string } & Delivery;
  editions: {
    id: string;
    newsletter: string;
    period: string;
    state: string;
    scheduled_for: number;
    opened_at: number;
    since: number;
    until: number;
    content_version: number;
    /** The last subscriber whose letter was laid out: where to go on, committed with the letters themselves. */
    laid_to: string | null;
    laid_at: number | null;
    touched_at: number;
    finished_at: number | null;
  };
  edition_contents: { edition_id: string; version: number; content: string; made_at: number };
  /** Every article an edition ever showed; `removed_in` is the content version without it. */
  edition_articles: { edition_id: string; article_id: string; removed_in: number | null };
  /** `content_version`: what the last claim rendered. Outlives its subscriber's erasure, as a bare number in a report. */
  letters: { edition_id: string; subscriber_id: string; content_version: number } & Delivery;
};
