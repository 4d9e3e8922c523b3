// Mistake: It reads the body as Latin-1.
// Caught by: build-risk/sunset › goes back to version 1 whenever version 2 does not answer 200 in JSON

// #region both-versions
export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of [2, 1] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200) continue;
      const body: unknown = JSON.parse(Buffer.from(await response.arrayBuffer()).toString('latin1'));
      const people = readPeople(version === 2 ? eachRecord(body, fromV2) : body);
      return { people, version, warning: readWarning(response.headers) };
    } catch {
      // Nobody answered, or not in JSON: the next version may.
    }
  }
  const people = { employees: [], quarantined: [], broken: 'HR does not answer.' };
  return { people, version: null, warning: null };
}
// #endregion
