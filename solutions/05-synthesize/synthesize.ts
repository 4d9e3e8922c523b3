/**
 * Synthesize: the Host gathers what many Remotes say, and makes of it what none of them can say alone.
 *
 * The Host calls these functions when a system sends something, and when somebody opens the notification centre or the
 * report on desserts. Everything they need is handed in.
 */
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
  Status,
  SyslogLine,
} from 'host-and-remote/lab';

// #region read-event
/**
 * Step 1 · Reads what the rota and the maintenance desk send: one CloudEvent in JSON (CloudEvents 1.0, JSON event format).
 *
 * @param body the request's body as it came, which may be anything
 * @returns `accepted` with the item, or `refused` with a reason when one of these does not hold: the body is JSON;
 *   `specversion` is the text `1.0`; `id`, `source` and `type` are texts, and not empty; so are `data.to` (the person)
 *   and `data.title`; `severitytext` is one of the four words in {@link WORDS}. Everything else may be there or not.
 * @throws never
 */
export function readEvent(body: string): Reading {
  // #todo synthesize/accept Read a CloudEvent, and refuse what is malformed.
  const event = parsed(body);
  if (event?.specversion !== '1.0') return refused('This is no CloudEvent with the specversion "1.0".');
  const { id, source, type, severitytext, data } = event;
  if (![id, source, type].every(isText)) return refused('id, source and type must be texts that are not empty.');
  if (![data?.to, data?.title].every(isText))
    return refused('data must say whom it is for (to) and what it is (title).');
  const severity = WORDS.get(severitytext);
  if (severity === undefined) return refused('severitytext must be info, warning, error or critical.');
  return { outcome: 'accepted', item: { source, id, type, person: data.to, title: data.title, severity } };
  // #endtodo
}
// #endregion

// #region store
/**
 * Step 1 · Puts an item into the table `notification`, where it stays, even when the same is there already.
 *
 * @param receivedAt milliseconds of the lab's clock
 */
export function store(item: Item, receivedAt: number, sql: Sql): void {
  // #todo synthesize/accept Insert the item into the table notification.
  const { source, id, type, person, title, severity } = item;
  sql.run(
    `INSERT INTO notification (source, id, type, person, title, severity, receivedAt) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [source, id, type, person, title, severity, receivedAt],
  );
  // #endtodo
}
// #endregion

// #region list
/** Step 1 · Everything in the table `notification`, whomever it is for. @returns what was received last comes first */
export function list(sql: Sql): Notification[] {
  // #todo synthesize/accept Return all notifications, newest first.
  return sql.all<Notification>('SELECT * FROM notification ORDER BY receivedAt DESC');
  // #endtodo
}
// #endregion

// #region store-once
/**
 * Step 2 · Stores an item unless it is known. Two items are the same when `source` and `id` are both the same, as
 * CloudEvents defines it; then the one that came first stays as it is.
 *
 * @returns whether it is new
 */
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  // #todo synthesize/filter Store what is new; the same source and id means the same item.
  const { source, id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source = ? AND id = ?', [source, id])) return false;
  store(item, receivedAt, sql);
  return true;
  // #endtodo
}
// #endregion

// #region find
/** Step 2 · The notifications that a {@link Filter} lets through. @returns what was received last comes first */
export function find(filter: Filter, sql: Sql): Notification[] {
  // #todo synthesize/filter Return this person’s notifications, filtered, newest first.
  const { person, source, since, minSeverity } = filter;
  return sql.all<Notification>(
    `SELECT * FROM notification
     WHERE person = ?1
       AND (?2 IS NULL OR source = ?2)
       AND (?3 IS NULL OR receivedAt >= ?3)
       AND (?4 IS NULL OR severity >= ?4)
     ORDER BY receivedAt DESC`,
    [person, source, since, minSeverity],
  );
  // #endtodo
}
// #endregion

// #region read-line
/**
 * Step 3 · Reads what the cold store sends: one line of syslog (RFC 5424).
 *
 * @param text the request's body as it came, which may be anything
 * @returns `accepted` with an item whose `source` is `urn:marram:cold-store`, whose `type` is the line's `msgId`, whose
 *   `title` is its `message`, and whose `id` and `person` come from the structured data `id` and `to`. Its severity is
 *   syslog's, 0 to 7, on OpenTelemetry's scale: 0 is 21, 1 is 19, 2 is 18, 3 is 17, 4 is 13, 5 is 10, 6 is 9, 7 is 5.
 *   `refused` when {@link parseSyslog} cannot read the line, or `id` or `to` is missing or empty.
 * @throws never
 */
export function readLine(text: string): Reading {
  // #todo synthesize/one-scale Read a line of syslog, and bring its severity to the common scale.
  const line = parseSyslog(text);
  if (!line) return refused('This is no line of syslog as RFC 5424 has it.');
  const { id, to } = line.data;
  if (!isText(id) || !isText(to)) return refused('The structured data must have an id and a person (to).');
  const severity = [21, 19, 18, 17, 13, 10, 9, 5][line.priority % 8]!;
  const item = { source: COLD_STORE, id, type: line.msgId, person: to, title: line.message, severity };
  return { outcome: 'accepted', item };
  // #endtodo
}
// #endregion

// #region read-record
/**
 * Step 3 · Reads what the till sends: one {@link LogRecord} in JSON (OpenTelemetry's data model for logs).
 *
 * @param text the request's body as it came, which may be anything
 * @returns `accepted` with an item whose `source` is `urn:marram:till`, whose `type` is `eventName`, whose `title` is
 *   `body.stringValue`, whose `id` and `person` come from the attributes `log.record.uid` and `enduser.id`, and whose
 *   severity is `severityNumber`, which is on the common scale already. `refused` when it is not JSON, when one of these
 *   texts is missing or empty, or when `severityNumber` is anything but a whole number from 1 to 24.
 * @throws never
 */
export function readRecord(text: string): Reading {
  // #todo synthesize/one-scale Read a log record, and check its severity.
  const record: LogRecord | undefined = parsed(text);
  const [id, person] = [attribute(record, 'log.record.uid'), attribute(record, 'enduser.id')];
  const [type, title, severity] = [record?.eventName, record?.body?.stringValue, record?.severityNumber];
  if (!isText(id) || !isText(person) || !isText(type) || !isText(title)) {
    return refused('A record needs log.record.uid, enduser.id, eventName and a body.');
  }
  if (!isSeverity(severity)) return refused('severityNumber must be a whole number from 1 to 24.');
  return { outcome: 'accepted', item: { source: TILL, id, type, person, title, severity } };
  // #endtodo
}
// #endregion

// #region by-severity
/**
 * Step 3 · Puts what is most severe first. Among equals, what was received last comes first.
 *
 * @param items in any order
 * @returns a new array; `items` itself does not change
 */
export function bySeverity(items: Notification[]): Notification[] {
  // #todo synthesize/one-scale Sort by severity, most severe first.
  return items.toSorted((a, b) => b.severity - a.severity || b.receivedAt - a.receivedAt);
  // #endtodo
}
// #endregion

/** A row of the table `last_known`. */
interface LastKnown {
  source: string;
  asOf: string;
}

// #region state-of
/**
 * Step 4 · Asks one system how things stand: `GET {source.url}/status`. A usable answer is a 200 whose JSON
 * {@link isStatus} recognises. Its `asOf` is put into the table `last_known`, where it outlives the Host.
 *
 * @returns within about `source.deadlineMs`, which covers the whole answer, to the last byte of its body; `current` after
 *   a usable answer; otherwise `silent`, with `open` null and the `asOf` in `last_known`, if there is one
 * @throws never
 */
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  // #todo synthesize/silence Ask one system within the deadline; a missing answer is a gap, never a zero.
  const name = source.source;
  try {
    const signal = AbortSignal.timeout(source.deadlineMs);
    const response = await source.fetch(`${source.url}/status`, { signal });
    const status: unknown = await response.json();
    if (response.status !== 200 || !isStatus(status)) throw new Error('no usable answer');
    sql.run('INSERT OR REPLACE INTO last_known VALUES (?, ?)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<LastKnown>('SELECT * FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
  // #endtodo
}
// #endregion

// #region ask-all
/**
 * Step 4 · Asks all systems, side by side, so that several silent ones take no longer than one.
 *
 * @returns one state for each, in the same order
 * @throws never
 */
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  // #todo synthesize/silence Ask all systems at the same time.
  return Promise.all(sources.map((source) => stateOf(source, sql)));
  // #endtodo
}
// #endregion

// #region desserts
/**
 * Step 5 · Compares the desserts of two kinds of evening shifts: those on which more than 75 % of the servers have a
 * review in the 90th percentile, and all others.
 *
 * @param sources the four systems whose rows are staged in the tables `sale`, `dish`, `duty` and `review`
 * @returns `unavailable` when one of them has never answered (its `asOf` is null); `partial` when at least one is silent;
 *   otherwise `complete`
 */
export function compareDesserts(sources: StagedSource[], sql: Sql): DessertAnswer {
  // #todo synthesize/desserts Bring duties and sales to the same grain, then join them.
  if (sources.some(({ asOf }) => asOf === null)) return { status: 'unavailable' };
  const rows = sql.all<DessertSide & { above: number }>(`
    WITH evening AS ( -- one row for each evening shift
      SELECT duty.restaurant, businessDate,
        AVG(COALESCE(percentile, 0) >= 90) > 0.75 AS above
      FROM duty LEFT JOIN review USING (employee)
      WHERE shift = 'evening' AND role = 'server'
      GROUP BY duty.restaurant, businessDate
    ), dessert AS ( -- one row, too, for each evening shift that sold any
      SELECT restaurant.number AS restaurant, date(soldAt, '-5 hours') AS businessDate,
        SUM(quantity) AS desserts, SUM(quantity * priceCents) AS takings
      FROM sale
        JOIN restaurant ON restaurant.salesCode = sale.restaurant
        JOIN dish ON dish.restaurant = restaurant.name AND dish.number = sale.dish
      WHERE course = 'dessert' AND time(soldAt, '-5 hours') >= '12:00:00'
      GROUP BY 1, 2
    )
    SELECT above, COUNT(*) AS shifts, COALESCE(SUM(desserts), 0) AS desserts,
      1.0 * SUM(takings) / SUM(desserts) AS averageCents
    FROM evening LEFT JOIN dessert USING (restaurant, businessDate)
    GROUP BY above`);
  const side = (above: number) => rows.find((row) => row.above === above) ?? NOTHING_SOLD;
  const status = sources.every((source) => source.status === 'current') ? 'complete' : 'partial';
  return { status, above: side(1), notAbove: side(0) };
  // #endtodo
}
// #endregion

// Given: small tools, ready to use.

/** What the words of the rota and the maintenance desk mean on OpenTelemetry's scale. */
const WORDS: ReadonlyMap<unknown, number> = new Map([
  ['info', 9],
  ['warning', 13],
  ['error', 17],
  ['critical', 21],
]);

const COLD_STORE = 'urn:marram:cold-store';
const TILL = 'urn:marram:till';

/** One side of the comparison when there is nothing on it. */
const NOTHING_SOLD: DessertSide = { shifts: 0, desserts: 0, averageCents: null };

/** What a JSON text says; `undefined` when it is no JSON. What comes out may be anything, `null` too. */
function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A {@link Reading} that says no. */
function refused(reason: string): Reading {
  return { outcome: 'refused', reason };
}

/** Whether a value is a text, and not an empty one. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Whether a value is a whole number on OpenTelemetry's scale. */
function isSeverity(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 24;
}

/** Whether a value has everything that a {@link Status} needs. */
function isStatus(value: unknown): value is Status {
  const status = value as Partial<Status> | null | undefined;
  const { open, asOf } = status ?? {};
  return Number.isInteger(open) && (open as number) >= 0 && typeof asOf === 'string' && !Number.isNaN(Date.parse(asOf));
}

/** The text of one attribute of a log record; `undefined` when it has none of this name. */
function attribute(record: LogRecord | null | undefined, key: string): unknown {
  const attributes = Array.isArray(record?.attributes) ? record.attributes : [];
  return attributes.find((one) => one?.key === key)?.value?.stringValue;
}

/**
 * Takes a line of syslog apart, as the cold store writes them: a part of RFC 5424, with one element of structured data and
 * no escaped quotes. `undefined` when it is no such line, or lacks a MSGID, structured data or a message.
 */
function parseSyslog(text: string): SyslogLine | undefined {
  const [, priority, msgId, data, message] =
    /^<(\d{1,3})>1 \S+ \S+ \S+ \S+ ([^\s-]\S*) \[\S+((?: \w+="[^"]*")*)\] (\S.*)$/.exec(text.trim()) ?? [];
  if (priority === undefined || Number(priority) > 191 || msgId === undefined || message === undefined)
    return undefined;
  const pairs = [...(data ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  return { priority: Number(priority), msgId, data: Object.fromEntries(pairs), message };
}
