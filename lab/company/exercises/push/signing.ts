/** The agency as learner code gets it, with its own `sign()` built in. */
import type { Agency, WebhookMessage } from '../../../api/push.ts';
import type { RemoteAccess } from '../../../api/remote.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import type { HostContext } from '../../host/plugin.ts';
import { agencySecret } from './secret.ts';

/** Signs every attempt with the learner's `sign()`; while that is not written, a message has its id and a note. */
export function agencyOf(
  remote: RemoteAccess,
  { learner, now, takesPart, report, seed }: Pick<HostContext, 'learner' | 'now' | 'takesPart' | 'report' | 'seed'>,
): Agency {
  const secret = agencySecret(seed);

  function signed(message: WebhookMessage): Record<string, string> {
    if (!takesPart('push/sign')) return unsigned(message);
    try {
      return checked(learner.callNow('sign', { ...message }, { secret, now }));
    } catch (error) {
      if (error instanceof NotStarted) return unsigned(message);
      throw error;
    }
  }

  return {
    ...remote,
    sign(message) {
      if (!isMessage(message)) {
        throw new TypeError(`agency.sign() was handed ${shown(message)} instead of a message with an id and a body`);
      }
      try {
        return signed(message);
      } catch (error) {
        report(error); // whoever asked may take it for trouble at the agency
        throw error;
      }
    },
  };
}

function isMessage(value: unknown): value is WebhookMessage {
  const { id, body } = Object(value) as Partial<WebhookMessage>;
  return typeof id === 'string' && id !== '' && typeof body === 'string';
}

function unsigned({ id }: WebhookMessage): Record<string, string> {
  return { 'webhook-id': id, 'webhook-note': 'not signed yet' };
}

function checked(headers: unknown): Record<string, string> {
  const plain = typeof headers === 'object' && headers !== null && !Array.isArray(headers) && !('then' in headers);
  const wrong = plain ? Object.entries(headers).find(([, value]) => typeof value !== 'string') : undefined;
  if (wrong) throw new LearnerError(`sign() returned the header ${wrong[0]} as ${shown(wrong[1])} instead of a text.`);
  if (plain && Object.keys(headers).length > 0) return { ...(headers as Record<string, string>) };
  const what = headers instanceof Promise ? 'a promise' : shown(headers);
  if (headers instanceof Promise) headers.catch(() => undefined);
  throw new LearnerError(`sign() returned ${what} instead of an object with three headers.`);
}
