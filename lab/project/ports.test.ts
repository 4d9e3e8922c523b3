import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { anotherPort, freePort, portFrom, USUAL_PORT } from './ports.ts';

test('a port is a whole number that fits; anything else is one sentence', () => {
  for (const port of [0, 80, 65_535]) assert.equal(portFrom(String(port)), port);
  for (const wrong of ['', 'many', '65536', '80x', '-1', '3.5']) {
    assert.throws(() => portFrom(wrong, 3030), /^UserError: “.*” is no port: .* up to 65535, for instance 3030\.$/);
  }
});

test('a port is free unless somebody listens on it, and 0 is one that the system chooses', async (context) => {
  const other = createServer().listen(0, '127.0.0.1');
  context.after(() => other.close());
  await once(other, 'listening');
  assert.equal(await freePort((other.address() as AddressInfo).port, '127.0.0.1'), undefined);
  assert((await freePort(0))! > 0);
  assert.equal(await freePort(65_536), undefined);
});

test('a port that is proposed is open to everybody, and so are those that follow it', () => {
  assert.equal(anotherPort(80), 1034);
  assert.equal(anotherPort(4321), 4331);
  assert.equal(anotherPort(65_530), USUAL_PORT);
});
