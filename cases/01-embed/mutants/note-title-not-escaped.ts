// Mistake: the title of the note is not escaped.
// Caught by: embed/contain › ?

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html)}" title="${note.title}" sandbox=""></iframe>`;
}
// #endregion
