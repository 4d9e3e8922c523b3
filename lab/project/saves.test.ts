import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { exercises, type ExerciseModule } from '../../course.ts';
import { Saves } from './saves.ts';

const [first, second] = exercises() as [ExerciseModule, ExerciseModule];

test('it says which exercise was saved, however an editor does that', async (context) => {
  const work = await mkdtemp(path.join(tmpdir(), 'saves-'));
  const [file, other] = [first, second].map(({ id, exercise }) => path.join(work, exercise.folder, `${id}.ts`)) as [
    string,
    string,
  ];
  await mkdir(path.dirname(file));
  const saves = new Saves([first, second], work);
  context.after(async () => {
    await saves.close();
    await rm(work, { recursive: true, force: true });
  });
  await saves.open();

  /** The exercise that is told as saved once `act` has been done. */
  const savedBy = async (act: () => Promise<unknown>): Promise<string> => {
    const saved = once(saves, 'saved') as Promise<[ExerciseModule, number]>;
    await act();
    return (await saved)[0].id;
  };
  assert.equal(await savedBy(() => writeFile(file, 'one')), first.id);
  assert.equal(await savedBy(() => writeFile(file, 'two')), first.id);
  await writeFile(path.join(work, 'new'), 'three');
  assert.equal(await savedBy(() => rename(path.join(work, 'new'), file)), first.id);
  assert.equal(await savedBy(() => rm(file)), first.id);
  assert.equal(await savedBy(() => mkdir(path.dirname(other)).then(() => writeFile(other, 'one'))), second.id);
});
