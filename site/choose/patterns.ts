/** What each of the five patterns says to each question. The comparison prints it, and the chooser decides by it. */
import type { PatternId } from './pattern-ids.ts';
import type { QuestionId } from './questions.ts';

/** A pattern's answer to one question. */
interface Cell {
  /** For the comparison: a sentence or two. */
  text: string;
  /** The choices that the pattern can serve. */
  fits: readonly string[];
  /** For every other choice, why it does not serve, as a reason against the pattern. */
  against: Readonly<Record<string, string>>;
  /** For a choice in `against` that can still lead here: what one gives up, and what to do about it. */
  price?: Readonly<Record<string, string>>;
}

export type Row = Readonly<Record<QuestionId, Cell>>;

export const patterns: Readonly<Record<PatternId, Row>> = {
  embed: {
    acts: {
      text: 'Nobody. People look at it, or use the Remote’s own form in its frame.',
      fits: ['nobody'],
      against: {
        remote: 'A frame shows something. It tells the Remote nothing about what happened here.',
        host: 'The Host does not understand what stands in the frame, so it cannot decide by it.',
      },
    },
    sources: {
      text: 'One to a frame. Two frames stand side by side and know nothing of each other.',
      fits: ['one'],
      against: { many: 'Frames stand side by side. Putting their parts together is left to whoever looks.' },
    },
    down: {
      text: 'Yes: the frame is empty, and the page around it stands.',
      fits: ['may'],
      against: { 'must-not': 'When the Remote is down, there is nothing in the frame.' },
    },
    owner: {
      text: 'The Remote, of content and function alike.',
      fits: ['remote'],
      against: {
        host: 'What is in the frame can only be changed over there.',
        split: 'What is in the frame can only be changed over there, every field of it.',
      },
    },
    fresh: {
      text: 'As fresh as the Remote, because it is the Remote that one sees.',
      fits: ['now', 'later'],
      against: {},
    },
  },
  push: {
    acts: {
      text: 'The Remote. The Host wants nothing back but a yes.',
      fits: ['remote'],
      against: {
        nobody: 'A message that nobody acts on is noise with retries.',
        host: 'A Push gives something away. All that the Host gets back is a yes.',
      },
    },
    sources: {
      text: 'One: the Host itself. It may tell several Remotes.',
      fits: ['one'],
      against: { many: 'The Host can only send what it has.' },
      price: {
        many: 'You send your part, and so do the others. Putting the parts together is then the Remote’s work: for you it is a Push, for them it is Synthesize.',
      },
    },
    down: {
      text: 'Yes: messages wait in an outbox, and what the Host knows is its own.',
      fits: ['may', 'must-not'],
      against: {},
    },
    owner: {
      text: 'The Host, of what it sends. What the Remote makes of it belongs to the Remote.',
      fits: ['host'],
      against: {
        remote: 'A Push sends what the Host knows first. Here the Remote has the last word.',
        split: 'A Push sends what the Host knows first. Here the Remote has a say as well.',
      },
      price: {
        remote:
          'If they edit what you send, your Push is the first half, and theirs is a Clone. Agree on what a later message may overwrite.',
        split:
          'If both edit it, write down for each field who has the last word, and let no message overwrite the others.',
      },
    },
    fresh: {
      text: 'Seconds after an event, or each night by the clock: the Host decides.',
      fits: ['now', 'later'],
      against: {},
    },
  },
  pull: {
    acts: {
      text: 'The Host: the answer goes into its own logic.',
      fits: ['host'],
      against: {
        nobody: 'To fetch data and understand it is work, and nobody here would use the understanding.',
        remote: 'Asking does not tell the Remote that something happened.',
      },
    },
    sources: {
      text: 'One system to a question.',
      fits: ['one'],
      against: { many: 'A page that waits for six systems has six ways to have a bad day.' },
    },
    down: {
      text: 'Only as far as a fallback goes: a kept answer, or doing without.',
      fits: ['may'],
      against: { 'must-not': 'It needs the Remote at the moment of asking.' },
      price: {
        'must-not':
          'You need the Remote at the very moment that you ask. Say for how long an old answer may be used, and what happens after that; where a mistake would let somebody in, refuse.',
      },
    },
    owner: {
      text: 'The Remote. The Host sees a change the next time it asks.',
      fits: ['remote'],
      against: {
        host: 'An answer is not yours to edit; the next one would undo what you changed.',
        split: 'An answer is not yours to edit, not even in part; the next one would undo what you changed.',
      },
    },
    fresh: {
      text: 'As of this moment, or as old as you let a kept answer grow.',
      fits: ['now', 'later'],
      against: {},
    },
  },
  clone: {
    acts: {
      text: 'The Host and its people: it is an article, or a profile, like any other.',
      fits: ['nobody', 'host'],
      against: { remote: 'A copy changes something here. The Remote does not hear of it.' },
    },
    sources: {
      text: 'One to a record.',
      fits: ['one'],
      against: { many: 'A record that is copied from many sources has many owners, and no rule for when they differ.' },
    },
    down: {
      text: 'Yes, for good if need be. The copy lives on.',
      fits: ['may', 'must-not'],
      against: {},
    },
    owner: {
      text: 'The Host, from the moment of copying; or each field whom you settle on.',
      fits: ['host', 'split'],
      against: {
        remote: 'A copy begins to differ from its source when it is made, and here the source has the last word.',
      },
      price: {
        remote:
          'A copy that nobody may edit grows old. Copy again on purpose, say every night, and settle field by field whose word counts.',
      },
    },
    fresh: {
      text: 'As of the last copy.',
      fits: ['later'],
      against: { now: 'A copy is as old as the last time it was made.' },
      price: {
        now: 'It is as fresh as the last message. Settle which fields a message may touch, and find out how you notice that one is missing.',
      },
    },
  },
  synthesize: {
    acts: {
      text: 'The Host: it puts the parts together, and people read what comes out.',
      fits: ['nobody', 'host'],
      against: { remote: 'Collecting is for an answer here. The Remote would not hear that something happened.' },
    },
    sources: {
      text: 'Many. None of them has the answer alone.',
      fits: ['many'],
      against: { one: 'With one source there is nothing to put together.' },
    },
    down: {
      text: 'Yes: the answer has a gap, and says since when.',
      fits: ['may', 'must-not'],
      against: {},
    },
    owner: {
      text: 'Each source, of its part. Only what comes out belongs to the Host.',
      fits: ['remote'],
      against: {
        host: 'An edit here is one more opinion beside those of the sources, and the next delivery knows nothing of it.',
        split: 'An edit here stands beside what the sources say, and the next delivery knows nothing of it.',
      },
      price: {
        host: 'Put what your people write beside what the sources say, never over it. Otherwise the next delivery undoes their work, or hides a correction.',
        split:
          'For each field, settle whether a source or your people have the last word, and show both where they differ.',
      },
    },
    fresh: {
      text: 'As of each source’s last word, which it names.',
      fits: ['later'],
      against: { now: 'It is as old as the oldest of its parts.' },
      price: {
        now: 'Have each source send as things happen, instead of every night. Still, show a time beside each part: the whole is as old as its oldest.',
      },
    },
  },
};
