// Mistake: It puts an empty News item in place first, and fills it when the article has come.
// Caught by: clone/news-item › stores nothing when anything goes wrong, and all of it afterwards
// Caught by: clone/unplugged › takes the files of an article over, and keeps all else that it says

// #region clone
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  const draft: News = { title: notice.id, lead: '', text: '', day: '2026-03-02', section: 'Press' };
  const id = insertNews(draft, sql);
  const { title, lead, text, day, section } = await takeOver(notice, intranet);
  sql.run('UPDATE news SET title = ?, lead = ?, text = ?, day = ?, section = ? WHERE id = ?', [
    title,
    lead,
    text,
    day,
    section,
    id,
  ]);
}
// #endregion
