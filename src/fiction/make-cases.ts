import { createSubmission } from '../cases/create-submission.ts';
import { dayOf } from '../cases/day-of.ts';
import type { Submission } from '../cases/types.ts';
import type { Form } from '../forms/form.ts';
import { addDays } from '../forms/plain-date.ts';
import type { PlainDate } from '../forms/types.ts';
import { below, pickBy, randomBytes } from './chance.ts';
import { liveCase, someChannel, type LifeDeps, type LivedCase } from './live-case.ts';
import { applicationMaker, type Application } from './make-application.ts';

export interface FictionDeps extends LifeDeps {
  readonly services: readonly Form[];
  /** The first day of submissions; the last one is that of `now`. */
  readonly from: PlainDate;
  /** So many besides, of these last days and in no haste: most of them are open at the present. */
  readonly fresh?: { readonly from: PlainDate; readonly count: number };
  /** Ids of stored attachments to show as the documents; without any, all documents are brought to the counter. */
  readonly files: readonly string[];
  /** How often a service is applied for, by its id; as often as the rarest where it is not named. */
  readonly shares?: Readonly<Record<string, number>>;
}

const MINUTE = 60_000;

/**
 * Plainly fictional cases in the order of their submission, the fresh ones last, with their lives up to the present. The same deps and the same
 * seed give the same cases.
 */
export function* makeCases(deps: FictionDeps, count: number): Generator<LivedCase> {
  const { random, district, now } = deps;
  const make = applicationMaker(deps);
  const references = new Set<string>();
  const rarest = Math.min(...Object.values(deps.shares ?? { all: 1 }));
  yield* spread(deps.from, count, false);
  if (deps.fresh) yield* spread(deps.fresh.from, deps.fresh.count, true);

  function* spread(from: PlainDate, wanted: number, isSlow: boolean): Generator<LivedCase> {
    const days = daysBetween(from, dayOf(now, district.timeZone));
    for (let made = 0; made < wanted;) {
      const service = pickBy(random, deps.services, ({ id }) => deps.shares?.[id] ?? rarest);
      const today = addDays(from, Math.floor((made / wanted) * days));
      const application = make(service, today);
      if (!application) continue;
      const at = Math.min(now, deps.startOf(today) + (7 * 60 + below(random, 15 * 60)) * MINUTE);
      const born = submit(application, today, at);
      if (references.has(born.reference)) continue;
      references.add(born.reference);
      made++;
      yield liveCase(born, application.form, deps, isSlow);
    }
  }

  function submit({ form, answers }: Application, today: PlainDate, at: number): Submission {
    const channel = someChannel(random);
    const chat = chatOf(channel);
    return createSubmission(form, answers, {
      now: at,
      today,
      entropy: randomBytes(random, 24),
      district,
      channel,
      ...(chat === undefined ? {} : { chat }),
      lang: below(random, 20) === 0 ? 'en' : 'zh-CN',
      consentAt: at,
    });
  }

  /** A web chat that nobody has the cookie of: to nobody in Telegram is anything ever sent. */
  function chatOf(channel: string): string | undefined {
    return channel === 'web' || channel === 'telegram' ? `web:fiction-${below(random, 1e9)}` : undefined;
  }
}

function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
