import { expect, test } from 'vitest';
import { median, readWrk } from '../bench/wrk.ts';

const output = (rest = '') => `Running 4s test @ http://127.0.0.1:4197/
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     4.19ms    5.84ms 131.42ms   96.39%
  Latency Distribution
     50%    1.90ms
     99%   23.10ms
  35460 requests in 4.00s, 1.21GB read
${rest}Requests/sec:   8865.11
Transfer/sec:    309.84MB
`;

test('requests a second and the 99th percentile are read from what wrk prints', () => {
  expect(readWrk(output())).toEqual({ rps: 8865.11, p99Ms: 23.1 });
  expect(readWrk(output().replace('23.10ms', '850.00us')).p99Ms).toBeCloseTo(0.85);
  expect(readWrk(output().replace('23.10ms', '1.50s')).p99Ms).toBe(1500);
});

test('a run with wrong or missing answers is no measurement', () => {
  expect(() => readWrk(output('  Non-2xx or 3xx responses: 12\n'))).toThrow('Non-2xx');
  expect(() => readWrk(output('  Socket errors: connect 0, read 3, write 0, timeout 0\n'))).toThrow('read 3');
  expect(() => readWrk('unable to connect')).toThrow('unable to connect');
});

test('the median of an even number lies between the middle two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
