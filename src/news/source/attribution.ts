/** A stretch of one run of a document's text: UTF-16 offsets, `text` is exactly what stands there. */
export type Span = { run: number; start: number; end: number; text: string };

export const sourceKinds = ['person', 'organisation', 'anonymous', 'document'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** `direct`: the speaker's words. `indirect`: reported. `mixed`: reported with words quoted inside. */
export const modes = ['direct', 'indirect', 'mixed'] as const;
export type Mode = (typeof modes)[number];

/** One stretch of content that the article credits to somebody other than its own voice. */
export type Attribution = {
  /** The verb or preposition that marks it; null for a quotation that stands by itself. */
  cue: Span | null;
  /** The mention nearest to the cue, with its role; null when the subject is dropped («وأضاف: …»). */
  source: Span | null;
  /** Who it is, by the fullest naming in the article; a description where nobody is named; empty if nothing says it. */
  resolved: string;
  /** What the article calls this person besides the name («الباحث السياسي»), else null. */
  role: string | null;
  kind: SourceKind;
  /** The medium that carried the words, its name alone. */
  outlet: string | null;
  /** The time given for the statement, as written. */
  when: string | null;
  mode: Mode;
  /** What was said, without its outer quotation marks. */
  content: Span;
  /** Which rule found it, and the word that it matched: `verb:قال`. */
  rule: string;
  /** 0 to 100: how many of a hundred found like this one are right, as measured. */
  confidence: number;
};
