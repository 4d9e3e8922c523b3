import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { test, type TestContext } from 'node:test';
import { confinementFor, freshUser, userFor } from './confinement.ts';
import { HostProcess, type HostProcessOptions } from './host-process.ts';

const ALL = '         0          0 4294967295\n';
const CONTAINER = '         0     100000      65536\n';

/** Whether Hosts can have users of their own here. */
const isRoot = freshUser() !== undefined;

async function started(context: TestContext, options: HostProcessOptions): Promise<HostProcess> {
  const process = new HostProcess(undefined, options);
  context.after(async () => {
    process.end();
    await process.cleared();
  });
  await process.ready();
  return process;
}

test('each process of each grader has a user of its own, which no account has', () => {
  const users = [1_000, 1_001, 4_194_303].flatMap((grader) =>
    Array.from({ length: 64 }, (_, started) => userFor(grader, started, ALL)),
  );
  assert.equal(new Set(users).size, users.length);
  for (const user of users) assert(user! >= 0x7000_0000 && user! < 0x8000_0000);
});

test('a container that knows few users gives one of these', () => {
  const users = Array.from({ length: 64 }, (_, started) => userFor(1_000, started, CONTAINER));
  assert.equal(new Set(users).size, 64);
  for (const user of users) assert(user! >= 20_000 && user! < 60_000);
});

test('a namespace of an ordinary user, which has only that one, gives none', () => {
  assert.equal(userFor(1_000, 0, '         0       1000          1\n'), undefined);
});

test('memory, files and dumps have limits where the system has them', { skip: process.platform !== 'linux' }, () => {
  const { execArgv } = confinementFor('/node');
  for (const limit of ['--data=1000000000', '--fsize=50000000', '--core=0', '/node']) assert(execArgv.includes(limit));
});

test('two submissions share no user, and no folder', { skip: !isRoot }, async (context) => {
  const one = await started(context, { asNobody: true });
  const other = await started(context, { asNobody: true });
  const [first, second] = [one, other].map(({ scratch }) => statSync(scratch));
  assert.notEqual(first!.uid, second!.uid);
  for (const { uid, mode } of [first!, second!]) {
    assert.notEqual(uid, 0);
    assert.equal(mode & 0o777, 0o700);
  }
  for (const { scratch } of [one, other]) assert.equal(statSync(dirname(scratch)).mode & 0o007, 0);
});

test('a process beside another is of its user: they share a submission', { skip: !isRoot }, async (context) => {
  const one = await started(context, { asNobody: true });
  const beside = await started(context, { asNobody: true, beside: one });
  assert.equal(statSync(beside.scratch).uid, statSync(one.scratch).uid);
});
