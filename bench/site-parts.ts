/** What the bench of misses asks of the product; bundled before it is run, since Node does not read views by itself. */
export { fillDemo } from '../src/cli/fill-demo.ts';
export { openHouse } from '../src/cli/house.ts';
export { readSettings } from '../src/cli/settings.ts';
export { openSiteDeps } from '../src/cli/site-deps.ts';
export { createSite } from '../src/web/index.ts';
