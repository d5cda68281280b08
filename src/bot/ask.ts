import type { Item, Json, Option, QuestionKind } from '../forms/types.ts';
import { getPointer } from '../forms/pointer.ts';
import { oldAnswer, sentenceAbout } from './correction-draft.ts';
import { oldWords } from './correction-summary.ts';
import { draftData } from './button.ts';
import { removeButtons } from './groups.ts';
import { movesOf } from './moves.ts';
import { stampOf, type Scene, type Turn } from './turn.ts';
import type { Button, QuestionMessage } from './types.ts';

/** What the question says beside itself: what was wrong with the last answer, or what was understood of it. */
export interface Remark {
  readonly problem?: { readonly what: string; readonly right: readonly string[] };
  readonly noted?: string;
  /** The answers that the last one may have meant: offered instead of all. */
  readonly only?: readonly Json[];
  /** Every option is to be shown, however many there are. */
  readonly all?: true;
}

/** Up to so many options are shown at once everywhere. */
const MANY = 12;
/** How many of a longer list a channel without room for them begins with. */
const FIRST = 8;

const inputs: Record<QuestionKind, QuestionMessage['input']> = {
  choice: 'choice',
  'yes-no': 'choice',
  more: 'choice',
  area: 'choice',
  institution: 'choice',
  slot: 'choice',
  date: 'date',
  month: 'month',
  text: 'text',
  'long-text': 'long-text',
  integer: 'number',
  'resident-id': 'id',
  mobile: 'mobile',
  files: 'files',
};

/** The question that is open in a scene, as a message. */
export function askMessage(turn: Turn, scene: Scene, item: Item, remark: Remark = {}): QuestionMessage {
  const { form, walk, forms, draft } = scene;
  const { question } = item;
  const words = form.words(question, walk, forms, turn.lang);
  const texts = form.texts(turn.lang);
  const options = optionButtons(turn, scene, item, remark.only);
  const again = item.state === 'answered' && question.kind !== 'more' ? item.value : undefined;
  const current = again === undefined ? oldWords(turn, scene, item) : form.show(question, again, forms, turn.lang);
  const noted = notedWith(turn, scene, item, remark.noted);
  return {
    kind: 'question',
    number: scene.number,
    total: scene.asked.length,
    section: texts.sections[question.section] ?? texts.short,
    label: form.label(question.pointer, turn.lang),
    ask: words.ask,
    ...(words.why === undefined ? {} : { why: words.why }),
    ...(words.hint === undefined ? {} : { hint: words.hint }),
    ...(current === undefined ? {} : { current }),
    ...(remark.problem === undefined ? {} : { problem: remark.problem }),
    ...(noted === undefined ? {} : { noted }),
    ...(question.kind === 'files' ? { files: draft.collected ?? [] } : {}),
    input: inputs[question.kind],
    sensitive: question.sensitive,
    options,
    ...(options.length > MANY && remark.all !== true
      ? { few: { count: FIRST, all: allButton(turn, scene, item) } }
      : {}),
    extras: extraButtons(turn, scene, item),
    moves: movesOf(turn, scene),
    pointer: question.pointer,
    quiet: form.service.quiet === true,
  };
}

/** What was understood, and above the question what the office said about its answer. */
function notedWith(turn: Turn, { draft }: Scene, item: Item, noted: string | undefined): string | undefined {
  const sentence = sentenceAbout(draft, item.question.pointer);
  const said = sentence === undefined ? undefined : turn.t('bot:correct.clerk', { sentence });
  const parts = [noted, said].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('\n');
}

function optionButtons(turn: Turn, scene: Scene, item: Item, only: readonly Json[] | undefined): Button[] {
  const stamp = stampOf(turn, scene);
  return offered(turn, scene, item, only).map(({ value, label, hint }) => ({
    label,
    data: draftData(stamp, 'answer', typeof value === 'string' ? value : JSON.stringify(value)),
    ...(hint === undefined ? {} : { hint }),
  }));
}

/** Asks for every option where a channel shows only the first ones. */
export function allButton(turn: Turn, scene: Scene, item: Item): Button {
  const count = offered(turn, scene, item, undefined).length;
  return { label: turn.t('bot:extra.all', { count }), data: draftData(stampOf(turn, scene), 'all') };
}

/** The options that a question offers now; `only` narrows them to what an unclear answer may have meant. */
function offered(turn: Turn, scene: Scene, item: Item, only: readonly Json[] | undefined): readonly Option[] {
  const { form, walk, forms, draft } = scene;
  if (only === undefined) return form.options(item, walk, forms, turn.lang, draft.path);
  return only.map((value) => ({ value, label: form.show(item.question, value, forms, turn.lang) }));
}

/** Answers that are not among the options: the same as before, leave out, that is all, leave as it is. */
export function extraButtons(turn: Turn, scene: Scene, item: Item): Button[] {
  const stamp = stampOf(turn, scene);
  const { question } = item;
  const buttons: Button[] = [];
  const same = sameValue(scene, item);
  if (same !== undefined)
    buttons.push({
      label: turn.t('bot:extra.same', { what: scene.form.label(question.sameAs ?? '', turn.lang) }),
      data: draftData(stamp, 'same'),
    });
  if (question.kind === 'more') buttons.push(...removeButtons(turn, scene, question.pointer.slice(0, -2)));
  if (question.kind === 'files' && (scene.draft.collected ?? []).length > 0)
    buttons.push({ label: turn.t('bot:extra.collected'), data: draftData(stamp, 'collected') });
  else if (!question.required && question.kind !== 'more')
    buttons.push({
      label: turn.t(question.kind === 'files' ? 'bot:extra.counter' : 'bot:extra.skip'),
      data: draftData(stamp, 'skip'),
    });
  if (scene.draft.editing !== undefined)
    buttons.push({ label: turn.t('bot:extra.keep'), data: draftData(stamp, 'keep') });
  else if (keptAnswer(scene, item) !== undefined)
    buttons.push({ label: turn.t('bot:correct.keep'), data: draftData(stamp, 'keep') });
  return buttons;
}

/** The answer that may stand although the office asked about it: a photo that was not good enough may not. */
export function keptAnswer({ draft }: Scene, item: Item): Json | undefined {
  return item.question.kind === 'files' ? undefined : oldAnswer(draft, item);
}

/** The answer that `same as` would take over, where there is one. */
export function sameValue(scene: Scene, item: Item): Json | undefined {
  return item.question.sameAs === undefined ? undefined : getPointer(scene.walk.answers, item.question.sameAs);
}
