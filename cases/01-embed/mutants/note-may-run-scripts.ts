// Mistake: the note may run scripts with the Host’s origin.
// Caught by: embed/contain › puts the note into a frame that may do nothing, word for word

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html)}" title="${escaped(note.title)}" sandbox="allow-scripts allow-same-origin"></iframe>`;
}
// #endregion
