/** What checks know of the seeded world. */
import { news, type Article } from '../company/seed/news.ts';
import { passwords } from '../remotes/passwords.ts';
import { people, type Person } from '../company/seed/people.ts';

/** A person of the company, with the password that the directory knows. Throws when nobody has this user ID. */
export function personById(userId: string): Person & { password: string } {
  const person = people.find(({ id }) => id === userId);
  if (!person) throw new Error(`Nobody in the seed has the user ID ${userId}.`);
  return { ...person, password: passwords[userId]! };
}

/** The feed before anybody personalises it: all that this person may read, newest first. */
export function generalFeed(userId: string, { managers = isManager(userId) } = {}): Article[] {
  return news
    .filter(({ audience }) => audience === 'everyone' || managers)
    .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}

function isManager(userId: string): boolean {
  return personById(userId).permissions.includes('news:managers');
}
