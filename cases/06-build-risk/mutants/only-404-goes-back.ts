// Mistake: It goes back to version 1 after a 404 only.
// Caught by: build-risk/sunset › goes back to version 1 whenever version 2 does not answer 200 in JSON

// #region both-versions
export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of [2, 1] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status === 404) continue; if (response.status !== 200) break;
      const body: unknown = await response.json();
      const people = readPeople(version === 2 ? eachRecord(body, fromV2) : body);
      return { people, version, warning: readWarning(response.headers) };
    } catch {}
  }
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
