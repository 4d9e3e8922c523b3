import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { parseDirective } from './theme/excerpts/directive.ts';
import { expandExcerpts } from './theme/excerpts/expand.ts';
import { checkTypes } from './theme/excerpts/twoslash.ts';

const SOURCE = `const LIMIT = 3;

// #region add
/**
 * Adds.
 */
export function add(first: number, second: number): number {
  // #todo a/b Add.
  const sum = first + second;
  return Math.min(sum, LIMIT);
  // #endtodo
}
// #endregion
`;

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'excerpts-'));
  await writeFile(join(folder, 'add.ts'), SOURCE);
  await writeFile(join(folder, 'note.txt'), 'one   line\n');
});

after(() => rm(folder, { recursive: true }));

async function expand(...lines: string[]): Promise<string> {
  return (await expandExcerpts(lines.join('\n'), folder, undefined, folder)).markdown;
}

test('a directive says what to cut and how to show it', () => {
  assert.deepEqual(parseDirective('<<< ../a/b.ts#one-two (body, from "f(x)", to "}", ask "y") twoslash {1|2}'), {
    path: '../a/b.ts',
    region: 'one-two',
    doc: false,
    body: true,
    from: 'f(x)',
    to: '}',
    ask: 'y',
    info: 'twoslash {1|2}',
  });
  assert.equal(parseDirective('<<< a.ts {1|2}').info, '{1|2}');
});

test('a directive with an unknown option is refused', () => {
  assert.throws(
    () => parseDirective('<<< a.ts (bdy)'),
    /“<<< a\.ts \(bdy\)” has options that nobody knows\. There are: doc/,
  );
  assert.throws(() => parseDirective('<<<'), /is no excerpt/);
});

test('a region becomes a code block without markers and doc comment', async () => {
  assert.equal(
    await expand('before', '<<< ./add.ts#add {1}', 'after'),
    `before
\`\`\`ts {1}
export function add(first: number, second: number): number {
  const sum = first + second;
  return Math.min(sum, LIMIT);
}
\`\`\`
after`,
  );
});

test('doc keeps the comment; body, from and to choose lines', async () => {
  assert.match(await expand('<<< ./add.ts#add (doc)'), /^```ts \n\/\*\*\n \* Adds\./);
  assert.match(await expand('<<< ./add.ts#add (body)'), /^```ts \nconst sum = first \+ second;\nreturn .*\n```$/);
  assert.match(await expand('<<< ./add.ts#add (from "return", to "return")'), /^```ts \nreturn .*\n```$/);
});

test('large type breaks long lines anew, and a body has the room of its indentation', async () => {
  const { markdown } = await expandExcerpts('<<< ./add.ts#add', folder, 30, folder);
  assert.match(markdown, /add\(\n {2}first: number,\n {2}second: number,\n\)/);
  // 28 letters fit, and the line has 28 once it begins at the margin.
  const body = (size: number): Promise<string> =>
    expandExcerpts('<<< ./add.ts#add (body)', folder, size, folder).then((r) => r.markdown);
  assert.match(await body(50), /return Math\.min\(sum, LIMIT\);/);
});

test('a file that is no code is shown as it is', async () => {
  assert.equal(await expand('<<< ./note.txt'), '```txt \none   line\n```');
});

test('excerpts work in magic-move and stay text in a code block', async () => {
  const moved = await expand('````md magic-move', '<<< ./add.ts#add', '<<< ./add.ts#add (body)', '````');
  assert.equal(moved.match(/^```ts/gm)?.length, 2);
  assert.equal(await expand('```md', '<<< ./add.ts#add', '```'), '```md\n<<< ./add.ts#add\n```');
});

test('the files are named, so that Slidev can watch them', async () => {
  const { files } = await expandExcerpts('<<< ./add.ts\n<<< ./add.ts#add', folder, undefined, folder);
  assert.deepEqual(files, [join(folder, 'add.ts')]);
});

test('what is missing is named', async () => {
  await assert.rejects(expand('<<< ./sub.ts'), /There is no file \.\/sub\.ts/);
  await assert.rejects(expand('<<< ./add.ts#sub'), /\.\/add\.ts has no region “sub”\. It has: add\./);
  await assert.rejects(expand('<<< ./add.ts#add (to "product")'), /no line with “product”/);
  await assert.rejects(expand('<<< ./note.txt (body)'), /note\.txt has no body/);
});

test('a file outside the project is not shown, not even through a link', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
  const outside = join(elsewhere, 'note.txt');
  await writeFile(outside, 'not for slides\n');
  await symlink(outside, join(folder, 'link.txt'));
  for (const name of [relative(folder, outside), outside, './link.txt'])
    await assert.rejects(expand(`<<< ${name}`), /lies outside the project/);
  await rm(elsewhere, { recursive: true });
});

test('twoslash sees the whole file and shows the excerpt, with a question below its line', async () => {
  const block = await expand('<<< ./add.ts#add (body, ask "sum, LIMIT") twoslash');
  const [hidden = '', shown = ''] = block.split('// ---cut---\n');
  assert.match(hidden, /const LIMIT = 3;/);
  assert.match(
    shown,
    /^const sum = first \+ second;\nreturn Math\.min\(sum, LIMIT\);\n\/\/ {14}\^\?\n\/\/ ---cut-after---\n}/,
  );
});

test('code with types must compile', async () => {
  await checkTypes(await expand('<<< ./add.ts#add (body) twoslash'));
  await checkTypes('```ts\nconst text: string = 1;\n```');
  await assert.rejects(
    checkTypes('```ts twoslash\nconst text: string = 1;\n```'),
    /does not compile: .*'number' is not assignable to type 'string'/,
  );
});

test('code with types knows “host-and-remote/lab”', async () => {
  const block = (outcome: string): string =>
    `\`\`\`ts twoslash\nimport type { LogIn } from 'host-and-remote/lab';\nexport const end: LogIn = { outcome: '${outcome}' };\n\`\`\``;
  await checkTypes(block('refused'));
  await assert.rejects(checkTypes(block('perhaps')), /not assignable/);
});
