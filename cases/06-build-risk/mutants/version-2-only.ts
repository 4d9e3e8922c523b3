// Mistake: It moves to version 2 at once, and has no way back.
// Caught by: build-risk/sunset › uses version 1 as long as it is all there is, and says nothing of an end that nobody announced

// #region both-versions
export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of [2] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      const body: unknown = await response.json();
      const people = readPeople(eachRecord(body, fromV2));
      return { people, version, warning: readWarning(response.headers) };
    } catch {}
  }
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
