// Mistake: It gives every attempt the timestamp of the first.
// Caught by: push/sign › takes the time of the moment, in whole seconds, from the lab’s clock
// Caught by: push/outbox › tries again with the same id, and with a fresh time and signature

// #region sign
const MEMO = new Map<string, number>();

export function sign({ id, body }: WebhookMessage, { secret, now }: Signing): Record<string, string> {
  const timestamp = MEMO.get(id) ?? Math.floor(now() / 1000);
  MEMO.set(id, timestamp);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
// #endregion
