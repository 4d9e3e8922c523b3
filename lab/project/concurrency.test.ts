import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachConcurrently, mapConcurrently, Semaphore } from './concurrency.ts';

/** Work whose items end when a test says so. */
function manual() {
  const begun: [item: string, worker: number][] = [];
  const ends = new Map(['a', 'b', 'c', 'd'].map((item) => [item, Promise.withResolvers<void>()]));
  const work = async (item: string, worker: number) => {
    begun.push([item, worker]);
    await ends.get(item)!.promise;
    return item.toUpperCase();
  };
  return {
    begun,
    items: [...ends.keys()],
    work,
    forget: async (item: string, worker: number) => void (await work(item, worker)),
    end: (item: string) => ends.get(item)!.resolve(),
    fail: (item: string) => ends.get(item)!.reject(new Error(`${item} failed`)),
  };
}

/** Everything that is ready to happen has happened. */
const settled = () => new Promise(setImmediate);

test('items begin in order, no more at a time than told, each by the worker that is free', async () => {
  const { begun, items, forget, end } = manual();
  const done = forEachConcurrently(items, 2, forget);
  assert.deepEqual(begun, [
    ['a', 0],
    ['b', 1],
  ]);
  end('b');
  await settled();
  assert.deepEqual(begun.slice(2), [['c', 1]]);
  for (const item of items) end(item);
  await done;
  assert.equal(begun.length, 4);
});

test('after a failure no other item begins', async () => {
  const { begun, items, forget, end, fail } = manual();
  const done = forEachConcurrently(items, 2, forget);
  fail('a');
  await assert.rejects(done, /a failed/);
  end('b');
  await settled();
  assert.equal(begun.length, 2);
});

test('a signal lets those under way end and begins no other', async () => {
  const { begun, items, forget, end } = manual();
  const stop = new AbortController();
  const done = forEachConcurrently(items, 2, forget, stop.signal);
  stop.abort();
  end('a');
  end('b');
  await done;
  assert.equal(begun.length, 2);
});

test('results come in the order of the items', async () => {
  const { items, work, end } = manual();
  const results: string[] = [];
  const done = (async () => {
    for await (const result of mapConcurrently(items, 2, work)) results.push(result);
  })();
  end('b');
  end('c');
  await settled();
  assert.deepEqual(results, []);
  end('a');
  end('d');
  await done;
  assert.deepEqual(results, ['A', 'B', 'C', 'D']);
});

test('a failure is heard of in its turn', async () => {
  const { begun, items, work, end, fail } = manual();
  const results = mapConcurrently(items, 2, work);
  const first = results.next();
  fail('b');
  await settled();
  end('a');
  assert.deepEqual(await first, { done: false, value: 'A' });
  await assert.rejects(results.next(), /b failed/);
  assert.equal(begun.length, 2);
});

test('nothing begins when nobody listens any more', async () => {
  const { begun, items, work, end } = manual();
  for (const item of items) end(item);
  const results = mapConcurrently(items, 1, work);
  await results.next();
  await results.return();
  const { length } = begun;
  await settled();
  assert(length < items.length);
  assert.equal(begun.length, length);
});

test('a semaphore lets in by turns, and one release lets in one', async () => {
  const semaphore = new Semaphore(1);
  const entered: number[] = [];
  const release = await semaphore.acquire();
  const later = [1, 2].map(async (number) => {
    const leave = await semaphore.acquire();
    entered.push(number);
    return leave;
  });
  release();
  release();
  await settled();
  assert.deepEqual(entered, [1]);
  (await later[0]!)();
  await Promise.all(later);
  assert.deepEqual(entered, [1, 2]);
});
