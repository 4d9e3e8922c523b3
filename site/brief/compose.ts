/** From a draft to a brief: what a buyer wants, wants to see, asks, and will accept. */
import type { Draft } from './draft.ts';
import { always, eventWanted, ofOwner, ofPattern, ofTrigger, wished, when, whenShown } from './texts.ts';

export interface Section {
  heading: string;
  /** Whether the order matters, as in a script; or each is to be ticked off. */
  list: 'steps' | 'questions' | 'points';
  items: string[];
}

/** A brief, to be shown or written down. All texts are plain; whatever a person gave is in them as it was given. */
export interface Brief {
  title: string;
  /** Paragraphs. */
  opening: string[];
  sections: Section[];
  closing: string;
}

/** The brief for a draft. Where the draft names nothing, the brief says “our system”, “your system” and “the data”. */
export function compose(draft: Draft): Brief {
  const pattern = ofPattern[draft.pattern];
  const trigger = ofTrigger[draft.trigger];
  const wishes = draft.wishes.map((wish) => (wish === 'event' ? eventWanted[draft.pattern] : wished[wish].want));
  const about = draft.pattern === 'embed' ? whenShown : when;
  const failure = pattern.failure[draft.failure];
  const fill = filling(draft);
  const outage = `Switch {R} off and do it again. We expect this: ${lowerFirst(failure)}`;
  const steps = [always.demoFirst, ...pattern.demo, trigger.demo, outage, always.demoBack, always.demoAdmin];
  return {
    title: fill('Integration brief: {H} and {R}'),
    opening: [
      fill(
        'We do not ask whether {yours} integrates with {other}. We ask how, for one purpose, and we want to see it.',
      ),
      ...(draft.story === '' ? [] : [`The moment we have in mind: ${draft.story}`]),
      [...wishes, pattern.want.replace('{when}', about[draft.trigger]), pattern.owner[draft.owner], failure]
        .map(fill)
        .join(' '),
    ],
    sections: [
      { heading: 'What we want to see', list: 'steps', items: steps.map(fill) },
      {
        heading: 'What we ask, in writing',
        list: 'questions',
        items: [
          ...always.questions,
          always.fields,
          ...draft.wishes.map((wish) => wished[wish].ask),
          ...pattern.ask,
        ].map(fill),
      },
      {
        heading: 'When we call it done',
        list: 'points',
        items: [
          ...pattern.accept,
          trigger.accept,
          ofOwner[draft.owner],
          `With {R} switched off for a whole hour, it is as in step ${steps.indexOf(outage) + 1}, and nobody had to be called.`,
          always.accepted,
        ].map(fill),
      },
    ],
    closing: fill(
      'Please answer in writing first, and then show it in both systems with data like ours. “Not yet” is a good answer: we would rather know.',
    ),
  };
}

/** Puts names into a text. */
function filling(draft: Draft): (text: string) => string {
  const isHosts = draft.vendor === 'host';
  const host = draft.host || (isHosts ? 'your system' : 'our system');
  const remote = draft.remote || (isHosts ? 'the other system' : 'your system');
  const data = draft.data || 'the data';
  const names: Record<string, string> = {
    H: host,
    'H^': draft.host || upperFirst(host),
    R: remote,
    'R^': draft.remote || upperFirst(remote),
    D: data,
    'D^': upperFirst(data),
    yours: isHosts ? host : remote,
    other: isHosts ? remote : host,
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
