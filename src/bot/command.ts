import type { Lang } from '../forms/types.ts';
import { back } from './back.ts';
import { offerEdit } from './edit.ts';
import { goOn } from './go-on.ts';
import { help, human } from './help.ts';
import { foldText, isOneOf } from './fold-text.ts';
import { greet } from './menu.ts';
import { introduce } from './intro.ts';
import { pause } from './leave.ts';
import { sayAgain } from './say-again.ts';
import { listOwn, showCase } from './status.ts';
import { askWithdrawal, chooseWithdrawal } from './withdraw.ts';
import { activeDraft, formOf, isInDraft, lookAt, withState, type Scene, type Turn } from './turn.ts';
import type { StepResult } from './types.ts';

type Command = (turn: Turn, argument: string) => StepResult;

const commands: Readonly<Record<string, Command>> = {
  start: (turn, argument) => (argument === '' ? greet(turn) : introduce(turn, argument)),
  menu: (turn) => greet(turn),
  status: (turn, argument) => (argument === '' ? listOwn(turn) : showCase(turn, argument)),
  help,
  human,
  language: setLanguage,
  lang: setLanguage,
  cancel: (turn) => inDraft(turn, pause),
  back: (turn) => inDraft(turn, (now, scene) => (isInDraft(turn.state) ? back(now, scene) : goOn(now))),
  edit: (turn) => inDraft(turn, (now, scene) => offerEdit(now, scene)),
  withdraw: (turn, argument) => (argument === '' ? chooseWithdrawal(turn) : askWithdrawal(turn, argument)),
  resume: (turn) => inDraft(turn, (now) => goOn(now)),
};

/** A command such as `/status FC-26K7-XQ4M`; one that is unknown gets help. */
export function command(turn: Turn, name: string, argument: string): StepResult {
  return (Object.hasOwn(commands, name) ? commands[name] : undefined)?.(turn, argument.trim()) ?? help(turn);
}

/** Changes the language and says again what is open, in it. Without a language, the other one. */
export function setLanguage(turn: Turn, argument: string): StepResult {
  const lang = langOf(argument) ?? (turn.lang === 'zh-CN' ? 'en' : 'zh-CN');
  return sayAgain(withState(turn, { lang }));
}

const wishes: Readonly<Record<string, (turn: Turn) => StepResult>> = {
  hello: (turn) => (isInDraft(turn.state) ? sayAgain(turn, { noted: turn.t('bot:resume.back') }) : greet(turn)),
  menu: (turn) => greet(turn),
  status: listOwn,
  withdraw: chooseWithdrawal,
  human,
  help,
  language: (turn) => setLanguage(turn, ''),
};

/** What anyone may ask for in words at any time; undefined when the words ask for none of it. */
export function openWish(turn: Turn, typed: string): StepResult | undefined {
  const folded = foldText(typed);
  const wish = Object.keys(wishes).find((name) => isOneOf(turn.t(`bot:wish.${name}`), folded));
  return wish === undefined ? undefined : wishes[wish]?.(turn);
}

function langOf(argument: string): Lang | undefined {
  const folded = argument.toLowerCase();
  if (folded.startsWith('zh') || folded === '中文') return 'zh-CN';
  return folded.startsWith('en') ? 'en' : undefined;
}

function inDraft(turn: Turn, move: (turn: Turn, scene: Scene) => StepResult): StepResult {
  const draft = activeDraft(turn.state) ?? turn.state.drafts.at(-1);
  const form = draft && formOf(turn, draft);
  if (!draft || !form) return greet(turn, turn.t('bot:menu.nothing-open'));
  const active = withState(turn, { active: draft.id });
  const scene = lookAt(active, draft, form);
  return 'kind' in scene ? scene : move(active, scene);
}
