import { resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../base/index.ts';

const environment = z.object({
  /** postgres://…; without it SQLite in the data folder. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  /** smtp:// or smtps://; without it letters are written to the outbox folder. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  /** Where readers reach the site; links in letters and feeds start with it. Overrides the publication's setting. */
  WARRAQ_BASE_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/)
    .optional(),
  /** Addresses or CIDR blocks of proxies whose X-Forwarded-For is believed, separated by commas. */
  WARRAQ_TRUSTED_PROXIES: z.string().default(''),
  /** Folder of the keys that sign links and sessions; default: private/ in the data folder. */
  WARRAQ_KEYS: z.string().optional(),
  /** A shared cache in front (docs/cdn.md): where purges are posted, and a header «Name: value» that allows them. */
  WARRAQ_PURGE_URL: z
    .string()
    .regex(/^https?:\/\//)
    .optional(),
  WARRAQ_PURGE_HEADER: z
    .string()
    .regex(/^[\w-]+:\s*\S.*$/)
    .optional(),
  /** A theme module (docs/themes.md). */
  WARRAQ_THEME: z.string().optional(),
  WARRAQ_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** DKIM: domain, selector and the path of the private key (PEM). All three or none. */
  DKIM_DOMAIN: z.string().optional(),
  DKIM_SELECTOR: z.string().optional(),
  DKIM_KEY: z.string().optional(),
});

export type Settings = {
  data: string;
  keys: string;
  databaseUrl: string | null;
  smtpUrl: string | null;
  baseUrl: string | null;
  trustedProxies: string[];
  theme: string | null;
  log: z.infer<typeof environment>['WARRAQ_LOG'];
  dkim: { domain: string; selector: string; keyFile: string } | null;
  cdn: { url: string; header: [string, string] | null } | null;
};

/** How each is written; what has no line here takes any text. */
const EXAMPLES: Record<string, string> = {
  DATABASE_URL: 'postgres://user:password@localhost:5432/warraq',
  SMTP_URL: 'smtp://user:password@mail.example.org:587',
  WARRAQ_BASE_URL: 'https://news.example.org',
  WARRAQ_LOG: 'info (fatal, error, warn, info, debug, silent)',
  'DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY': 'example.org, news, /etc/warraq/dkim.pem',
};

function invalid(name: string): AppError {
  return new AppError('setting_invalid', { name, example: EXAMPLES[name] ?? '…' });
}

/** Reads the environment once; everything inside gets values. Throws `setting_invalid` naming the variable. */
export function readSettings(data: string, env: NodeJS.ProcessEnv): Settings {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(filled);
  if (!parsed.success) throw invalid(String(parsed.error.issues[0]?.path[0] ?? ''));
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY: key } = parsed.data;
  if ([domain, selector, key].some(Boolean) && !(domain && selector && key)) {
    throw invalid('DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY');
  }
  const folder = resolve(data);
  return {
    data: folder,
    keys: resolve(parsed.data.WARRAQ_KEYS ?? `${folder}/private`),
    databaseUrl: parsed.data.DATABASE_URL ?? null,
    smtpUrl: parsed.data.SMTP_URL ?? null,
    baseUrl: parsed.data.WARRAQ_BASE_URL ?? null,
    trustedProxies: parsed.data.WARRAQ_TRUSTED_PROXIES.split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    theme: parsed.data.WARRAQ_THEME === undefined ? null : resolve(parsed.data.WARRAQ_THEME),
    log: parsed.data.WARRAQ_LOG,
    dkim: domain && selector && key ? { domain, selector, keyFile: key } : null,
    cdn: cdnOf(parsed.data.WARRAQ_PURGE_URL, parsed.data.WARRAQ_PURGE_HEADER),
  };
}

function cdnOf(url: string | undefined, header: string | undefined): Settings['cdn'] {
  if (url === undefined) return null;
  const [, name, value] = header?.match(/^([\w-]+):\s*(\S.*)$/) ?? [];
  return { url, header: name === undefined || value === undefined ? null : [name, value] };
}
