/** Tables of `source`. */
export type SourceTables = {
  /** Which version of an article was read last, and by which detector. */
  source_state: { article_id: string; version: number; detector: number; read_at: number };
  /** `scope` is empty for a source that is the same in every article, else the id of its article. */
  sources: {
    id: string;
    kind: string;
    name: string;
    name_key: string;
    scope: string;
    description: string;
    created_at: number;
  };
  outlets: { id: string; name: string; name_key: string; created_at: number };
  /** `spans` is JSON: cue, source and content, each `{run, start, end, text}` or null. `anchored` is a flag. */
  attributions: {
    id: string;
    article_id: string;
    version: number;
    position: number;
    status: 'found' | 'accepted' | 'rejected';
    source_id: string | null;
    outlet_id: string | null;
    kind: string;
    resolved: string;
    role: string | null;
    outlet_text: string | null;
    when_text: string | null;
    mode: string;
    cue: string | null;
    mention: string | null;
    content_text: string;
    spans: string;
    rule: string;
    /** 0 to 100. */
    confidence: number;
    anchored: number;
    created_at: number;
    judged_at: number | null;
    judged_by: string | null;
  };
};
