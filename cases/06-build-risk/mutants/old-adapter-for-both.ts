// Mistake: It reads version 2 with the adapter of version 1.
// Caught by: build-risk/sunset › uses version 2 when it answers 200 in JSON, whatever it says, and asks no more

// #region both-versions
export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of [2, 1] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      const body: unknown = await response.json();
      const people = readPeople(body);
      return { people, version, warning: readWarning(response.headers) };
    } catch {}
  }
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
