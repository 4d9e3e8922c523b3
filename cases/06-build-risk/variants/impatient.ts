// Alternate: It stops waiting by itself, too, with a race against a timer and a signal for each call.

// #region both-versions
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      stop.abort();
      reject(new Error(`Nothing came within ${ms} ms.`));
    }, ms);
  });
  try {
    return await Promise.race([work(stop.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  const ask = (version: 1 | 2) =>
    within(hr.deadlineMs, async (signal): Promise<PeopleAnswer | undefined> => {
      const response = await hr.fetch(`${hr.url}/v${version}/people`, { signal });
      if (response.status !== 200) {
        await response.body?.cancel();
        return undefined;
      }
      const type = response.headers.get('content-type') ?? '';
      if (!type.includes('json')) return undefined;
      const body: unknown = JSON.parse(new TextDecoder().decode(await response.arrayBuffer()));
      const people = readPeople(version === 1 ? body : eachRecord(body, fromV2));
      return { people, version, warning: readWarning(response.headers) };
    }).catch(() => undefined);
  const nobody: PeopleAnswer = {
    people: { employees: [], quarantined: [], broken: 'Neither version answers.' },
    version: null,
    warning: null,
  };
  return (await ask(2)) ?? (await ask(1)) ?? nobody;
}
// #endregion
