import type { Json, Pointer } from '../forms/types.ts';
import type { Draft, StepResult, TextMessage } from './types.ts';
import { draftData, openData } from './button.ts';
import { keptUntil, menuMessage, resumeButton } from './menu.ts';
import { done, stampOf, withState, withoutDraft, type Scene, type Turn } from './turn.ts';

/** Asks whether the draft should wait or be thrown away. */
export function pause(turn: Turn, scene: Scene): StepResult {
  return done(withState(turn, { place: { at: 'leaving' } }), [leaveMessage(turn, scene)]);
}

/** The question whether to keep the draft. */
export function leaveMessage(turn: Turn, scene: Scene): TextMessage {
  const stamp = stampOf(turn, scene);
  const discard = scene.draft.correction === undefined ? 'bot:leave.discard' : 'bot:correct.discard';
  return {
    kind: 'text',
    text: turn.t('bot:leave.ask'),
    buttons: [
      { label: turn.t('bot:leave.save'), data: draftData(stamp, 'save') },
      { label: turn.t('bot:leave.go-on'), data: draftData(stamp, 'go') },
      { label: turn.t(discard), data: draftData(stamp, 'discard') },
    ],
  };
}

/** Keeps the draft and goes back to the menu. */
export function save(turn: Turn, scene: Scene): StepResult {
  const { active: _active, ...state } = turn.state;
  const left: Turn = { ...turn, state: { ...state, place: { at: 'menu' }, revision: turn.state.revision + 1 } };
  const menu = menuMessage(left, left.t('bot:leave.saved', { until: keptUntil(left, scene.draft) }));
  return done(left, [{ ...menu, buttons: [resumeButton(left, scene.draft), ...menu.buttons] }]);
}

/** Throws the draft away, its files with it. */
export function discard(turn: Turn, scene: Scene): StepResult {
  const { id, correction } = scene.draft;
  const left = withState(withoutDraft(turn, id), { place: { at: 'menu' } });
  const effects = [{ type: 'forget', files: filesOf(scene.draft) }] as const;
  const menu = menuMessage(left, left.t(correction ? 'bot:correct.discarded' : 'bot:leave.discarded'));
  if (!correction) return done(left, [menu], effects);
  const again = { label: left.t('bot:correct.now'), data: openData('correct', correction.reference) };
  return done(left, [{ ...menu, buttons: [again, ...menu.buttons] }], effects);
}

/** Every file that a draft holds: answered, still being collected, or replaced and able to come back by `back`. */
export function filesOf(draft: Draft): string[] {
  const answered = Object.entries(draft.answers.values).flatMap(([at, value]) => filesAt(at, value));
  const replaced = draft.trail.flatMap(({ changes }) => changes.flatMap(({ at, was }) => filesAt(at, was)));
  return [...new Set([...answered, ...(draft.collected ?? []).map((file) => file.id), ...replaced])];
}

function filesAt(at: Pointer, value: Json | undefined): string[] {
  if (!at.startsWith('/materials/') || !Array.isArray(value)) return [];
  return value.filter((one) => typeof one === 'string');
}
