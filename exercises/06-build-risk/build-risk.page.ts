/** Reads the People pages of the Host, as a person would. */

/** One person on the People page. */
export interface SeenPerson {
  id: string;
  name: string;
  office: string;
  status: string;
}

/** The People page. */
export interface SeenPeople {
  people: SeenPerson[];
  /** The version that the page names; an empty text when none answered. */
  version: string;
  /** What kind of notices stand above the list, for instance `contract`. */
  notices: string[];
  /** The announced end in milliseconds since 1970, as text; undefined without an announcement. */
  sunset: string | undefined;
  deprecated: string | undefined;
  /** The page's first notice, or its heading. */
  says: string;
}

/** The People page in HTML. */
export function peopleIn(html: string): SeenPeople {
  const cards = html.matchAll(
    /<li data-person="([^"]*)" data-status="([^"]*)">\s*<strong>([^<]*)<\/strong>\s*<span>([^<]*)<\/span>/g,
  );
  return {
    people: [...cards].map(([, id, status, name, office]) => ({
      id: id!,
      name: name!,
      office: office!,
      status: status!,
    })),
    version: html.match(/data-version="([^"]*)"/)?.[1] ?? '',
    notices: [...html.matchAll(/data-notice="([^"]*)"/g)].map((match) => match[1]!),
    sunset: html.match(/data-sunset="([^"]*)"/)?.[1],
    deprecated: html.match(/data-deprecated="([^"]*)"/)?.[1],
    says: (html.match(/data-notice="[^"]*"[^>]*>([^<]*)/) ?? html.match(/<h1>([^<]*)/))?.[1]?.trim() ?? '',
  };
}

/** What was set aside, for instance `00107 displayName missing`, in order. */
export function quarantineIn(html: string): string[] {
  const rows = html.matchAll(/data-quarantined="([^"]*)" data-field="([^"]*)" data-problem="([^"]*)"/g);
  return [...rows].map(([, id, field, problem]) => `${id || 'no ID'} ${field} ${problem}`);
}

/** What the contract page found, for instance `people[0].status missing`, sorted; undefined when no test ran. */
export function breachesIn(html: string): string[] | undefined {
  if (!/data-notice="(?:kept|breached)"/.test(html)) return undefined;
  const rows = html.matchAll(/data-breach="([^"]*)" data-problem="([^"]*)"/g);
  return [...rows].map(([, path, problem]) => `${path} ${problem}`).toSorted();
}

/** A list as text, cut after six entries. */
export function listed(entries: readonly string[]): string {
  if (entries.length === 0) return 'nothing';
  return entries.slice(0, 6).join(', ') + (entries.length > 6 ? ', …' : '');
}
