import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { doctor } from './doctor.ts';
import { thisEnvironment, type Environment } from './diagnostics.ts';
import { UserError } from '../project/user-error.ts';

const healthy: Environment = {
  node: '26.10.0',
  nodeWanted: async () => '26.10.0',
  genuine: async () => 'genuine',
  packages: async () => ({ wanted: 40, wrong: [] }),
  browser: async () => '/there/is/a/browser',
  isFree: async () => true,
  freeBytes: async () => 20e9,
  place: '/home/ada/course',
  hasProxy: false,
  reachesItself: async () => true,
  forwarded: undefined,
  grade: async () => ({ title: 'Pull', score: 100, max: 100, seconds: 2.34 }),
};

async function examined(own: Partial<Environment>): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  return { code: await doctor({ ...healthy, ...own }, 4321, (line) => lines.push(line)), lines };
}

test('a healthy machine is ready, with a line for each thing and exit code 0', async () => {
  const { code, lines } = await examined({});
  assert.equal(code, 0);
  assert.deepEqual(lines, [
    '✓ Node 26.10.0 runs this.',
    '✓ Its file is the one that the kit means.',
    '✓ All 40 packages are there.',
    '✓ A browser starts: /there/is/a/browser.',
    '✓ Port 4321 is free.',
    '✓ Port 4322 is free.',
    '✓ 20.0 GB of disk are free.',
    '✓ All tools can read the project’s path.',
    '✓ This machine reaches itself.',
    '✓ A grade runs: the solution of Pull got 100 of 100 points in 2.3 s.',
    '\nThis machine is ready.',
  ]);
});

const illnesses: [string, Partial<Environment>, RegExp, RegExp][] = [
  ['an old Node', { node: '22.12.0' }, /✗ Node 22/, /run this as “npm run doctor”/],
  [
    'a Node that somebody else made',
    { genuine: async () => 'other' },
    /✗ Its file is not the one that the kit means/,
    /run “npm ci” again/,
  ],
  [
    'packages that are missing',
    { packages: async () => ({ wanted: 40, wrong: ['a', 'b', 'c', 'd'] }) },
    /✗ 4 of 40 packages .*: a, b, c, …\./,
    /“npm ci”/,
  ],
  [
    'no browser',
    { browser: async () => Promise.reject(new UserError('Install Chrome.')) },
    /✗ No browser starts/,
    /^ {2}Install Chrome\.$/,
  ],
  ['the Host’s port taken', { isFree: async (port) => port !== 4322 }, /✗ Port 4322 is taken/, /--port \d+/],
  ['a full disk', { freeBytes: async () => 0.2e9 }, /✗ 0\.2 GB/, /Make room/],
  [
    'a grade that falls short',
    { grade: async () => ({ title: 'Pull', score: 75, max: 100, seconds: 60 }) },
    /✗ .* 75 of 100 points/,
    /keeps this machine busy/,
  ],
  [
    'a path with a number sign',
    { place: '/home/ada/c#/course' },
    /✗ The project lies in .* take “#” in a path/,
    /Move the project/,
  ],
  [
    'a path with a percent sign',
    { place: '/home/ada/100%' },
    /✗ The project lies in .* take “%” in a path/,
    /Move the project/,
  ],
  [
    'a proxy that comes in between',
    { reachesItself: async () => false },
    /✗ What this machine asks itself/,
    /NO_PROXY/,
  ],
  [
    'no grade at all',
    { grade: async () => Promise.reject(new Error('The browser crashed.')) },
    /✗ No grade runs: The browser crashed\./,
    /stands above/,
  ],
];
for (const [what, own, fact, remedy] of illnesses) {
  test(`${what}: a ✗ with the remedy below it, all else is examined, and exit code 1`, async () => {
    const { code, lines } = await examined(own);
    assert.equal(code, 1);
    const ill = lines.findIndex((line) => fact.test(line));
    assert(ill >= 0, lines.join('\n'));
    assert.match(lines[ill + 1]!, remedy);
    assert.equal(lines.filter((line) => line.startsWith('✓')).length, 9);
    assert.equal(lines.at(-1), '\nThis machine is not ready: one thing to mend.');
  });
}

test('a proxy that does no harm, and a browser that seems to be elsewhere, are told', async () => {
  const { code, lines } = await examined({ hasProxy: true, forwarded: 'a Codespace' });
  assert.equal(code, 0);
  assert(lines.includes('✓ This machine reaches itself, past the proxy that is set.'));
  assert.match(lines.join('\n'), /^✓ This is a Codespace\. .*npm start -- --address .* port 4321\.$/m);
});

test('a port is examined by listening on it, and packages by their versions', async (context) => {
  const environment = thisEnvironment(() => {});
  const other = createServer().listen(0, '127.0.0.1');
  context.after(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  assert.equal(await environment.isFree(port), false);
  assert.equal(await environment.isFree(0), true);
  assert.equal(await environment.isFree(65_536), false);
  const { wanted, wrong } = await environment.packages();
  assert(wanted > 10);
  assert.deepEqual(wrong, []);
  assert((await environment.freeBytes()) > 0);
  assert.equal(await environment.reachesItself(), true);
});

test('as a command, without a browser: the rest is examined, and nobody sees a stack', async () => {
  const env = { ...process.env, HOST_AND_REMOTE_BROWSER: '/there/is/no/browser' };
  const child = spawn(process.execPath, [join(import.meta.dirname, '../commands/doctor.ts'), '--port', '0'], { env });
  const [[code], out, err] = await Promise.all([
    once(child, 'close') as Promise<[number]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  assert.equal(code, 1);
  assert.match(out, /^✗ No browser starts\.\n {2}HOST_AND_REMOTE_BROWSER names/m);
  assert.match(out, /^✗ No grade runs: HOST_AND_REMOTE_BROWSER names/m);
  assert.doesNotMatch(out + err, /\n +at /);
});
