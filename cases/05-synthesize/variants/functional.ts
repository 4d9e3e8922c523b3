// Correct: arrow functions, switch and reduce; tables of its own for what it translates; everything is async.
import type {
  DessertAnswer,
  DessertSide,
  Filter,
  Item,
  LogRecord,
  Notification,
  Reading,
  Source,
  SourceState,
  Sql,
  StagedSource,
} from 'host-and-remote/lab';

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null | undefined;

const json = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};
const at = (value: Json, ...path: string[]): Json =>
  path.reduce<Json>(
    (inner, name) => (inner && typeof inner === 'object' ? (inner as Record<string, Json>)[name] : undefined),
    value,
  );
const no = (reason: string): Reading => ({ outcome: 'refused', reason });
const item = (texts: Omit<Record<keyof Item, Json>, 'severity'>, severity: number | undefined): Reading => {
  const bad = Object.entries(texts).find(([, text]) => typeof text !== 'string' || text === '');
  if (bad) return no(`${bad[0]} is missing`);
  if (severity === undefined) return no('severity is missing');
  return { outcome: 'accepted', item: { ...(texts as unknown as Item), severity } };
};

export const readEvent = async (body: string): Promise<Reading> => {
  const event = json(body);
  const scale = (): number | undefined => {
    switch (at(event, 'severitytext')) {
      case 'info':
        return 9;
      case 'warning':
        return 13;
      case 'error':
        return 17;
      case 'critical':
        return 21;
      default:
        return undefined;
    }
  };
  if (at(event, 'specversion') !== '1.0') return no('specversion');
  const [id, source, type] = ['id', 'source', 'type'].map((name) => at(event, name));
  return item({ source, id, type, person: at(event, 'data', 'to'), title: at(event, 'data', 'title') }, scale());
};

export const readLine = async (text: string): Promise<Reading> => {
  const [head = '', ...rest] = text.split(' [');
  const [structure = '', ...message] = rest.join(' [').split('] ');
  const words = head.split(' ');
  const priority = /^<(\d+)>1$/.exec(words[0] ?? '')?.[1];
  if (words.length !== 6 || priority === undefined || Number(priority) > 191) return no('this is no syslog');
  if (words[5] === '-') return no('a line must say what it is about');
  const data = Object.fromEntries([...structure.matchAll(/ (\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]]));
  const severity = { 0: 21, 1: 19, 2: 18, 3: 17, 4: 13, 5: 10, 6: 9, 7: 5 }[Number(priority) % 8];
  const texts = { id: data['id'], person: data['to'], type: words[5], title: message.join('] ') };
  return item({ source: 'urn:marram:cold-store', ...texts }, severity);
};

export const readRecord = async (text: string): Promise<Reading> => {
  const record = json(text);
  const attributes = at(record, 'attributes');
  const attribute = (key: string): Json =>
    Array.isArray(attributes)
      ? at(
          attributes.find((one) => at(one, 'key') === key),
          'value',
          'stringValue',
        )
      : undefined;
  const { severityNumber } = (record ?? {}) as LogRecord;
  const onScale = Array.from({ length: 24 }, (_, place) => place + 1).find((number) => number === severityNumber);
  const [id, person] = [attribute('log.record.uid'), attribute('enduser.id')];
  const [type, title] = [at(record, 'eventName'), at(record, 'body', 'stringValue')];
  return item({ source: 'urn:marram:till', id, person, type, title }, onScale);
};

export const store = async ({ source, id, type, person, title, severity }: Item, receivedAt: number, sql: Sql) => {
  sql.run('INSERT INTO notification SELECT ?, ?, ?, ?, ?, ?, ?', [
    source,
    id,
    type,
    person,
    title,
    severity,
    receivedAt,
  ]);
};

export const list = async (sql: Sql): Promise<Notification[]> =>
  sql.all<Notification>('SELECT * FROM notification ORDER BY -receivedAt');

export const storeOnce = async (one: Item, receivedAt: number, sql: Sql): Promise<boolean> => {
  const twins = sql.get('SELECT COUNT(*) AS count FROM notification WHERE (source, id) = (?, ?)', [one.source, one.id]);
  if (twins?.['count'] !== 0) return false;
  await store(one, receivedAt, sql);
  return true;
};

export const find = async ({ person, source, since, minSeverity }: Filter, sql: Sql): Promise<Notification[]> =>
  sql.all<Notification>(
    `SELECT * FROM notification
     WHERE person = ? AND source = COALESCE(?, source) AND receivedAt >= ? AND severity >= ?
     ORDER BY receivedAt DESC, rowid DESC`,
    [person, source, since ?? 0, minSeverity ?? 0],
  );

export const bySeverity = async (items: Notification[]): Promise<Notification[]> => {
  const groups = Map.groupBy(items, ({ severity }) => severity);
  const severities = [...groups.keys()].toSorted((a, b) => b - a);
  return severities.flatMap((severity) => groups.get(severity)!.toSorted((a, b) => b.receivedAt - a.receivedAt));
};

export const stateOf = async ({ source, url, fetch, deadlineMs }: Source, sql: Sql): Promise<SourceState> => {
  const answer = await fetch(`${url}/status`, {
    signal: AbortSignal.timeout(deadlineMs),
    headers: { Accept: 'application/json' },
  })
    .then(async (response) => [response.status, json(await response.text())] as const)
    .catch(() => [0, undefined] as const);
  const [code, status] = answer;
  const [open, asOf] = [at(status, 'open'), at(status, 'asOf')];
  if (
    code === 200 &&
    typeof open === 'number' &&
    open >= 0 &&
    open % 1 === 0 &&
    typeof asOf === 'string' &&
    Date.parse(asOf)
  ) {
    sql.run('REPLACE INTO last_known VALUES (?, ?)', [source, asOf]);
    return { source, status: 'current', open, asOf };
  }
  const [known] = sql.all('SELECT * FROM last_known WHERE source = ?', [source]) as { asOf: string }[];
  return { source, status: 'silent', open: null, asOf: known?.asOf ?? null };
};

export const askAll = (sources: Source[], sql: Sql): Promise<SourceState[]> =>
  Promise.all(sources.map(async (source) => await stateOf(source, sql)));

export const compareDesserts = async (sources: StagedSource[], sql: Sql): Promise<DessertAnswer> => {
  if (sources.map(({ asOf }) => asOf).includes(null)) return { status: 'unavailable' };
  const [found] = sql.all<Record<string, number | null>>(`
    SELECT SUM(good) AS shifts, SUM(CASE WHEN good THEN sold ELSE 0 END) AS desserts, SUM(CASE WHEN good THEN cents END) AS cents,
      SUM(NOT good) AS otherShifts, SUM(CASE WHEN good THEN 0 ELSE sold END) AS otherDesserts,
      SUM(CASE WHEN good THEN NULL ELSE cents END) AS otherCents
    FROM (
      SELECT SUM(percentile IS NOT NULL AND percentile > 89) * 4 > COUNT(*) * 3 AS good, duty.restaurant AS place, businessDate AS day
      FROM duty LEFT OUTER JOIN review ON duty.employee = review.employee
      WHERE role = 'server' AND shift LIKE 'evening'
      GROUP BY place, day
    ) LEFT OUTER JOIN (
      SELECT number AS soldIn, night, SUM(quantity) AS sold, SUM(worth) AS cents
      FROM (
        SELECT r.number, quantity, quantity * priceCents AS worth, strftime('%Y-%m-%d', soldAt, '-17 hours') AS night
        FROM sale s JOIN restaurant r ON r.salesCode = s.restaurant JOIN dish d ON d.number = s.dish AND d.restaurant = r.name
        WHERE d.course = 'dessert' AND strftime('%H', soldAt, '-17 hours') < '12'
      )
      GROUP BY soldIn, night
    ) ON soldIn = place AND night = day`);
  const side = (shifts: string, desserts: string, cents: string): DessertSide => {
    const sold = found?.[desserts] ?? 0;
    return { shifts: found?.[shifts] ?? 0, desserts: sold, averageCents: sold > 0 ? found![cents]! / sold : null };
  };
  return {
    status: sources.every(({ status }) => status === 'current') ? 'complete' : 'partial',
    above: side('shifts', 'desserts', 'cents'),
    notAbove: side('otherShifts', 'otherDesserts', 'otherCents'),
  };
};
