import type { Form } from '../forms/form.ts';
import { LANGS } from '../forms/types.ts';
import { readReference } from '../cases/reference.ts';
import { openWish } from './command.ts';
import { foldText, isOneOf } from './fold-text.ts';
import { begin, introduce } from './intro.ts';
import { greet, groupsOf, offerServices } from './menu.ts';
import { takeComment } from './rate.ts';
import { remarkOn, sayAgain } from './say-again.ts';
import { showCase } from './status.ts';
import type { Turn } from './turn.ts';
import type { StepResult } from './types.ts';

/** Longer words than this are a letter, not the name of a service. */
const LONGEST = 200;

/** What typed words outside an application ask for: a case by its number, a move by its name, a service by any of its names. */
export function freeText(turn: Turn, typed: string): StepResult {
  const { place } = turn.state;
  const folded = foldText(typed.slice(0, LONGEST));
  const read = readReference(typed.slice(0, 40));
  if (read.ok || (read.why === 'check' && /\d/.test(folded))) return showCase(turn, typed);
  if (place.at === 'intro' && agrees(turn, folded)) return begin(turn, place.service, undefined);
  if (place.at === 'intro' && declines(turn, folded)) return greet(turn, turn.t('bot:intro.declined'));
  const wish = openWish(turn, typed);
  if (wish) return wish;
  if (place.at === 'comment') return takeComment(turn, place.reference, typed);
  const service = serviceWish(turn, folded);
  if (service) return service;
  if (place.at === 'supply') return remarkOn(turn, 'file-expected');
  if (place.at === 'intro') return sayAgain(turn, { noted: turn.t('bot:text.tap-please') });
  return greet(turn, turn.t(folded === '' ? 'bot:menu.again' : 'bot:menu.not-understood'));
}

function agrees(turn: Turn, folded: string): boolean {
  return isOneOf(turn.t('bot:intro.agree-words'), folded) || foldText(turn.t('bot:intro.agree')) === folded;
}

function declines(turn: Turn, folded: string): boolean {
  return isOneOf(turn.t('bot:intro.decline-words'), folded) || foldText(turn.t('bot:intro.decline')) === folded;
}

function serviceWish(turn: Turn, folded: string): StepResult | undefined {
  const group = groupsOf(turn).find(([id]) => foldText(turn.t(`bot:groups.${id}.title`)) === folded);
  const forms =
    group?.[1] ?? turn.context.catalogue.services.filter((form) => names(form).some((name) => matches(folded, name)));
  const [first, ...others] = forms;
  if (!first) return undefined;
  return others.length === 0 ? introduce(turn, first.id) : offerServices(turn, forms, turn.t('bot:menu.several'));
}

/** Every name of a service, in both languages. */
function names(form: Form): string[] {
  return LANGS.flatMap((lang) => {
    const texts = form.texts(lang);
    return [texts.title, texts.short, ...texts.aliases];
  }).map(foldText);
}

/** A name is meant when the words hold it, or are a part of it that is long enough to mean something. */
function matches(folded: string, name: string): boolean {
  const enough = /\p{Script=Han}/u.test(folded) ? 2 : 5;
  return name !== '' && (folded.includes(name) || (folded.length >= enough && name.includes(folded)));
}
