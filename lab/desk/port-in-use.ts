/** Who listens at a port: the course, or another program, and what to say when a port is not to be had. */
import { course } from '../../course.ts';
import { anotherPort, USUAL_PORT } from '../project/ports.ts';
import { UserError } from '../project/user-error.ts';

/** What `/live/hello` answers, so that a second `npm start` knows the first. */
export interface Hello {
  course: string;
  /** Where the course runs, with a slash at the end. */
  url: string;
}

const HELLO_MS = 1_000;

/** Says hello for the course that runs at this address. */
export function helloFrom(url: string): Hello {
  return { course: course.name, url };
}

/**
 * Turns the error of listening into a sentence.
 *
 * @param error of `listen`
 * @param port the port that was asked for
 * @returns a UserError for a port that is taken or not allowed; otherwise the error itself
 */
export async function portTrouble(error: NodeJS.ErrnoException, port: number): Promise<Error> {
  const choose = `choose another port: npm start -- --port ${anotherPort(port)}`;
  if (error.code === 'EACCES') return new UserError(`Port ${port} is not open to you here; ${choose}`);
  if (error.code !== 'EADDRINUSE') return error;
  const other = await hello(port);
  return other
    ? new UserError(`${course.name} runs already at ${other.url}: open it there, or ${choose}`)
    : new UserError(`Port ${port} is taken by another program; end that one, or ${choose}`);
}

/**
 * Where the course runs already, with a slash at the end.
 *
 * @param port where to look for it
 */
export async function runningCourse(port = USUAL_PORT): Promise<string | undefined> {
  return (await hello(port))?.url;
}

async function hello(port: number): Promise<Hello | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/live/hello`, {
      redirect: 'error',
      signal: AbortSignal.timeout(HELLO_MS),
    });
    const other = (await answer.json()) as Partial<Hello> | null;
    return other?.course === course.name && typeof other.url === 'string' ? (other as Hello) : undefined;
  } catch {
    return undefined;
  }
}
