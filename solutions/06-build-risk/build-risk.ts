/**
 * Build risk: the system on the other side changes, and the integration goes on working.
 *
 * The Host calls these functions when somebody opens its People pages. Everything they need is handed in, and none of them
 * remembers anything from one call to the next.
 */
import type {
  Breach,
  Employee,
  People,
  PeopleAnswer,
  PeopleApi,
  PersonV1,
  PersonV2,
  Problem,
  Quarantined,
  Warning,
} from 'host-and-remote/lab';

// #region adapter
/**
 * Step 1 · The adapter: the one place where HR's words become ours.
 *
 * @param record a record of HR's version 1 that is as agreed
 * @returns a new object with exactly the four properties of an Employee; nobody's workplace is the office `null`
 */
export function toEmployee(record: PersonV1): Employee {
  // #todo build-risk/adapter Turn HR’s record into an Employee.
  const { id, displayName, workplace, status } = record;
  return { id, name: displayName, office: workplace ?? null, status };
  // #endtodo
}
// #endregion

// #region tolerant-reader
/**
 * Step 2 · The tolerant reader: takes what it needs, ignores what it does not know, and guesses nothing.
 *
 * A record whose needed fields are as {@link FIELDS} says becomes an Employee. Every other record goes to quarantine, with
 * the first field, in the order of FIELDS, that is wrong. No record keeps another from being read.
 *
 * @param body the JSON of HR's answer, whatever it is: as agreed, an object with a list called `people`
 * @returns what can be read; `broken` is a sentence, and both lists are empty, when there is no list called `people`
 * @throws never
 */
export function readPeople(body: unknown): People {
  // #todo build-risk/tolerant-reader Read the good records, put the others aside.
  const records = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(records)) return { employees: [], quarantined: [], broken: 'HR’s answer has no list of people.' };
  const people: People = { employees: [], quarantined: [], broken: null };
  for (const record of records) {
    const trouble = quarantine(record);
    if (trouble) people.quarantined.push(trouble);
    else people.employees.push(toEmployee(record as PersonV1));
  }
  return people;
  // #endtodo
}

/**
 * Step 2 · Looks at one record.
 *
 * @returns why it belongs into quarantine, with the ID if that is a text and `null` if not; `null` when it is as agreed
 */
export function quarantine(record: unknown): Quarantined | null {
  // #todo build-risk/tolerant-reader Find the first field that is wrong.
  if (!isObject(record)) return { id: null, field: 'record', problem: 'wrong-type' };
  const id = typeof record['id'] === 'string' ? record['id'] : null;
  for (const [field, rule] of Object.entries(FIELDS)) {
    const problem = problemWith(record[field], rule);
    if (problem) return { id, field, problem };
  }
  return null;
  // #endtodo
}
// #endregion

// #region contract
/**
 * Step 3 · The contract test: says whether an answer is what The Pass relies on, and where it is not.
 *
 * @param body the JSON of HR's answer, whatever it is
 * @returns a breach for every field of every record that is not as {@link FIELDS} says (`people[0].status`), for every
 *   record that is no object (`people[0]`, `wrong-type`), and for a list that is not there (`people`, `missing` or
 *   `wrong-type`; `missing` also when the body is no object). None for anything that The Pass does not need.
 */
export function checkContract(body: unknown): Breach[] {
  // #todo build-risk/contract Name every place where the answer is not as agreed.
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people))
    return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  return people.flatMap((record: unknown, index): Breach[] => {
    const path = `people[${index}]`;
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    return Object.entries(FIELDS).flatMap(([field, rule]) => {
      const problem = problemWith(record[field], rule);
      return problem ? [{ path: `${path}.${field}`, problem }] : [];
    });
  });
  // #endtodo
}
// #endregion

// #region adapter-v2
/**
 * Step 4 · The second adapter: gives a record of version 2 the shape of version 1, so that {@link readPeople} can read it.
 * What is absent stays absent, and a part that is no object has nothing in it. A name needs both of its parts, as texts;
 * otherwise there is no `displayName`.
 *
 * @param record for instance `{"employee": {"id": "00107"}, "name": {"given": "Ada", "family": "Okafor"}, "location":
 *   {"office": "LIS"}, "employment": {"state": "active"}}`
 * @returns `{id, displayName, workplace, status}` and nothing else, each as HR sent it or `undefined`
 */
export function fromV2({ employee, name, location, employment }: PersonV2): Record<keyof PersonV1, unknown> {
  // #todo build-risk/sunset Give version 2 the shape of version 1.
  const parts = [name?.given, name?.family];
  return {
    id: employee?.id,
    displayName: parts.every((part) => typeof part === 'string') ? parts.join(' ') : undefined,
    workplace: location?.office,
    status: employment?.state,
  };
  // #endtodo
}
// #endregion

// #region warning
/**
 * Step 4 · Reads what an answer's headers announce.
 *
 * @param headers `Deprecation: @1773014400` is a time in Unix seconds (RFC 9745); `Sunset` is an HTTP date (RFC
 *   8594), which `Date.parse()` reads
 * @returns `null` when there is neither of the two; a header that cannot be read counts as `null` of its own
 */
export function readWarning(headers: Headers): Warning | null {
  // #todo build-risk/sunset Read Deprecation and Sunset.
  const [deprecation, sunset] = [headers.get('Deprecation'), headers.get('Sunset')];
  if (deprecation === null && sunset === null) return null;
  const end = Date.parse(sunset ?? '');
  const seconds = /^@(-?\d+)$/.exec(deprecation ?? '')?.[1];
  return { deprecatedAt: seconds ? Number(seconds) * 1000 : null, sunsetAt: Number.isNaN(end) ? null : end };
  // #endtodo
}
// #endregion

// #region both-versions
/**
 * Step 4 · Asks HR in both versions, by `hr.fetch`: `GET {hr.url}/v2/people` first and, unless that answers 200 with a body
 * that can be read as JSON, `GET {hr.url}/v1/people`.
 *
 * @returns what the first such answer says, whatever that is, through the right adapter, with what its own headers announce;
 *   when there is none, version `null`, no warning, and people that are `broken`
 * @throws never
 */
export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  // #todo build-risk/sunset Ask version 2, then version 1.
  for (const version of [2, 1] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      const body: unknown = await response.json();
      const people = readPeople(version === 2 ? eachRecord(body, fromV2) : body);
      return { people, version, warning: readWarning(response.headers) };
    } catch {
      // Nobody answered, or not in JSON: the next version may.
    }
  }
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
  // #endtodo
}
// #endregion

// Given: what The Pass needs of a record, and small tools, ready to use.

/** What a field has to be: a text, a text that may be missing, or one of some texts. */
type Rule = 'text' | 'text or nothing' | readonly string[];

/** The fields of version 1 that The Pass needs, and what it needs them to be. HR sends more; that is HR's business. */
const FIELDS: Readonly<Record<keyof PersonV1, Rule>> = {
  id: 'text',
  displayName: 'text',
  workplace: 'text or nothing',
  status: ['active', 'left'],
};

/** What is wrong with a value; `null` when the rule holds. */
function problemWith(value: unknown, rule: Rule): Problem | null {
  if (value === undefined || value === null) return rule === 'text or nothing' ? null : 'missing';
  if (typeof value !== 'string') return 'wrong-type';
  return Array.isArray(rule) && !rule.includes(value) ? 'unknown-value' : null;
}

/** Whether a value is an object with named properties: no list, no `null`, no text. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same body with each record changed. Whatever is no object stays as it is. */
function eachRecord(body: unknown, change: (record: PersonV2) => unknown): unknown {
  if (!isObject(body) || !Array.isArray(body['people'])) return body;
  const people = body['people'].map((record: unknown) => (isObject(record) ? change(record) : record));
  return { ...body, people };
}
