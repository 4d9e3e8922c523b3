/**
 * The Host's end of its line to the lab: a line of JSON for each question and each message. Whatever runs in this process
 * can write to an open file, so each message begins with a token, which came before anything else and is kept here. What
 * sends is built on functions from before learner code came in, and on none that calls others by name.
 */
import { readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { QUESTIONS, MESSAGES, TOKEN_LENGTH, type Answer, type News, type Question } from './protocol.ts';

const { parse, stringify } = JSON;
const token = readToken();

/** Says something to the lab. It has left this process when this returns. */
export function send(message: Answer | News): void {
  writeSync(MESSAGES, `${token}${stringify(message)}\n`);
}

/**
 * Hears what the lab asks.
 *
 * @param hear gets each question
 * @param ended is called once, when the lab has hung up
 * @returns what it hears through
 */
export function listen(hear: (question: Question) => void, ended: () => void): Socket {
  const line = new Socket({ fd: QUESTIONS, readable: true, writable: false });
  let text = '';
  line.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
      const question = parse(text.slice(0, end)) as Question;
      text = text.slice(end + 1);
      hear(question);
    }
  });
  line.once('close', ended);
  return line;
}

function readToken(): string {
  const bytes = Buffer.alloc(TOKEN_LENGTH);
  for (let read = 0; read < TOKEN_LENGTH;) read += readSync(QUESTIONS, bytes, read, TOKEN_LENGTH - read, null);
  return bytes.toString('latin1');
}
