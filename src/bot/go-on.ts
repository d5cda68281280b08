import type { Item, Json, Problem, Question, QuestionKind } from '../forms/types.ts';
import { askMessage, type Remark } from './ask.ts';
import { problemRemark } from './problem-words.ts';
import { greet } from './menu.ts';
import { questionFor } from './question-for.ts';
import { summaryMessage } from './summary.ts';
import { activeDraft, done, formOf, lookAt, withDraft, withState, type Scene, type Turn } from './turn.ts';
import type { Draft, StepResult } from './types.ts';

/** What goes before the next question: the answer just understood, or a sentence. */
export interface After {
  readonly echo?: { readonly item: Item; readonly value: Json };
  readonly noted?: string;
}

/** Asks what is open in the active draft; when nothing is, looks over the whole and shows it. */
export function goOn(turn: Turn, after: After = {}): StepResult {
  const draft = activeDraft(turn.state);
  const form = draft && formOf(turn, draft);
  if (!draft || !form) return greet(turn, turn.t('bot:resume.gone'));
  const scene = lookAt(turn, draft, form);
  if ('kind' in scene) return scene;
  const noted = after.noted ?? (after.echo && notedOf(turn, scene, after.echo.item, after.echo.value));
  if (!scene.open) return review(turn, scene, noted);
  return askAgain(turn, scene, scene.open, noted === undefined ? {} : { noted });
}

/** Asks a question with a remark; nothing that was answered changes. */
export function askAgain(turn: Turn, scene: Scene, item: Item, remark: Remark): StepResult {
  return done(withState(turn, { place: { at: 'question' } }), [askMessage(turn, scene, item, remark)]);
}

/** Judges the whole application: what later answers have made wrong is asked again, with the reason. */
function review(turn: Turn, scene: Scene, noted: string | undefined): StepResult {
  const wrong = wrongAnswer(scene);
  if (wrong) return askForProblem(turn, scene, wrong);
  return done(withState(turn, { place: { at: 'summary' } }), [summaryMessage(turn, scene, noted)]);
}

/** A problem of the whole application, and the question at which it can be put right. */
interface WrongAnswer {
  readonly problem: Problem;
  readonly item: Item;
}

/** The first thing that is wrong with an application in which everything is answered. */
export function wrongAnswer(scene: Scene): WrongAnswer | undefined {
  const checked = scene.form.check(scene.walk.answers, scene.forms);
  const problem = checked.ok ? undefined : checked.problems[0];
  const item = problem && (questionFor(scene.walk.items, scene.askable, problem.pointer) ?? scene.askable.at(-1));
  return problem && item && { problem, item };
}

/** Asks again the question whose answer is wrong, with the reason. */
function askForProblem(turn: Turn, scene: Scene, { problem, item }: WrongAnswer): StepResult {
  const changed = withDraft(turn, { ...leaveQuestion(scene.draft), editing: item.question.pointer });
  const again = lookAt(changed, activeDraft(changed.state) ?? scene.draft, scene.form);
  if ('kind' in again) return again;
  return askAgain(changed, again, again.open ?? item, { problem: problemRemark(turn, scene, problem) });
}

/** Forgets what belonged to the question just left: its narrowing, its files under way, the wish to change it. */
export function leaveQuestion(draft: Draft): Draft {
  const { path: _path, collected: _collected, editing: _editing, ...rest } = draft;
  return rest;
}

const DOUBTFUL: ReadonlySet<QuestionKind> = new Set(['date', 'month', 'area', 'slot', 'choice', 'institution']);

/** What was understood, where words left room for doubt, and that files have arrived. */
function notedOf(turn: Turn, scene: Scene, { question }: Item, value: Json): string | undefined {
  const show = (one: Question, shown: Json) => scene.form.show(one, shown, scene.forms, turn.lang);
  if (question.kind === 'files') return turn.t('bot:files.kept');
  if (DOUBTFUL.has(question.kind)) return turn.t('bot:noted', { value: show(question, value) });
  if (question.kind !== 'resident-id') return undefined;
  const around = question.pointer.slice(0, question.pointer.lastIndexOf('/') + 1);
  const derived = scene.walk.items.filter((one) => one.state === 'derived' && one.question.pointer.startsWith(around));
  if (derived.length === 0) return undefined;
  const shown = derived.map((one) => show(one.question, one.value ?? null));
  return turn.t('bot:noted', { value: shown.join(turn.t('bot:comma')) });
}
