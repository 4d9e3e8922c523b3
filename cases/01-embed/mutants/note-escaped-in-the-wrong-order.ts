// Mistake: quotation marks are escaped before ampersands, so their escapes are escaped.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${note.html.replaceAll('"', '&quot;').replaceAll('&', '&amp;')}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
