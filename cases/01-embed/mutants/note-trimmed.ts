// Mistake: the note is trimmed.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html.trim())}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
