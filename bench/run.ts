/**
 * `npm run bench -- NAME [options]`. Every bench says what it does as it goes and ends in one line: a JSON object.
 */
const benches: Record<string, { about: string; load(): Promise<{ run(args: readonly string[]): Promise<object> }> }> = {
  page: { about: 'an article page against nginx serving the same bytes', load: () => import('./page.ts') },
  miss: { about: 'an article page that is in no cache, from the database', load: () => import('./miss.ts') },
  import: { about: 'an archive of JSON lines against bare rows of SQLite', load: () => import('./import.ts') },
};

const [name = '', ...args] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  const list = Object.entries(benches).map(([one, { about }]) => `  ${one}  ${about}`);
  console.error([`npm run bench -- NAME`, '', ...list].join('\n'));
  process.exitCode = 2;
} else {
  const { run } = await bench.load();
  try {
    console.log(JSON.stringify(await run(args)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
