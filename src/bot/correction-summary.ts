import type { Item, Json } from '../forms/types.ts';
import { draftData } from './button.ts';
import { oldAnswer, same } from './correction-draft.ts';
import { movesOf } from './moves.ts';
import { stampOf, type Scene, type Turn } from './turn.ts';
import type { Correction, SummaryMessage } from './types.ts';

type Group = SummaryMessage['groups'][number];
type Row = Group['rows'][number];

/** What was mended, old and new side by side, for a last look before it goes back to the office. */
export function correctionSummary(
  turn: Turn,
  scene: Scene,
  correction: Correction,
  noted: string | undefined,
): SummaryMessage {
  const { form } = scene;
  const texts = form.texts(turn.lang);
  const before = form.walk(correction.before, scene.forms);
  const old = new Map(before.items.map(({ question, value }) => [question.pointer, value]));
  const groups = form.service.sections.flatMap(({ id }) => {
    const rows = scene.walk.items.flatMap((item) =>
      item.question.section === id ? rowOf(turn, scene, item, old.get(item.question.pointer)) : [],
    );
    return rows.length === 0 ? [] : [groupOf(turn, scene, id, rows)];
  });
  return {
    kind: 'summary',
    title: texts.title,
    text: [noted, turn.t('bot:correct.look')].filter((part) => part !== undefined).join('\n'),
    groups,
    notices: [],
    declaration: turn.t('bot:summary.declaration'),
    submit: { label: turn.t('bot:correct.send'), data: draftData(stampOf(turn, scene), 'submit') },
    moves: movesOf(turn, scene),
    total: scene.asked.length,
    quiet: form.service.quiet === true,
  };
}

function groupOf(turn: Turn, scene: Scene, id: string, rows: readonly Row[]): Group {
  const title = scene.form.texts(turn.lang).sections[id] ?? id;
  const edit = {
    label: turn.t('bot:summary.edit', { what: title }),
    data: draftData(stampOf(turn, scene), 'edit', id),
  };
  return { title, rows, edit };
}

/** A row for what was asked, and for what changed because it hangs on an answer. */
function rowOf(turn: Turn, scene: Scene, item: Item, old: Json | undefined): Row[] {
  const place = scene.asked.indexOf(item);
  const isDerived = item.state === 'derived';
  if (place < 0 && !(isDerived && !same(old, item.value))) return [];
  const label = scene.form.field(item.question.pointer, turn.lang);
  const value = valueWords(turn, scene, item, old);
  if (isDerived) return [{ label, value, state: 'derived' }];
  const material = item.question.kind === 'files' ? { material: true as const } : {};
  const edit = {
    label: turn.t('bot:summary.change'),
    data: draftData(stampOf(turn, scene), 'change', String(place)),
  };
  const state = item.state !== 'skipped' ? 'answered' : item.question.kind === 'files' ? 'missing' : 'skipped';
  return [{ label, value, state, edit, ...material }];
}

function valueWords(turn: Turn, scene: Scene, { question, state, value }: Item, old: Json | undefined): string {
  const show = (one: Json) => scene.form.show(question, one, scene.forms, turn.lang);
  if (state === 'skipped' || value === undefined)
    return turn.t(question.kind === 'files' ? 'bot:correct.at-counter' : 'bot:summary.skipped');
  if (question.kind === 'files') return turn.t('bot:correct.files', { files: show(value) });
  if (old === undefined) return show(value);
  const key = same(old, value) ? 'bot:correct.same' : 'bot:correct.changed';
  return turn.t(key, { old: show(old), value: show(value) });
}

/** The answer that a mending began with, in words: shown beside the open question. */
export function oldWords(turn: Turn, scene: Scene, item: Item): string | undefined {
  const old = oldAnswer(scene.draft, item);
  return old === undefined ? undefined : scene.form.show(item.question, old, scene.forms, turn.lang);
}
