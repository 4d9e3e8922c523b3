import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { UserError } from '../project/cli.ts';
import { addresses, describeDeck, portToServe, remoteLines } from './present.ts';
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

test('windows of the deck lie under a key, on this machine', () => {
  assert.deepEqual(addresses(4000, 'abc'), {
    slides: 'http://localhost:4000/abc/',
    presenter: 'http://localhost:4000/abc/#/presenter/',
  });
});

test('a phone gets an address for each network, and a code', () => {
  const lines = remoteLines(['http://192.0.2.7:5000/enter/x', 'http://198.51.100.7:5000/enter/x']);
  assert.equal(lines[0], 'Remote control  http://192.0.2.7:5000/enter/x');
  assert.equal(lines[1], 'Remote control  http://198.51.100.7:5000/enter/x');
  assert.match(lines.join('\n'), /[█▀▄]{8}/);
});

test('without a network there is no address to give', () => {
  assert.match(remoteLines([]).join('\n'), /no network; join the one your phone is in/);
});

test('unless wanted there is no remote control', () => {
  assert.match(remoteLines(undefined).join('\n'), /off; “--remote” lets a phone turn the pages/);
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
