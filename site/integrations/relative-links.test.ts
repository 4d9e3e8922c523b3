import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relativeCss, relativeHtml, rootFrom } from './relative-links.ts';

test('the way to the root follows the depth of the file', () => {
  assert.equal(rootFrom('index.html'), './');
  assert.equal(rootFrom('about/index.html'), '../');
  assert.equal(rootFrom('chapters/pull/index.html'), '../../');
});

test('addresses in tags become relative', () => {
  const html = '<a class="x" href="/chapters/pull/#quiz">Pull</a><img alt="a > b" src="/a.svg"><html data-root="/">';
  const relative =
    '<a class="x" href="../../chapters/pull/#quiz">Pull</a><img alt="a > b" src="../../a.svg"><html data-root="../../">';
  assert.equal(relativeHtml(html, '../../'), relative);
});

test('a script tag is changed, its code is not', () => {
  const html = '<script src="/x.js"></script><script>const a = \'<a href="/">\';</script><a href="/">home</a>';
  const relative = '<script src="./x.js"></script><script>const a = \'<a href="/">\';</script><a href="./">home</a>';
  assert.equal(relativeHtml(html, './'), relative);
});

test('text, other hosts, relative addresses and anchors stay', () => {
  const html = '<p>write href="/x"</p><a href="//cdn.example/x">a</a><a href="x/">b</a><a href="#y">c</a>';
  assert.equal(relativeHtml(html, '../'), html);
});

test('addresses in styles become relative, in files and in pages', () => {
  assert.equal(
    relativeCss('a{b:url(/f.woff2)}c{d:url( "/g.svg")}', '../'),
    'a{b:url(../f.woff2)}c{d:url( "../g.svg")}',
  );
  assert.equal(relativeHtml('<style>a{b:url(/f.woff2)}</style>', './'), '<style>a{b:url(./f.woff2)}</style>');
  assert.equal(
    relativeCss('a{b:url(data:x)}c{d:url(//cdn.example/x)}', '../'),
    'a{b:url(data:x)}c{d:url(//cdn.example/x)}',
  );
});
