import type { JSX } from 'preact';
import { Note } from '../../pages/parts.tsx';
import { may } from '../../../cases/may.ts';
import type { Attempt, CaseMoment, CaseState } from './case-state.ts';
import { Lines } from './history.tsx';
import { lineOf } from './told.ts';

/** Somebody was quicker: what they did, and that what was typed here waits to be sent again. */
export function Stale(props: CaseState & CaseMoment): JSX.Element | null {
  const { visit, changes } = props;
  if (changes === undefined) return null;
  const { t, house } = visit;
  const lines = changes.map((entry) => lineOf(props, entry)).filter(({ isLook }) => !isLook);
  const orphaned = orphanedWords(props);
  return (
    <Note role="alert">
      <b>{t('desk:stale.title')}</b>
      <Lines lines={lines} timeZone={house.district.timeZone} told={t('desk:history.told')} />
      <p>{t(isPossible(props) ? 'desk:stale.again' : 'desk:stale.over')}</p>
      {orphaned.map((text) => (
        <p class="pre typed" key={text}>
          {text}
        </p>
      ))}
    </Note>
  );
}

/** Whether what was tried can still be done with the case as it stands now: then its form is there, filled in. */
function isPossible({ visit, submission, attempt }: CaseState & CaseMoment): boolean {
  if (attempt === undefined || attempt.type === 'reveal') return true;
  return may(visit.acting, attempt.type, submission, visit.house.district);
}

/** What was typed into a form that is no longer there: shown, so that it can be copied and is not lost. */
function orphanedWords(props: CaseState & CaseMoment): readonly string[] {
  const { attempt } = props;
  return attempt === undefined || isPossible(props) ? [] : wordsOf(attempt);
}

function wordsOf({ posted }: Attempt): readonly string[] {
  const sentences = posted.texts('item').map((at) => posted.text(`sentence ${at}`));
  const fields = ['reason', 'found', 'remark', 'text'].map((name) => posted.text(name));
  return [...fields, ...sentences].map((text) => text.trim()).filter((text) => text !== '');
}
