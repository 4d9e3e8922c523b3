// Hostile: it needs a module of Node, which the browser does not have.
// Verdict: embed/frame passed, embed/contain passed, embed/preview passed, embed/widget failed
// Says: it cannot be loaded in the browser

import { createHash } from 'node:crypto';

export const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex');

// #solution
