// Mistake: It asks the version first that answered last time.
// Caught by: build-risk/sunset › goes back to version 1 whenever version 2 does not answer 200 in JSON

// #region both-versions
const WORKS: { order: (1 | 2)[] } = { order: [2, 1] };

export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of WORKS.order) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      const body: unknown = await response.json();
      const people = readPeople(version === 2 ? eachRecord(body, fromV2) : body);
      WORKS.order = version === 1 ? [1, 2] : [2, 1];
      return { people, version, warning: readWarning(response.headers) };
    } catch {
    }
  }
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
