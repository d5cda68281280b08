import { onTimeShare, type Tally } from '../../cases/figures.ts';
import type { Visit } from '../visit.ts';
import { numbersIn } from './numbers.ts';

/** Received, finished, open, in time, median: the columns that every table of figures ends with. */
export function tallyHeads({ t }: Visit): readonly string[] {
  return ['received', 'finished', 'open', 'on-time', 'median'].map((key) => t(`desk-figures:${key}`));
}

export function tallyCells({ t, lang }: Visit, tally: Tally): readonly string[] {
  const { count, days, share } = numbersIn(lang);
  const none = t('desk-figures:none');
  const onTime = onTimeShare(tally);
  return [
    count(tally.received),
    count(tally.finished),
    count(tally.received - tally.finished),
    onTime === undefined ? none : share(onTime),
    tally.days === undefined ? none : days(tally.days),
  ];
}
