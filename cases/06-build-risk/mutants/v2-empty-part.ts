// Mistake: A part of a name that is an empty text counts as missing.
// Caught by: build-risk/sunset › gives version 2 the shape of version 1

// #region adapter-v2
export function fromV2({ employee, name, location, employment }: PersonV2): Record<keyof PersonV1, unknown> {
  const parts = [name?.given, name?.family];
  return {
    id: employee?.id,
    displayName: name?.given && name?.family ? `${name.given} ${name.family}` : undefined,
    workplace: location?.office,
    status: employment?.state,
  };
}
// #endregion
