/** `npm run grade -- --cohort PATH`. */
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { keepBeside, readIfThere, writeWhole } from '../../project/files.ts';
import { plainText } from '../../project/plain-text.ts';
import { UserError, type ExitCode } from '../../project/user-error.ts';
import { GraderResources } from '../../grader/resources.ts';
import { Verdicts } from '../../grader/verdicts.ts';
import { checksVersion, type GradeSheet } from '../grade-sheet.ts';
import { gradeCohort } from './cohort.ts';
import { openClass, takeIn, type Intake, type Person } from './intake/intake.ts';
import { intakeCsv, intakeFrom } from './intake/table.ts';
import { intakeText, needsPerson } from './intake/told.ts';
import type { HandedClass } from './intake/handed.ts';
import { canRunAsNobody, layersInWords, runWithoutNetwork } from './layers.ts';
import { Progress } from './progress.ts';
import { ClassRecord, RECORD, type Drop } from './record.ts';
import { Roster } from './roster.ts';
import { Stopping } from './stopping.ts';
import { listed, writeCohort } from './write.ts';

/** What was asked for. */
export interface CohortRequest {
  modules: ExerciseModule[];
  /** The folder or zip of submissions, absolute. */
  path: string;
  /** Where the reports go; beside the submissions unless told. */
  reports: string | undefined;
  /** Whether to grade again what is known from an earlier run. */
  complete: boolean;
  /** Whether to stop after the intake. */
  intakeOnly: boolean;
  /** An intake that a person has edited. */
  intakeFile: string | undefined;
  /** Whom to grade; everybody when nobody is named. */
  only: readonly string[];
  /** Whether the best of several attempts, and of earlier grades, counts. */
  best: boolean;
  due: Date | undefined;
  /** A roster's file. */
  roster: string | undefined;
  /** What exercises (by id) are called in the gradebook. */
  assignments: ReadonlyMap<string, string>;
}

const INTAKE = 'intake.csv';

/**
 * Grades a cohort and says where the reports are.
 *
 * @returns 2 when somebody has no grade: because the grader failed, or because it was stopped
 * @throws UserError when there is nothing to grade
 */
export async function gradeCohortCommand(request: CohortRequest): Promise<ExitCode> {
  const { path } = request;
  if (!existsSync(path))
    throw new UserError(
      `There is no folder and no zip ${path} to grade: give --cohort one, with a folder for each learner or as a platform gives it.`,
    );
  if (!request.intakeOnly) {
    const code = await runWithoutNetwork();
    if (code !== undefined) return code as ExitCode;
  }
  const roster = request.roster === undefined ? undefined : await Roster.read(request.roster);
  const handed = await opened(path);
  try {
    return await gradeHanded(request, handed, roster);
  } finally {
    await handed.close();
  }
}

async function gradeHanded(request: CohortRequest, handed: HandedClass, roster: Roster | undefined): Promise<ExitCode> {
  const { path, modules, intakeFile } = request;
  const out = resolve(request.reports ?? `${path.replace(/\.zip$/i, '')}-reports`);
  const intake =
    intakeFile === undefined
      ? await takeIn(handed, modules, (name) => isReports(path, name, out))
      : await intakeFrom(await textOf(intakeFile), intakeFile, handed, modules);
  if (intake.people.length === 0) throw new UserError(nobody(path, intake));
  console.log(`${intakeText(intake)}\n`);
  if (request.intakeOnly) return writeIntake(intake, join(out, INTAKE));
  const record = await ClassRecord.open(out);
  const chosen = whom(intake.people, request.only);
  const run = new ClassRun({ request, intake, out, roster, record });
  return run.grade(chosen);
}

async function opened(path: string): Promise<HandedClass> {
  return openClass(path).catch((error: Error) => {
    throw new UserError(`${path} cannot be taken in: ${error.message}.`);
  });
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new UserError(`The intake ${file} cannot be read: ${error.message}.`);
  });
}

/** Reports of this class may lie inside of it. */
function isReports(path: string, name: string, out: string): boolean {
  const folder = join(path, name);
  return folder === out || existsSync(join(folder, RECORD));
}

function nobody(path: string, { aside }: Intake): string {
  const [first] = aside;
  const why = first ? ` ${plainText(first.path)} ${first.why}.` : '';
  return `There is nobody in ${path}: put each learner's work into a folder of its own, laid out like exercises/.${why}`;
}

/**
 * @throws UserError when somebody is named whom nobody knows
 */
function whom(people: readonly Person[], only: readonly string[]): Person[] {
  const key = (name: string) => name.normalize('NFC').toLowerCase();
  const unknown = only.find((name) => !people.some(({ learner }) => key(learner) === key(name)));
  if (unknown !== undefined)
    throw new UserError(`Nobody in this class is called “${unknown}”: “--intake” shows what people are called.`);
  return only.length === 0
    ? [...people]
    : people.filter(({ learner }) => only.some((name) => key(name) === key(learner)));
}

/** What a person edited stays beside what is written now. */
async function writeIntake(intake: Intake, file: string): Promise<ExitCode> {
  const text = intakeCsv(intake);
  const there = await readIfThere(file);
  if (there !== undefined && there !== text)
    console.log(`The intake that was there is kept as ${await keepBeside(file)}.`);
  await writeWhole(file, text);
  console.log(`The intake is ${file}. Edit it if you like, and give it back: --intake-from ${file}`);
  return 0;
}

/** What a run works with. */
interface Setting {
  request: CohortRequest;
  intake: Intake;
  /** The folder of the reports. */
  out: string;
  roster: Roster | undefined;
  record: ClassRecord;
}

/** One run over a class, which ends with what it has. */
class ClassRun {
  readonly #setting: Setting;
  readonly #drops: Drop[] = [];
  /** Errors that nobody caught. */
  readonly #uncaught: string[] = [];

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  async grade(people: readonly Person[]): Promise<ExitCode> {
    const { request, record } = this.#setting;
    const asNobody = await canRunAsNobody();
    const confinement = layersInWords(asNobody);
    console.error(confinement);
    const verdicts = new Verdicts({ recall: request.complete ? record.anewSince() : true, confinement });
    const scratch = await realpath(await mkdtemp(join(tmpdir(), 'class-')));
    const resources = new GraderResources({ log: console.error, asNobody, concurrency: 1 }); // others fill the time that a check waits
    const stopping = new Stopping({
      atOnce: () => void resources.close(),
      never: () => rmSync(scratch, { recursive: true, force: true }),
    });
    process.on('uncaughtException', this.#hear);
    const progress = new Progress(people.length, process.stderr);
    let sheets: GradeSheet[] = [];
    try {
      await resources.browser(); // without one there are no grades, and the reports stay as they are
      sheets = await gradeCohort({
        resources,
        modules: request.modules,
        people,
        verdicts,
        scratch,
        best: request.best,
        due: request.due,
        concurrency: availableParallelism() + 2, // more than there are cores: some submission always waits for a deadline
        onGraded: (sheet, known) => progress.step(gradedLine(sheet, known), known),
        signal: stopping.soon,
        now: stopping.now,
      });
    } finally {
      progress.end();
      stopping.done();
      await Promise.all([resources.close(), verdicts.tidy()]);
      await rm(scratch, { recursive: true, force: true });
      process.off('uncaughtException', this.#hear);
    }
    return this.#finish(people, sheets);
  }

  /** One program must not cost the class: what it broke here is told, and the others go on. */
  readonly #hear = (error: Error): void => {
    this.#uncaught.push(error.message);
    console.error(
      `\nThe grader met an error that nobody caught, and goes on: ${plainText(error.stack ?? error.message)}`,
    );
  };

  async #finish(people: readonly Person[], sheets: readonly GradeSheet[]): Promise<ExitCode> {
    const { request, record, out } = this.#setting;
    for (const sheet of sheets) this.#drops.push(...record.add(sheet));
    const isWhole = sheets.length === people.length;
    if (isWhole && request.only.length === 0) record.anewDone();
    await record.save();
    await this.#write(sheets);
    const troubled = sheets.filter(({ work }) => Object.values(work).some(({ outcome }) => outcome === 'trouble'));
    if (!isWhole)
      console.log(`Stopped after ${sheets.length} of ${people.length}. The same command goes on from there.`);
    if (troubled.length > 0) console.log(`${troubleText(troubled)} The same command tries again.`);
    for (const drop of this.#drops) console.log(dropText(drop));
    const needy = this.#setting.intake.people.filter(needsPerson).length;
    if (needy > 0)
      console.log(
        `${needy === 1 ? 'One submission needs' : `${needy} submissions need`} a person: see above, or the overview.`,
      );
    console.log(`The overview is ${join(out, 'overview.html')}; each learner's card and the gradebooks lie beside it.`);
    return isWhole && troubled.length === 0 && this.#uncaught.length === 0 ? 0 : 2;
  }

  async #write(sheets: readonly GradeSheet[]): Promise<void> {
    const { request, intake, record, roster, out } = this.#setting;
    const all = intake.people.flatMap(({ learner }) => record.sheetOf(learner, request.best) ?? []);
    const unknown = await writeCohort(all, out, {
      attention: this.#attention(all),
      earlier: all.flatMap(({ learner }) => this.#earlierOf(learner, request.best)),
      assignments: request.assignments,
      news: this.#news(all, sheets),
      ...(roster && { identityOf: (sheet) => roster.identityOf(sheet) }),
    });
    if (unknown.length > 0)
      console.log(`The roster does not know ${plainText(listed(unknown))}: the gradebooks have no line for them.`);
  }

  /** Whose card is written: those that were graded now, and those that have none. */
  #news(all: readonly GradeSheet[], sheets: readonly GradeSheet[]): Set<string> {
    const graded = new Set(sheets.map(({ learner }) => learner));
    const isComplete = graded.size === all.length || !existsSync(join(this.#setting.out, 'overview.html'));
    return isComplete ? new Set(all.map(({ learner }) => learner)) : graded;
  }

  #earlierOf(learner: string, best: boolean) {
    return Object.values(this.#setting.record.historyOf(learner)).flatMap((entries) => {
      const shown = best ? undefined : entries.at(-1);
      const others = entries.filter((one) => one !== shown && entries.length > 1);
      return others.map(({ report: { title, score, max }, gradedAt }) => ({
        learner,
        title,
        score,
        max,
        at: new Date(gradedAt),
      }));
    });
  }

  /** What somebody has to do or to know before these grades go anywhere. */
  #attention(all: readonly GradeSheet[]): string[] {
    const { intake, request } = this.#setting;
    const ungraded = intake.people.filter(({ learner }) => !all.some((sheet) => sheet.learner === learner));
    const troubled = all.filter(({ work }) => Object.values(work).some(({ outcome }) => outcome === 'trouble'));
    const old = all.filter((sheet) =>
      request.modules.some(
        (module) => sheet.work[module.id] && sheet.work[module.id]!.checks !== checksVersion(module),
      ),
    );
    return [
      ...(ungraded.length === 0 ? [] : [`Not graded yet: ${listed(ungraded.map(({ learner }) => learner))}.`]),
      ...(troubled.length === 0 ? [] : [troubleText(troubled)]),
      ...(old.length === 0
        ? []
        : [
            `Graded by earlier checks than the others: ${listed(old.map(({ learner }) => learner))}. Grade the whole class again.`,
          ]),
      ...this.#drops.map(dropText),
      ...intake.people.filter(needsPerson).map(needText),
      ...intake.aside.filter(({ grave }) => grave).map(({ path, why }) => `${path} ${why}.`),
    ];
  }
}

function gradedLine({ learner, report, work }: GradeSheet, known: boolean): string {
  const isTroubled = Object.values(work).some(({ outcome }) => outcome === 'trouble');
  const score = isTroubled ? 'the grader failed' : `${report.score} of ${report.max}`;
  return `${plainText(learner)}: ${score}${known ? ' (as before)' : ''}`;
}

function troubleText(troubled: readonly GradeSheet[]): string {
  return `The grader failed, and there is no grade, for ${plainText(listed(troubled.map(({ learner }) => learner)))}.`;
}

function dropText({ learner, title, from, to }: Drop): string {
  return `${plainText(learner)} had ${from} points in ${title}, and now has ${to}. The earlier grade is in the overview; with --best it counts.`;
}

function needText({ learner, finds, aside }: Person): string {
  const notes = [...finds.values()].flatMap((own) =>
    own.filter((find) => find.needsPerson).flatMap((find) => find.notes),
  );
  const left = aside.filter(({ grave }) => grave).map(({ path, why }) => `${path} ${why}.`);
  return `${learner}: ${[...new Set([...notes, ...left])].join(' ')}`;
}
