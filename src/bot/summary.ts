import type { Item, Json } from '../forms/types.ts';
import { addWorkingDays } from '../cases/working-days.ts';
import { draftData } from './button.ts';
import { dayWords } from './day-words.ts';
import { movesOf } from './moves.ts';
import { stampOf, type Scene, type Turn } from './turn.ts';
import type { SummaryMessage } from './types.ts';

type Group = SummaryMessage['groups'][number];
type Row = Group['rows'][number];

/** All answers by section, each with its way to change it, for a last look before submitting. */
export function summaryMessage(turn: Turn, scene: Scene, noted?: string): SummaryMessage {
  const { form } = scene;
  const texts = form.texts(turn.lang);
  const groups = form.service.sections.flatMap((section) => {
    const group = groupOf(turn, scene, section.id, texts.sections[section.id] ?? section.id);
    return group.rows.length === 0 ? [] : [group];
  });
  const notices = form.notices(scene.walk.answers).map((code) => texts.notices[code] ?? code);
  return {
    kind: 'summary',
    title: texts.title,
    text: [noted, turn.t('bot:summary.look')].filter((part) => part !== undefined).join('\n'),
    groups,
    notices,
    declaration: turn.t('bot:summary.declaration'),
    submit: { label: turn.t('bot:summary.submit'), data: draftData(stampOf(turn, scene), 'submit') },
    moves: movesOf(turn, scene),
    total: scene.asked.length,
    quiet: form.service.quiet === true,
  };
}

function groupOf(turn: Turn, scene: Scene, section: string, title: string): Group {
  const stamp = stampOf(turn, scene);
  const rows = scene.walk.items
    .filter((item) => item.question.section === section)
    .map((item) => rowOf(turn, scene, item));
  return {
    title,
    rows,
    edit: { label: turn.t('bot:summary.edit', { what: title }), data: draftData(stamp, 'edit', section) },
  };
}

function rowOf(turn: Turn, scene: Scene, item: Item): Row {
  const label = scene.form.field(item.question.pointer, turn.lang);
  if (item.state === 'derived') return { label, value: shown(turn, scene, item, item.value), state: 'derived' };
  const material = item.question.kind === 'files';
  const missing = item.state === 'skipped' && material;
  const button = missing ? turn.t('bot:summary.add') : turn.t('bot:summary.change');
  const edit = { label: button, data: draftData(stampOf(turn, scene), 'change', String(scene.asked.indexOf(item))) };
  if (missing)
    return {
      label,
      value: turn.t('bot:summary.missing', { by: materialsBy(turn, scene) }),
      state: 'missing',
      material,
      edit,
    };
  if (item.state === 'skipped') return { label, value: turn.t('bot:summary.skipped'), state: 'skipped', edit };
  return {
    label,
    value: shown(turn, scene, item, item.value),
    state: 'answered',
    ...(material ? { material } : {}),
    edit,
  };
}

function shown(turn: Turn, scene: Scene, item: Item, value: Json | undefined): string {
  return value === undefined ? '' : scene.form.show(item.question, value, scene.forms, turn.lang);
}

function materialsBy(turn: Turn, scene: Scene): string {
  const { calendar } = turn.context.forms.district;
  return dayWords(turn.t, addWorkingDays(turn.context.today, scene.form.service.materialsDays, calendar).date);
}
