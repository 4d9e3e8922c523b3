import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Hr } from '../remotes/hr.ts';
import { Clock } from '../company/clock.ts';
import type { Exchange } from './messages.ts';
import { until } from './fixtures.ts';
import { MOST_EXCHANGES, Wire } from './wire.ts';

async function followed(context: TestContext) {
  const clock = new Clock();
  const hr = await new Hr(clock).listen();
  const wire = new Wire();
  wire.follow({ hr }, clock);
  context.after(async () => {
    wire.close();
    await hr.close();
  });
  const ask = (signal?: AbortSignal) => fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': '00107' }, signal });
  const last = async (holds: (exchange: Exchange) => boolean) => {
    await until(wire, 'exchanges', () => wire.exchanges.some(holds));
    return wire.exchanges.at(-1)!;
  };
  return { hr, wire, clock, ask, last };
}

test('an answer is shown with question, reply and end', async (context) => {
  const { clock, ask, last } = await followed(context);
  await (await ask()).text();
  const { ms, request, reply, ...rest } = await last(({ end }) => end !== undefined);
  assert.deepEqual(rest, {
    id: 1,
    remote: { id: 'hr', name: 'HR' },
    from: 'host',
    at: clock.now(),
    end: 'answered',
  });
  assert(ms! >= 0);
  assert.equal(request!.headers['x-user-id'], '00107');
  assert.deepEqual([request!.method, request!.path], ['GET', '/home-office']);
  assert.deepEqual([reply!.status, reply!.reason, reply!.body], [200, 'OK', '{"userId":"00107","homeOffice":"LIS"}']);
});

test('who asks is told apart: the Host, a browser, or the Remote that goes to the Host itself', async (context) => {
  const { hr, wire, last } = await followed(context);
  await fetch(`${hr.url}/frame`, { headers: { 'Sec-Fetch-Site': 'cross-site' } });
  assert.equal((await last(({ end }) => end !== undefined)).from, 'browser');
  const other = await new Hr(new Clock()).listen();
  context.after(() => other.close());
  assert.equal((await hr.ask(`${other.url}/home-office?a=b`, { headers: { 'X-User-Id': '00107' } })).status, 200);
  const { from, request, reply } = await last(({ from, end }) => from === 'remote' && end === 'answered');
  assert.deepEqual([from, request!.path, reply!.status], ['remote', '/home-office?a=b', 200]);
  other.set({ mode: 'offline' });
  await assert.rejects(hr.ask(other.url, {}));
  await last(({ from, end }) => from === 'remote' && end === 'cut');
  assert.equal(wire.exchanges.length, 3);
});

test('an offline Remote is seen to refuse, though it receives nothing', async (context) => {
  const { hr, ask, last } = await followed(context);
  hr.set({ mode: 'offline' });
  await assert.rejects(ask());
  const { request, end } = await last(({ end }) => end !== undefined);
  assert.deepEqual([request, end], [undefined, 'refused']);
});

test('a Remote that hangs up amid its answer has cut the exchange', async (context) => {
  const { hr, ask, last } = await followed(context);
  hr.set({ mode: 'die' });
  await assert.rejects(async () => (await ask()).text());
  const { reply, end } = await last(({ end }) => end !== undefined);
  assert.deepEqual([reply?.status, end], [200, 'cut']);
});

test('a question that nobody waits for any more was abandoned, with or without half an answer', async (context) => {
  const { hr, wire, ask, last } = await followed(context);
  for (const mode of ['hang', 'stall'] as const) {
    hr.set({ mode });
    const impatient = new AbortController();
    const asking = ask(impatient.signal).then((response) => response.text());
    asking.catch(() => undefined);
    const begun = await last(({ reply, end }) => end === undefined && Boolean(reply) === (mode === 'stall'));
    assert.equal(begun.end, undefined);
    impatient.abort();
    await until(wire, 'exchanges', () => wire.exchanges.at(-1)!.end === 'abandoned');
    hr.set({ mode: 'well' });
  }
});

test('only the latest exchanges are kept', async (context) => {
  const { wire, ask } = await followed(context);
  for (let times = 0; times < MOST_EXCHANGES + 3; times++) await (await ask()).text();
  await until(
    wire,
    'exchanges',
    () => wire.exchanges.at(-1)!.id === MOST_EXCHANGES + 3 && wire.exchanges.at(-1)!.end === 'answered',
  );
  assert.equal(wire.exchanges.length, MOST_EXCHANGES);
});
