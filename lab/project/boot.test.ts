import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './root.ts';

const GATE = 'lab/project/boot.js';
const LOOPBACK = 'lab/project/loopback.js';

interface Manifest {
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
}

/**
 * What a script of a kit says where these packages are installed.
 *
 * @param node the version of Node that the kit brings
 */
function said(packages: readonly string[], node = process.versions.node): { code: number | null; err: string } {
  const kit = mkdtempSync(path.join(tmpdir(), 'kit-'));
  try {
    for (const file of [GATE, LOOPBACK]) cpSync(path.join(root, file), path.join(kit, file));
    const manifest = { type: 'module', devDependencies: { hono: '4.0.0', node } };
    writeFileSync(path.join(kit, 'package.json'), JSON.stringify(manifest));
    for (const name of packages) {
      const file = path.join(kit, 'node_modules', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '{}');
    }
    const args = ['--import', `./${GATE}`, '--eval', ''];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: kit, encoding: 'utf8' });
    return { code: status, err: stderr };
  } finally {
    rmSync(kit, { recursive: true, force: true });
  }
}

const ALL = ['.package-lock.json', 'hono/package.json', 'node/package.json'];

test('a kit that is installed runs', () => {
  assert.deepEqual(said(ALL), { code: 0, err: '' });
});

test('a kit that is not installed, or whose installation was broken off, says what to do', () => {
  const answer = { code: 2, err: 'The kit is not installed yet: run “npm ci” first.\n' };
  assert.deepEqual(said([]), answer);
  assert.deepEqual(said(ALL.slice(1)), answer);
});

test('a kit that lacks a package names it', () => {
  const err = 'The kit is not installed completely, “hono” is missing: run “npm ci” again.\n';
  assert.deepEqual(said(['.package-lock.json', 'node/package.json']), { code: 2, err });
});

test('a kit without its own Node says so', () => {
  const { code, err } = said(ALL, '999.0.0');
  assert.equal(code, 2);
  assert.match(err, /^This is Node \S+, not the kit’s own Node 999\.0\.0: run “npm ci” again, .*\.\n$/);
});

test('every npm script asks first', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  for (const [name, line] of Object.entries(scripts)) assert(line.startsWith(`node --import ./${GATE} `), name);
});
