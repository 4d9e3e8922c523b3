import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { decks } from '../../course.ts';
import { build, isBuilt, type BuildStep } from './build.ts';
import { deckFiles } from './decks.ts';
import type { Part } from './inputs.ts';
import { lastLines, runTool, tool } from './tools.ts';
import { UserError } from './user-error.ts';

async function scratch(context: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'build-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A step that writes one file. */
const writes = (file: string, text: string, id: Part = 'site'): BuildStep => ({
  id,
  name: file,
  make: async (folder) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
    return { ok: true, output: '', seconds: 1.25 };
  },
});
const fails: BuildStep = {
  id: 'decks',
  name: 'the decks',
  make: () =>
    Promise.resolve({
      ok: false,
      output: 'first\nError: No such layout.\n    at insides (tool.js:1)\nlast',
      seconds: 0,
    }),
};

test('steps build side by side into one folder, with lines for each', async (context) => {
  const out = path.join(await scratch(context), 'dist');
  const lines: string[] = [];
  const begun = { site: Promise.withResolvers<void>(), decks: Promise.withResolvers<void>() };
  // Each ends only when the other has begun.
  const together = (step: BuildStep, other: Part): BuildStep => ({
    ...step,
    make: async (folder) => {
      begun[step.id].resolve();
      await begun[other].promise;
      return step.make(folder);
    },
  });
  const steps = [
    together(writes('index.html', 'site'), 'decks'),
    together(writes('slides/a.html', 'deck', 'decks'), 'site'),
  ];
  await build({ out, steps, log: (line) => lines.push(line) });
  assert.equal(await readFile(path.join(out, 'index.html'), 'utf8'), 'site');
  assert.equal(await readFile(path.join(out, 'slides/a.html'), 'utf8'), 'deck');
  assert.deepEqual(lines.slice(0, 2), ['Building index.html (1 of 2) …', 'Building slides/a.html (2 of 2) …']);
  assert.deepEqual(lines.slice(2).sort(), ['Built index.html in 1.3 s.', 'Built slides/a.html in 1.3 s.']);
  assert(await isBuilt(out));
});

test('a part whose sources are unchanged is taken over, the other one is built', async (context) => {
  const folder = await scratch(context);
  const out = path.join(folder, 'dist');
  const course = (text: string) => [
    writes('pages/index.html', `site ${text}`),
    writes('slides/a.html', `decks ${text}`, 'decks'),
  ];
  const inputs = { site: '1', decks: '1' };
  const fingerprintOf = (part: Part) => inputs[part];
  const built = () =>
    Promise.all(['pages/index.html', 'slides/a.html'].map((file) => readFile(path.join(out, file), 'utf8')));

  await build({ out, steps: course('first'), fingerprintOf });
  inputs.decks = '2';
  const lines: string[] = [];
  await build({ out, steps: course('second'), fingerprintOf, log: (line) => lines.push(line) });
  assert.deepEqual(await built(), ['site first', 'decks second']);
  assert(lines.includes('Nothing has changed for pages/index.html (1 of 2).'));

  // What was taken over once can be taken over again.
  inputs.site = '2';
  await build({ out, steps: course('third'), fingerprintOf });
  assert.deepEqual(await built(), ['site third', 'decks second']);
  assert.deepEqual(await readdir(folder), ['dist']);
});

test('what has not changed is built again only when somebody asks for it', async (context) => {
  const out = path.join(await scratch(context), 'dist');
  const page = async () => readFile(path.join(out, 'index.html'), 'utf8');
  await build({ out, steps: [writes('index.html', 'first')] });
  await build({ out, steps: [writes('index.html', 'second')] });
  assert.equal(await page(), 'first');
  await build({ out, steps: [writes('index.html', 'third')], complete: true });
  assert.equal(await page(), 'third');
});

test('two parts never make the same file', async (context) => {
  const out = path.join(await scratch(context), 'dist');
  const steps = [writes('index.html', 'site'), writes('index.html', 'deck', 'decks')];
  await assert.rejects(build({ out, steps }), /Two parts of the build make “index\.html”/);
});

test('a new build replaces the old one as a whole and leaves nothing behind', async (context) => {
  const folder = await scratch(context);
  const out = path.join(folder, 'dist');
  await build({ out, steps: [writes('old.html', 'old')] });
  await build({ out, steps: [writes('new.html', 'new')], complete: true });
  assert.deepEqual((await readdir(out)).sort(), ['.build.json', 'new.html']);
  assert.deepEqual(await readdir(folder), ['dist']);
});

test('a failed build names its step, shows the tool’s last lines and keeps the old one', async (context) => {
  const folder = await scratch(context);
  const out = path.join(folder, 'dist');
  await build({ out, steps: [writes('index.html', 'old')] });
  await assert.rejects(build({ out, steps: [writes('index.html', 'new'), fails], complete: true }), (error) => {
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
  await assert.rejects(build({ out: folder, steps: [] }), /holds something that is no earlier build/);
  await assert.rejects(build({ out: file, steps: [] }), /cannot be built into .*letter\.txt/);
  assert.equal(await readFile(file, 'utf8'), 'dear');
});

test('a build of other sources, half a record or none is not current', async (context) => {
  const out = path.join(await scratch(context), 'dist');
  assert.equal(await isBuilt(out), false);
  await build({ out, steps: [writes('index.html', 'site')] });
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
