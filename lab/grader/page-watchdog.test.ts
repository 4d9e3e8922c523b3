import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { startPageWatchdog } from './page-watchdog.ts';

/** A page that answers as this function does. */
function page(answer: () => Promise<unknown>) {
  return { evaluate: answer as never };
}

function silent() {
  return page(() => new Promise(() => undefined));
}

test('only a page that does not answer is called silent', async (context: TestContext) => {
  const called: string[] = [];
  const watch = (name: string, of: { evaluate: never }) => {
    const stop = startPageWatchdog(of, () => called.push(name));
    context.after(stop);
    return stop;
  };
  watch(
    'one that answers',
    page(async () => 0),
  );
  watch(
    'one that moves on',
    page(async () => Promise.reject(new Error('the page moves on'))),
  );
  watch('one that nobody watches any more', silent())();
  await new Promise<void>((resolve) => context.after(startPageWatchdog(silent(), resolve)));
  assert.deepEqual(called, []);
});
