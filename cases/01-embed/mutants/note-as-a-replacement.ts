// Mistake: the note is put in by replace(), where $& has a meaning.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="NOTE" title="${escaped(note.title)}" sandbox=""></iframe>`.replace('NOTE', escaped(note.html));
}
// #endregion
