/** Rows as both databases hold them: ids and JSON as text, instants as whole milliseconds, flags as 0 or 1. */
export type CoreTables = {
  settings: { key: string; version: number; value: string; changed_at: number; changed_by: string | null };
  sections: { id: string; slug: string; name: string; description: string; position: number };
  contributors: { id: string; slug: string; name: string; city: string; bio: string; account_id: string | null };
  tags: { id: string; slug: string; name: string; name_key: string };
  articles: {
    id: string;
    short_id: string;
    version: number;
    /** The newest version whose revision holds the content; a change of state alone writes none. */
    content_version: number;
    state: string;
    title: string;
    section_id: string | null;
    created_by: string;
    created_at: number;
    updated_at: number;
    updated_by: string;
    scheduled_for: number | null;
    published_at: number | null;
    live_version: number | null;
    withdrawal: string | null;
    /** Hash of folded title and body; how an import knows what it has already. */
    content_key: string | null;
  };
  revisions: { article_id: string; version: number; content: string; saved_at: number; saved_by: string; note: string };
  live_articles: {
    article_id: string;
    short_id: string;
    version: number;
    status: 'published' | 'withdrawn';
    section_id: string | null;
    slug: string;
    title: string;
    title_key: string;
    deck: string;
    form: string;
    language: string;
    direction: string;
    dateline: string | null;
    provenance: string;
    bylines: string;
    tag_ids: string;
    lead_image: string | null;
    search_title: string;
    search_description: string;
    html: string;
    html_version: number;
    related_links: string;
    word_count: number;
    published_at: number;
    modified_at: number;
    withdrawal: string | null;
    translation_of: string | null;
  };
  live_tags: { tag_id: string; article_id: string; published_at: number };
  live_bylines: { contributor_id: string; article_id: string; published_at: number };
  corrections: { id: string; article_id: string; at: number; note: string; account_id: string };
  media: {
    id: string;
    width: number;
    height: number;
    sha256: string;
    renditions: string;
    created_at: number;
    created_by: string | null;
  };
  audit: { id: string; at: number; account_id: string | null; action: string; subject: string; detail: string };
  jobs: {
    id: string;
    kind: string;
    subject: string;
    version: number;
    lane: string;
    payload: string;
    run_at: number;
    attempts: number;
    leased_until: number | null;
    lease_token: string | null;
    dead_at: number | null;
    last_error: string | null;
    created_at: number;
  };
  migrations: { name: string; applied_at: number };
};
