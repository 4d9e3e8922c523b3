// Mistake: the first quotation mark of the note ends srcdoc.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${note.html}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
