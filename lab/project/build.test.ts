import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { decks } from '../../course.ts';
import { build, isBuilt, type Stage } from './build.ts';
import { deckFiles } from './decks.ts';
import { UserError } from './cli.ts';
import { lastLines, runTool, tool } from './tools.ts';

async function scratch(context: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'build-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A stage that writes one file. */
const writes = (file: string, text: string): Stage => ({
  name: file,
  make: async (folder) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
    return { ok: true, output: '', seconds: 1.25 };
  },
});
const fails: Stage = {
  name: 'the decks',
  make: () =>
    Promise.resolve({
      ok: false,
      output: 'first\nError: No such layout.\n    at insides (tool.js:1)\nlast',
      seconds: 0,
    }),
};

test('stages build into one folder, in order, with a line each', async (context) => {
  const out = path.join(await scratch(context), 'dist');
  const lines: string[] = [];
  const stages = [writes('index.html', 'site'), writes('slides/a.html', 'deck')];
  await build({ out, stages, log: (line) => lines.push(line) });
  assert.equal(await readFile(path.join(out, 'index.html'), 'utf8'), 'site');
  assert.equal(await readFile(path.join(out, 'slides/a.html'), 'utf8'), 'deck');
  assert.deepEqual(lines, [
    'Building index.html (1 of 2) …',
    'Built index.html in 1.3 s.',
    'Building slides/a.html (2 of 2) …',
    'Built slides/a.html in 1.3 s.',
  ]);
  assert(await isBuilt(out));
});

test('a new build replaces the old one as a whole and leaves nothing behind', async (context) => {
  const folder = await scratch(context);
  const out = path.join(folder, 'dist');
  await build({ out, stages: [writes('old.html', 'old')] });
  await build({ out, stages: [writes('new.html', 'new')] });
  assert.deepEqual((await readdir(out)).sort(), ['.build.json', 'new.html']);
  assert.deepEqual(await readdir(folder), ['dist']);
});

test('a failed build names its stage, shows the tool’s last lines and keeps the old one', async (context) => {
  const folder = await scratch(context);
  const out = path.join(folder, 'dist');
  await build({ out, stages: [writes('index.html', 'old')] });
  await assert.rejects(build({ out, stages: [writes('index.html', 'new'), fails] }), (error) => {
    assert(error instanceof UserError);
    assert.match(
      error.message,
      /^Building the decks failed: No such layout\.\n.*\n\nfirst\nError: No such layout\.\nlast\n$/,
    );
    return true;
  });
  assert.equal(await readFile(path.join(out, 'index.html'), 'utf8'), 'old');
  assert.deepEqual(await readdir(folder), ['dist']);
});

test('a folder that is no build is never replaced, and neither is a file', async (context) => {
  const folder = await scratch(context);
  const file = path.join(folder, 'letter.txt');
  await writeFile(file, 'dear');
  await assert.rejects(build({ out: folder, stages: [] }), /holds something that is no earlier build/);
  await assert.rejects(build({ out: file, stages: [] }), /cannot be built into .*letter\.txt/);
  assert.equal(await readFile(file, 'utf8'), 'dear');
});

test('a build of other sources, half a record or none is not current', async (context) => {
  const out = path.join(await scratch(context), 'dist');
  assert.equal(await isBuilt(out), false);
  await build({ out, stages: [writes('index.html', 'site')] });
  for (const record of ['{"inputs":"of other sources"}', '{"inp']) {
    await writeFile(path.join(out, '.build.json'), record);
    assert.equal(await isBuilt(out), false);
  }
});

test('the decks of course.ts are there', () => {
  assert.deepEqual(
    deckFiles().slice(0, decks().length),
    decks().map(({ deck }) => deck.file),
  );
});

test('a tool’s output, end and time are kept', async () => {
  const script = (text: string) => ['--eval', text];
  const good = await runTool({ argv: script('console.log("out"); console.error("err")'), timeoutMs: 60_000 });
  assert(good.ok);
  assert.deepEqual(good.output.split('\n').sort(), ['err', 'out']);
  assert(good.seconds > 0);
  const bad = await runTool({ argv: script('process.exit(3)'), timeoutMs: 60_000 });
  assert.equal(bad.ok, false);
  const endless = await runTool({ argv: script('setInterval(() => {}, 1000)'), timeoutMs: 300 });
  assert.equal(endless.ok, false);
  assert.match(endless.output, /had not ended after 0\.3 s/);
});

test('the command of a package is found, and a wrong one is an error', () => {
  assert.match(tool('prettier', ['--check'])[0]!, /prettier.*js$/);
  assert.match(tool('typescript', [], 'tsserver')[0]!, /tsserver$/);
  assert.match(tool('@slidev/cli', [])[0]!, /slidev\.mjs$/);
  assert.throws(() => tool('astro', [], 'comet'), /no command “comet”/);
  assert.equal(lastLines('a\nb\nc', 2), 'b\nc');
});
