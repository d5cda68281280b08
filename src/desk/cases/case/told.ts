import { dayWords, fullDayWords } from '../../../bot/day-words.ts';
import { ACTION_TYPES } from '../../../cases/action.ts';
import { noteParams } from '../../../cases/note-params.ts';
import type { CaseEvent } from '../../../cases/types.ts';
import type { Visit } from '../../visit.ts';
import type { LogEntry } from '../port.ts';
import type { CaseState } from './case-state.ts';

/** Looks, not deeds: kept apart in the history. */
const LOOKS: ReadonlySet<string> = new Set(['viewed', 'number.show', 'file.open', 'paper.open']);

/** All that the history can name; anything newer is shown under its own name rather than not at all. */
const KNOWN: ReadonlySet<string> = new Set([
  ...LOOKS,
  'submitted',
  'supplied',
  'corrected',
  'withdrawn',
  'rated',
  ...ACTION_TYPES,
  'booking.arrived',
  'booking.arrival-undone',
  'booking.moved',
]);

/** One line of a case's history. */
export interface Line {
  readonly key: string;
  readonly at: number;
  readonly who: string;
  readonly what: string;
  /** Why, or which. */
  readonly detail?: string;
  /** What the resident was told of it. */
  readonly told?: string;
  readonly isLook: boolean;
}

/**
 * The history, newest first: what was done, by whom, and what the resident was told of it. Events that no entry of the record
 * belongs to stand by themselves.
 */
export function linesOf(state: CaseState): readonly Line[] {
  const { visit, history, log } = state;
  const logged = log.map((entry) =>
    lineOf(
      state,
      entry,
      history.find(({ at, note }) => at === entry.at && note !== undefined),
    ),
  );
  const alone = history.flatMap((event, i) =>
    log.some(({ at }) => at === event.at) ? [] : [eventLine(visit, event, i)],
  );
  return [...logged, ...alone].sort((a, b) => b.at - a.at);
}

export function lineOf(
  state: Pick<CaseState, 'visit' | 'clerks' | 'answers'>,
  entry: LogEntry,
  event?: CaseEvent,
): Line {
  const { visit } = state;
  const { t } = visit;
  const isLook = LOOKS.has(entry.action);
  const told = event === undefined || isLook ? undefined : noteWords(visit, event);
  const detail = detailWords(state, entry);
  return {
    key: entry.id,
    at: entry.at,
    who: whoDid(state, entry.actor),
    what: KNOWN.has(entry.action) ? t(`desk:log.${entry.action}`) : entry.action,
    isLook,
    ...(detail === undefined ? {} : { detail }),
    ...(told === undefined ? {} : { told }),
  };
}

function eventLine(visit: Visit, event: CaseEvent, index: number): Line {
  const { t } = visit;
  const told = noteWords(visit, event);
  return {
    key: `event-${index}`,
    at: event.at,
    who: t('desk:applicant'),
    what: t(`desk:status.${event.status}`),
    isLook: false,
    ...(told === undefined ? {} : { told }),
  };
}

/** A colleague by name; whoever came by a channel is the resident. */
function whoDid({ visit, clerks }: Pick<CaseState, 'visit' | 'clerks'>, actor: string): string {
  const { t } = visit;
  if (!actor.startsWith('clerk:')) return t('desk:applicant');
  return clerks.get(actor.slice('clerk:'.length))?.name ?? t('desk:somebody');
}

/** Which number was shown and why; which material was opened. */
function detailWords(
  { visit, answers }: Pick<CaseState, 'visit' | 'answers'>,
  { action, detail }: LogEntry,
): string | undefined {
  const { t } = visit;
  if (detail === undefined) return undefined;
  const [at = '', reason] = detail.split(' ');
  const label =
    answers.materials.find((one) => one.at === at)?.label ??
    answers.blocks.flatMap(({ title, rows }) =>
      rows.flatMap((row) => (row.at === at ? [`${title} ${row.label}`] : [])),
    )[0];
  if (action === 'number.show' && label !== undefined && reason !== undefined)
    return t('desk:log-detail.why', { label, reason: t(`desk:reveal-reason.${reason}`) });
  return action === 'file.open' ? label : undefined;
}

function noteWords({ t, lang, house }: Visit, { note }: CaseEvent): string | undefined {
  if (note === undefined) return undefined;
  const office = (id: string): string => house.district.offices.find((one) => one.id === id)?.name[lang] ?? id;
  const day = (one: Parameters<typeof dayWords>[1]): string => dayWords(t, one);
  return t(note.key, noteParams(note, { office, day, fullDay: (one) => fullDayWords(t, one) }));
}
