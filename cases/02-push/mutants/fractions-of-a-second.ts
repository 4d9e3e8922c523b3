// Mistake: The timestamp is not in whole seconds.
// Caught by: push/sign › takes the time of the moment, in whole seconds, from the lab’s clock

// #region sign
export function sign({ id, body }: WebhookMessage, { secret, now }: Signing): Record<string, string> {
  const timestamp = now() / 1000;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
// #endregion
