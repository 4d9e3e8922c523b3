import assert from 'node:assert/strict';
import { beforeEach, test, type TestContext } from 'node:test';
import type { HostProcess } from './host-process.ts';
import { cpuTimeMs } from './cpu-time.ts';
import { startWatchdog } from './watchdog.ts';

/** A process that never answers, and uses the processor as it is told to. */
class Silent {
  cpu = 0;
  /** When it was ended, in milliseconds since it was ready. */
  endedAt: number | undefined;
  now = 0;
  ready = () => Promise.resolve();
  ask = () => new Promise(() => undefined);
  cpuMs = () => this.cpu;
  end = () => (this.endedAt ??= this.now);
}

let silent: Silent;

beforeEach(() => {
  silent = new Silent();
});

/**
 * Watches it for a while.
 *
 * @param share of the processor's time that it gets
 */
async function watch(context: TestContext, forMs: number, share: number): Promise<void> {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const stop = startWatchdog(silent as unknown as HostProcess);
  await silent.ready();
  for (; silent.now < forMs; silent.now += 50, silent.cpu += 50 * share) context.mock.timers.tick(50);
  stop();
}

test('a process that works and does not answer is ended after two seconds', async (context) => {
  await watch(context, 3_000, 1);
  assert(silent.endedAt! >= 2_000 && silent.endedAt! <= 2_500, String(silent.endedAt));
});

test('a process that gets a tenth of a busy machine is not blamed for its silence', async (context) => {
  await watch(context, 9_000, 0.1);
  assert.equal(silent.endedAt, undefined);
});

test('a process that waits and keeps everybody waiting is ended in the end', async (context) => {
  await watch(context, 12_000, 0);
  assert(silent.endedAt! >= 10_000, String(silent.endedAt));
});

test('the processor time of a process is what it says itself', (context) => {
  const said = cpuTimeMs(process.pid);
  if (said === undefined) return context.skip('this system does not tell');
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1_000;
  assert(Math.abs(own - said) < 200, `${said} for ${own}`);
});
