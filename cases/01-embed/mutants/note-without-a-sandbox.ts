// Mistake: the note’s frame has no sandbox, and so it has the Host’s origin.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html)}" title="${escaped(note.title)}"></iframe>`;
}
// #endregion
