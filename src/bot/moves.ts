import { draftData, openData } from './button.ts';
import { activeDraft, formOf, stampOf, type Scene, type Turn } from './turn.ts';
import type { Button } from './types.ts';

/** What is always at hand in an application: back, change an answer, pause, a person. */
export function movesOf(turn: Turn, scene: Scene): Button[] {
  const stamp = stampOf(turn, scene);
  const { draft } = scene;
  const back = [draft.editing, draft.path, draft.collected, draft.trail[0]].some((one) => one !== undefined);
  return [
    ...(back ? [{ label: turn.t('bot:move.back'), data: draftData(stamp, 'back') }] : []),
    ...(draft.trail.length > 0 ? [{ label: turn.t('bot:move.edit'), data: draftData(stamp, 'edit') }] : []),
    { label: turn.t('bot:move.pause'), data: draftData(stamp, 'pause') },
    { label: turn.t('bot:move.human'), data: draftData(stamp, 'human') },
  ];
}

/** The way back to the application that the chat is about, beside something else that was said. */
export function backButtons(turn: Turn): Button[] {
  const draft = activeDraft(turn.state);
  if (!draft || !formOf(turn, draft)) return [];
  return [{ label: turn.t('bot:move.go-on'), data: openData('resume', draft.id) }];
}

/** What is at hand outside an application. */
export function openMoves(turn: Turn): Button[] {
  return [
    { label: turn.t('bot:move.status'), data: openData('status') },
    { label: turn.t('bot:move.help'), data: openData('help') },
    { label: turn.t('bot:move.human'), data: openData('human') },
  ];
}
