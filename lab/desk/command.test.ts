import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { exercises } from '../../course.ts';
import { feedCode, scratch, workFolder } from './fixtures.ts';

const COMMAND = join(import.meta.dirname, '../commands/start.ts');

function node(context: TestContext, ...args: string[]): ChildProcess {
  const env = { ...process.env, CI: '1', HOST_AND_REMOTE_BROWSER: '/there/is/no/browser' };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  context.after(() => child.kill('SIGKILL'));
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: number; out: string; err: string }> {
  const [[code], out, err] = await Promise.all([
    once(child, 'close') as Promise<[number]>,
    text(child.stdout!),
    text(child.stderr!),
  ]);
  return { code, out, err };
}

test('--help names the port and the browser', async (context) => {
  const { code, out } = await ended(node(context, COMMAND, '--help'));
  assert.equal(code, 0);
  assert.match(out, /^npm start -- \[options\]$/m);
  assert.match(out, /--port N .*\n.*--open .*\n.*--no-open/);
});

test('a port that is none, or taken, is one sentence and exit code 2', async (context) => {
  for (const port of ['many', '65536', '-1', '4321.5']) {
    const { code, err } = await ended(node(context, COMMAND, `--port=${port}`));
    assert.deepEqual(
      [code, err],
      [2, `“${port}” is no port: give --port a whole number up to 65535, for instance 4321.\n`],
    );
  }
  const other = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(other, 'listening');
  context.after(() => other.close());
  const { port } = other.address() as AddressInfo;
  const { code, err } = await ended(node(context, COMMAND, '--port', String(port)));
  assert.equal(code, 2);
  assert.match(
    err,
    new RegExp(
      `^Port ${port} is taken by another program; end that one, or choose another port: npm start -- --port \\d+\n$`,
    ),
  );
});

test('it greets with addresses, tells what happens, and Ctrl-C ends everything', async (context) => {
  const { work } = await workFolder(context, feedCode('no-office', "console.log('at work')"));
  const options = { port: 0, work, site: { dist: await scratch(context), builder: ['--eval', 'process.exit(3)'] } };
  const script = `
    import { start } from ${JSON.stringify(join(import.meta.dirname, 'run-course.ts'))};
    const { site, ...options } = ${JSON.stringify(options)};
    await start({ ...options, site: { ...site, isBuilt: async () => false } }, false);`;
  const child = node(context, '--input-type=module', '--eval', script);
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout! });
  output.on('line', (line) => lines.push(line));
  const line = async (pattern: RegExp) => {
    for (;;) {
      const found = lines.map((said) => said.match(pattern)).find((match) => match !== null);
      if (found) return found;
      await once(output, 'line');
    }
  };

  const [, url] = await line(/The course +(http:\/\/127\.0\.0\.1:\d+\/)$/);
  const [, host] = await line(/The Host +(http:\/\/127\.0\.0\.1:\d+\/)$/);
  await line(/^ +The lab bench +http.*\/lab\/$/);
  for (const { id, title } of exercises()) await line(new RegExp(`^ +${title} +${url}lab/${id}/door/$`));
  await line(/Nothing is graded/);
  await line(/The course could not be built/);
  const entered = await fetch(`${host}lab/enter`, {
    method: 'POST',
    body: new URLSearchParams({ user: '00107' }),
    redirect: 'manual',
  });
  await fetch(host!, { headers: { cookie: entered.headers.getSetCookie()[0]!.split(';')[0]! } });
  await line(/^pull │ at work$/);

  const end = once(child, 'close');
  child.kill('SIGINT');
  assert.deepEqual(await end, [0, null]);
  await line(/^Everything has ended/);
  for (const address of [url!, host!]) await assert.rejects(fetch(address), address);
});
