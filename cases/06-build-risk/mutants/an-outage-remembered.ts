// Mistake: Once no version has answered, it never asks again.
// Caught by: build-risk/sunset › says so when no version answers

// #region both-versions
const DOWN = { is: false };

export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  if (DOWN.is) return { people: { employees: [], quarantined: [], broken: 'HR does not answer.' }, version: null, warning: null };
  for (const version of [2, 1] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      const body: unknown = await response.json();
      const people = readPeople(version === 2 ? eachRecord(body, fromV2) : body);
      return { people, version, warning: readWarning(response.headers) };
    } catch {
    }
  }
  DOWN.is = true;
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
