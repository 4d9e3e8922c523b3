// Hostile: it tries a message again and again until it gets through, without ever giving control back.
// Verdict: push/press-release passed, push/sign passed, push/thin-event passed, push/midnight-file passed, push/outbox failed
// Says: did not give control back

// #region deliver
export async function deliver({ sql, now }: Outbox): Promise<void> {
  while (sql.get("SELECT 1 FROM outbox WHERE status = 'waiting' AND due_at <= ?", [now()])) continue;
}
// #endregion
