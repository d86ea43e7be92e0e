import { readFileSync } from 'node:fs';

/** A process told apart from a later one that got the same number: `start` is its start time in clock ticks, or ''. */
export type ProcessMark = { pid: number; start: string };

export function markOf(pid: number): ProcessMark {
  return { pid, start: statOf(pid)?.start ?? '' };
}

/** False too for a zombie, and for another process that has the number by now. */
export function isAlive(mark: ProcessMark): boolean {
  const stat = statOf(mark.pid);
  if (stat) return stat.state !== 'Z' && (mark.start === '' || stat.start === mark.start);
  try {
    // Where there is no /proc, the number alone has to do.
    process.kill(mark.pid, 0);
    return mark.start === '';
  } catch {
    return false;
  }
}

export async function waitUntil(condition: () => boolean, limitMs: number, stepMs = 20): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
  return true;
}

function statOf(pid: number): { state: string; start: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before the last parenthesis may hold spaces: proc(5), fields 3 (state) and 22 (start time).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
