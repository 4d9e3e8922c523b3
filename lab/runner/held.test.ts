/** What holds learner code in a Host's process: Node's permission model, and what is taken away before it comes in. */
import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { LOSSES } from '../company/host/taken-away.ts';
import { Lines } from '../project/line-splitter.ts';
import { root } from '../project/root.ts';
import { HostDied, HostProcess } from './host-process.ts';
import { World } from './world.ts';

/** How learner code comes by the owners of what is taken away. */
const OWNERS = {
  process: 'process',
  'node:v8': "await import('node:v8')",
  'node:os': "await import('node:os')",
  'node:module': "await import('node:module')",
  'the handle of a pipe': 'Object.getPrototypeOf(process.stdout._handle)',
} as const satisfies Record<(typeof LOSSES)[number]['owner'], string>;

/** Runs a learner's file: what it printed, a line each. */
async function printedBy(context: TestContext, source: string): Promise<string[]> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'taken-away-')));
  await writeFile(join(folder, 'pull.ts'), source);
  const process = new HostProcess(folder);
  context.after(async () => {
    process.end();
    await process.cleared();
    await rm(folder, { recursive: true });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  const printed: string[] = [];
  const lines = new Lines((line) => (line === 'end' ? resolve() : printed.push(line)));
  process.on('output', (text) => lines.add(text));
  const world = await World.open({ module: 'pull', process, file: join(folder, 'pull.ts') });
  assert.deepEqual(world.diagnostics, []);
  await promise;
  await world.close();
  return printed;
}

test('it reads its own folder, writes to its scratch folder, and starts nothing', async (context) => {
  const solution = join(root, 'solutions', '03-pull', 'pull.ts');
  const source = `
    import { readFileSync, writeFileSync, symlinkSync } from 'node:fs';
    import { spawnSync } from 'node:child_process';
    import { Worker } from 'node:worker_threads';
    import v8 from 'node:v8';
    const tried = (name, act) => { try { act(); console.log(name, 'open'); } catch (error) { console.log(name, error.code); } };
    tried('own', () => readFileSync(new URL(import.meta.url.split('?')[0])));
    tried('solution', () => readFileSync(${JSON.stringify(solution)}));
    tried('write', () => writeFileSync(${JSON.stringify(join(tmpdir(), 'written-by-nobody'))}, ''));
    tried('link', () => symlinkSync(${JSON.stringify(solution)}, 'link'));
    tried('process', () => spawnSync(process.execPath, ['--version']));
    tried('worker', () => new Worker('', { eval: true }));
    tried('native', () => process.dlopen({ exports: {} }, 'nothing.node'));
    console.log('heap', v8.getHeapStatistics().heap_size_limit < 300_000_000);
    for (const name of ['node:sqlite', 'node:ffi']) await import(name).then(() => console.log(name, 'open'), (error) => console.log(name, error.code));
    console.log('end');
  `;
  const denied = 'ERR_ACCESS_DENIED';
  assert.deepEqual(await printedBy(context, source), [
    'own open',
    ...['solution', 'write', 'link', 'process', 'worker', 'native'].map((name) => `${name} ${denied}`),
    'heap true',
    'node:sqlite ERR_UNKNOWN_BUILTIN_MODULE',
    'node:ffi ERR_UNKNOWN_BUILTIN_MODULE',
  ]);
});

test('everything on the list is refused', async (context) => {
  const wanted = LOSSES.flatMap(({ owner, names }) => names.map((name) => [owner, name] as const));
  const tries = wanted.map(
    ([owner, name]) => `
      {
        const owner = ${OWNERS[owner]};
        const there = owner.${name};
        let code = there === undefined ? 'absent' : 'open';
        try { if (there) there.call(owner); } catch (error) { code = error.message.includes('is not to be had here') ? 'refused' : 'open'; }
        console.log(${JSON.stringify(`${owner} ${name}`)}, code);
      }`,
  );
  const printed = await printedBy(context, `${tries.join('\n')}\nconsole.log('end');`);
  assert.equal(printed.length, wanted.length);
  assert.deepEqual(
    printed.filter((line) => line.endsWith(' open')),
    [],
  );
  for (const [owner, name] of [
    ['process', 'kill'],
    ['node:v8', 'setFlagsFromString'],
    ['the handle of a pipe', 'connect'],
  ])
    assert(printed.includes(`${owner} ${name} refused`), `${owner} ${name}`);
});

test('no import, no reference and no assignment brings any of it back', async (context) => {
  const source = `
    import * as v8 from 'node:v8';
    import { kill } from 'node:process';
    import { createRequire } from 'node:module';
    const refused = (name, act) => { try { act(); console.log(name, 'open'); } catch { console.log(name, 'refused'); } };
    refused('import', () => v8.setFlagsFromString('--stack-size=900'));
    refused('default', () => v8.default.setFlagsFromString('--stack-size=900'));
    refused('require', () => createRequire(import.meta.url)('node:v8').setFlagsFromString('--stack-size=900'));
    refused('builtin', () => process.getBuiltinModule('v8').setFlagsFromString('--stack-size=900'));
    refused('process', () => kill(process.pid, 0));
    refused('assignment', () => { 'use strict'; process.kill = () => true; });
    refused('definition', () => Object.defineProperty(process, 'kill', { value: () => true }));
    console.log('end');
  `;
  for (const line of await printedBy(context, source)) assert.match(line, / refused$/);
});

test('sockets with a path lead nowhere, and those with a port go on', async (context) => {
  const source = `
    import net from 'node:net';
    import http from 'node:http';
    const path = process.platform === 'win32' ? '\\\\\\\\.\\\\pipe\\\\nobody' : '/nobody/listens/here';
    const refused = (name, act) => { try { act().on?.('error', (error) => console.log(name, error.code)); } catch (error) { console.log(name, error.code); } };
    refused('connect', () => net.connect(path));
    refused('listen', () => net.createServer().listen(path));
    refused('request', () => http.get({ socketPath: path }));
    const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', () => {
      net.connect(server.address().port, '127.0.0.1').resume().once('close', () => { server.close(); console.log('end'); });
    });
  `;
  assert.deepEqual(
    (await printedBy(context, source)).toSorted(),
    ['connect ERR_ACCESS_DENIED', 'listen ERR_ACCESS_DENIED', 'request ERR_ACCESS_DENIED'].toSorted(),
  );
});

test('its debugger cannot be opened, and it is not told its token', async (context) => {
  const source = `
    console.log(process.execArgv.includes('--disable-sigusr1'), typeof process.send, Object.keys(process.env).join());
    console.log('end');
  `;
  assert.deepEqual(await printedBy(context, source), ['true undefined TZ']);
});

test('whoever writes where only the Host writes has a Host no more', async (context) => {
  for (const line of ['hello', '{"news":"ready"}', `${'0'.repeat(64)}{"news":"ready"}`, 'x'.repeat(70_000)]) {
    const source = `import { writeSync } from 'node:fs'; writeSync(4, ${JSON.stringify(line)} + '\\n'); console.log('end');`;
    await assert.rejects(printedBy(context, source), (error) => {
      assert(error instanceof HostDied);
      return /your code wrote where only the Host writes/.test(error.message);
    });
  }
});

test('whoever hangs up has a Host no more', async (context) => {
  for (const file of [3, 4])
    await assert.rejects(
      printedBy(context, `import { closeSync } from 'node:fs'; closeSync(${file}); await new Promise(() => {});`),
      HostDied,
    );
});
