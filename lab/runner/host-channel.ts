/**
 * The lab's end of the line to a Host's process. What comes from there is learner code's until it is looked at: lines are
 * bounded, begin with a token that learner code has not seen, and are one of the messages that there are. Nothing that
 * comes can throw here.
 */
import { randomBytes } from 'node:crypto';
import type { Duplex, Readable } from 'node:stream';
import { plainLines } from '../project/plain-text.ts';
import {
  LONGEST_LINE,
  LONGEST_TEXT,
  TOKEN_LENGTH,
  type Answer,
  type Diagnostic,
  type News,
  type Question,
} from '../company/host/protocol.ts';

/** What is heard through a channel. */
export interface ChannelEvents {
  hear: (message: Answer | News) => void;
  /** Something came that the Host did not say. Nothing is heard after it. */
  forged: () => void;
  /** The process has hung up, or cannot be written to. */
  lost: () => void;
}

/**
 * Opens the line, and tells the process its token.
 *
 * @param questions to the process
 * @param messages from it
 * @returns how to ask
 */
export function openChannel(
  questions: Duplex,
  messages: Readable,
  { hear, forged, lost }: ChannelEvents,
): (question: Question) => void {
  const token = randomBytes(TOKEN_LENGTH / 2).toString('hex');
  let isForged = false;
  const lines = new BoundedLines((line) => {
    if (isForged) return;
    const message = line?.startsWith(token) ? readMessage(parsed(line.slice(TOKEN_LENGTH))) : undefined;
    if (message) return hear(message);
    isForged = true;
    messages.destroy();
    forged();
  });
  for (const stream of [questions, messages]) stream.on('error', lost);
  messages.setEncoding('utf8').on('data', (text: string) => lines.add(text));
  // Neither end hangs up while both live; what the process would say on the first line is heard by nobody.
  for (const stream of [questions.resume(), messages]) stream.once('end', lost);
  questions.write(token);
  return (question) => questions.write(`${JSON.stringify(question)}\n`);
}

/** Puts pieces together to lines, none longer than {@link LONGEST_LINE}; one that is comes as undefined. */
class BoundedLines {
  readonly #take: (line: string | undefined) => void;
  #rest = '';

  constructor(take: (line: string | undefined) => void) {
    this.#take = take;
  }

  add(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop()!;
    for (const line of lines) this.#take(line.length > LONGEST_LINE ? undefined : line);
    if (this.#rest.length <= LONGEST_LINE) return;
    this.#rest = '';
    this.#take(undefined);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads a message. Texts come back without what would do something to a terminal.
 *
 * @returns undefined when it is none
 */
export function readMessage(said: unknown): Answer | News | undefined {
  if (!isObject(said)) return undefined;
  return 'call' in said ? readAnswer(said) : readNews(said);
}

type Said = Record<string, unknown>;

function readAnswer({ call, port, trouble, idleMs, error }: Said): Answer | undefined {
  const diagnosed = readDiagnostic(trouble);
  if (!isCount(call) || (trouble !== undefined && !diagnosed)) return undefined;
  if (!isAbsentOr(isPort, port) || !isAbsentOr(isAmount, idleMs) || !isAbsentOr(isText, error)) return undefined;
  return {
    call,
    ...(port !== undefined && { port }),
    ...(diagnosed && { trouble: diagnosed }),
    ...(idleMs !== undefined && { idleMs }),
    ...(error !== undefined && { error: plainLines(error) }),
  };
}

function readNews({ news, host, trouble, step, task }: Said): News | undefined {
  const diagnosed = readDiagnostic(trouble);
  switch (news) {
    case 'ready':
      return { news };
    case 'trouble':
      return isCount(host) && diagnosed ? { news, host, trouble: diagnosed } : undefined;
    case 'todo':
      return isText(step) && isText(task) ? { news, step: plainLines(step), task: plainLines(task) } : undefined;
    case 'fatal':
    case 'spoiled':
      return diagnosed ? { news, trouble: diagnosed } : undefined;
    default:
      return undefined;
  }
}

function readDiagnostic(said: unknown): Diagnostic | undefined {
  if (!isObject(said)) return undefined;
  const { message, where } = said;
  if (!isText(message) || !isAbsentOr(isText, where)) return undefined;
  return { message: plainLines(message), ...(where !== undefined && { where: plainLines(where) }) };
}

function isObject(value: unknown): value is Said {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsentOr<T>(is: (value: unknown) => value is T, value: unknown): value is T | undefined {
  return value === undefined || is(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isPort(value: unknown): value is number {
  return isCount(value) && value < 65_536;
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT;
}
