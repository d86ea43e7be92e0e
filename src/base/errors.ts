/**
 * Every error a person can meet, by its stable code. The sentence in Arabic and English
 * is in `wire/messages.ts`; the HTTP status is in `web`. Adding a code without its
 * sentence does not compile.
 */
export type ErrorCode =
  | 'not_found'
  | 'gone'
  | 'forbidden'
  | 'sign_in_needed'
  | 'invalid_input'
  | 'article_changed'
  | 'wrong_state'
  | 'title_missing'
  | 'body_missing'
  | 'title_too_long'
  | 'document_invalid'
  | 'section_unknown'
  | 'time_in_past'
  | 'time_in_future'
  | 'time_invalid'
  | 'embargoed'
  | 'note_missing'
  | 'slug_invalid'
  | 'body_too_large'
  | 'not_json'
  | 'rate_limited'
  | 'link_expired'
  | 'link_invalid'
  | 'address_invalid'
  | 'file_empty'
  | 'file_missing'
  | 'file_binary'
  | 'file_not_utf8'
  | 'file_html'
  | 'file_unwritable'
  | 'mapping_invalid'
  | 'markup_invalid'
  | 'line_too_long'
  | 'media_invalid'
  | 'disk_full'
  | 'database_busy'
  | 'data_in_use'
  | 'data_newer'
  | 'folder_taken'
  | 'folder_unwritable'
  | 'database_unreachable'
  | 'setting_invalid'
  | 'demo_unfinished'
  | 'option_invalid'
  | 'port_in_use'
  | 'port_forbidden'
  | 'command_unknown'
  | 'option_unknown'
  | 'argument_missing'
  | 'argument_excess'
  | 'password_weak'
  | 'account_exists'
  | 'query_too_long'
  | 'version_missing'
  | 'sign_in_failed'
  | 'account_disabled'
  | 'password_wrong'
  | 'origin_refused'
  | 'method_not_allowed'
  | 'token_invalid'
  | 'last_admin'
  | 'breaking_over'
  | 'not_live'
  | 'slug_taken'
  | 'colour_weak'
  | 'edition_exists'
  | 'edition_empty'
  | 'edition_unawaited'
  | 'edition_state'
  | 'internal';

export type ErrorParams = Record<string, string | number | readonly string[]>;

/** An expected failure. `params` fill the sentence and travel in the problem document; never a secret among them. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}
