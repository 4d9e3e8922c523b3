// Hostile: every function returns something else than it should.
// Verdict: embed/frame failed, embed/contain failed, embed/preview failed, embed/widget failed

export const reportFrame = () => 42;
export const sandboxFor = () => ['allow-scripts'];
export const noteFrame = () => ({ html: '<iframe>' });
export const preview = () => null;
export const mountWidget = () => 'mounted';
