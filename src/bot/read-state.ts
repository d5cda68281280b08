import { LANGS, type Lang } from '../forms/types.ts';
import type { Change, ChatState, Draft, Undo } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;
type Place = ChatState['place'];

/**
 * A chat's state as it was stored. What is not of the present shape (written by another version, or damaged) becomes a
 * chat that begins anew, with the drafts that can be read still in it, and is marked `mended`. Never throws.
 */
export function readState(stored: unknown): ChatState {
  return isState(stored) ? stored : mend(isFields(stored) ? stored : {});
}

function mend({ lang, revision, order, drafts }: Fields): ChatState {
  const readable = Array.isArray(drafts) ? drafts.flatMap(mendDraft) : [];
  return {
    v: 1,
    lang: isLang(lang) ? lang : 'zh-CN',
    // Buttons from before must not count.
    revision: isCount(revision) ? revision + 1 : 1,
    place: { at: 'menu' },
    drafts: readable,
    ...(isCount(order) ? { order } : {}),
    mended: true,
  };
}

/** A draft whose answers can be read is kept: what is only for convenience is left out where it cannot. */
function mendDraft(draft: unknown): Draft[] {
  if (!isFields(draft)) return [];
  const { id, service, version, answers, trail, consentAt, updatedAt, correction } = draft;
  const mending = correction === undefined ? {} : { correction };
  const kept = { id, service, version, answers, trail: isTrail(trail) ? trail : [], consentAt, updatedAt, ...mending };
  return isDraft(kept) ? [kept] : [];
}

function isState(stored: unknown): stored is ChatState {
  if (!isFields(stored) || stored['v'] !== 1) return false;
  const { lang, revision, place, active, drafts, order } = stored;
  return (
    isLang(lang) &&
    isCount(revision) &&
    isPlace(place) &&
    isOptional(active, isText) &&
    Array.isArray(drafts) &&
    drafts.every(isDraft) &&
    isOptional(order, isCount)
  );
}

/** What a place holds beside its name. */
const PLACES: Readonly<Record<Place['at'], Readonly<Record<string, 'text' | 'text or none'>>>> = {
  menu: { group: 'text or none' },
  intro: { service: 'text' },
  question: {},
  summary: {},
  'edit-list': { section: 'text or none' },
  leaving: {},
  status: {},
  supply: { reference: 'text', pointer: 'text' },
  comment: { reference: 'text' },
};

function isPlace(place: unknown): place is Place {
  if (!isFields(place) || typeof place['at'] !== 'string' || !Object.hasOwn(PLACES, place['at'])) return false;
  const holds = PLACES[place['at'] as Place['at']];
  return Object.entries(holds).every(([name, what]) => isText(place[name]) || (what !== 'text' && !(name in place)));
}

function isDraft(draft: unknown): draft is Draft {
  if (!isFields(draft)) return false;
  const { id, service, version, answers, trail, editing, path, collected, since, consentAt, updatedAt } = draft;
  return (
    isOptional(draft['correction'], isCorrection) &&
    [id, service, version].every(isText) &&
    isAnswers(answers) &&
    isTrail(trail) &&
    [editing, path].every((one) => isOptional(one, isText)) &&
    isOptional(collected, isFiles) &&
    isOptional(since, isCount) &&
    isCount(consentAt) &&
    isCount(updatedAt)
  );
}

/** A mending that cannot be read is no application: it must not be submitted as one. */
function isCorrection(correction: unknown): boolean {
  if (!isFields(correction) || !isText(correction['reference']) || !isAnswers(correction['before'])) return false;
  const { items } = correction;
  return (
    Array.isArray(items) && items.every((item) => isFields(item) && isText(item['at']) && isText(item['sentence']))
  );
}

function isAnswers(answers: unknown): boolean {
  if (!isFields(answers)) return false;
  const { values, skipped, groups } = answers;
  return isFields(values) && isFields(skipped) && isFields(groups) && Object.values(groups).every(isGroup);
}

function isGroup(group: unknown): boolean {
  return isFields(group) && isCount(group['count']) && typeof group['closed'] === 'boolean';
}

function isTrail(trail: unknown): trail is Undo[] {
  return Array.isArray(trail) && trail.every(isUndo);
}

function isUndo(undo: unknown): undo is Undo {
  if (!isFields(undo) || !isOptional(undo['editing'], isText)) return false;
  return Array.isArray(undo['changes']) && undo['changes'].every(isChange);
}

function isChange(change: unknown): change is Change {
  if (!isFields(change) || !isText(change['at'])) return false;
  return change['in'] === 'values' || change['in'] === 'skipped' || change['in'] === 'groups';
}

function isFiles(files: unknown): boolean {
  return Array.isArray(files) && files.every((file) => isFields(file) && isText(file['id']));
}

function isOptional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

function isLang(value: unknown): value is Lang {
  return LANGS.some((lang) => lang === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
