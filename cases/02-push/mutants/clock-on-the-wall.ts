// Mistake: It reads the machine’s clock instead of the lab’s.
// Caught by: push/sign › ?
// Caught by: push/outbox › ?

// #region sign
export function sign({ id, body }: WebhookMessage, { secret }: Signing): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
// #endregion
