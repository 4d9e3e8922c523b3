// Mistake: the note’s frame has no title.
// Caught by: embed/contain

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html)}" sandbox=""></iframe>`;
}
// #endregion
