// Mistake: It shows the last good answer when no version answers, and says nothing of it.
// Caught by: build-risk/sunset › begins anew every time, and keeps two questions apart

// #region both-versions
const LAST: { answer?: PeopleAnswer } = {};

export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of [2, 1] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      const body: unknown = await response.json();
      const people = readPeople(version === 2 ? eachRecord(body, fromV2) : body);
      return (LAST.answer = { people, version, warning: readWarning(response.headers) });
    } catch {
    }
  }
  if (LAST.answer) return LAST.answer;
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
