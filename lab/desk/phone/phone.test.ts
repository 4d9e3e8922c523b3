import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Admission } from './admission.ts';
import { readHere } from './here.ts';
import { openRemoteControl, type RemoteControl } from './serve.ts';

const HERE = { page: 3, total: 9, title: 'Pull', note: 'Say *hello*. [click] Then wait.', clicksLeft: 1, next: 'Push' };

describe('admission', () => {
  test('a key is long, and another one each time', () => {
    const keys = Array.from({ length: 20 }, () => new Admission().newKey());
    for (const key of keys) assert(Buffer.from(key, 'base64url').length >= 32);
    assert.equal(new Set(keys).size, 20);
  });

  test('a key lets one phone in, once', () => {
    const admission = new Admission();
    const key = admission.newKey();
    const session = admission.enter(key, 'a');
    assert(admission.knows(session));
    assert.equal(admission.enter(key, 'a'), undefined);
    assert.equal(admission.enter(key, 'b'), undefined);
    for (const other of [undefined, '', key, `${session}x`]) assert(!admission.knows(other));
  });

  test('a new key makes the one before void, and phones that are in stay in', () => {
    const admission = new Admission();
    const session = admission.enter(admission.newKey(), 'a');
    const earlier = admission.newKey();
    const later = admission.newKey();
    assert.equal(admission.enter(earlier, 'a'), undefined);
    assert(admission.enter(later, 'a') !== undefined);
    assert(admission.knows(session));
  });

  test('whoever guesses is heard no more, and keeps nobody else out', () => {
    const admission = new Admission();
    const key = admission.newKey();
    for (let attempt = 0; attempt < 5; attempt++) assert.equal(admission.enter(`wrong ${attempt}`, 'a'), undefined);
    assert.equal(admission.enter(key, 'a'), undefined);
    assert(admission.enter(key, 'b') !== undefined);
  });

  test('guesses from everywhere make the key void, until somebody at the terminal wants another', () => {
    const admission = new Admission();
    const key = admission.newKey();
    for (let address = 0; address <= 500; address++) admission.enter('wrong', String(address));
    assert.equal(admission.enter(key, 'somebody'), undefined);
    assert(admission.enter(admission.newKey(), 'somebody') !== undefined);
  });
});

test('what a window says is looked at', () => {
  assert.deepEqual(readHere(HERE), HERE);
  for (const nonsense of [undefined, 'x', {}, { ...HERE, page: '3' }, { ...HERE, note: 'x'.repeat(20_001) }])
    assert.equal(readHere(nonsense), undefined);
});

describe('the remote control', () => {
  const turns: string[] = [];
  let control: RemoteControl;
  let origin: string;
  let cookie: string;

  before(async () => {
    control = await openRemoteControl(['127.0.0.1'], { turn: (way) => turns.push(way), entered: () => undefined });
    const [entrance = ''] = control.newAddresses();
    ({ origin } = new URL(entrance));
    const answer = await fetch(entrance, { redirect: 'manual' });
    assert.equal(answer.status, 303);
    const set = answer.headers.get('set-cookie')!;
    assert.match(set, /HttpOnly/);
    assert.match(set, /SameSite=Strict/);
    cookie = set.split(';')[0]!;
  });

  after(() => control.stop());

  const own = () => ({ Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' });
  const turn = (way: string, headers: Record<string, string>) =>
    fetch(`${origin}/turn/${way}`, { method: 'POST', body: '{}', headers });

  test('turns pages for a phone that was let in', async () => {
    assert.equal((await turn('next', own())).status, 204);
    assert.equal((await turn('previous', own())).status, 204);
    assert.deepEqual(turns.splice(0), ['next', 'previous']);
  });

  test('turns none for anybody else', async () => {
    const { Cookie, ...stranger } = own();
    for (const headers of [
      stranger,
      { ...stranger, Cookie: `${Cookie}x` },
      { ...own(), Origin: 'http://elsewhere.example' },
      { ...own(), 'Content-Type': 'text/plain' },
    ])
      assert((await turn('next', headers)).status >= 400, JSON.stringify(headers));
    assert.deepEqual(turns, []);
  });

  test('shows nothing to whoever was not let in', async () => {
    for (const path of ['/', '/events', '/lab/phone/phone.ts', '/enter/x', '/slides/03-pull.md', '/@fs/x', '/nothing'])
      assert.equal((await fetch(origin + path)).status, 403, path);
  });

  test('has no file but those of its page', async () => {
    for (const path of ['/slides/03-pull.md', '/@fs/etc/hosts', '/lab/phone/../../page-files.ts', '/package.json'])
      assert.equal((await fetch(origin + path, { headers: { Cookie: cookie } })).status, 404, path);
    const page = await fetch(origin, { headers: { Cookie: cookie } });
    assert.match(page.headers.get('content-security-policy')!, /^default-src 'none'; script-src 'self'/);
    assert.doesNotMatch(await page.text(), /<script(?![^>]*src=)|style=/);
  });

  test('says where the deck stands, at once and at every turn', async () => {
    control.hear(HERE);
    const { body } = await fetch(`${origin}/events`, { headers: { Cookie: cookie } });
    let seen = '';
    for await (const piece of body!.pipeThrough(new TextDecoderStream())) {
      seen += piece;
      if (seen.includes('"page":3')) control.hear({ ...HERE, page: 4 });
      if (seen.includes('"page":4')) break;
    }
  });
});
