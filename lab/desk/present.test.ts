import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { UserError } from '../project/cli.ts';
import { addresses, describeDeck, portToServe, passwordOf } from './present.ts';
import { pickDeck } from '../project/decks.ts';

const FILES = ['slides/03-pull.md', 'slides/workshop.md'];

test('a deck is found by its name, its number and name, and its file', () => {
  for (const name of ['pull', '03-pull', '03-pull.md', 'slides/03-pull.md']) {
    assert.equal(pickDeck(name, FILES), 'slides/03-pull.md');
  }
  assert.equal(pickDeck('workshop', FILES), 'slides/workshop.md');
});

test('without a name it is the whole workshop', () => {
  assert.equal(pickDeck(undefined, FILES), 'slides/workshop.md');
});

test('it says what is opened, and how long it is', () => {
  assert.equal(describeDeck('slides/03-pull.md'), 'the deck slides/03-pull.md, 22 minutes');
  assert.match(describeDeck('slides/half-day.md'), /^half a day, 9 talks and 117 minutes of them$/);
});

test('an unknown deck is one sentence with the names there are', () => {
  assert.throws(() => pickDeck('pll', FILES), {
    name: 'UserError',
    message: 'No deck is called “pll”. There are: pull, workshop.',
  });
});

test('the presenter view comes with the password, and so does the remote control', () => {
  const lines = addresses(4000, 'a&b', ['192.0.2.7']);
  assert(lines.includes('Presenter view  http://localhost:4000/#/presenter/?password=a%26b'));
  assert(lines.includes('Remote control  http://192.0.2.7:4000/#/entry?password=a%26b'));
});

test('a remote control has a password that is new each time, or the one that somebody chose', () => {
  const drawn = Array.from({ length: 20 }, () => passwordOf({ remote: true }));
  for (const password of drawn) assert.match(password!, /^\d{6}$/);
  assert(new Set(drawn).size > 15);
  assert.equal(passwordOf({ remote: true, password: 'walnut' }), 'walnut');
  assert.equal(passwordOf({}), undefined);
});

test('without a network there is no address to give', () => {
  assert.match(addresses(4000, '123456', []).join('\n'), /no network; join the one your phone is in/);
});

test('without a password there is no remote control', () => {
  const said = addresses(4000, undefined, ['192.0.2.7']).join('\n');
  assert.match(said, /http:\/\/localhost:4000\/#\/presenter\/$/m);
  assert.doesNotMatch(said, /192\.0\.2\.7/);
});

test('a port that is taken or none is one sentence', async (context) => {
  const server = createServer().listen(0);
  context.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await assert.rejects(portToServe(String(port)), new RegExp(`^UserError: Port ${port} is taken`));
  await assert.rejects(portToServe('80x'), UserError);
  for (const any of ['0', undefined]) assert((await portToServe(any)) > 0);
});
