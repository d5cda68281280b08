import type { Item } from '../forms/types.ts';
import { correctionSummary } from './correction-summary.ts';
import { addWorkingDays } from '../cases/working-days.ts';
import { draftData } from './button.ts';
import { dayWords } from './day-words.ts';
import { itemAround } from './groups.ts';
import { movesOf } from './moves.ts';
import { stampOf, type Scene, type Turn } from './turn.ts';
import type { SummaryMessage } from './types.ts';

type Group = SummaryMessage['groups'][number];
type Row = Group['rows'][number];

/** All answers by section, each with its way to change it, for a last look before submitting. */
export function summaryMessage(turn: Turn, scene: Scene, noted?: string): SummaryMessage {
  const { form } = scene;
  const { correction } = scene.draft;
  if (correction) return correctionSummary(turn, scene, correction, noted);
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
  const around = itemAround(item.question.pointer);
  const label = scene.form.field(item.question.pointer, turn.lang);
  return { label, ...stateOf(turn, scene, item), ...(around === undefined ? {} : { item: around }) };
}

/** How an answer stands, and the way to change it. */
function stateOf(turn: Turn, scene: Scene, item: Item): Omit<Row, 'label'> {
  const value = item.value === undefined ? '' : scene.form.show(item.question, item.value, scene.forms, turn.lang);
  if (item.state === 'derived') return { value, state: 'derived' };
  const material = item.question.kind === 'files' ? { material: true as const } : {};
  const edit = (key: string) => ({
    edit: { label: turn.t(key), data: draftData(stampOf(turn, scene), 'change', String(scene.asked.indexOf(item))) },
  });
  if (item.state !== 'skipped')
    return { value, state: 'answered', ...material, ...ofPerson(scene, item), ...edit('bot:summary.change') };
  if (item.question.kind !== 'files')
    return { value: turn.t('bot:summary.skipped'), state: 'skipped', ...edit('bot:summary.change') };
  const missing = turn.t('bot:summary.missing', { by: materialsBy(turn, scene) });
  return { value: missing, state: 'missing', ...material, ...edit('bot:summary.add') };
}

/** What kind of thing about a person an answer is, as the form itself tells it. */
function ofPerson({ form }: Scene, { question }: Item): Pick<Row, 'of'> {
  const { kind, sensitive, pointer } = question;
  if (kind === 'mobile') return { of: 'phone' };
  if (kind === 'resident-id' || (kind === 'text' && sensitive)) return { of: 'id-number' };
  return form.service.applicants.includes(pointer) ? { of: 'name' } : {};
}

function materialsBy(turn: Turn, scene: Scene): string {
  const { calendar } = turn.context.forms.district;
  return dayWords(turn.t, addWorkingDays(turn.context.today, scene.form.service.materialsDays, calendar).date);
}
