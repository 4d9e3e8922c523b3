// Mistake: scripts are cut out of the note, and what is left becomes part of the Host’s own page.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  const clean = note.html.replace(/<script[^]*?<\/script>/gi, '');
  return `<section title="${escaped(note.title)}">${clean}</section>`;
}
// #endregion
