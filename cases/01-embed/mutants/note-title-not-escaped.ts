// Mistake: the title of the note is not escaped.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html)}" title="${note.title}" sandbox=""></iframe>`;
}
// #endregion
