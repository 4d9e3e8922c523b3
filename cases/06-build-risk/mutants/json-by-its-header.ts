// Mistake: It goes by Content-Type: an answer that calls itself something else is no JSON.
// Caught by: build-risk/sunset › uses version 2 when it answers 200 in JSON, whatever it says, and asks no more

// #region both-versions
export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  for (const version of [2, 1] as const) {
    try {
      const response = await hr.fetch(`${hr.url}/v${version}/people`);
      if (response.status !== 200 || !/json/.test(response.headers.get('content-type') ?? '')) continue;
      const body: unknown = await response.json();
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
