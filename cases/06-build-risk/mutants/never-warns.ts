// Mistake: It reads no headers, so the end comes as a surprise.
// Caught by: build-risk/sunset › warns of the announced end

// #region warning
export function readWarning(headers: Headers): Warning | null {
  return headers.has('X-Warning') ? { deprecatedAt: null, sunsetAt: null } : null;
}
// #endregion
