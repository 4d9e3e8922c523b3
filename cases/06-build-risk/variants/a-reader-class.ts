// Alternate: A class for each version, with private fields, and errors of their own for what cannot be used.

// #region both-versions
class NoAnswer extends Error {
  override name = 'NoAnswer';
}

abstract class Version {
  abstract readonly number: 1 | 2;
  readonly #hr: PeopleApi;

  constructor(hr: PeopleApi) {
    this.#hr = hr;
  }

  abstract read(body: unknown): People;

  async ask(): Promise<PeopleAnswer> {
    let response: Response;
    let body: unknown;
    try {
      response = await this.#hr.fetch([this.#hr.url, `v${this.number}`, 'people'].join('/'), { method: 'GET' });
      if (response.status !== 200) throw new NoAnswer(`HR answered ${response.status}.`);
      body = await response.json();
    } catch (cause) {
      throw new NoAnswer(`Version ${this.number} is of no use.`, { cause });
    }
    return { warning: readWarning(response.headers), version: this.number, people: this.read(body) };
  }
}

class First extends Version {
  readonly number = 1;
  read(body: unknown): People {
    return readPeople(body);
  }
}

class Second extends Version {
  readonly number = 2;
  read(body: unknown): People {
    return readPeople(eachRecord(body, fromV2));
  }
}

export async function fetchPeople(hr: PeopleApi): Promise<PeopleAnswer> {
  return new Second(hr)
    .ask()
    .catch(() => new First(hr).ask())
    .catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
      return { people: { employees: [], quarantined: [], broken: error.message }, version: null, warning: null };
    });
}
// #endregion
