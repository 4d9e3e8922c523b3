import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

const SCRIPT = `
import { interruption } from ${JSON.stringify(new URL('interruption.ts', import.meta.url).href)};
setInterval(() => {}, 1_000_000);
const interrupted = interruption();
console.log('ready');
await interrupted;
console.log('ending');`;

test(
  'the first wish is heard, and the second, of whatever kind, does not wait',
  { timeout: 60_000 },
  async (context) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    context.after(() => child.kill('SIGKILL'));
    const lines = createInterface({ input: child.stdout });
    assert.deepEqual(await once(lines, 'line'), ['ready']);
    child.kill('SIGINT');
    assert.deepEqual(await once(lines, 'line'), ['ending']);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'close'), [130, null]);
  },
);
