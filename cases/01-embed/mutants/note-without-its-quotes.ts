// Mistake: quotation marks in the note become apostrophes.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html.replaceAll('"', "'"))}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
