// Mistake: quotation marks in the note are escaped, but ampersands are not.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${note.html.replaceAll('"', '&quot;')}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
