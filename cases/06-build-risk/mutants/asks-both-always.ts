// Mistake: It asks both versions every time, although the first answer is enough.
// Caught by: build-risk/sunset › goes back to version 1 whenever version 2 does not answer 200 in JSON

// #region both-versions
export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  const asked = await Promise.allSettled([2, 1].map((version) => hr.fetch(`${hr.url}/v${version}/people`)));
  for (const [index, one] of asked.entries()) {
    if (one.status !== 'fulfilled' || one.value.status !== 200) continue;
    try {
      const body: unknown = await one.value.json();
      const people = readPeople(index === 0 ? eachRecord(body, fromV2) : body);
      return { people, version: index === 0 ? 2 : 1, warning: readWarning(one.value.headers) };
    } catch {}
  }
  return { people: { employees: [], quarantined: [], broken: 'HR does not answer.' }, version: null, warning: null };
}
// #endregion
