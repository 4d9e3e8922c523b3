// Mistake: the note’s frame has no title.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html)}" sandbox=""></iframe>`;
}
// #endregion
