// Mistake: It signs the JSON written anew, not the bytes that are sent.
// Caught by: push/sign › signs a test so that the agency knows who sent it

// #region sign
export function sign({ id, body }: WebhookMessage, { secret, now }: Signing): Record<string, string> {
  const timestamp = Math.floor(now() / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${JSON.stringify(JSON.parse(body))}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
// #endregion
