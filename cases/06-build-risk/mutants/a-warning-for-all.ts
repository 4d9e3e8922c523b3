// Mistake: It keeps the warning outside of the call while it reads, where another call changes it.
// Caught by: build-risk/sunset › begins anew every time, and keeps two questions apart

// #region both-versions
const WARN: { now: Warning | null } = { now: null };

export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of [2, 1] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      WARN.now = readWarning(response.headers);
      const body: unknown = await response.json();
      const people = readPeople(version === 2 ? eachRecord(body, fromV2) : body);
      return { people, version, warning: WARN.now };
    } catch {
    }
  }
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
