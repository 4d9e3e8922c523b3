// Hostile: every function returns something else than it should.
// Verdict: push/press-release failed, push/sign failed, push/thin-event failed, push/midnight-file failed, push/outbox failed

export const pressRelease = () => 42;
export const post = () => 'posted';
export const announce = () => [];
export const sign = () => 'v1,signature';
export const tellArchive = () => true;
export const keepVersion = () => 7;
export const lastVersion = () => 'the last version';
export const midnightFile = () => 'ada.okafor';
export const sendFile = () => 'sent';
export const publish = () => 'published';
export const deliver = () => 0;
