export type FrontTables = {
  /** Every version stays; `value` null: removed at that version. */
  desk_records: {
    kind: string;
    id: string;
    version: number;
    value: string | null;
    changed_at: number;
    changed_by: string | null;
  };
  live_entries: {
    id: string;
    article_id: string;
    version: number;
    at: number;
    content: string;
    /** Pinned or a key point: what stands at the top, found without reading the rest. */
    marked: number;
    created_by: string;
    corrections: string;
    withdrawal: string | null;
  };
  tips: {
    id: string;
    at: number;
    kind: string;
    article_id: string | null;
    text: string;
    contact: string;
    state: string;
  };
};
