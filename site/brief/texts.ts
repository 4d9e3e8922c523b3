/**
 * What a brief says, for each thing that can be chosen. `{H}` and `{R}` stand for the names of Host and Remote, `{D}`
 * for what they share, `{other}` for the system whose vendor does not get the brief; `{H^}`, `{R^}`, `{D^}` begin a
 * sentence.
 */
import type { PatternId } from '../choose/pattern-ids.ts';
import type { Failure, LogIn, Owner, Personal, Trigger, Vendor, Wish } from './draft.ts';

/** What is asked, shown and demanded of every integration. */
export const always = {
  demoFirst: 'Open {H} and {R} side by side. Both are running, and neither is a slide.',
  demoOutage: 'Switch {R} off and do it again. What do people see, what waits, and what is lost?',
  demoBack: 'Switch {R} on again. What mends itself, and what does a person have to do?',
  demoAdmin: 'Show us where an administrator sees whether it works and, when it does not, since when.',
  questions: [
    'When was this connection last changed, and why?',
    'Who supports it, and whom do we call when each side says that it is the other’s fault?',
    'How many customers have it installed, and how many of them used it last week? May we talk to one?',
    'What happens when {other} changes its interface? How do you hear of it, and how long are we without it?',
    'What of this is in the product today, what is set up for us, and what does either cost each year?',
  ],
  fields: 'What exactly of {D} travels, and which way? What of it is about a person, and where is it kept?',
  load: 'What does it cost each year for what we expect ({people}), and what for twice as much?',
  eventWanted: 'When something happens in one system, the other hears of it and acts.',
  accepted: 'Our administrator can see, without asking you, that it works and when it last did.',
} as const;

/** Who built it: one vendor is not to be asked about itself. */
export const maker: Record<Vendor | '', string> = {
  host: 'Who built this connection: you, the maker of {other}, or somebody else?',
  remote: 'Who built this connection: you, the maker of {other}, or somebody else?',
  both: 'Both systems are yours. Which team of yours built this connection, and which one answers for it?',
  '': 'Who built this connection: one of the two makers, or somebody else?',
};

/** How people get in, and what that takes. */
export const ofLogIn: Record<LogIn, { ask: string; accept: string }> = {
  once: {
    ask: 'People log in once, for both systems. By which protocol (OpenID Connect, SAML), who sets it up, and is it in the price?',
    accept: 'People log in once. An account that we close is closed in both systems within the hour.',
  },
  each: {
    ask: 'People log in to each system by itself. How does an account come to be in {R}, and how does it end when somebody leaves?',
    accept: 'Whoever has left cannot log in to either system on the day after.',
  },
  none: {
    ask: 'How does {R} know that it is {H} who asks? Who keeps that key, and how is it changed?',
    accept: 'The key between {H} and {R} can be changed without an outage, and by us.',
  },
};

/** What the law on personal data takes. */
export const ofPersonal: Record<Exclude<Personal, 'none'>, { ask: string; accept: readonly string[] }> = {
  people: {
    ask: 'Some of {D} is about people. Who processes it, in which country, for how long, and with which sub-processors? Please enclose your data processing agreement.',
    accept: [
      'A data processing agreement is signed before the first record travels.',
      'What is kept about one person can be found and deleted in both systems, and we are told that it was.',
    ],
  },
  special: {
    ask: 'Some of {D} is specially protected. Who can read it, how is it encrypted, in which country is it processed, and with which sub-processors? Please enclose your data processing agreement and your impact assessment.',
    accept: [
      'A data processing agreement is signed before the first record travels.',
      'What is kept about one person can be found and deleted in both systems, and we are told that it was.',
      'Every look at a protected record is logged, and we can read the log.',
    ],
  },
};

export const wished: Record<Wish, { want: string; ask: string }> = {
  interface: {
    want: 'People see and use {R} without leaving {H}.',
    ask: 'What can people do from within {H}, and for what do they still have to go to {R}?',
  },
  data: {
    want: '{H^} behaves differently because of what {R} knows.',
    ask: 'What does each system take {D} to be? Show us a case that the two would describe differently.',
  },
  event: {
    want: 'When something happens in one system, the other hears of it and acts.',
    ask: 'Which events are there today, what does each one carry, and which are only planned?',
  },
};

/** An event travels the way that the pattern goes. */
export const eventWanted: Record<PatternId, string> = {
  embed: 'When something happens in {R}, people see it in {H}.',
  push: 'When something happens in {H}, {R} hears of it and acts.',
  pull: 'When something happens in {H}, it asks {R} and acts on the answer.',
  clone: 'When something happens in {R}, {H} hears of it and makes a record of its own.',
  synthesize: 'When something happens in {R} or another source, {H} hears of it and counts it in.',
};

/** What it means for the pattern that other systems have a part of it as well. */
export const manySources: Record<PatternId, string> = {
  embed: 'Other systems stand beside {R} on the page; nobody puts their parts together but the person who looks.',
  push: 'Other systems send their parts to {R} as well, and {R} puts them together.',
  pull: '{R^} is one of several systems that {H} asks; a slow one must not hold up the others.',
  clone: 'Other systems have a part of {D} as well; tell us what happens where they disagree.',
  synthesize: 'We will name the other systems, and more may come.',
};

/** When it takes place, inside a sentence. */
export const when: Record<Trigger, string> = {
  event: 'as soon as something happens',
  schedule: 'at fixed times, such as every night',
  demand: 'when a person asks for it',
  view: 'whenever somebody opens the page',
};

/** The same for a frame, which does nothing by itself. */
export const whenShown: Record<Trigger, string> = {
  event: 'as soon as it changes there',
  schedule: 'as it stood at a fixed time, such as last night',
  demand: 'when a person opens it',
  view: 'whenever somebody opens the page',
};

interface PatternTexts {
  /** What the pattern is, with `{when}` for a comma and when it takes place. */
  want: string;
  demo: readonly string[];
  ask: readonly string[];
  accept: readonly string[];
  /** What happens while the Remote is away, as a sentence. */
  failure: Record<Failure, string>;
  owner: Record<Owner, string>;
}

export const ofPattern: Record<PatternId, PatternTexts> = {
  embed: {
    want: '{H^} shows {D} as {R} has it{when}, in a place of its own on the page. {H^} need not understand it.',
    demo: [
      'Open the page of {H} that shows {D}, on a large screen and on a phone.',
      'Log in as somebody who may see {D}, and then as somebody who may not. Which system decides?',
      'Change {D} in {R}, and open the page again.',
    ],
    ask: [
      'How does {R} know who is looking? Does anybody have to log in a second time?',
      'Which addresses may show {R} in a frame, and who of us can change that?',
    ],
    accept: [
      'Whoever may not see {D} in {R} does not see it in {H} either.',
      'Whatever goes wrong inside the frame, the rest of the page works.',
    ],
    failure: {
      gap: 'While {R} is away, its place on the page says so in a sentence, and the rest of {H} works.',
      kept: 'While {R} is away, the page shows what last came from it, with date and time.',
      later: 'While {R} is away, the page tries again by itself and fills in when {R} is back.',
      stop: 'While {R} is away, the page that shows {D} is closed, and says why.',
    },
    owner: {
      remote: '{D^} is edited in {R}, and {H} only shows it.',
      host: 'We would like to edit {D} in {H}. We know that a frame alone does not give us that: tell us what does.',
      split: 'Most of {D} is edited in {R}. Tell us which parts people can edit through the frame, and as whom.',
    },
  },
  push: {
    want: '{H^} sends {D} to {R}{when}, and {R} acts on it. {H^} wants nothing back but a yes.',
    demo: [
      'Set it off in {H}. Show us what arrives in {R}, and what {R} does with it.',
      'Show us one message as it leaves {H}: every field, and how {R} knows who sent it.',
      'Deliver the same message twice. Show us that it has one effect.',
    ],
    ask: [
      'For how long, and how often, is a message tried again, and who is told when it is given up?',
      'Can a later message overtake an earlier one, and what does {R} do then?',
    ],
    accept: [
      'Each message has one effect in {R}, however often it is delivered.',
      'Nothing is lost when either system is restarted at the worst moment.',
    ],
    failure: {
      gap: 'While {R} is away, work in {H} goes on, and {H} shows what has not arrived.',
      kept: 'While {R} is away, work in {H} goes on; {R} continues with the last that it heard, and shows from when it is.',
      later: 'While {R} is away, messages wait, survive a restart of {H}, and are delivered by themselves afterwards.',
      stop: 'While {R} is away, {H} does not accept the change, keeps what was typed, and says why.',
    },
    owner: {
      host: '{D^} is edited in {H}. What {R} makes of it belongs to {R}.',
      remote: 'Once it has arrived, {D} is edited in {R}. Tell us what a later message from {H} overwrites.',
      split:
        'Some fields of {D} are edited in {H} and others in {R}. We want a list of which, and no message that overwrites the others.',
    },
  },
  pull: {
    want: '{H^} asks {R} for {D}{when}, and decides by the answer.',
    demo: [
      'Change {D} in {R}. Then show us that {H} does something else because of it.',
      'Do the same as two people for whom {D} differs, one right after the other.',
      'Do it as somebody of whom {R} knows nothing.',
    ],
    ask: [
      'How long does {H} wait for an answer, and for how long does it use one that it has kept?',
      'How many questions does {R} bear in an hour, and how many will {H} ask when everybody arrives at nine?',
    ],
    accept: [
      'Nobody ever sees an answer that was meant for somebody else.',
      '{H^} responds in its usual time even when {R} takes thirty seconds.',
    ],
    failure: {
      gap: 'While {R} does not answer, {H} goes on without it, and says what is missing.',
      kept: 'While {R} does not answer, {H} uses the last answer for a time that we agree on, and says from when it is.',
      later: 'While {R} does not answer, {H} goes on and asks again by itself, with growing pauses, until it knows.',
      stop: 'While {R} does not answer, {H} refuses, says that {R} is the reason, and lets nobody past.',
    },
    owner: {
      remote: '{D^} is edited in {R}, and {H} only reads it.',
      host: 'We would like to edit {D} in {H}. We know that the next answer from {R} would undo it: tell us how you keep it.',
      split:
        'Some fields of {D} are edited in {R} and others in {H}. We want a list of which, and an answer that leaves ours alone.',
    },
  },
  clone: {
    want: '{H^} takes {D} over from {R}{when}. From then on it is a record of {H}’s own.',
    demo: [
      'Create something in {R} and have it copied. In {H}, find it, edit it and delete it as you would any other.',
      'Copy the same thing again. Show us that there is still one.',
      'Edit it in {H}, change it in {R}, and copy again. Whose version is left?',
    ],
    ask: [
      'By what do you recognise a record that was copied before, and what happens when that changes?',
      'What happens in {H} when a record disappears from {R}?',
    ],
    accept: [
      'Copying twice makes no duplicate, and a late copy of an older version changes nothing.',
      'One bad record is reported by name, and all others are copied.',
    ],
    failure: {
      gap: 'While {R} is away, people work with the copies; nothing new arrives, and {H} says since when.',
      kept: 'While {R} is away, people work with the copies, and each of them says from when it is.',
      later: 'While {R} is away, people work with the copies; what was missed is copied by itself afterwards.',
      stop: 'While {R} is away, a copy that is due is not used until it has been made, and {H} says why.',
    },
    owner: {
      host: 'Once copied, {D} is edited in {H}, and nothing from {R} overwrites it unasked.',
      remote:
        '{D^} is edited in {R} alone. Tell us how often the copies are renewed, and how {H} keeps people from editing them.',
      split: 'Once copied, some fields of {D} are edited in {H}, and others follow {R}. We want a list of which.',
    },
  },
  synthesize: {
    want: '{H^} collects {D} from {R} and other systems{when}, and combines them into an answer that none of them has.',
    demo: [
      'Show us one answer in {H}, and then in each source the figures that it was made of.',
      'Send the same item twice, and one that is late. Show us that each counts once and in its place.',
      'Show us where an answer says how old each of its parts is.',
    ],
    ask: [
      'How are different names, scales and time zones brought to one, and who maintains that?',
      'What does it take to add one more source, and who can do it?',
    ],
    accept: [
      'Each item counts once, and every figure can be followed back to its source.',
      'A source that is missing is shown as missing, with the time of its last word, and never as zero.',
    ],
    failure: {
      gap: 'While {R} is silent, the answer comes without its part, and says so.',
      kept: 'While {R} is silent, the answer uses its last known figures, and says from when they are.',
      later: 'While {R} is silent, answers are marked as provisional; late figures are counted in by themselves.',
      stop: 'While {R} is silent, {H} gives no answer, and says which source it waits for.',
    },
    owner: {
      remote: 'Each source keeps the last word on its part, and {H} edits none of them.',
      host: 'We would like to correct {D} in {H}. Tell us where a correction is kept, so that the next delivery does not undo it.',
      split: 'Some of {D} is edited in the sources, and people add to it in {H}. We want to see which is which.',
    },
  },
};

export const ofTrigger: Record<Trigger, { demo: string; accept: string }> = {
  event: {
    demo: 'Do it once more, and let us count the seconds until the effect.',
    accept: 'From the event to its effect takes no longer than we agreed on, measured by us.',
  },
  schedule: {
    demo: 'Show us where the times are set, start a run by hand, and let us see one that failed.',
    accept: 'A run that fails, or never starts, is noticed the same day by a person with a name.',
  },
  demand: {
    demo: 'Show us who may ask for it, and what happens when somebody presses twice.',
    accept: 'Pressing twice does no more than pressing once.',
  },
  view: {
    demo: 'Open the page fifty times within a minute. How often was {R} asked?',
    accept: 'Everybody opening the page at nine costs {R} no more than we agreed on.',
  },
};

export const ofOwner: Record<Owner, string> = {
  remote: 'A change in {R} reaches {H} as agreed, and nobody can make one in {H} that is lost without a word.',
  host: 'What somebody edited in {H} is still there after the next exchange.',
  split: 'For each field it is written down who has the last word, and we have tried it for three of them.',
};
