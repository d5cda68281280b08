import type { Item } from '../forms/types.ts';
import { askAgain, goOn, leaveQuestion } from './go-on.ts';
import { fullGroups, removeButtons } from './groups.ts';
import { draftData, type Stamp } from './button.ts';
import { stampOf, withDraft, withState, done, type Scene, type Turn } from './turn.ts';
import type { Button, StepResult, TextMessage } from './types.ts';

/** Most answers that are listed one by one; a longer list begins with its sections. */
const LIST_AT_ONCE = 8;

/** Offers the answers given so far, to choose the one to change. `section` shows one section's only. */
export function offerEdit(turn: Turn, scene: Scene, section?: string): StepResult {
  const given = givenIn(scene);
  if (given.length === 0) return goOn(turn, { noted: turn.t('bot:edit.none') });
  const place = { at: 'edit-list', ...(section === undefined ? {} : { section }) } as const;
  return done(withState(turn, { place }), [editMessage(turn, scene, section)]);
}

/** The list of answers to change, or of the sections that they are in. */
export function editMessage(turn: Turn, scene: Scene, section?: string): TextMessage {
  const given = givenIn(scene);
  const listed = section === undefined ? given : given.filter(({ item }) => item.question.section === section);
  const stamp = stampOf(turn, scene);
  const bySection = section === undefined && listed.length > LIST_AT_ONCE;
  const buttons = bySection
    ? sectionButtons(turn, scene, given, stamp)
    : [...listed.map((one) => changeButton(turn, scene, one, stamp)), ...removals(turn, scene, section)];
  const stay: Button = { label: turn.t('bot:edit.stay'), data: draftData(stamp, 'summary') };
  const text = turn.t(bySection ? 'bot:edit.which-part' : 'bot:edit.which');
  return { kind: 'text', text, buttons: [...buttons, stay] };
}

/** A group with room left lets its items be taken out where "one more?" is asked; a full one only here. */
function removals(turn: Turn, scene: Scene, section: string | undefined): Button[] {
  return fullGroups(scene, section).flatMap((group) => removeButtons(turn, scene, group));
}

interface Given {
  readonly item: Item;
  /** Its place among everything that is asked. */
  readonly index: number;
}

function givenIn({ asked }: Scene): readonly Given[] {
  return asked.map((item, index) => ({ item, index })).filter(({ item }) => item.state !== 'open');
}

function sectionButtons(turn: Turn, scene: Scene, given: readonly Given[], stamp: Stamp): Button[] {
  const sections = [...new Set(given.map(({ item }) => item.question.section))];
  const titles = scene.form.texts(turn.lang).sections;
  return sections.map((id) => ({ label: titles[id] ?? id, data: draftData(stamp, 'edit', id) }));
}

function changeButton(turn: Turn, scene: Scene, { item, index }: Given, stamp: Stamp): Button {
  return { label: scene.form.label(item.question.pointer, turn.lang), data: draftData(stamp, 'change', String(index)) };
}

/** Asks one question again; the answer that it has stays until a new one is given. */
export function change(turn: Turn, scene: Scene, index: number): StepResult {
  const item = scene.asked[index];
  if (item === undefined) return offerEdit(turn, scene);
  if (item.state === 'open') return goOn(withDraft(turn, leaveQuestion(scene.draft)));
  return goOn(withDraft(turn, { ...leaveQuestion(scene.draft), editing: item.question.pointer }));
}

/** Leaves a question that was being changed as it is. */
export function keep(turn: Turn, scene: Scene): StepResult {
  if (scene.open && scene.draft.editing === undefined) return askAgain(turn, scene, scene.open, {});
  return goOn(withDraft(turn, leaveQuestion(scene.draft)));
}
