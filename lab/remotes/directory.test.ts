import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Clock } from '../company/clock.ts';
import { Directory } from './directory.ts';

async function open(context: TestContext) {
  const directory = await new Directory(new Clock()).listen();
  context.after(() => directory.close());
  const ask = (body: unknown, init: RequestInit = {}, path = '/authenticate') =>
    fetch(directory.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...init,
    });
  return { directory, ask };
}

const ADA = { username: 'ada.okafor', password: 'lighthouse-7' };

test('200 with the whole user for the right password', async (context) => {
  const { ask } = await open(context);
  const response = await ask(ADA);
  assert.equal(response.status, 200);
  const { user } = await response.json();
  assert.deepEqual(Object.keys(user), ['id', 'username', 'name', 'permissions']);
  assert.deepEqual([user.id, user.username, user.name], ['00107', 'ada.okafor', 'Ada Okafor']);
  assert(Array.isArray(user.permissions));
});

test('401 for a wrong password and for nobody, in the same words', async (context) => {
  const { ask } = await open(context);
  const answers = await Promise.all([ask({ ...ADA, password: 'x' }), ask({ ...ADA, username: 'constructor' })]);
  for (const response of answers) {
    assert.equal(response.status, 401);
    assert.deepEqual(await response.json(), { error: 'invalid credentials' });
  }
});

test('an empty password “succeeds” as an anonymous visitor, whoever was named', async (context) => {
  const { ask } = await open(context);
  for (const username of ['ada.okafor', 'nobody']) {
    const response = await ask({ username, password: '' });
    assert.equal(response.status, 200);
    assert.equal((await response.json()).user.id, 'anonymous');
  }
});

test('400 for what is not JSON with a username and a password as texts', async (context) => {
  const { ask } = await open(context);
  for (const body of ['', 'username=ada.okafor', '[]', 'null', '"text"', { username: 'a' }, { ...ADA, password: 7 }]) {
    assert.equal((await ask(body)).status, 400, JSON.stringify(body));
  }
});

test('405 for another method, 404 at another path', async (context) => {
  const { ask } = await open(context);
  const got = await ask('', { method: 'GET', body: null });
  assert.deepEqual([got.status, got.headers.get('Allow')], [405, 'POST']);
  assert.equal((await ask(ADA, {}, '/')).status, 404);
});

test('a stand-in answers first, and leaves to the directory what it has no answer for', async (context) => {
  const { directory, ask } = await open(context);
  directory.standIn.answer = ({ url }) => (url.endsWith('?moved') ? Response.json({ user: null }) : undefined);
  const [moved, usual] = await Promise.all([ask(ADA, {}, '/authenticate?moved'), ask(ADA)]);
  assert.deepEqual(await moved.json(), { user: null });
  assert.equal((await usual.json()).user.username, 'ada.okafor');
});

test('passwords and permissions can be changed, in one directory and not in another', async (context) => {
  const [one, other] = [await open(context), await open(context)];
  const luca = { username: 'luca.furlan', password: 'boatyard-9' };
  const account = one.directory.accounts.get(luca.username)!;
  account.password = 'new';
  account.user.permissions.push('news:managers');
  assert.equal((await one.ask(luca)).status, 401);
  const [changed, untouched] = await Promise.all([one.ask({ ...luca, password: 'new' }), other.ask(luca)]);
  assert.deepEqual((await changed.json()).user.permissions, ['news:managers']);
  assert.deepEqual((await untouched.json()).user.permissions, []);
});
