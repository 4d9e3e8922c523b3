/**
 * Follows what files really use: imports, files named by `new URL(…, import.meta.url)`, globs, style sheets, and what
 * chapters and decks quote. For the tests that hold declared inputs and the order of folders against the code.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One file that uses another; both are paths from the project's root with `/`. */
export interface Use {
  from: string;
  to: string;
}

/** How to walk. */
export interface Walk {
  /** The project's root. */
  folder: string;
  /** The exercise that stands in for the hole of a path such as `../exercises/${module}/plugin.ts`; all of them unless told. */
  module?: string;
  /** Whether what is used for its types alone counts, too. */
  withTypes?: boolean;
}

/** What this package's own name leads to, by the subpath in `exports` of package.json. */
const OWN = /^host-and-remote\/(.+)$/;
/** Code between Markdown or markup, by the kind of file. */
const SCRIPTS = /<script\b[^>]*>([^]*?)<\/script>|^---\n([^]*?)\n---|^(import .*)$/gm;
const STYLE_USES = /@import\s+(?:url\()?['"]([^'"]+)['"]|url\(['"]?(\.[^'")]+)['"]?\)/g;
/** `<<< ../file.ts#region` on a slide, `src: ./deck.md` in its front matter, `<Excerpt file="…">` in a chapter. */
const QUOTES = /^<<< ([^\s#]+)|^src: (\S+)$|<Excerpt\b[^>]*?\bfile="([^"]+)"/gm;

/**
 * Everything that is used by these files, and by what they use, and so on.
 *
 * @returns each use once
 */
export function usesFrom(entries: readonly string[], walk: Walk): Use[] {
  const uses: Use[] = [];
  const seen = new Set(entries);
  const queue = [...seen];
  for (const from of queue) {
    for (const to of usedBy(from, walk)) {
      uses.push({ from, to });
      if (seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return uses;
}

/**
 * The files of the project that one file uses directly.
 *
 * @throws Error when a path that stands in it leads to no file
 */
export function usedBy(file: string, { folder, module, withTypes = false }: Walk): string[] {
  const text = /\.(?:[cm]?[jt]s|vue|astro|mdx?|css)$/.test(file) ? readFileSync(path.join(folder, file), 'utf8') : '';
  const isExample = file.endsWith('.md') && !file.startsWith('slides/');
  if (text === '' || isExample) return [];
  const filled = (code: string) => (/\bmodule\b/.test(code) ? (module ?? '*') : '*');
  const specifiers = specifiersIn(file, text, withTypes).map((specifier) =>
    specifier.replace(/\$\{([^}]*)\}/g, (_, code: string) => filled(code)),
  );
  return [...new Set(specifiers.flatMap((specifier) => resolved(specifier, file, folder)))];
}

function specifiersIn(file: string, text: string, withTypes: boolean): string[] {
  if (file.endsWith('.css')) return stylesIn(text);
  if (/\.[cm]?[jt]s$/.test(file)) return codeIn(text, withTypes);
  const code = [...text.matchAll(SCRIPTS)].flatMap(([, script, front, line]) =>
    codeIn(script ?? front ?? line ?? '', withTypes),
  );
  return [...code, ...stylesIn(text), ...quotesIn(text)];
}

function stylesIn(text: string): string[] {
  return [...text.matchAll(STYLE_USES)].map(([, imported, url]) => (imported ?? url)!);
}

function quotesIn(text: string): string[] {
  return [...text.matchAll(QUOTES)].map(([, snippet, deck, excerpt]) => snippet ?? deck ?? `/${excerpt}`);
}

/** What TypeScript or JavaScript uses when it runs, when types are gone; with types, what it uses as it stands. */
function codeIn(text: string, withTypes: boolean): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && (withTypes || !isOnlyTypes(node))) found.push(textOf(node.moduleSpecifier));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && (withTypes || !node.isTypeOnly)) {
      found.push(textOf(node.moduleSpecifier));
    }
    if (ts.isCallExpression(node)) found.push(...calledWith(node));
    if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && isOwnAddress(node.arguments?.[1])) {
      found.push(textOf(node.arguments![0]!));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

function calledWith({ expression, arguments: [first] }: ts.CallExpression): string[] {
  if (!first) return [];
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return [textOf(first)];
  if (expression.getText() !== 'import.meta.glob') return [];
  return ts.isArrayLiteralExpression(first) ? first.elements.map(textOf) : [textOf(first)];
}

function isOnlyTypes({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  const { phaseModifier, name, namedBindings } = importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return (
    !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.every((e) => e.isTypeOnly)
  );
}

function isOwnAddress(node: ts.Expression | undefined): boolean {
  return node?.getText() === 'import.meta.url';
}

/** A string as it stands between its quotes; the `${…}` of a template stay as they are. */
function textOf(node: ts.Expression): string {
  return ts.isStringLiteralLike(node) ? node.text : node.getText().slice(1, -1);
}

function resolved(specifier: string, from: string, folder: string): string[] {
  const own = OWN.exec(specifier)?.[1];
  if (own !== undefined) return [ownFile(own, folder)];
  const [name = ''] = specifier.split(/[?#]/);
  if (!/^\.{0,2}\//.test(name)) return [];
  const place = name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(from), name);
  if (place.includes('*')) return matching(place, folder);
  const file = [place, `${place}.ts`, `${place}/index.ts`].find((one) => isFile(path.join(folder, one)));
  if (file !== undefined) return [file];
  if (existsSync(path.join(folder, place)) || name.startsWith('/')) return []; // a folder, or an address of the site
  throw new Error(`${from} uses ${specifier}, but there is no such file.`);
}

/** The files that a pattern stands for, without tests. */
function matching(pattern: string, folder: string): string[] {
  const files = globSync(pattern, { cwd: folder, exclude: ['**/*.test.ts'] });
  return files.map((file) => file.replaceAll(path.sep, '/'));
}

function ownFile(subpath: string, folder: string): string {
  const { exports } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    exports: Record<string, string>;
  };
  for (const [pattern, target] of Object.entries(exports)) {
    const [start, end = ''] = pattern.slice(2).split('*') as [string, string?];
    if (!pattern.includes('*') ? subpath === start : subpath.startsWith(start) && subpath.endsWith(end)) {
      return target.slice(2).replace('*', subpath.slice(start.length));
    }
  }
  throw new Error(`package.json exports nothing as “${subpath}”.`);
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
