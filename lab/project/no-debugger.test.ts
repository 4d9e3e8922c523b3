import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from './root.ts';

/** It says when it is there, and when the signal has come and gone, and then ends by itself. */
const PROGRAM = `
  process.once('SIGUSR2', () => process.exit());
  console.log('there');
  setInterval(() => {}, 1_000);
`;

/** What Node says on standard error when the signal comes to a process that was started with these arguments. */
async function saidAtSignal(argv: string[], before = ''): Promise<string> {
  const args = ['--inspect-port=127.0.0.1:0', ...argv, '--input-type=module', '--eval', before + PROGRAM];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const lines = createInterface({ input: child.stdout });
  await Promise.race([once(lines, 'line'), once(child, 'close').then(() => assert.fail(said))]);
  child.kill('SIGUSR1');
  child.kill('SIGUSR2');
  await once(child, 'close');
  return said;
}

test('no signal opens the debugger of an npm script', { skip: process.platform === 'win32' }, async () => {
  assert.doesNotMatch(await saidAtSignal(['--import', join(root, 'lab/project/boot.js')]), /Debugger/);
});

test('every npm script begins with the file that closes it', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const [name, script] of Object.entries(scripts))
    assert.match(script, /^node --import \.\/lab\/project\/boot\.js /, name);
});

test('nor that of Playwright’s runner and its workers', { skip: process.platform === 'win32' }, async () => {
  assert.match(readFileSync(join(root, 'playwright.config.ts'), 'utf8'), /^closeDebuggers\(\);$/m);
  const file = pathToFileURL(join(root, 'lab/project/no-debugger.ts')).href;
  const close = `import { closeDebuggers } from ${JSON.stringify(file)}; closeDebuggers();`;
  assert.doesNotMatch(await saidAtSignal([], close), /Debugger/);
  const say = `${close} console.log(process.env.NODE_OPTIONS)`;
  const options = execFileSync(process.execPath, ['--input-type=module', '--eval', say]);
  assert.match(String(options), /--disable-sigusr1/);
});
