// Correct: a class whose methods are bound to one object; own parsers, own timers, no SQL in the comparison.
import type {
  DessertAnswer,
  DessertSide,
  Filter,
  Item,
  Notification,
  Reading,
  Source,
  SourceState,
  Sql,
  StagedSource,
} from 'host-and-remote/lab';

const SCALE: Record<string, number> = Object.assign(Object.create(null), {
  info: 9,
  warning: 13,
  error: 17,
  critical: 21,
});
const SYSLOG = new Map([
  [0, 21],
  [1, 19],
  [2, 18],
  [3, 17],
  [4, 13],
  [5, 10],
  [6, 9],
  [7, 5],
]);

class Malformed extends Error {}

class Synthesis {
  readEvent = (body: string): Reading =>
    this.reading(() => {
      const event = this.object(JSON.parse(body));
      if (event['specversion'] !== '1.0') throw new Malformed('not version 1.0');
      const data = this.object(event['data']);
      const severity = typeof event['severitytext'] === 'string' ? SCALE[event['severitytext']] : undefined;
      if (severity === undefined) throw new Malformed('no such severity');
      return {
        severity,
        source: this.text(event['source']),
        id: this.text(event['id']),
        type: this.text(event['type']),
        person: this.text(data['to']),
        title: this.text(data['title']),
      };
    });

  readLine = (text: string): Reading =>
    this.reading(() => {
      const match = /^<(\d+)>1 \S+ \S+ \S+ \S+ (\S+) \[\S+ ?([^\]]*)\] (.+)/.exec(text);
      if (!match) throw new Malformed('no syslog');
      const [, priority, type, data = '', title] = match;
      const value = (name: string) => this.text(new RegExp(`(?:^| )${name}="([^"]+)"`).exec(data)?.[1]);
      return {
        source: 'urn:marram:cold-store',
        id: value('id'),
        person: value('to'),
        type: this.text(type),
        title: this.text(title),
        severity: SYSLOG.get(Number(priority) & 7)!,
      };
    });

  readRecord = (text: string): Reading =>
    this.reading(() => {
      const record = this.object(JSON.parse(text));
      const attributes: Record<string, unknown> = {};
      for (const one of record['attributes'] as { key: string; value: { stringValue: unknown } }[]) {
        attributes[one.key] = one.value.stringValue;
      }
      const severity = record['severityNumber'];
      if (typeof severity !== 'number' || severity < 1 || severity > 24 || severity % 1 !== 0) {
        throw new Malformed('severityNumber');
      }
      return {
        source: 'urn:marram:till',
        id: this.text(attributes['log.record.uid']),
        person: this.text(attributes['enduser.id']),
        type: this.text(record['eventName']),
        title: this.text(this.object(record['body'])['stringValue']),
        severity,
      };
    });

  store = (item: Item, receivedAt: number, sql: Sql): void => {
    const row = { ...item, receivedAt };
    const names = Object.keys(row);
    const marks = names.map(() => '?').join(', ');
    sql.run(`INSERT INTO notification (${names.join(', ')}) VALUES (${marks})`, Object.values(row));
  };

  list = (sql: Sql): Notification[] => this.newestFirst(sql);

  storeOnce = (item: Item, receivedAt: number, sql: Sql): boolean =>
    sql.transaction(() => {
      const isNew = !this.newestFirst(sql).some(({ source, id }) => source === item.source && id === item.id);
      if (isNew) this.store(item, receivedAt, sql);
      return isNew;
    });

  find = ({ person, source, since, minSeverity }: Filter, sql: Sql): Notification[] =>
    this.newestFirst(sql)
      .filter((item) => item.person === person)
      .filter((item) => source === null || item.source === source)
      .filter((item) => since === null || item.receivedAt >= since)
      .filter((item) => minSeverity === null || item.severity >= minSeverity);

  bySeverity = (items: Notification[]): Notification[] =>
    this.sorted(items, (a, b) => (a.severity === b.severity ? b.receivedAt - a.receivedAt : b.severity - a.severity));

  stateOf = async (source: Source, sql: Sql): Promise<SourceState> => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), source.deadlineMs);
    try {
      const response = await source.fetch(source.url + '/status', { signal: controller.signal });
      if (response.status !== 200) return this.silent(source, sql);
      const { open, asOf } = this.object(JSON.parse(await response.text()));
      if (typeof open !== 'number' || !Number.isSafeInteger(open) || open < 0) return this.silent(source, sql);
      if (typeof asOf !== 'string' || isNaN(new Date(asOf).getTime())) return this.silent(source, sql);
      sql.run('DELETE FROM last_known WHERE source = ?', [source.source]);
      sql.run('INSERT INTO last_known VALUES (?, ?)', [source.source, asOf]);
      return { source: source.source, status: 'current', open, asOf };
    } catch {
      return this.silent(source, sql);
    } finally {
      clearTimeout(timer);
    }
  };

  askAll = async (sources: Source[], sql: Sql): Promise<SourceState[]> => {
    const asked = sources.map((source) => this.stateOf(source, sql));
    const states: SourceState[] = [];
    for (const one of asked) states.push(await one);
    return states;
  };

  compareDesserts = (sources: StagedSource[], sql: Sql): DessertAnswer => {
    for (const { asOf } of sources) if (asOf === null) return { status: 'unavailable' };
    const places = sql.all('SELECT * FROM restaurant') as { number: number; salesCode: string; name: string }[];
    const percentiles = new Map(
      sql.all('SELECT * FROM review').map((row) => [row['employee'], row['percentile'] as number]),
    );
    const courses = new Map(
      sql.all('SELECT * FROM dish').map((row) => [`${row['restaurant']}/${row['number']}`, row['course']]),
    );
    const staff = new Map<string, { all: number; top: number }>();
    for (const duty of sql.all("SELECT * FROM duty WHERE shift = 'evening' AND role = 'server'")) {
      const key = `${duty['restaurant']}/${duty['businessDate']}`;
      const team = staff.get(key) ?? { all: 0, top: 0 };
      team.all += 1;
      if ((percentiles.get(duty['employee']) ?? -1) >= 90) team.top += 1;
      staff.set(key, team);
    }
    const sold = new Map<string, { count: number; cents: number }>();
    for (const sale of sql.all('SELECT * FROM sale')) {
      const place = places.find(({ salesCode }) => salesCode === sale['restaurant'])!;
      if (courses.get(`${place.name}/${sale['dish']}`) !== 'dessert') continue;
      const moment = new Date(`${sale['soldAt']}Z`);
      const hour = moment.getUTCHours();
      if (hour >= 5 && hour < 17) continue;
      if (hour < 5) moment.setUTCDate(moment.getUTCDate() - 1);
      const key = `${place.number}/${moment.toISOString().slice(0, 10)}`;
      const total = sold.get(key) ?? { count: 0, cents: 0 };
      total.count += sale['quantity'] as number;
      total.cents += (sale['quantity'] as number) * (sale['priceCents'] as number);
      sold.set(key, total);
    }
    const side = (wanted: boolean): DessertSide => {
      const keys = [...staff].filter(([, { all, top }]) => top * 100 > all * 75 === wanted).map(([key]) => key);
      const totals = keys.map((key) => sold.get(key) ?? { count: 0, cents: 0 });
      const desserts = totals.reduce((sum, { count }) => sum + count, 0);
      const cents = totals.reduce((sum, one) => sum + one.cents, 0);
      return { shifts: keys.length, desserts, averageCents: desserts === 0 ? null : cents / desserts };
    };
    const status = sources.some((source) => source.status === 'silent') ? 'partial' : 'complete';
    return { status, above: side(true), notAbove: side(false) };
  };

  private reading(read: () => Item): Reading {
    try {
      return { outcome: 'accepted', item: read() };
    } catch (error) {
      return { outcome: 'refused', reason: error instanceof Malformed ? error.message : 'malformed' };
    }
  }

  private object(value: unknown): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed('no object');
    return value as Record<string, unknown>;
  }

  private text(value: unknown): string {
    if (typeof value !== 'string' || value.length === 0) throw new Malformed('no text');
    return value;
  }

  private newestFirst(sql: Sql): Notification[] {
    const rows = sql.all<Notification>('SELECT source, id, type, person, title, severity, receivedAt FROM notification');
    return this.sorted(rows, (a, b) => b.receivedAt - a.receivedAt);
  }

  private sorted(items: Notification[], compare: (a: Notification, b: Notification) => number): Notification[] {
    return [...items].sort(compare);
  }

  private silent({ source }: Source, sql: Sql): SourceState {
    const row = sql.all<{ asOf: string }>('SELECT asOf FROM last_known WHERE source = ?', [source])[0];
    return { source, status: 'silent', open: null, asOf: row ? row.asOf : null };
  }
}

export const {
  readEvent,
  readLine,
  readRecord,
  store,
  list,
  storeOnce,
  find,
  bySeverity,
  stateOf,
  askAll,
  compareDesserts,
} = new Synthesis();
