/** One step of a program: the functions that it is about, and what of the rest these use. */

/** Something that stands at the left margin of a program, with the comment above it. */
interface Declaration {
  name: string;
  /** Its first line, from 0, and the line after its last. */
  from: number;
  to: number;
  text: string;
}

/** Some of a program's lines. */
export interface Part {
  text: string;
  /** Which line of the program each one is, from 1. */
  numbers: number[];
}

const DECLARATION =
  /^(?:export )?(?:default )?(?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|let|var|class|interface|type|enum) +([\w$]+)/;
const COMMENT = /^(?:\/\*| \*|\/\/)/;
const WORD = /[A-Za-z_$][\w$]*/g;

/** The functions of a step are those with one of its `#todo`s in them; `all` are those of every step. */
export interface StepNames {
  own: readonly string[];
  all: readonly string[];
}

/**
 * Which functions a step is about.
 *
 * @param solution the whole file's text, with its markers
 * @param step its id, for instance `pull/cache`
 */
export function namesOf(solution: string, step: string): StepNames {
  const written = declarationsIn(solution).flatMap(({ name, text }) =>
    [...text.matchAll(/^\s*\/\/ #todo (\S+)/gm)].map(([, id]) => ({ name, id })),
  );
  const names = (some: typeof written) => [...new Set(some.map(({ name }) => name))];
  return { own: names(written.filter(({ id }) => id === step)), all: names(written) };
}

/** The lines of a program that belong to a step: its functions, and whatever they use that is no function of another step. */
export function partOf(program: string, { own, all }: StepNames): Part {
  const declarations = declarationsIn(program);
  const wanted = new Set<Declaration>();
  const want = (name: string) => {
    for (const declaration of declarations.filter((one) => one.name === name && !wanted.has(one))) {
      wanted.add(declaration);
      for (const [word] of declaration.text.matchAll(WORD)) if (!all.includes(word)) want(word);
    }
  };
  own.forEach(want);
  const lines = program.split('\n');
  const kept = declarations.filter((one) => wanted.has(one)).flatMap(({ from, to }) => range(from, to));
  return { text: kept.map((line) => lines[line]).join('\n'), numbers: kept.map((line) => line + 1) };
}

/**
 * Whatever begins at the left margin. A learner's program need not be whole, so nothing here parses it: what is indented,
 * and a bracket at the margin, go on with what began above.
 */
function declarationsIn(program: string): Declaration[] {
  const lines = program.split('\n');
  const begun = lines.flatMap((line, at) => {
    const name = DECLARATION.exec(line)?.[1];
    return name === undefined ? [] : { name, from: commentAbove(lines, at), at };
  });
  return begun.map(({ name, from }, index) => {
    const to = begun[index + 1]?.from ?? lines.length;
    return { name, from, to, text: lines.slice(from, to).join('\n') };
  });
}

function commentAbove(lines: readonly string[], at: number): number {
  let from = at;
  while (from > 0 && COMMENT.test(lines[from - 1]!)) from -= 1;
  return from;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_one, index) => from + index);
}
