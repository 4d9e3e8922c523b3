// The theme that was chosen on the course's pages, before the first paint. Storage may be forbidden.
try {
  document.documentElement.dataset['theme'] = localStorage.getItem('theme') ?? 'system';
} catch {
  // Like the system, then.
}
