// Mistake: It signs other bytes than it sends wherever the text is not English.
// Caught by: push/sign › signs a test so that the agency knows who sent it

// #region sign
export function sign({ id, body }: WebhookMessage, { secret, now }: Signing): Record<string, string> {
  const timestamp = Math.floor(now() / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'latin1').digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
// #endregion
