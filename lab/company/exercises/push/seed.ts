/** What lies on the editorial desk when the lab opens: everybody's published articles, and two drafts. */
import type { Sql } from '../../../api/sql.ts';

const SIGRID = '00042';

const DRAFTS = [
  {
    id: 'bryggen-supper-club',
    title: 'Marehalm cooks on the quay for three Sundays',
    text: [
      'From 12 April the kitchen of Marehalm serves supper on Bryggen for three Sundays: one long table, forty seats, whatever the Havlyst has landed that morning.',
      'Sigrid Aas takes questions from the press until Thursday.',
    ].join('\n\n'),
    tags: ['bergen', 'press-release'],
  },
  {
    id: 'coffee-machine-bergen',
    title: 'The coffee machine on the second floor is back',
    text: 'It was the pump. Please rinse the milk pipe after use, and the pump will last.',
    tags: ['bergen'],
  },
];

/**
 * Fills the desk from the news.
 *
 * @param at when the drafts were last saved: ISO 8601, UTC
 */
export function seedDesk(sql: Sql, at: string): void {
  sql.run(`
    INSERT INTO desk_article (id, author, title, text, tags, state, changed_at, published_at)
    SELECT id, author, title, summary || (
      SELECT group_concat(char(10) || char(10) || value, '') FROM json_each(article.body)
    ), '[]', 'published', published_at, published_at
    FROM article ORDER BY published_at`);
  for (const { id, title, text, tags } of DRAFTS) {
    sql.run(
      "INSERT INTO desk_article (id, author, title, text, tags, state, changed_at) VALUES (?, ?, ?, ?, ?, 'draft', ?)",
      [id, SIGRID, title, text, JSON.stringify(tags), at],
    );
  }
}
