export type SearchTables = {
  /** One row: the generation of the index, and what wrote it. */
  search_state: { id: number; generation: number; format: number; rebuild_wanted: number };
  /** building: blocks are being written; live: part of the index; dropped: merged away, its blocks go with the next sweep. */
  search_segments: {
    id: string;
    status: 'building' | 'live' | 'dropped';
    docs: number;
    gone: Uint8Array;
    changed_at: number;
  };
  search_blocks: {
    segment_id: string;
    kind: 'docs' | 'directory' | 'postings' | 'positions';
    number: number;
    data: Uint8Array;
  };
};
