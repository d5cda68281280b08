import type { DeliveryWay, Submission } from '../types.ts';
import { byOf, done, withDesk, wrong, type ActDeps, type ActionOf, type Step } from './step.ts';

const WAYS: readonly string[] = ['counter', 'post', 'agent'] satisfies readonly DeliveryWay[];

/** 可领取: the resident is told where. */
export function ready(submission: Submission): Step {
  const { office } = submission;
  return done({ ...submission, status: 'ready' }, { key: 'cases:note.ready', params: { office } });
}

/** 已送达: over the counter, by post, or to somebody whom the resident sent. */
export function deliver(submission: Submission, { way }: ActionOf<'deliver'>, deps: ActDeps): Step {
  if (!WAYS.includes(way)) return wrong('required', 'way');
  const delivered = withDesk({ ...submission, status: 'delivered' }, { delivery: { ...byOf(deps), way } });
  return done(delivered, { key: `cases:note.delivered-${way}` });
}
