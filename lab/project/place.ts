/** Where the project lies, as far as it matters. */

/** What begins a fragment, an escape or a query in an address: the tools that build the course take paths for addresses. */
const MEANS_SOMETHING = /[#%?]/;

/**
 * Why the course cannot be built where it is.
 *
 * @param folder the project's root
 * @returns what is wrong and how to mend it, a sentence each; undefined when all is well
 */
export function placeTrouble(folder: string): { fact: string; remedy: string } | undefined {
  const [sign] = MEANS_SOMETHING.exec(folder) ?? [];
  if (sign === undefined) return undefined;
  return {
    fact: `The project lies in ${folder}, and the tools that build the course take “${sign}” in a path for something else.`,
    remedy: 'Move the project to a folder whose path has no #, % or ?.',
  };
}
