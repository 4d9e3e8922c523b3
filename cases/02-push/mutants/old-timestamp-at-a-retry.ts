// Mistake: It remembers the headers of a message and sends the old timestamp again.
// Caught by: push/sign › takes the time of the moment, in whole seconds, from the lab’s clock
// Caught by: push/outbox › tries again with the same id, and with a fresh time and signature

// #region sign
const signed = new Map<string, Record<string, string>>();

export function sign({ id, body }: WebhookMessage, { secret, now }: Signing): Record<string, string> {
  const known = signed.get(id);
  if (known) return known;
  const timestamp = Math.floor(now() / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
  signed.set(id, headers);
  return headers;
}
// #endregion
