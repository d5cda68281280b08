import { correct, openCorrection } from '../cases/resident-moves.ts';
import type { Submission } from '../cases/types.ts';
import { answersOf, correctionDraft, mended } from './correction-draft.ts';
import { openData } from './button.ts';
import { dayWords } from './day-words.ts';
import { draftIdOf } from './draft-id.ts';
import { goOn } from './go-on.ts';
import { resumeButton } from './menu.ts';
import { openMoves } from './moves.ts';
import { officeOf } from './receipt.ts';
import { showCase } from './status.ts';
import { activeDraft, done, formOf, needs, withDraft, withoutDraft, withState, type Scene, type Turn } from './turn.ts';
import type { Button, Correction, Draft, StepResult, TextMessage } from './types.ts';

/** Begins to mend what the office asked for, or goes on with it; where nothing is to be mended, says how the case stands. */
export function beginCorrection(turn: Turn, reference: string): StepResult {
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  const asked = found ? openCorrection(found.submission) : undefined;
  if (!found || !asked) return showCase(turn, reference, 'bot:correct.nothing');
  const waiting = turn.state.drafts.find((draft) => draft.correction?.reference === found.submission.reference);
  if (waiting) return goOn(withDraft(turn, waiting), { noted: turn.t('bot:resume.back') });
  const draft = draftFor(turn, found.submission);
  if (!draft) return showCase(turn, reference, 'bot:correct.nothing');
  const isLate = turn.context.today > asked.until;
  const begun = turn.t('bot:correct.begun', { count: asked.items.length });
  const late = turn.t('bot:correct.late', { day: dayWords(turn.t, asked.until) });
  return goOn(withDraft(turn, draft), { noted: isLate ? `${begun}\n${late}` : begun });
}

function draftFor(turn: Turn, submission: Submission): Draft | undefined {
  const { context } = turn;
  const form = context.catalogue.find(submission.service, submission.version);
  const items = openCorrection(submission)?.items ?? [];
  const id = draftIdOf(context.entropy);
  return form && correctionDraft(submission, items, { form, forms: context.forms, id, now: context.now });
}

/** Sends what was mended back to the office; what the desk changed meanwhile in other answers stays as the desk left it. */
export function sendBack(turn: Turn, scene: Scene, { reference }: Correction): StepResult {
  if (scene.open) return goOn(turn);
  const found = turn.context.known.submission;
  if (found === undefined) return needs({ kind: 'submission', reference });
  if (!found || !openCorrection(found.submission)) return tooLate(turn, scene, reference);
  const { form, forms } = scene;
  const draft = rebased(scene, found.submission);
  const checked = form.check(form.walk(draft.answers, forms).answers, forms);
  // Together with what the desk changed meanwhile something is wrong now: it is asked.
  if (!checked.ok) return goOn(withDraft(turn, draft));
  const { now: at, today } = turn.context;
  const moved = correct(found.submission, checked.answers, { at, today, district: forms.district, form });
  if (!moved.ok) return tooLate(turn, scene, reference);
  const { submission, event, audit } = moved;
  const effect = { type: 'change', submission, audit, ...(event === undefined ? {} : { event }) } as const;
  const after = leftDraft(turn, scene.draft);
  return done(after, [sentMessage(after, submission)], [effect]);
}

/** The mending on top of the submission as it stands now. */
function rebased({ draft, form, forms }: Scene, submission: Submission): Draft {
  const now = answersOf(form, submission.answers, forms);
  const answers = mended(draft, now);
  return {
    ...draft,
    answers,
    trail: [],
    ...(draft.correction && { correction: { ...draft.correction, before: now } }),
  };
}

/** The office went on without it, or it was withdrawn. */
function tooLate(turn: Turn, scene: Scene, reference: string): StepResult {
  return showCase(leftDraft(turn, scene.draft), reference, 'bot:correct.too-late');
}

function leftDraft(turn: Turn, draft: Draft): Turn {
  return withState(withoutDraft(turn, draft.id), { place: { at: 'menu' } });
}

function sentMessage(turn: Turn, submission: Submission): TextMessage {
  const { reference, due } = submission;
  const { name, phone } = officeOf(turn, submission);
  const text = turn.t('bot:correct.sent', { reference, office: name, phone, day: dayWords(turn.t, due) });
  const buttons: Button[] = [
    ...waitingButtons(turn),
    { label: turn.t('bot:move.status'), data: openData('case', reference) },
    ...openMoves(turn).filter(({ label }) => label !== turn.t('bot:move.status')),
  ];
  return { kind: 'text', tone: 'noted', text, buttons };
}

/** The way on with an application that waits. */
function waitingButtons(turn: Turn): Button[] {
  const draft = activeDraft(turn.state) ?? turn.state.drafts.at(-1);
  return draft && formOf(turn, draft) ? [resumeButton(turn, draft)] : [];
}
