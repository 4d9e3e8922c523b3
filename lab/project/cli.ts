/** What every `npm run …` command shares: options, `--help`, errors a person can act on, exit codes. */
import { parseArgs } from 'node:util';
import { exercises, type ExerciseModule } from '../../course.ts';
import { UserError, type ExitCode } from './user-error.ts';

export { UserError, type ExitCode } from './user-error.ts';

/** One option, as `parseArgs` wants it, with what `--help` says about it. */
interface Option {
  type: 'string' | 'boolean';
  short?: string;
  multiple?: boolean;
  default?: string | boolean;
  /** How the help calls the value of a `string` option, for instance `DIR`. */
  value?: string;
  help: string;
}

/** The options of a command, by their long names. */
export type Options = Readonly<Record<string, Option>>;

/** A command as a person sees it. `--help` is made from this. */
export interface Command<O extends Options = Options> {
  /** How it is called, for instance `npm run reset`. */
  name: string;
  /** What it does, in a sentence or a few. */
  about: string;
  /** How the help calls the words that are not options, for instance `[exercise …]`; without it there may be none. */
  words?: string;
  options: O;
}

type Value<O extends Option> = O['type'] extends 'boolean' ? boolean : string;
type Values<O extends Option> = O extends { multiple: true } ? Value<O>[] : Value<O>;

/** What a person typed, understood. */
export interface Input<O extends Options> {
  /** An option that was not given and has no default is undefined. */
  values: { [Name in keyof O]: Values<O[Name]> | (O[Name] extends { default: unknown } ? never : undefined) };
  words: string[];
}

/** Thrown by {@link parse} when a person asked for `--help`; the message is the help. */
export class HelpWanted extends Error {
  override name = 'HelpWanted';
}

/**
 * Understands the words behind a command.
 *
 * @throws HelpWanted after `--help`
 * @throws UserError when an option does not exist, lacks its value or has one too many
 */
export function parse<const O extends Options>(command: Command<O>, argv: string[]): Input<O> {
  if (beforeDashes(argv).some((word) => word === '--help' || word === '-h')) throw new HelpWanted(help(command));
  const { values, positionals, tokens } = parseArgs({
    args: argv,
    options: command.options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    const problem = complaint(token, command);
    if (problem) throw new UserError(`${problem} “${example(command.name, '--help')}” shows what there is.`);
  }
  return { values: values as unknown as Input<O>['values'], words: positionals };
}

/**
 * Runs a command on what was typed and sets the process's exit code. A {@link UserError} becomes one sentence on standard
 * error; any other error is a fault of the kit and keeps its stack.
 *
 * @param main does the work; the exit code is what it returns, 0 for nothing
 */
export async function run<const O extends Options>(
  command: Command<O>,
  main: (input: Input<O>) => Promise<ExitCode | void> | ExitCode | void,
): Promise<void> {
  try {
    process.exitCode = (await main(parse(command, process.argv.slice(2)))) ?? 0;
  } catch (error) {
    process.exitCode = report(error, command.name);
  }
}

/**
 * The exercises that a person named, in course order; all of them when nothing was named.
 *
 * @param names ids (`pull`) or folders (`03-pull`)
 * @throws UserError with the names there are
 */
export function pickExercises(names: readonly string[]): ExerciseModule[] {
  const all = exercises();
  const unknown = names.find((name) => !all.some((one) => isCalled(one, name)));
  if (unknown !== undefined) {
    throw new UserError(`No exercise is called “${unknown}”. There are: ${all.map(({ id }) => id).join(', ')}.`);
  }
  return names.length === 0 ? all : all.filter((one) => names.some((name) => isCalled(one, name)));
}

function isCalled({ id, exercise }: ExerciseModule, name: string): boolean {
  return name === id || name === exercise.folder;
}

/** The text behind `--help`. */
export function help({ name, about, words, options }: Command): string {
  const rows = Object.entries({
    ...options,
    help: { type: 'boolean', short: 'h', help: 'Show this.' } satisfies Option,
  }).map(([long, option]) => [flags(long, option), option.help] as const);
  const width = Math.max(...rows.map(([left]) => left.length));
  const list = rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
  const usage = example(name, [words, '[options]'].filter(Boolean).join(' '));
  return [`${usage}\n`, `${about}\n`, ...list].join('\n');
}

function flags(long: string, { short, value }: Option): string {
  return `${short ? `-${short}, ` : ''}--${long}${value ? ` ${value}` : ''}`;
}

/** npm keeps options for itself unless a `--` stands before them. */
function example(name: string, rest: string): string {
  return name.startsWith('npm') ? `${name} -- ${rest}` : `${name} ${rest}`;
}

function beforeDashes(argv: string[]): string[] {
  const dashes = argv.indexOf('--');
  return dashes === -1 ? argv : argv.slice(0, dashes);
}

/** One thing that was typed, as `parseArgs` took it apart. */
type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** What is wrong with one thing that was typed, as a sentence; undefined when it is fine. */
function complaint(token: Token, { name, words, options }: Command): string | undefined {
  if (token.kind === 'positional' && words === undefined) return `“${name}” takes no “${token.value}”.`;
  if (token.kind !== 'option') return undefined;
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (!option) return `“${name}” has no option “${token.rawName}”.`;
  if (option.type === 'boolean') return token.value === undefined ? undefined : `“${token.rawName}” takes no value.`;
  const missing = token.value === undefined || (!token.inlineValue && token.value.startsWith('-'));
  return missing ? `“${token.rawName}” needs a value: ${token.rawName} ${option.value ?? 'VALUE'}.` : undefined;
}

function report(error: unknown, name: string): ExitCode {
  if (error instanceof HelpWanted) {
    console.log(error.message);
    return 0;
  }
  if (error instanceof UserError) {
    console.error(error.message);
    return error.exitCode;
  }
  console.error(`${name} stopped on an error of its own, not of yours:\n`);
  console.error(error);
  return 2;
}
