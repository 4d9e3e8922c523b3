import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exercises } from '../../course.ts';
import { exerciseReport, stepReport } from './report.ts';
import { findingsIn, recordText, whereToLook } from './findings.ts';

const pull = exercises().find(({ id }) => id === 'pull')!;
const [first, second] = pull.exercise.steps;
const MESSAGE = 'What it saw: http://127.0.0.1:41234/ after 17 ms.\nWhere to look: homeOffice(): the address.';

test('a record has what failed, without what is other every time', () => {
  const failed = stepReport(first!, { status: 'failed', message: MESSAGE, check: 'asks HR' }, []);
  const report = exerciseReport(pull, [failed, stepReport(second!, { status: 'passed' }, [])]);
  const findings = findingsIn(report);
  assert.deepEqual([...findings.keys()], [first!.id]);
  assert.match(findings.get(first!.id)!, /http:\/\/127\.0\.0\.1:…\/ after … ms/);
  const text = recordText(pull, [{ name: 'asks-nobody', about: 'It asks nobody.', findings }]);
  assert.match(text, /^## asks-nobody\n\nIt asks nobody\.\n\n\*\*pull\/home-office\*\*\n\n```text\nWhat it saw/m);
});

test('the function that somebody is sent to is found', () => {
  assert.equal(whereToLook(MESSAGE), 'homeOffice()');
  assert.equal(whereToLook('Where to look: publish(), which writes the row.'), 'publish()');
  assert.equal(whereToLook('Where to look: for a loop: it never ends.'), 'for a loop');
  assert.equal(whereToLook('Nothing could be checked.'), undefined);
});
