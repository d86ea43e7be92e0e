import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IResolveOptions } from 'dependency-cruiser';
import { sourceFiles } from './check-files.ts';

type Configuration = {
  forbidden: { name: string; comment: string }[];
  options: ICruiseOptions & { enhancedResolveOptions: Partial<IResolveOptions> };
};

const configuration: Configuration = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** Every import in `root`/src that the house does not allow, one sentence each. */
export async function checkImports(root: string, changed: Partial<ICruiseOptions> = {}): Promise<string[]> {
  const { enhancedResolveOptions, ...options } = configuration.options;
  const { output } = await cruise(
    ['src'],
    {
      ...options,
      ...changed,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: configuration.forbidden },
    } as ICruiseOptions,
    { ...enhancedResolveOptions } as IResolveOptions,
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text where a result was expected');
  return [...unseen(root, output), ...violations(output)];
}

/** A parser that is missing makes an empty graph, and nothing in it is forbidden: every file must have been read. */
function unseen(root: string, { modules }: ICruiseResult): string[] {
  const seen = new Set(modules.map((one) => one.source));
  const missed = sourceFiles(root)
    .map((file) => relative(root, file))
    .filter((file) => file.startsWith('src/') && !seen.has(file));
  const complaints = missed.map((file) => `${file}: the import check did not read this file`);
  const own = modules.filter((one) => one.source.startsWith('src/'));
  // 10: so many files without one import among them do not exist; the parser saw nothing.
  if (own.length > 10 && own.every((one) => one.dependencies.length === 0))
    complaints.push('src: the import check saw no import at all; is @swc/core installed?');
  return complaints;
}

function violations({ summary }: ICruiseResult): string[] {
  return summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? [from, ...cycle.map((step) => step.name)].join(' → ') : `${from} → ${to}`;
    const comment = configuration.forbidden.find((one) => one.name === rule.name)?.comment ?? '';
    return `${way}: ${comment} (${rule.name})`;
  });
}
