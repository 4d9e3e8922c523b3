// Mistake: the first quotation mark of the note ends srcdoc.
// Caught by: embed/contain

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${note.html}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
