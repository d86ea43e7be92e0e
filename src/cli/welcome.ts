import type { Publication } from '../news/publication/index.ts';
import type { DemoAccounts } from './fill-demo.ts';
import type { Settings } from './settings.ts';

export type StartOptions = {
  host: string;
  port: number;
  /** How many threads answer HTTP. */
  threads: number;
  demo: boolean;
  json: boolean;
  root: string;
};

export type Welcome = {
  settings: Settings;
  options: StartOptions;
  url: string;
  accounts: DemoAccounts;
  publication: Publication;
  filled: boolean;
  empty: boolean;
};

/** What a person sees when the newsroom is up: where it is, who may come in, what is missing. */
export function welcome({ settings, options, url, accounts, publication, filled, empty }: Welcome): void {
  if (options.json) {
    console.log(
      JSON.stringify({ ready: true, url, newsroom: `${url}/newsroom`, data: settings.data, demo: filled, accounts }),
    );
    return;
  }
  const lines = [
    '',
    `  ورّاق · ${publication.name}`,
    '',
    `  الموقع          Site        ${url}/`,
    `  غرفة التحرير    Newsroom    ${url}/newsroom`,
    `  الواجهة البرمجية API         ${url}/api/docs`,
    `  البيانات        Data        ${settings.databaseUrl === null ? settings.data : `PostgreSQL, ${settings.data}`}`,
  ];
  if (settings.smtpUrl === null) {
    lines.push(
      '',
      '  لا خادم بريد (SMTP_URL): تُكتب الرسائل ملفات .eml في المجلد outbox',
      `  No mail server (SMTP_URL): letters are written as .eml files to ${settings.data}/outbox`,
    );
  }
  if (filled) {
    lines.push('', '  حسابات العرض، وكلمات سرها لا تظهر مرة أخرى · demo accounts, passwords are shown only now:');
    for (const one of accounts) lines.push(`    ${one.role.padEnd(9)} ${one.email.padEnd(32)} ${one.password}`);
    lines.push('', '  للبدء بصحيفة فارغة · to start empty:  bin/warraq init --data DIR && bin/warraq start --data DIR');
  }
  if (empty)
    lines.push('', '  أضف حسابك · add your account:  bin/warraq user add --name NAME --email ADDRESS --role admin');
  lines.push('', '  للإيقاف Ctrl+C · Ctrl+C to stop', '');
  console.log(lines.join('\n'));
}
