import { AppError, type ErrorCode } from '../base/index.ts';
import { type Language, messageFor, type ProblemOut } from '../wire/index.ts';

/** HTTP's side of every error code; nowhere else in the project is a status thought of. */
const STATUS: Record<ErrorCode, number> = {
  not_found: 404,
  gone: 410,
  forbidden: 403,
  sign_in_needed: 401,
  sign_in_failed: 401,
  account_disabled: 403,
  password_wrong: 403,
  token_invalid: 401,
  origin_refused: 403,
  method_not_allowed: 405,
  invalid_input: 422,
  article_changed: 412,
  version_missing: 428,
  wrong_state: 409,
  title_missing: 422,
  body_missing: 422,
  title_too_long: 422,
  document_invalid: 422,
  section_unknown: 422,
  time_in_past: 422,
  time_in_future: 422,
  time_invalid: 422,
  embargoed: 409,
  note_missing: 422,
  slug_invalid: 422,
  body_too_large: 413,
  not_json: 400,
  rate_limited: 429,
  link_expired: 410,
  link_invalid: 400,
  address_invalid: 422,
  file_empty: 422,
  file_missing: 404,
  file_binary: 422,
  file_html: 422,
  file_unwritable: 507,
  file_not_utf8: 422,
  line_too_long: 422,
  markup_invalid: 422,
  mapping_invalid: 422,
  media_invalid: 422,
  disk_full: 507,
  database_busy: 503,
  data_in_use: 409,
  data_newer: 503,
  folder_taken: 409,
  folder_unwritable: 409,
  database_unreachable: 503,
  setting_invalid: 400,
  demo_unfinished: 409,
  option_invalid: 400,
  port_in_use: 409,
  port_forbidden: 403,
  command_unknown: 404,
  option_unknown: 400,
  argument_missing: 400,
  argument_excess: 400,
  password_weak: 422,
  account_exists: 409,
  last_admin: 409,
  edition_exists: 409,
  edition_empty: 409,
  edition_unawaited: 409,
  edition_state: 409,
  query_too_long: 414,
  breaking_over: 409,
  not_live: 409,
  slug_taken: 409,
  colour_weak: 422,
  internal: 500,
};

const TITLES: Record<number, Record<Language, string>> = {
  400: { ar: 'طلب غير مفهوم', en: 'Bad request' },
  401: { ar: 'يلزم تسجيل الدخول', en: 'Not signed in' },
  403: { ar: 'غير مسموح', en: 'Not allowed' },
  404: { ar: 'غير موجود', en: 'Not found' },
  405: { ar: 'طريقة غير مقبولة', en: 'Method not allowed' },
  409: { ar: 'لا يمكن الآن', en: 'Not possible now' },
  410: { ar: 'لم يعد متاحًا', en: 'Gone' },
  412: { ar: 'تغيّرت المادة', en: 'Changed meanwhile' },
  413: { ar: 'أكبر من المسموح', en: 'Too large' },
  414: { ar: 'أطول من المسموح', en: 'Too long' },
  422: { ar: 'بيانات غير صالحة', en: 'Not valid' },
  428: { ar: 'النسخة غير مذكورة', en: 'Version needed' },
  429: { ar: 'محاولات كثيرة', en: 'Too many attempts' },
  503: { ar: 'غير متاح مؤقتًا', en: 'Not available for now' },
  507: { ar: 'امتلأ القرص', en: 'Disk full' },
  500: { ar: 'خطأ من جهتنا', en: 'Our fault' },
};

/** Input that does not fit its schema: every wrong place, as a JSON pointer into what was sent. */
export class InvalidInput extends AppError {
  readonly errors: readonly { pointer: string; detail: string }[];

  constructor(code: ErrorCode, errors: readonly { pointer: string; detail: string }[]) {
    super(code, { at: errors[0]?.pointer ?? '' });
    this.errors = errors;
  }
}

export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** A failure as the site's pages need it too: unexpected ones are `internal` and tell nothing of themselves. */
export function asAppError(error: unknown, reference?: string): AppError {
  if (error instanceof AppError) return error;
  return new AppError('internal', reference === undefined ? {} : { reference }, { cause: error });
}

/** RFC 9457. `type` leads to the code's entry in our own documentation; `instance` is the path asked for, without its query. */
export function problemOf(error: AppError, language: Language, instance: string): ProblemOut {
  const status = statusOf(error.code);
  return {
    type: `/api/docs#${error.code}`,
    title: TITLES[status]?.[language] ?? error.code,
    status,
    detail: messageFor(error.code, error.params, language),
    instance,
    code: error.code,
    params: Object.fromEntries(
      Object.entries(error.params).map(([name, value]) => [
        name,
        Array.isArray(value) ? [...value] : (value as string | number),
      ]),
    ),
    ...(error instanceof InvalidInput ? { errors: [...error.errors] } : {}),
  };
}

export function problemResponse(error: AppError, language: Language, instance: string): Response {
  const problem = problemOf(error, language, instance);
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    'cache-control': 'no-store',
    vary: 'Accept-Language',
  });
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer');
  if (typeof error.params.seconds === 'number') headers.set('retry-after', String(error.params.seconds));
  if (error.code === 'database_busy') headers.set('retry-after', '1');
  if (error.code === 'method_not_allowed' && Array.isArray(error.params.allowed))
    headers.set('allow', error.params.allowed.join(', '));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
