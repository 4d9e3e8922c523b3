// Mistake: a long note is cut.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html.slice(0, 5000))}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
