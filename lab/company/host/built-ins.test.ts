import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { changedBuiltIn } from './built-ins.ts';

/** Changes a property for as long as the test runs. */
function patched<T extends object>(context: TestContext, owner: T, key: keyof T, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(owner, key)!;
  Object.defineProperty(owner, key, { ...before, value });
  context.after(() => Object.defineProperty(owner, key, before));
}

test('nothing has changed', () => {
  assert.equal(changedBuiltIn(), undefined);
});

for (const [name, owner, key] of [
  ['Array.prototype.map', Array.prototype, 'map'],
  ['JSON.stringify', JSON, 'stringify'],
  ['fetch', globalThis, 'fetch'],
  ['Response', globalThis, 'Response'],
  ['Object.keys', Object, 'keys'],
] as [string, object, string][]) {
  test(`a change of ${name} is named`, (context) => {
    patched(context, owner, key as never, () => undefined);
    assert.equal(changedBuiltIn(), name);
  });
}

test('what is gone counts as changed', (context) => {
  const before = Object.getOwnPropertyDescriptor(String.prototype, 'at')!;
  context.after(() => Object.defineProperty(String.prototype, 'at', before));
  Reflect.deleteProperty(String.prototype, 'at');
  assert.equal(changedBuiltIn(), 'String.prototype.at');
});
