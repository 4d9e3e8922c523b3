// Mistake: nothing is allowed to anybody, so no tool works.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(_content: Content, _hostUrl: string): string {
  return '';
}
// #endregion
