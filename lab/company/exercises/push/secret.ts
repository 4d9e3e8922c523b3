/** The secret that Host and agency share in one world, as if they had exchanged it beforehand. */
import { hkdfSync } from 'node:crypto';
import { AGENCY_SECRET } from '../../seed/agreements.ts';

/** Standard Webhooks allows keys of 24 to 64 bytes; these are long ones of many lengths. */
const [LEAST_BYTES, LENGTHS] = [40, 25];

/**
 * A secret as Standard Webhooks writes it: `whsec_` and the key in base64.
 *
 * @param seed another one for each world
 */
export function agencySecret(seed: number): string {
  const bytes = LEAST_BYTES + (seed % LENGTHS);
  return `whsec_${Buffer.from(hkdfSync('sha256', AGENCY_SECRET, '', `world ${seed}`, bytes)).toString('base64')}`;
}
