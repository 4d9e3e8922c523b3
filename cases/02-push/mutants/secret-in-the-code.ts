// Mistake: The secret stands in the code.
// Caught by: push/sign › signs a test so that the agency knows who sent it
// Caught by: push/outbox › tries again with the same id, and with a fresh time and signature

// #region sign
export function sign({ id, body }: WebhookMessage, { now }: Signing): Record<string, string> {
  const timestamp = Math.floor(now() / 1000);
  const key = Buffer.from('q8N+TnZ4d1m/0bEwrY5UuGkfJ2sVh9LcXa7PoIe6RtM=', 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
// #endregion
