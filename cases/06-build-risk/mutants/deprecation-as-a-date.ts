// Mistake: It reads Deprecation as a date, which RFC 9745 does not send.
// Caught by: build-risk/sunset › reads Deprecation and Sunset, and leaves what it cannot read

// #region warning
export function readWarning(headers: Headers): Warning | null {
  const [deprecation, sunset] = [headers.get('Deprecation'), headers.get('Sunset')];
  if (deprecation === null && sunset === null) return null;
  const [deprecatedAt, sunsetAt] = [deprecation, sunset].map((text) => Date.parse(text ?? ''));
  return { deprecatedAt: Number.isNaN(deprecatedAt) ? null : deprecatedAt!, sunsetAt: Number.isNaN(sunsetAt) ? null : sunsetAt! };
}
// #endregion
