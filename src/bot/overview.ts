import type { Item } from '../forms/types.ts';
import { draftData } from './button.ts';
import { movesOf, openMoves } from './moves.ts';
import { keptUntil, resumeButton } from './menu.ts';
import { newChat } from './step.ts';
import { activeDraft, formOf, glanceAt, makeTurn, stampOf, type Scene, type Turn } from './turn.ts';
import type { ChatState, Overview, StepContext } from './types.ts';

/** What stands around a chat on a page: where it is, what comes, what waits, and the moves at hand. */
export function overview(stored: ChatState | undefined, context: StepContext): Overview {
  const turn = makeTurn(stored ?? newChat(context), context);
  const scene = currentScene(turn);
  return {
    lang: turn.lang,
    revision: turn.state.revision,
    ...(scene ? aboutService(turn, scene) : {}),
    steps: scene ? stepsOf(turn, scene) : [],
    resume: resumesOf(turn, scene),
    moves: scene ? movesOf(turn, scene) : openMoves(turn),
    placeholder: turn.t(`bot:placeholder.${placeholderOf(turn, scene)}`),
    canSend: {
      text: turn.state.place.at !== 'summary',
      files: scene?.open?.question.kind === 'files' || turn.state.place.at === 'supply',
    },
    quiet: scene?.form.service.quiet === true,
  };
}

function currentScene(turn: Turn): Scene | undefined {
  const { at } = turn.state.place;
  if (at !== 'question' && at !== 'summary' && at !== 'edit-list' && at !== 'leaving') return undefined;
  const draft = activeDraft(turn.state);
  const form = draft && formOf(turn, draft);
  return draft && form ? glanceAt(turn, draft, form) : undefined;
}

function aboutService(turn: Turn, scene: Scene): Pick<Overview, 'service' | 'progress'> {
  const texts = scene.form.texts(turn.lang);
  const total = scene.asked.length;
  return {
    service: { title: texts.title, minutes: scene.form.service.minutes, prepare: texts.prepare },
    progress: { number: Math.min(scene.number, total), total, done: scene.open === undefined },
  };
}

function stepsOf(turn: Turn, scene: Scene): Overview['steps'] {
  const titles = scene.form.texts(turn.lang).sections;
  return scene.form.service.sections.flatMap(({ id }) => {
    const items = scene.asked.flatMap((item, index) =>
      item.question.section === id ? [stepOf(turn, scene, item, index)] : [],
    );
    return items.length === 0 ? [] : [{ title: titles[id] ?? id, items }];
  });
}

function stepOf(turn: Turn, scene: Scene, item: Item, index: number): Overview['steps'][number]['items'][number] {
  const label = scene.form.field(item.question.pointer, turn.lang);
  if (item === scene.open) return { label, state: 'now' };
  if (item.state === 'open') return { label, state: 'todo' };
  const edit = { label: turn.t('bot:summary.change'), data: draftData(stampOf(turn, scene), 'change', String(index)) };
  return { label, state: item.state === 'skipped' ? 'skipped' : 'done', edit };
}

function resumesOf(turn: Turn, scene: Scene | undefined): Overview['resume'] {
  return turn.state.drafts.flatMap((draft) => {
    const form = formOf(turn, draft);
    if (!form || draft.id === scene?.draft.id) return [];
    const { number } = glanceAt(turn, draft, form);
    return [
      { title: form.texts(turn.lang).title, number, until: keptUntil(turn, draft), button: resumeButton(turn, draft) },
    ];
  });
}

function placeholderOf(turn: Turn, scene: Scene | undefined): string {
  const { place } = turn.state;
  if (!scene) return place.at === 'supply' ? 'files' : place.at === 'comment' ? 'comment' : 'menu';
  if (place.at !== 'question' || !scene.open) return 'tap';
  const { kind } = scene.open.question;
  if (kind === 'files') return 'files';
  if (kind === 'date' || kind === 'month') return 'date';
  return kind === 'text' || kind === 'long-text' || kind === 'integer' || kind === 'resident-id' || kind === 'mobile'
    ? 'text'
    : 'choice';
}
