import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BINARIES_OF, genuine } from './node-binaries.ts';
import { root } from './root.ts';

test('the sums are those of the version that the kit brings', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  assert.equal(devDependencies['node'], BINARIES_OF);
});

test('the Node that runs this is the one that the kit means, and no other file is', async (context) => {
  const platform = `${process.platform}-${process.arch}`;
  const own = await genuine(process.execPath, platform, process.versions.node);
  if (own === 'unknown') return context.skip(`nobody wrote down the Node of ${platform}`);
  assert.equal(own, 'genuine');
  assert.equal(await genuine(import.meta.filename, platform, BINARIES_OF), 'other');
});

test('of other systems and versions nothing is said', async () => {
  assert.equal(await genuine(process.execPath, 'plan9-mips', BINARIES_OF), 'unknown');
  assert.equal(await genuine(process.execPath, 'linux-x64', '26.9.0'), 'unknown');
});
