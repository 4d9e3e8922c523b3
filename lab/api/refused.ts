/** Thrown by our own side, before the Remote was asked: it is to be spared, or has no place left. Never tried again. */
export class Refused extends Error {
  override name = 'Refused';
}
