// Mistake: Once version 2 has answered, version 1 is never asked again.
// Caught by: build-risk/sunset › begins anew every time, and keeps two questions apart

// #region both-versions
const WORKS: { order: (1 | 2)[] } = { order: [2, 1] };

export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of WORKS.order) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      const body: unknown = await response.json();
      const people = readPeople(version === 2 ? eachRecord(body, fromV2) : body);
      if (version === 2) WORKS.order = [2];
      return { people, version, warning: readWarning(response.headers) };
    } catch {
    }
  }
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
