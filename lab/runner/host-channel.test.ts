import assert from 'node:assert/strict';
import { duplexPair, PassThrough, type Duplex } from 'node:stream';
import { beforeEach, test } from 'node:test';
import type { Answer, News, Question } from '../company/host/protocol.ts';
import { openChannel, readMessage } from './host-channel.ts';

let heard: (Answer | News | 'forged' | 'lost')[];
let far: Duplex;
let messages: PassThrough;
let ask: (question: Question) => void;
let token: string;

beforeEach(async () => {
  heard = [];
  messages = new PassThrough();
  const [near, other] = duplexPair();
  far = other;
  ask = openChannel(near, messages, {
    hear: (message) => heard.push(message),
    forged: () => heard.push('forged'),
    lost: () => heard.push('lost'),
  });
  token = String(await new Promise((resolve) => far.once('data', resolve)));
});

/** What is heard after these pieces came. */
async function after(...pieces: string[]): Promise<typeof heard> {
  for (const piece of pieces) messages.write(piece);
  await new Promise(setImmediate);
  return heard;
}

test('the token comes first, and is another one for each process', async () => {
  assert.match(token, /^[0-9a-f]{64}$/);
  const [near, other] = duplexPair();
  openChannel(near, new PassThrough(), { hear: () => {}, forged: () => {}, lost: () => {} });
  assert.notEqual(String(await new Promise((resolve) => other.once('data', resolve))), token);
});

test('a question is a line', async () => {
  const line = new Promise((resolve) => far.once('data', (piece: Buffer) => resolve(String(piece))));
  ask({ call: 1, ask: 'alive' });
  assert.equal(await line, '{"call":1,"ask":"alive"}\n');
});

test('messages with the token are heard, in whatever pieces they come', async () => {
  const line = `${token}{"call":1,"idleMs":2.5}\n${token}{"news":"ready"}\n`;
  assert.deepEqual(await after(line.slice(0, 20), line.slice(20, 70), line.slice(70)), [
    { call: 1, idleMs: 2.5 },
    { news: 'ready' },
  ]);
});

test('after a line without the token nothing is heard', async () => {
  for (const forged of ['{"news":"ready"}', `${'0'.repeat(64)}{"news":"ready"}`, '', `${token}{`, `${token}null`]) {
    heard = [];
    assert.deepEqual(await after(`${forged}\n`, `${token}{"news":"ready"}\n`), ['forged'], forged);
    messages = new PassThrough();
    const [near, other] = duplexPair();
    openChannel(near, messages, {
      hear: (message) => heard.push(message),
      forged: () => heard.push('forged'),
      lost: () => heard.push('lost'),
    });
    token = String(await new Promise((resolve) => other.once('data', resolve)));
  }
});

test('a line that does not end is no message', async () => {
  assert.deepEqual(await after(token, 'x'.repeat(40_000), 'x'.repeat(40_000), 'x'.repeat(40_000)), ['forged']);
});

test('a process that hangs up is heard', async () => {
  messages.end();
  assert.deepEqual(await after(), ['lost']);
});

test('what is no message is none', () => {
  for (const said of [
    null,
    [],
    'ready',
    {},
    { news: 'graded' },
    { news: 'todo', step: 1, task: 'x' },
    { news: 'todo', step: 'x' },
    { news: 'trouble', host: 1 },
    { news: 'trouble', host: '1', trouble: { message: 'x' } },
    { news: 'trouble', host: 1, trouble: { message: 'x'.repeat(2_001) } },
    { news: 'fatal', trouble: 'x' },
    { call: 0 },
    { call: 1.5 },
    { call: 1, port: 65_536 },
    { call: 1, port: '80' },
    { call: 1, error: {} },
    { call: 1, trouble: { message: 'x', where: 1 } },
  ])
    assert.equal(readMessage(said), undefined, JSON.stringify(said));
});

test('of a message nothing is taken over but what belongs to it, and no text moves a cursor', () => {
  const said: unknown = JSON.parse('{"call":1,"port":80,"__proto__":{"error":"x"},"more":1}');
  assert.deepEqual(readMessage(said), { call: 1, port: 80 });
  assert.deepEqual(
    readMessage({ news: 'trouble', host: 1, trouble: { message: '\u001b[2Jone\r\ntwo\u0007', where: 'a\u202eb' } }),
    { news: 'trouble', host: 1, trouble: { message: 'one\ntwo', where: 'ab' } },
  );
});
