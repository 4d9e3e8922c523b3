// Mistake: the note’s frame has no sandbox, and so it has the Host’s origin.
// Caught by: embed/contain

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html)}" title="${escaped(note.title)}"></iframe>`;
}
// #endregion
