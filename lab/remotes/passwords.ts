/** Passwords by user ID. Only the directory looks at them; they lie where learner code cannot read. */
export const passwords: Readonly<Record<string, string>> = {
  '00042': 'herring-58',
  '00055': 'samphire-2',
  '00076': 'boatyard-9',
  '00088': 'windbreak-8',
  '00093': 'cuttlefish-5',
  '00107': 'lighthouse-7',
  '00118': 'driftwood-3',
  '00127': 'seaglass-1',
  '00131': 'ropewalk-12',
  '00164': 'shingle-40',
  '00203': 'sandpiper-4',
  '00215': 'tideline-6',
};
