// Mistake: the note is normalised, so its characters are others.
// Caught by: embed/contain › ?

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html.normalize('NFC'))}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
