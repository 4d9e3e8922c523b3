/** From a draft to a brief: what a buyer wants, wants to see, asks, and will accept. */
import { logIns, personals, type Draft } from './draft.ts';
import {
  always,
  eventWanted,
  manySources,
  maker,
  ofLogIn,
  ofOwner,
  ofPattern,
  ofPersonal,
  ofTrigger,
  wished,
  when,
  whenShown,
} from './texts.ts';

/** A part of the brief. In `steps` the order matters, as in a script. */
export interface Section {
  heading: string;
  list: 'steps' | 'questions';
  items: string[];
}

/** One line of the table that the vendor fills in. */
export interface Requirement {
  text: string;
  /** Without a `must` there is no purchase; a `should` is weighed. */
  weight: 'must' | 'should';
}

/** A brief, to be shown or written down. All texts are plain; whatever a person gave is in them as it was given. */
export interface Brief {
  title: string;
  /** What a buyer's office wants to see at a glance, each with its name. */
  facts: [name: string, fact: string][];
  /** Paragraphs. */
  opening: string[];
  sections: Section[];
  /** What will be accepted, for the vendor to answer line by line. */
  requirements: Requirement[];
  closing: string;
}

/** How a vendor answers a requirement: the columns of the table. */
export const ANSWERS = ['Yes', 'By configuration', 'On the roadmap', 'No'] as const;

export const HEADINGS = { requirements: 'When we call it done: please answer line by line' } as const;

/**
 * The brief for a draft. Where the draft names nothing, the brief says “our system”, “your system” and “the data”; what
 * has not been chosen is left out.
 */
export function compose(draft: Draft): Brief {
  const fill = filling(draft);
  const steps = stepsFor(draft);
  return {
    title: fill('Integration brief: {H} and {R}'),
    facts: factsOf(draft),
    opening: openingOf(draft, fill),
    sections: [
      { heading: 'What we want to see', list: 'steps', items: steps.map(fill) },
      { heading: 'What we ask, in writing', list: 'questions', items: questionsFor(draft).map(fill) },
    ],
    requirements: requirementsFor(draft, steps).map(({ text, weight }) => ({ text: fill(text), weight })),
    closing: fill(
      'Please answer in writing first, and then show it in both systems with data like ours. “Not yet” is a good answer: we would rather know.',
    ),
  };
}

function factsOf({ reply, contact, people, logIn, personal }: Draft): Brief['facts'] {
  const all: Brief['facts'] = [
    ['Answer by', reply === '' ? '' : DAY.format(new Date(`${reply}T00:00:00Z`))],
    ['Answer to', contact],
    ['People and load', people],
    ['Log-in', logIns.find(({ id }) => id === logIn)?.text ?? ''],
    ['Personal data', personals.find(({ id }) => id === personal)?.text ?? ''],
  ];
  return all.filter(([, fact]) => fact !== '');
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

function openingOf(draft: Draft, fill: (text: string) => string): string[] {
  const { story, wishes, pattern, sources, trigger, owner } = draft;
  const wants = wishes.map((wish) =>
    wish === 'event' ? (pattern === '' ? always.eventWanted : eventWanted[pattern]) : wished[wish].want,
  );
  if (pattern !== '') {
    const about = pattern === 'embed' ? whenShown : when;
    wants.push(ofPattern[pattern].want.replace('{when}', trigger === '' ? '' : `, ${about[trigger]}`));
    if (sources === 'many') wants.push(manySources[pattern]);
    if (owner !== '') wants.push(ofPattern[pattern].owner[owner]);
  }
  const failure = failureOf(draft);
  if (failure !== undefined) wants.push(failure);
  return [
    fill('We do not ask whether {yours} integrates with {other}. We ask how, for one purpose, and we want to see it.'),
    ...(story === '' ? [] : [`The moment we have in mind: ${story}`]),
    ...(wants.length === 0 ? [] : [wants.map(fill).join(' ')]),
  ];
}

function failureOf({ pattern, failure }: Draft): string | undefined {
  return pattern === '' || failure === '' ? undefined : ofPattern[pattern].failure[failure];
}

function outageStep(draft: Draft): string {
  const failure = failureOf(draft);
  if (failure === undefined) return always.demoOutage;
  return `Switch {R} off and do it again. We expect this: ${lowerFirst(failure)}`;
}

function stepsFor(draft: Draft): string[] {
  const { pattern, trigger } = draft;
  return [
    always.demoFirst,
    ...(pattern === '' ? [] : ofPattern[pattern].demo),
    ...(trigger === '' ? [] : [ofTrigger[trigger].demo]),
    outageStep(draft),
    always.demoBack,
    always.demoAdmin,
  ];
}

function questionsFor({ vendor, wishes, pattern, logIn, personal, people }: Draft): string[] {
  return [
    maker[vendor],
    ...always.questions,
    always.fields,
    ...wishes.map((wish) => wished[wish].ask),
    ...(pattern === '' ? [] : ofPattern[pattern].ask),
    ...(logIn === '' ? [] : [ofLogIn[logIn].ask]),
    ...(personal === '' || personal === 'none' ? [] : [ofPersonal[personal].ask]),
    ...(people === '' ? [] : [always.load]),
  ];
}

function requirementsFor(draft: Draft, steps: string[]): Requirement[] {
  const { pattern, trigger, owner, logIn, personal } = draft;
  const outage = steps.indexOf(outageStep(draft)) + 1;
  const musts = [
    ...(pattern === '' ? [] : ofPattern[pattern].accept),
    ...(owner === '' ? [] : [ofOwner[owner]]),
    `With {R} switched off for a whole hour, it is as in step ${outage}, and nobody had to be called.`,
    ...(logIn === '' ? [] : [ofLogIn[logIn].accept]),
    ...(personal === '' || personal === 'none' ? [] : ofPersonal[personal].accept),
  ];
  const shoulds = [...(trigger === '' ? [] : [ofTrigger[trigger].accept]), always.accepted];
  return [
    ...musts.map((text) => ({ text, weight: 'must' as const })),
    ...shoulds.map((text) => ({ text, weight: 'should' as const })),
  ];
}

/** Puts names into a text. */
function filling(draft: Draft): (text: string) => string {
  const isTheirs = { host: draft.vendor !== 'remote', remote: draft.vendor === 'remote' || draft.vendor === 'both' };
  const host = draft.host || (isTheirs.host ? 'your system' : 'our system');
  const remote = draft.remote || (draft.vendor === 'remote' ? 'your system' : 'the other system');
  const data = draft.data || 'the data';
  const names: Record<string, string> = {
    H: host,
    'H^': draft.host || upperFirst(host),
    R: remote,
    'R^': draft.remote || upperFirst(remote),
    D: data,
    'D^': upperFirst(data),
    yours: draft.vendor === 'remote' ? remote : host,
    other: draft.vendor === 'remote' ? host : remote,
    people: draft.people,
  };
  return (text) => text.replace(/\{([\w^]+)\}/g, (_, name: string) => names[name]!);
}

/** A whole sentence behind a colon. Names keep their letters: our own sentences begin with “While”. */
function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
