// Mistake: the note becomes part of the Host’s own page.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<section title="${escaped(note.title)}">${note.html}</section>`;
}
// #endregion
