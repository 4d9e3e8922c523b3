// Mistake: scripts are taken out of the note.
// Caught by: embed/contain › ?

// #region note
export function noteFrame(note: Note): string {
  return `<iframe srcdoc="${escaped(note.html.replace(/<script[\s\S]*?<\/script>/gi, ''))}" title="${escaped(note.title)}" sandbox=""></iframe>`;
}
// #endregion
