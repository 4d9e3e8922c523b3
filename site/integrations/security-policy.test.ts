import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { HEADERS, hostFiles, withPolicy } from './security-policy.ts';

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>A page</title>
<script>first = "a > b";</script><script type="module" src="./_astro/site.js"></script></head>
<body><script type="module">second()</script><script type="application/json">{"no":"script"}</script></body></html>`;

function policyOf(html: string): Record<string, string> {
  const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(withPolicy(html)) ?? [];
  return Object.fromEntries(
    policy.split('; ').map((part) => [part.split(' ')[0]!, part.split(' ').slice(1).join(' ')]),
  );
}

test('a page runs its own scripts and files of its own host, and nothing else', () => {
  const { 'script-src': scripts, 'default-src': others } = policyOf(PAGE);
  const hashes = ['first = "a > b";', 'second()'].map((text) => `'sha256-${hash('sha256', text, 'base64')}'`);
  assert.equal(scripts, `'self' 'wasm-unsafe-eval' ${hashes.join(' ')}`);
  assert.equal(others, "'none'");
});

test('no page allows scripts that somebody writes into it', () => {
  for (const part of ['script-src', 'default-src', 'connect-src', 'form-action', 'base-uri'])
    assert.doesNotMatch(policyOf(PAGE)[part]!, /'unsafe-(?:inline|eval)'|\*|https?:/, part);
});

test('the policy stands before everything that it speaks of', () => {
  const html = withPolicy(PAGE);
  assert(html.indexOf('http-equiv') < html.indexOf('<title>'));
  assert.equal(html.replace(/<meta http-equiv[^>]*>/, ''), PAGE);
});

test('every host’s file says all headers', () => {
  const files = hostFiles();
  assert.deepEqual(Object.keys(files), ['_headers', '.htaccess', 'nginx-headers.conf', 'vercel.json']);
  for (const [file, text] of Object.entries(files))
    for (const [name, value] of Object.entries(HEADERS)) {
      assert(text.includes(name), `${file} ${name}`);
      assert(text.includes(value), `${file} ${value}`);
    }
  JSON.parse(files['vercel.json']!);
});
