// Hostile: it returns whatever comes to mind.
// Verdict: clone/news-item failed, clone/idempotent failed, clone/employees failed, clone/re-clone failed, clone/unplugged failed

export const fetchArticle = () => 7;
export const toNews = () => [];
export const takeOver = async () => null;
export const insertNews = () => 'one';
export const clone = () => ({ then: 'never' });
export const isKnown = () => 'perhaps';
export const cloneOnce = async () => 'maybe';
export const parseCsv = () => 'a,b,c';
export const toProfile = () => 0;
export const importEmployees = () => [{ row: 'first', outcome: 'fine' }, null];
export const reClone = async () => Symbol('done');
export const copyFile = async () => 12;
export const withOwnFiles = async () => undefined;
