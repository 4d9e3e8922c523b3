// Mistake: It signs with the first 32 bytes of the key.
// Caught by: push/sign › signs a test so that the agency knows who sent it
// Caught by: push/outbox › tries again with the same id, and with a fresh time and signature

// #region sign
export function sign({ id, body }: WebhookMessage, { secret, now }: Signing): Record<string, string> {
  const timestamp = Math.floor(now() / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64').subarray(0, 32);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
// #endregion
