import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export type Load = { rps: number; p99Ms: number };

/** Requests a second and the 99th percentile from what wrk prints. Throws when any answer was wrong or missing. */
export function readWrk(output: string): Load {
  const wrong = /Non-2xx or 3xx responses: \d+|Socket errors: (?!connect 0, read 0, write 0, timeout 0).*/.exec(output);
  if (wrong) throw new Error(`wrk: ${wrong[0]}`);
  const rps = /Requests\/sec:\s+([\d.]+)/.exec(output)?.[1];
  const p99 = /\b99%\s+([\d.]+)(us|ms|s|m)\b/.exec(output);
  if (rps === undefined || p99 === null) throw new Error(`wrk printed something else:\n${output}`);
  const unit = { us: 0.001, ms: 1, s: 1_000, m: 60_000 }[p99[2] as 'us' | 'ms' | 's' | 'm'];
  return { rps: Number(rps), p99Ms: Number(p99[1]) * unit };
}

/** One thread, 32 connections that stay open. */
export async function wrk(url: string, seconds: number, headers: Record<string, string> = {}): Promise<Load> {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await execute('wrk', ['-t1', '-c32', `-d${seconds}s`, '--latency', ...given, url]);
  return readWrk(stdout);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
