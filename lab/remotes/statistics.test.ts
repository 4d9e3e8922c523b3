import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Clock } from '../company/clock.ts';
import { Statistics } from './statistics.ts';

async function headersOf(context: TestContext, query: string): Promise<Headers> {
  const statistics = await new Statistics(new Clock()).listen();
  context.after(() => statistics.close());
  const response = await fetch(`${statistics.url}/nightly/service.html${query}`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<h1>Guest line, all offices<\/h1>/);
  return response.headers;
}

test('the report tells browsers to ask each time, and the intruder’s does not say otherwise', async (context) => {
  for (const query of ['', '?edition=tampered', '?edition=usual']) {
    const headers = await headersOf(context, query);
    assert.equal(headers.get('Cache-Control'), 'no-cache', query);
    assert.equal(headers.get('Last-Modified'), null, query);
  }
});

test('a server that nobody has configured says when the file was written, and nothing about caching', async (context) => {
  const headers = await headersOf(context, '?edition=unconfigured');
  assert.equal(headers.get('Cache-Control'), null);
  // The lab opens on Monday, 2 March 2026: the file is from two in the night before.
  assert.equal(headers.get('Last-Modified'), 'Mon, 02 Mar 2026 02:00:00 GMT');
});
