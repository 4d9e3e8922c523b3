/** Loaded before Slidev: its pages lie under a path that nobody guesses. A command line could be read by others. */
const { HOST_AND_REMOTE_DECK_KEY: key } = process.env;
if (key) process.argv.push('--base', `/${key}/`);
