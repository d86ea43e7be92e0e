// The house's import rules, made from the table in scripts/floors.json. `npm run check` runs them.
const { floors, only, browserSafe, domainMayNot, sqlOnlyIn } = require('./scripts/floors.json');

const rooms = floors.flat();
const TESTS = String.raw`(\.(test|contract)\.tsx?$|^src/storage/contract/)`;
const quoted = (text) => text.replace(/[.*+?^$()|[\]\\/{}]/g, String.raw`\$&`);
const oneOf = (names) => `(${names.map(quoted).join('|')})`;
const packages = (names) => `(^|node_modules/)${oneOf(names)}(/|$)`;
const builtIn = (names) => `^(node:)?${oneOf(names)}$`;

/** What a room may reach: every strictly lower floor, or the shorter list that the table gives it. */
function reachable(room) {
  const floor = floors.findIndex((names) => names.includes(room));
  const lower = floors.slice(0, floor).flat();
  const listed = only[room];
  if (!listed) return { rooms: lower, files: [] };
  return {
    rooms: lower.filter((name) => listed.includes(name) || (listed.includes('news/*') && name.startsWith('news/'))),
    files: listed.filter((name) => name.endsWith('.ts')),
  };
}

const forbidden = [
  ...rooms.map((room) => {
    const may = reachable(room);
    const allowed = [room, ...may.rooms].map((name) => `^src/${quoted(name)}/`);
    return {
      name: `${room} looks down`,
      comment: `${room} may import: ${[...may.rooms, ...may.files].join(', ') || 'nothing of src'}`,
      severity: 'error',
      from: { path: `^src/${quoted(room)}/`, pathNot: TESTS },
      to: { path: '^src/', pathNot: [...allowed, ...may.files.map((name) => `^src/${quoted(name)}$`)] },
    };
  }),
  ...rooms.map((room) => ({
    name: `${room} enters by the front door`,
    comment: 'another folder is imported through its index.ts, never one of the files inside it',
    severity: 'error',
    from: { path: `^src/${quoted(room)}/` },
    to: {
      path: `^src/${oneOf(rooms.filter((other) => other !== room))}/`,
      pathNot: [`^src/${oneOf(rooms)}/index\\.ts$`, ...reachable(room).files.map((name) => `^src/${quoted(name)}$`)],
    },
  })),
  {
    name: 'no circle',
    comment: 'files import each other in a circle (imports of types count)',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'the domain knows no machinery',
    comment: 'news/ has no SQL, no HTTP and no files; ask for it through a port',
    severity: 'error',
    from: { path: '^src/news/', pathNot: TESTS },
    to: { path: [packages(domainMayNot.packages), builtIn(domainMayNot.node)] },
  },
  {
    name: 'SQL lives in storage',
    comment: `only these speak to a database: ${sqlOnlyIn.join(', ')}`,
    severity: 'error',
    from: { path: '^src/', pathNot: [TESTS, `^src/${oneOf(sqlOnlyIn)}(/|$)`] },
    to: { path: packages(['pg', 'better-sqlite3', 'kysely']) },
  },
  {
    name: 'safe in a browser',
    comment: 'this folder runs in browsers too, so nothing of Node',
    severity: 'error',
    from: { path: [`^src/${oneOf(browserSafe)}/`, '^src/news/source/browser\\.ts$'], pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'tests stay outside',
    comment: 'what is shipped does not import tests or what supports them',
    severity: 'error',
    from: { path: '^src/', pathNot: TESTS },
    to: { path: [TESTS, '^test/'] },
  },
  {
    name: 'shipped packages only',
    comment: 'a devDependency is not there in production; move it to dependencies',
    severity: 'error',
    from: { path: '^src/', pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], pathNot: '/@types/' },
  },
  {
    name: 'is there',
    comment: 'nothing is found at this import',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden,
  options: {
    // TypeScript 7 has no parser that dependency-cruiser can use: without swc it sees no module and is content.
    parser: 'swc',
    // Imports of types count.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
};
