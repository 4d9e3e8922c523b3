import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SEEDED_MOMENT } from '../clock.ts';
import { cityOf, offices } from './offices.ts';
import { news, type Article } from './news.ts';
import { people } from './people.ts';

const codes: (string | null)[] = [...offices.map((office) => office.code), null];
const general = news.filter((article) => article.audience === 'everyone');
const ids = (articles: readonly Article[]) => articles.map((article) => article.id);
const first = (articles: readonly Article[], office: string | null) => [
  ...articles.filter((article) => article.office === office),
  ...articles.filter((article) => article.office !== office),
];

test('people have five-digit ids, and share neither id nor username', () => {
  for (const { id } of people) assert.match(id, /^\d{5}$/);
  for (const key of ['id', 'username'] as const) {
    assert.equal(new Set(people.map((person) => person[key].toLowerCase())).size, people.length, key);
  }
});

test('people work at offices that exist, every office has people, and one person has no office on record', () => {
  assert.deepEqual(new Set(people.map((person) => person.office)), new Set(codes));
  assert.equal(people.filter((person) => person.office === null).length, 1);
});

test('a city is known by its code, and an unknown code stands for itself', () => {
  assert.equal(cityOf('LIS'), 'Lisbon');
  assert.equal(cityOf('XYZ'), 'XYZ');
});

test('news have ids of their own, known authors and offices, and two to four paragraphs', () => {
  assert.equal(new Set(ids(news)).size, news.length);
  const authors = new Map(people.map((person) => [person.id, person]));
  for (const { id, author, office, audience, body } of news) {
    assert.ok(codes.includes(office), id);
    assert.ok(body.length >= 2 && body.length <= 4, id);
    assert.ok(authors.has(author), id);
    if (audience === 'managers') assert.ok(authors.get(author)?.permissions.includes('news:managers'), id);
  }
});

test('news are newest first, from the three weeks before the seeded moment', () => {
  const dates = news.map((article) => article.publishedAt);
  assert.deepEqual(dates, [...new Set(dates)].sort().reverse());
  assert.ok(Date.parse(dates.at(0)!) < SEEDED_MOMENT);
  assert.ok(Date.parse(dates.at(-1)!) > SEEDED_MOMENT - 21 * 24 * 60 * 60 * 1000);
});

for (const [readers, articles] of [
  ['everyone', general],
  ['managers', news],
] as const) {
  test(`no order is lucky for ${readers}: nowhere do the news of one place stand together`, () => {
    for (const office of codes) {
      assert.ok(articles.filter((article) => article.office === office).length >= 3, `${office} has too few news`);
      assert.notDeepEqual(ids(first(articles, office)), ids(articles), `${office} is on top already`);
    }
    articles.slice(1).forEach((article, index) => assert.notEqual(article.office, articles[index]!.office, article.id));
  });

  test(`sorting by id, title or office is not the order for ${readers}`, () => {
    for (const key of ['id', 'title', 'office'] as const) {
      const sorted = [...articles].sort((a, b) => (a[key] ?? '').localeCompare(b[key] ?? ''));
      assert.notDeepEqual(ids(sorted), ids(articles), key);
      assert.notDeepEqual(ids(sorted.reverse()), ids(articles), key);
    }
  });
}
