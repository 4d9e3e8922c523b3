/** Plugs `exercises/05-synthesize/synthesize.ts` into the Host: a way in for messages, a notification centre, a report. */
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { RemoteAccess } from '../../../api/remote.ts';
import { asset } from '../../host/assets.ts';
import { fields } from '../../host/forms.ts';
import { LearnerError } from '../../host/learner-error.ts';
import type { HostEnv, CreatePlugin } from '../../host/plugin.ts';
import { createCentre, type Centre, type Dialect, type Intake } from './centre.ts';
import { centrePage, periods, type Choice, type TestResult } from './centre-page.ts';
import { dessertAnswer } from './desserts.ts';
import { reportPage } from './report-page.ts';
import { stage } from './staging.ts';
import { systems } from './systems.ts';
import { createTables } from './tables.ts';

const MESSAGE_BYTES = 64 * 1024;
const MESSAGES_BYTES = 16 * MESSAGE_BYTES;

/** Synthesize's plugin. */
export const createPlugin: CreatePlugin = (context) => {
  const { learner, sql, now } = context;
  const remote = (id: string) => context.remote(id);
  const takesPart = (step: string) => context.takesPart(step);
  createTables(sql);
  const sources = systems.map(({ id, source }) => ({ source, ...remote(id) }));
  const centre = createCentre(learner, { sql, now, sources }, takesPart);

  return {
    sections: [
      { path: '/notifications', label: 'Notifications' },
      { path: '/reports', label: 'Reports' },
    ],
    endpoints(app) {
      app.get('/synthesize.css', asset(new URL('./synthesize.css', import.meta.url), 'text/css; charset=utf-8'));
      for (const dialect of ['cloudevents', 'syslog', 'otel'] as const) intake(app, dialect, centre);
      // For whoever builds The Pass: what becomes of many messages, one after the other.
      app.post('/intake', bodyLimit({ maxSize: MESSAGES_BYTES }), async (c) =>
        c.json(await receipts(centre, await c.req.json<Message[]>())),
      );
    },
    pages(app) {
      app.get('/notifications', (c) => showCentre(c, centre, now()));
      app.post('/notifications/test', async (c) => {
        const { system, again } = await fields(c, 'system', 'again');
        const { id } = systems.find(({ id }) => id === system || id === again) ?? systems[0]!;
        const status = await orderTest(remote(id), { to: c.var.reader!.id, again: again !== '' });
        return c.redirect(`/notifications?test=${id}&status=${status ?? ''}`, 303);
      });
      app.get('/reports', async (c) => {
        c.set('task', 'show this report');
        const staged = await stage(remote, sql);
        const answer = takesPart('synthesize/desserts')
          ? await dessertAnswer(learner, structuredClone(staged), sql)
          : undefined;
        return c.render(reportPage({ answer, sources: staged, now: now() }));
      });
    },
  };
};

/** Adds the address for messages in one dialect. What it answers is for the system that sent the message. */
function intake(app: Hono<HostEnv>, dialect: Dialect, centre: Centre): void {
  const limit = bodyLimit({
    maxSize: MESSAGE_BYTES,
    onError: (c) => c.json({ error: `Send at most ${MESSAGE_BYTES / 1024} kB.` }, 413),
  });
  app.post(`/intake/${dialect}`, limit, async (c) => {
    c.set('task', 'take this message in');
    return receipt(c, await centre.takeIn(dialect, await c.req.text()));
  });
}

/** What a system is answered, by what became of its message. */
const STATUSES = { kept: 202, known: 200, refused: 400, 'not-started': 501 } as const;

function receipt(c: Context<HostEnv>, intake: Intake): Response {
  const { outcome } = intake;
  const status = STATUSES[outcome];
  if (intake.outcome === 'refused') return c.json({ error: intake.reason }, status);
  if (outcome === 'not-started') return c.json({ error: 'The Pass cannot read this yet.' }, status);
  return c.json({ outcome }, status);
}

/** One of many messages. */
interface Message {
  dialect: Dialect;
  body: string;
}

/** The status that a message by itself would be answered with and, where learner code failed, why. */
type Receipt = { status: number } | { status: 500; threw: string; where?: string | undefined };

async function receipts(centre: Centre, messages: readonly Message[]): Promise<Receipt[]> {
  const all: Receipt[] = [];
  for (const { dialect, body } of messages) {
    try {
      all.push({ status: STATUSES[(await centre.takeIn(dialect, body)).outcome] });
    } catch (error) {
      if (!(error instanceof LearnerError)) throw error;
      all.push({ status: 500, threw: error.message, where: error.where });
    }
  }
  return all;
}

async function showCentre(c: Context<HostEnv>, centre: Centre, now: number): Promise<Response> {
  c.set('task', 'show your notifications');
  const choice = choiceOf(c);
  const period = periods.find(({ id }) => id === choice.received);
  const [view, states] = await Promise.all([
    centre.view({
      person: c.var.reader!.id,
      source: choice.system || null,
      since: period ? now - period.ms : null,
      minSeverity: choice.severity === '' ? null : Number(choice.severity),
    }),
    centre.states(),
  ]);
  const sorted = view && choice.order === 'severity' ? await centre.bySeverity(view.items) : undefined;
  const { filtered = false, items = undefined } = view ?? {};
  return c.render(
    centrePage({
      items: sorted ?? items,
      filtered,
      choice,
      sorted: sorted !== undefined,
      states,
      test: testResult(c),
      now,
    }),
  );
}

/** What the address asks for. What makes no sense counts as no choice. */
function choiceOf(c: Context<HostEnv>): Choice {
  const { system = '', severity = '', received = '', order = '' } = c.req.query();
  return {
    system,
    severity: /^\d{1,2}$/.test(severity) ? severity : '',
    received: periods.some(({ id }) => id === received) ? received : '',
    order: order === 'severity' ? 'severity' : '',
  };
}

/**
 * Asks a system for a test message.
 *
 * @returns the status that the Host answered to it; undefined when it could not be asked
 */
async function orderTest(
  { url, fetch, deadlineMs }: RemoteAccess,
  order: { to: string; again: boolean },
): Promise<number | undefined> {
  try {
    const init = { method: 'POST', body: JSON.stringify(order), signal: AbortSignal.timeout(deadlineMs) };
    const { status } = (await (await fetch(`${url}/test-messages`, init)).json()) as { status?: unknown };
    return typeof status === 'number' ? status : undefined;
  } catch {
    return undefined;
  }
}

function testResult(c: Context<HostEnv>): TestResult | undefined {
  const system = systems.find(({ id }) => id === c.req.query('test'));
  if (!system) return undefined;
  const status = Number(c.req.query('status'));
  return { name: system.name, status: status >= 200 && status <= 599 ? status : undefined };
}
