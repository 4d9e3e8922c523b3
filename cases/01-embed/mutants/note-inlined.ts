// Mistake: the note becomes part of the Host’s own page.
// Caught by: embed/contain

// #region note
export function noteFrame(note: Note): string {
  return `<section title="${escaped(note.title)}">${note.html}</section>`;
}
// #endregion
