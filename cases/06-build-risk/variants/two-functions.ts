// Alternate: A function for each version, tried one after the other with then and catch.

// #region both-versions
function ask(hr: PeopleApi, version: 1 | 2): Promise<PeopleAnswer | null> {
  return hr
    .fetch(`${hr.url}/v${version}/people`, { headers: { Accept: 'application/json' } })
    .then(async (response) => {
      if (response.status !== 200) return null;
      const body: unknown = JSON.parse(await response.text());
      const people = readPeople(version === 1 ? body : eachRecord(body, fromV2));
      return { people, version, warning: readWarning(response.headers) };
    })
    .catch(() => null);
}

export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  return (
    (await ask(hr, 2)) ??
    (await ask(hr, 1)) ?? {
      people: { employees: [], quarantined: [], broken: 'Nobody answers.' },
      version: null,
      warning: null,
    }
  );
}
// #endregion

// #region warning
export function readWarning(headers: Headers): Warning | null {
  const warning: Warning = { deprecatedAt: null, sunsetAt: null };
  const deprecation = headers.get('deprecation')?.trim();
  const sunset = headers.get('sunset');
  if (deprecation?.startsWith('@')) {
    const seconds = Number(deprecation.slice(1));
    if (Number.isInteger(seconds)) warning.deprecatedAt = seconds * 1000;
  }
  if (sunset !== null) {
    const time = new Date(sunset).getTime();
    if (!isNaN(time)) warning.sunsetAt = time;
  }
  return headers.has('deprecation') || headers.has('sunset') ? warning : null;
}
// #endregion

// #region adapter-v2
export function fromV2(record: PersonV2): Record<keyof PersonV1, unknown> {
  const { given, family } = record.name ?? {};
  const whole = typeof given === 'string' && typeof family === 'string';
  return {
    status: record.employment ? record.employment.state : undefined,
    workplace: record.location ? record.location.office : undefined,
    displayName: whole ? given + ' ' + family : undefined,
    id: record.employee ? record.employee.id : undefined,
  };
}
// #endregion
