/** What Gradescope's download says about its folders: `submission_metadata.yml` names the people and the times. */
import { parse } from 'yaml';
import type { Facts, TopEntry } from './handed.ts';

/** The people behind each folder, by its name. */
export type GradescopeNotes = ReadonlyMap<string, { learner: string; facts: Facts }[]>;

const NOTES = 'submission_metadata.yml';
const LONGEST = 10_000_000;

/** As Gradescope writes it, with the keys of Ruby. */
interface Noted {
  ':submitters'?: { ':name'?: unknown; ':sid'?: unknown; ':email'?: unknown }[];
  ':created_at'?: unknown;
}

/**
 * Takes the notes out of a class's entries.
 *
 * @returns what they say, which is nothing when there are none or they cannot be read, and the other entries
 */
export async function gradescopeNotes(
  entries: readonly TopEntry[],
): Promise<{ notes: GradescopeNotes; entries: TopEntry[] }> {
  const notes = entries.find(({ name, kind }) => name === NOTES && kind === 'file');
  const others = entries.filter((entry) => entry !== notes);
  if (!notes) return { notes: new Map(), entries: others };
  try {
    const [file] = (await notes.list()).files;
    const noted = parse((await file!.read(LONGEST)).toString()) as Record<string, Noted>;
    return {
      notes: new Map(Object.entries(noted).map(([folder, one]) => [folder, peopleOf(one, folder)])),
      entries: others,
    };
  } catch {
    return { notes: new Map(), entries: [...entries] }; // they stay, and are left aside as a file that is nobody's
  }
}

function peopleOf({ ':submitters': submitters = [], ':created_at': created }: Noted, folder: string) {
  const at = created === undefined ? undefined : new Date(textOf(created) ?? '');
  const time = at && !Number.isNaN(at.getTime()) ? { at } : {};
  const people = submitters.map(({ ':name': name, ':sid': sid, ':email': email }) => ({
    learner: textOf(name) ?? textOf(email) ?? folder,
    facts: { ...time, ...given('studentId', sid), ...given('email', email) },
  }));
  return people.length > 0 ? people : [{ learner: folder, facts: time }];
}

function given<Key extends string>(key: Key, value: unknown): Partial<Record<Key, string>> {
  const text = textOf(value);
  return text === undefined ? {} : ({ [key]: text } as Record<Key, string>);
}

function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;
}
