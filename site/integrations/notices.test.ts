import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARRIED, noticesText } from './notices.ts';

test('the licence of everything that is carried is there, the typefaces’ too', async () => {
  const text = await noticesText();
  for (const name of CARRIED) assert(text.includes(`${name}\n\n`), name);
  assert.equal(text.match(/SIL OPEN FONT LICENSE Version 1\.1/gi)?.length, 3);
  assert((text.match(/MIT License/gi)?.length ?? 0) >= 3);
});
