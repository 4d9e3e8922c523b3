/**
 * The Host's process. Learner code runs here and nowhere else, under Node's permission model; the lab talks to it
 * through messages and judges it from outside.
 */
import { extname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { listen, send } from './channel.ts';
import { hookImports, knowTranslations } from './fresh-imports.ts';
import { HostInstance } from './instance.ts';
import { changedBuiltIn } from './built-ins.ts';
import { described } from './described.ts';
import { LONGEST_TEXT, type Answer, type Question, type Diagnostic } from './protocol.ts';
import { takeAway } from './taken-away.ts';
import { whenReached } from '../../api/todo.ts';

const exit = process.exit.bind(process);

const hosts = new Map<number, HostInstance>();

// This code runs as it was written, or as the JavaScript that was made of it.
hookImports(import.meta.resolve(`../../api/index${extname(import.meta.filename)}`));

async function answer(question: Question): Promise<Partial<Answer>> {
  switch (question.ask) {
    case 'alive':
      return { idleMs: performance.eventLoopUtilization().idle };
    case 'know':
      knowTranslations(question.javascript);
      return {};
    case 'open': {
      if (question.settings.timeZone) process.env.TZ = question.settings.timeZone;
      const host = new HostInstance(question.settings, (trouble) =>
        send({ news: 'trouble', host: question.host, trouble: short(trouble) }),
      );
      hosts.set(question.host, host);
      const trouble = await host.plug();
      return { trouble, port: await host.listen() };
    }
    case 'plug':
      return { trouble: await host(question.host).plug() };
    case 'advance':
      await host(question.host).advance(question.ms);
      return {};
    case 'deadline':
      host(question.host).setDeadline(question.ms);
      return { trouble: await host(question.host).plug() };
    case 'crash-on-send':
      host(question.host).crashOnSend();
      return {};
    case 'close':
      await host(question.host).close();
      hosts.delete(question.host);
      return {};
  }
}

function host(id: number): HostInstance {
  const found = hosts.get(id);
  if (!found) throw new Error(`There is no Host ${id}.`);
  return found;
}

/**
 * Node would end the process here; so does the Host, after saying why. What code of a Host that is closed still tries,
 * and must fail at, is nobody's mistake: the other Hosts in the process go on.
 */
function fatal(error: unknown): void {
  if (HostInstance.current?.isClosed) return;
  const trouble = short({ message: described(error), where: firstLearnerLine(error) });
  send({ news: 'fatal', trouble });
  setImmediate(exit, 1);
}

/** Learner code may say as much as it likes; a line to the lab has an end. */
function short({ message, where }: Diagnostic): Diagnostic {
  return { message: cut(message), ...(where !== undefined && { where: cut(where) }) };
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

function firstLearnerLine(error: unknown): string | undefined {
  const match = String((error as Error | undefined)?.stack).match(/([\w.-]+\.ts)\?import=\d+:(\d+)/);
  return match ? `${match[1]}:${match[2]}` : undefined;
}

function hear(question: Question): void {
  answer(question).then(
    ({ trouble, ...result }) => send({ call: question.call, ...result, ...(trouble && { trouble: short(trouble) }) }),
    (error: unknown) => {
      const changed = changedBuiltIn();
      if (changed === undefined) return send({ call: question.call, error: cut(described(error)) });
      const message = `your code changed ${changed}, which the Host needs; leave what is built in as it is`;
      send({ news: 'spoiled', trouble: { message } });
      setImmediate(exit, 1);
    },
  );
}

whenReached((step, task) => send({ news: 'todo', step: cut(step), task: cut(task) }));
process.on('unhandledRejection', fatal);
process.on('uncaughtException', fatal);
takeAway(listen(hear, () => exit(0)));
send({ news: 'ready' });
