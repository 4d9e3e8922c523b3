/** Cuts excerpts out of source files by `// #region name` … `// #endregion` markers. */

const MARKER = /^\s*\/\/ #(?:region|endregion|todo|endtodo)\b.*$/;

/**
 * The lines of one region, without markers and common indentation.
 *
 * @param source the whole file's text
 * @param name the region's name; without it, the whole file
 * @param file how to call the file in an error
 * @throws Error that names the file, the region, and the regions there are
 */
export function excerpt(source: string, name: string | undefined, file: string): string {
  const lines = source.split('\n');
  const wanted = name === undefined ? lines : region(lines, name, file);
  return dedent(wanted.filter((line) => !MARKER.test(line))).trim();
}

/** The names of a file's regions, in order. */
export function regionNames(source: string): string[] {
  return [...source.matchAll(/^\s*\/\/ #region (\S+)/gm)].map((match) => match[1]!);
}

function region(lines: string[], name: string, file: string): string[] {
  const start = lines.findIndex((line) => line.trim() === `// #region ${name}`);
  if (start === -1) {
    const names = regionNames(lines.join('\n'));
    throw new Error(
      `${file} has no region “${name}”. ${names.length ? `It has: ${names.join(', ')}.` : 'It has none.'}`,
    );
  }
  const length = lines.slice(start).findIndex((line) => line.trim() === '// #endregion');
  if (length === -1) throw new Error(`The region “${name}” in ${file} is never closed with “// #endregion”.`);
  return lines.slice(start + 1, start + length);
}

function dedent(lines: string[]): string {
  const indents = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, 80);
  return lines.map((line) => line.slice(common)).join('\n');
}
