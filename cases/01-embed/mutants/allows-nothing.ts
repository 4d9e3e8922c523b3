// Mistake: nothing is allowed to anybody, so no tool works.
// Caught by: embed/contain

// #region sandbox
export function sandboxFor(_content: Content, _hostUrl: string): string {
  return '';
}
// #endregion
