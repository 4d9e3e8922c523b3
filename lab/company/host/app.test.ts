import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { NewsItem } from '../../api/pull.ts';
import { news } from '../seed/news.ts';
import { passwords } from '../../remotes/passwords.ts';
import { people } from '../seed/people.ts';
import { createApp } from './app.ts';
import { openDatabase, SESSION_MS } from './db.ts';
import { LearnerError } from './learner-error.ts';
import type { Plugin } from './plugin.ts';

const NOW = Date.parse('2026-03-02T08:55:00Z');
const ADA = '00107';
const BRAM = '00118';
const FOR_MANAGERS = news.find((article) => article.audience === 'managers')!;
const FOR_EVERYONE = news.find((article) => article.audience === 'everyone')!;

type LogInResult = Awaited<ReturnType<NonNullable<Plugin['logIn']>>>;
type FeedResult = Awaited<ReturnType<NonNullable<Plugin['feed']>>>;

/** A Host with a plugin that answers as told, and a browser of a kind: it keeps the cookie. */
function open(t: TestContext, plugged: Partial<Plugin> = {}) {
  const db = openDatabase(':memory:');
  t.after(() => db.close());
  const plug: Plugin = {
    feed: async (_userId, items) => ({ items, status: 'not-started', office: null }),
    logIn: async () => ({ outcome: 'not-started' }),
    ...plugged,
  };
  let now = NOW;
  const app = createApp({ db, plug, now: () => now });
  let cookie = '';

  async function request(path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers);
    if (cookie) headers.set('Cookie', cookie);
    const response = await app.request(path, { ...init, headers });
    for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0]!;
    return { response, status: response.status, html: await response.text(), to: response.headers.get('Location') };
  }
  return {
    get: (path: string) => request(path),
    post: (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      request(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    request,
    enter: (user: string) => request('/lab/enter', { method: 'POST', body: new URLSearchParams({ user }) }),
    cookie: () => cookie,
    useCookie: (other: string) => (cookie = other),
    wait: (ms: number) => (now += ms),
  };
}

const logInAs = (result: unknown): Partial<Plugin> => ({ logIn: async () => result as LogInResult });
const feedAs = (result: (items: NewsItem[]) => unknown): Partial<Plugin> => ({
  feed: async (_userId, items) => result(items) as FeedResult,
});
const failing = (error: Error): Plugin => ({ feed: () => Promise.reject(error), logIn: () => Promise.reject(error) });
const itemsOn = (html: string) => [...html.matchAll(/<li data-item="([^"]*)"/g)].map((match) => match[1]);

// Coming in and going out.

test('without a session, feed and articles lead to the log-in', async (t) => {
  const host = open(t);
  for (const path of ['/', `/news/${FOR_EVERYONE.id}`, '/news/none']) {
    const { status, to } = await host.get(path);
    assert.deepEqual([status, to], [303, '/log-in'], path);
  }
  host.useCookie('the-pass=made-up');
  assert.equal((await host.get('/')).to, '/log-in');
});

test('the log-in page has a form that a browser sends even with an empty password', async (t) => {
  const { status, html } = await open(t).get('/log-in');
  assert.equal(status, 200);
  assert.match(html, /<html lang="en">/);
  assert.match(html, /<form class="log-in" method="post" action="\/log-in">/);
  assert.match(html, /<label for="username">Username<\/label>/);
  assert.match(html, /<label for="password">Password<\/label>/);
  assert.doesNotMatch(html, /required|data-log-in/);
});

test('the log-in hands over exactly what was typed', async (t) => {
  const typed: string[][] = [];
  const host = open(t, {
    logIn: async (...fields) => {
      typed.push(fields);
      return { outcome: 'refused' };
    },
  });
  await host.post('/log-in', { username: ' Ada.Okafor ', password: ' päss&word=+% ' });
  await host.post('/log-in', { username: 'ada.okafor', password: '' });
  await host.post('/log-in');
  assert.deepEqual(typed, [
    [' Ada.Okafor ', ' päss&word=+% '],
    ['ada.okafor', ''],
    ['', ''],
  ]);
});

test('accepted: a session for the directory’s user, with the directory’s permissions', async (t) => {
  const asked: string[] = [];
  const user = { id: '00999', username: 'eva.nunes', name: 'Eva Nunes', permissions: ['news:managers'] };
  const host = open(t, {
    ...logInAs({ outcome: 'accepted', user }),
    feed: async (userId, items) => {
      asked.push(userId);
      return { items, status: 'unavailable', office: null };
    },
  });
  const { response, status, to } = await host.post('/log-in', { username: 'eva.nunes', password: 'x' });
  assert.deepEqual([status, to], [303, '/']);
  const cookie = response.headers.getSetCookie().join();
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
  assert.match(cookie, /Path=\//);

  const { html } = await host.get('/');
  assert.match(html, /Eva Nunes/);
  assert.ok(itemsOn(html).includes(FOR_MANAGERS.id));
  assert.deepEqual(asked, ['00999']);
});

test('accepted, without permissions: nothing for managers, whatever the seed says of that person', async (t) => {
  const user = { id: ADA, username: 'ada.okafor', name: 'Ada Okafor', permissions: [] };
  const host = open(t, logInAs({ outcome: 'accepted', user }));
  await host.post('/log-in', { username: 'ada.okafor', password: 'x' });
  assert.ok(!itemsOn((await host.get('/')).html).includes(FOR_MANAGERS.id));
});

test('accepted, with half a user: the Host does without the rest', async (t) => {
  const host = open(t, logInAs({ outcome: 'accepted', user: { id: ADA } }));
  await host.post('/log-in', { username: 'ada.okafor', password: 'x' });
  const { status, html } = await host.get('/');
  assert.equal(status, 200);
  assert.match(html, /<span class="name">00107<\/span>/);
});

const noEntry = [
  { outcome: 'refused', status: 401, says: 'The username or the password is wrong.' },
  {
    outcome: 'unavailable',
    status: 503,
    says: 'We cannot check passwords just now, because the directory does not answer. Nobody can log in until it does.',
  },
  { outcome: 'not-started', status: 501, says: 'The log-in is not built yet' },
];
for (const { outcome, status, says } of noEntry) {
  test(`${outcome}: a page that says so, no session, and the password is not kept`, async (t) => {
    const host = open(t, logInAs({ outcome }));
    const answer = await host.post('/log-in', { username: 'ada.okafor', password: 'lighthouse-7' });
    assert.equal(answer.status, status);
    assert.match(answer.html, new RegExp(`role="alert" data-log-in="${outcome}">${says}`));
    assert.match(answer.html, /value="ada\.okafor"/);
    assert.doesNotMatch(answer.html, /lighthouse-7/);
    assert.match(answer.html, /action="\/lab\/enter"/);
    assert.equal(answer.response.headers.getSetCookie().length, 0);
    assert.equal((await host.get('/')).to, '/log-in');
  });
}

test('an outcome nobody knows opens no session', async (t) => {
  t.mock.method(console, 'error', () => undefined);
  const host = open(t, logInAs({ outcome: 'maybe', user: { id: ADA } }));
  const { status, response } = await host.post('/log-in', { username: 'ada.okafor', password: 'x' });
  assert.equal(status, 500);
  assert.equal(response.headers.getSetCookie().length, 0);
});

test('a log-in that throws: an error page with message and place, and no session', async (t) => {
  const host = open(t, failing(new LearnerError('logIn() threw TypeError: user is <undefined>', 'pull.ts:140')));
  const { status, html, response } = await host.post('/log-in', { username: 'ada.okafor', password: 'x' });
  assert.equal(status, 500);
  assert.match(html, /The Pass could not log you in\./);
  assert.match(
    html,
    /<details class="lab" data-lab-error[^>]*>[^]*user is &lt;undefined&gt;[^]*pull\.ts:140[^]*<\/details>/,
  );
  assert.equal(response.headers.getSetCookie().length, 0);
});

test('the lab door offers everyone, and lets in without asking the plug', async (t) => {
  const host = open(t, { logIn: () => Promise.reject(new Error('the lab door asked')) });
  const { html } = await host.get('/log-in');
  for (const { id, name } of people) {
    assert.match(html, new RegExp(`name="user" value="${id}">\\s*<span class="hidden">Enter as </span>${name}<`));
  }
  for (const password of Object.values(passwords)) assert.ok(!html.includes(password));
  assert.deepEqual((({ status, to }) => [status, to])(await host.enter(ADA)), [303, '/']);
  assert.match((await host.get('/')).html, /<span class="name">Ada Okafor<\/span>/);
});

test('the lab door knows no other ids', async (t) => {
  const host = open(t);
  for (const user of ['107', '', '<b>']) {
    const { status, html, response } = await host.enter(user);
    assert.equal(status, 404);
    assert.match(html, /Nobody in the lab has the user ID/);
    assert.doesNotMatch(html, /<b>/);
    assert.equal(response.headers.getSetCookie().length, 0);
  }
});

test('who is in does not get the log-in again', async (t) => {
  const host = open(t);
  await host.enter(ADA);
  assert.equal((await host.get('/log-in')).to, '/');
});

test('log-out ends the session, also for a copy of the cookie', async (t) => {
  const host = open(t);
  await host.enter(ADA);
  const copy = host.cookie();
  const { status, to, response } = await host.post('/log-out');
  assert.deepEqual([status, to], [303, '/log-in']);
  assert.match(response.headers.getSetCookie().join(), /Max-Age=0/);
  host.useCookie(copy);
  assert.equal((await host.get('/')).to, '/log-in');
});

test('coming in as somebody else ends the session before', async (t) => {
  const host = open(t);
  await host.enter(ADA);
  const before = host.cookie();
  await host.enter(BRAM);
  assert.notEqual(host.cookie(), before);
  assert.match((await host.get('/')).html, /<span class="name">Bram Peeters<\/span>/);
  host.useCookie(before);
  assert.equal((await host.get('/')).to, '/log-in');
});

test('a session ends by the lab’s clock', async (t) => {
  const host = open(t);
  await host.enter(ADA);
  host.wait(SESSION_MS);
  assert.equal((await host.get('/')).to, '/log-in');
});

// The feed.

const notices = [
  { status: 'personal', office: 'GNT', says: 'News from Ghent comes first.' },
  { status: 'personal', office: 'XYZ', says: 'News from XYZ comes first.' },
  {
    status: 'no-office',
    office: null,
    says: 'You have no home office on record, so this is the news of the whole company.',
  },
  {
    status: 'unavailable',
    office: null,
    says: 'HR does not answer just now, so this is the news of the whole company.',
  },
  { status: 'not-started', office: null, says: 'This is the news of the whole company.' },
];
for (const { status, office, says } of notices) {
  test(`the feed says where it stands: ${status}${office ? `, ${office}` : ''}`, async (t) => {
    const host = open(
      t,
      feedAs((items) => ({ items, status, office })),
    );
    await host.enter(BRAM);
    const answer = await host.get('/');
    assert.equal(answer.status, 200);
    assert.ok(answer.html.includes(`role="status" data-feed="${status}">${says}</p>`));
  });
}

test('the plug gets the reader’s news, newest first, with nothing in them that was not promised', async (t) => {
  const calls: [string, NewsItem[]][] = [];
  const host = open(t, {
    feed: async (userId, items) => {
      calls.push([userId, items]);
      return { items, status: 'unavailable', office: null };
    },
  });
  await host.enter(BRAM);
  await host.get('/');
  const everyone = news.filter((article) => article.audience === 'everyone');
  const promised = everyone.map(({ id, title, office, publishedAt }) => ({ id, title, office, publishedAt }));
  assert.deepEqual(calls, [[BRAM, promised]]);
});

test('the feed shows what the plug returned, in that order', async (t) => {
  const some = (items: NewsItem[]) => [items[7]!, items[2]!, items[19]!];
  const host = open(
    t,
    feedAs((items) => ({ items: some(items), status: 'unavailable', office: null })),
  );
  await host.enter(BRAM);
  const { html } = await host.get('/');
  const expected = some(news.filter((article) => article.audience === 'everyone'));
  assert.deepEqual(
    itemsOn(html),
    expected.map((item) => item.id),
  );
  assert.match(html, /<ol class="feed" aria-label="News feed">/);
});

test('an item has its office, its author, its date, and a link', async (t) => {
  const host = open(
    t,
    feedAs((items) => ({ items, status: 'personal', office: 'GWY' })),
  );
  await host.enter(ADA);
  const { html } = await host.get('/');
  const item = (id: string) => html.match(new RegExp(`<li data-item="${id}"[^]*?</li>`))![0];

  const drill = item('galway-fire-drill');
  assert.match(drill, /data-office="GWY"/);
  assert.match(drill, /<span class="badge home">Galway<\/span>/);
  assert.match(drill, /<a href="\/news\/galway-fire-drill">Fire drill in Galway on Wednesday<\/a>/);
  assert.match(drill, /Niamh Kelly/);
  assert.match(drill, /<time datetime="2026-03-02T07:45:00Z">Today, 07:45<\/time>/);

  const walk = item('dune-walk');
  assert.match(walk, /data-office=""/);
  assert.match(walk, /<span class="badge">All offices<\/span>/);
  assert.match(walk, />23 February, 09:05</);
  assert.match(item(FOR_MANAGERS.id), /Managers only/);
});

test('what the reader may not see stays out, whatever the plug returns', async (t) => {
  const host = open(
    t,
    feedAs(() => ({ items: [FOR_MANAGERS, FOR_EVERYONE], status: 'unavailable', office: null })),
  );
  await host.enter(BRAM);
  assert.deepEqual(itemsOn((await host.get('/')).html), [FOR_EVERYONE.id]);
});

test('the page shows the lab’s time: the day, and the clocks of the offices', async (t) => {
  const host = open(t);
  await host.enter(ADA);
  const { html } = await host.get('/');
  assert.match(html, /Monday, 2 March 2026/);
  assert.match(html, /<dt>Lisbon <small>Portugal<\/small><\/dt>\s*<dd>08:55<\/dd>/);
  assert.match(html, /<dt>Bergen <small>Norway<\/small><\/dt>\s*<dd>09:55<\/dd>/);
  host.wait(5 * 60 * 1000);
  assert.match((await host.get('/')).html, /<dd>09:00<\/dd>/);
});

test('a feed that throws: an error page with message and place, and the session goes on', async (t) => {
  const host = open(t, failing(new LearnerError('orderFeed() returned <script>alert(1)</script>', 'pull.ts:31')));
  await host.enter(ADA);
  const { status, html } = await host.get('/');
  assert.equal(status, 500);
  assert.match(html, /<h1>The Pass could not show your news\.<\/h1>/);
  assert.match(html, /<details class="lab" data-lab-error[^>]*>[^]*&lt;script&gt;[^]*pull\.ts:31[^]*<\/details>/);
  assert.doesNotMatch(html, /<script/);
  assert.match(html, /Ada Okafor/);
});

test('an error that is not the learner’s is the Host’s own, and is written to its log', async (t) => {
  const log = t.mock.method(console, 'error', () => undefined);
  const host = open(t, failing(new Error('secret detail')));
  await host.enter(ADA);
  const { status, html, response } = await host.get('/');
  assert.equal(status, 500);
  assert.match(html, /Something went wrong in The Pass\./);
  assert.doesNotMatch(html, /secret detail|data-lab-error/);
  assert.match(String(log.mock.calls[0]?.arguments[0]), /secret detail/);
  assert.match(response.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
});

// Articles and other pages.

test('an article is shown whole, with its author, and what else is new', async (t) => {
  const host = open(t);
  await host.enter(BRAM);
  const { status, html } = await host.get('/news/ghent-soup');
  assert.equal(status, 200);
  assert.match(html, /<h1>What became of the soup<\/h1>/);
  assert.match(html, /Bram Peeters, buyer/);
  for (const paragraph of news.find((article) => article.id === 'ghent-soup')!.body) {
    assert.ok(html.includes(paragraph.replaceAll("'", '&#39;')));
  }
  assert.match(html, /Latest news[^]*href="\/news\/payroll-calendar-spring"/);
});

test('an article for managers is there for managers only, also in the list of what is new', async (t) => {
  const host = open(t);
  await host.enter(ADA);
  assert.equal((await host.get(`/news/${FOR_MANAGERS.id}`)).status, 200);
  await host.enter(BRAM);
  const hidden = await host.get(`/news/${FOR_MANAGERS.id}`);
  const absent = await host.get('/news/none');
  assert.equal(hidden.status, 404);
  assert.equal(hidden.html, absent.html);
});

test('an address that does not exist is a page, too', async (t) => {
  const host = open(t);
  await host.enter(BRAM);
  const { status, html } = await host.get('/nowhere/%3Cscript%3E');
  assert.equal(status, 404);
  assert.match(html, /There is nothing at this address\./);
  assert.doesNotMatch(html, /<script/);
});

test('what people typed and what they are called is escaped', async (t) => {
  const user = { id: '00999', username: 'x', name: '"><script>alert(1)</script>', permissions: [] };
  const host = open(t, logInAs({ outcome: 'accepted', user }));
  await host.post('/log-in', { username: 'x', password: 'x' });
  const { html } = await host.get('/');
  assert.match(html, /&quot;&gt;&lt;script&gt;/);
  assert.doesNotMatch(html, /<script/);

  const refusing = open(t, logInAs({ outcome: 'refused' }));
  const again = await refusing.post('/log-in', { username: '"><script>', password: 'x' });
  assert.match(again.html, /value="&quot;&gt;&lt;script&gt;"/);
});

// Headers and forms.

test('every page is safe to frame on this machine only, loads nothing from elsewhere, and is kept nowhere', async (t) => {
  const host = open(t);
  await host.enter(ADA);
  const pages = [await host.get('/'), await host.get('/news/ghent-soup'), await host.get('/none')];
  pages.push(await host.post('/log-out'), await host.get('/log-in'));
  for (const { response, html } of pages) {
    const policy = response.headers.get('Content-Security-Policy')!.split('; ');
    for (const directive of [
      "default-src 'none'",
      "style-src 'self'",
      "img-src 'self' data:",
      "form-action 'self'",
      'frame-ancestors http://127.0.0.1:* http://localhost:*',
    ]) {
      assert.ok(policy.includes(directive), directive);
    }
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.doesNotMatch(html, /<script|https?:\/\/|style="/);
  }
});

test('style and pictures are there for everyone', async (t) => {
  const host = open(t);
  for (const [path, type] of [
    ['/the-pass.css', /^text\/css/],
    ['/the-pass.svg', /^image\/svg\+xml/],
    ['/marram.svg', /^image\/svg\+xml/],
  ] as const) {
    const { status, response, html } = await host.get(path);
    assert.equal(status, 200);
    assert.match(response.headers.get('Content-Type') ?? '', type);
    assert.ok(html.length > 0);
  }
});

const forms = ['/log-in', '/log-out', '/lab/enter'];
for (const path of forms) {
  test(`POST ${path} takes forms of the Host’s own pages only`, async (t) => {
    const user = { id: ADA, username: 'ada.okafor', name: 'Ada Okafor', permissions: [] };
    const host = open(t, logInAs({ outcome: 'accepted', user }));
    const fields = { user: ADA, username: 'ada.okafor', password: 'x' };
    for (const origin of ['http://localhost:4321', 'https://localhost', 'null', '']) {
      const { status, response } = await host.post(path, fields, { Origin: origin });
      assert.equal(status, 403, origin);
      assert.equal(response.headers.getSetCookie().length, 0);
    }
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      const { status } = await host.post(path, fields, { 'Content-Type': type });
      assert.equal(status, 415, type);
    }
    assert.equal((await host.request(path, { method: 'POST' })).status, 415);
    assert.equal((await host.post(path, fields, { Origin: 'http://localhost' })).status, 303);
  });
}

test('a refused log-out leaves the session alone', async (t) => {
  const host = open(t);
  await host.enter(ADA);
  await host.post('/log-out', {}, { Origin: 'https://elsewhere.example' });
  assert.equal((await host.get('/')).status, 200);
});

test('a form that is too long is refused', async (t) => {
  const host = open(t, failing(new Error('the plug was asked')));
  const { status, html } = await host.post('/log-in', { username: 'x'.repeat(20_000), password: 'x' });
  assert.equal(status, 413);
  assert.match(html, /This form is too long\./);
});
