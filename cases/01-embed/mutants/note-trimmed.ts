// Mistake: the note is trimmed.
// Caught by: embed/contain › ?

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html.trim())}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
