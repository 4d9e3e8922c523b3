// Hostile: it waits for the agency in the middle of the transaction.
// Verdict: push/press-release passed, push/sign passed, push/thin-event passed, push/midnight-file passed, push/outbox failed
// Says: no async, no await

// #region publish
export async function publish(save: () => DeskArticle, { sql, agency }: Outbox): Promise<void> {
  await sql.transaction(async () => {
    const message = pressRelease(save());
    if (message) await post(message, agency);
  });
}
// #endregion
