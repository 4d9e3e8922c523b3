// Mistake: It reads no headers, so the end comes as a surprise.
// Caught by: build-risk/sunset › reads Deprecation and Sunset, and leaves what it cannot read

// #region warning
export function readWarning(headers: Headers): Warning | null {
  return headers.has('X-Warning') ? { deprecatedAt: null, sunsetAt: null } : null;
}
// #endregion
