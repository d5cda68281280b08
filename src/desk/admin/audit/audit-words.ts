import { ACTION_TYPES } from '../../../cases/action.ts';
import type { Visit } from '../../visit.ts';

/** What is done, by the names under which it is recorded: each has words at `desk-admin:action.<name>`. */
export const KNOWN_ACTIONS: ReadonlySet<string> = new Set([
  'submitted',
  'supplied',
  'withdrawn',
  'corrected',
  'rated',
  'viewed',
  'rating-comment',
  'number.show',
  'file.open',
  'paper.open',
  ...ACTION_TYPES,
  'booking.arrived',
  'booking.arrival-undone',
  'booking.moved',
  'district.office',
  'district.institution',
  'district.year',
  'district.day',
  'district.event',
  'account.signed-in',
  'account.signed-out',
  'account.sign-in-failed',
  'account.code-failed',
  'account.codes-set',
  'account.codes-ended',
  'account.link-made',
  'account.link-used',
  'account.oidc-failed',
  'account.oidc-unknown',
  'account.password-changed',
  'account.recovery-code-used',
  'account.recovery-renewed',
  'account.sessions-ended',
  'account.added',
  'account.changed',
  'account.disabled',
  'account.enabled',
  'paper.print',
  'paper.zip',
  'papers.print',
  'papers.zip',
  'export.csv',
  'export.xlsx',
  'figures-exported',
]);

/** What was done, in words; a name that nobody gave words to is shown as it is. */
export function actionWords({ t }: Visit, action: string): string {
  return KNOWN_ACTIONS.has(action) ? t(`desk-admin:action.${action}`) : action;
}

const CHANNELS = ['telegram', 'web', 'api', 'webhook', 'visitor', 'console'] as const;

/** Who did it: a colleague by name, or from where it came. */
export function actorWords({ t }: Visit, actor: string, names: ReadonlyMap<string, string>): string {
  const channel = CHANNELS.find((one) => one === actor);
  if (channel !== undefined) return t(`desk-admin:actor.${channel}`);
  return names.get(actor) ?? actor;
}

export { CHANNELS as ACTOR_CHANNELS };
