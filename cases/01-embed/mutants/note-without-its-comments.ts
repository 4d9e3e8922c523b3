// Mistake: comments are taken out of the note.
// Caught by: embed/contain › ?

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html.replace(/<!--[\s\S]*?-->/g, ''))}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
