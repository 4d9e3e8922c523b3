// Hostile: every function returns an object that throws at whoever looks at it.
// Verdict: push/press-release failed, push/sign failed, push/thin-event failed, push/midnight-file failed, push/outbox failed

const bite = (): never => {
  throw new Error('ouch');
};
const get = (_target: object, key: string | symbol) => (key === 'then' ? undefined : bite());
const thorn: unknown = new Proxy({}, { get, has: bite, ownKeys: bite, getPrototypeOf: bite });

export const pressRelease = () => thorn;
export const post = () => thorn;
export const announce = () => thorn;
export const sign = () => thorn;
export const tellArchive = () => thorn;
export const keepVersion = () => thorn;
export const lastVersion = () => thorn;
export const midnightFile = () => thorn;
export const sendFile = () => thorn;
export const publish = () => thorn;
export const deliver = () => thorn;
