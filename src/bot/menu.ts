import type { Form } from '../forms/form.ts';
import { openData } from './button.ts';
import { dateOfMillis } from './draft-life.ts';
import { dayWords } from './day-words.ts';
import { openMoves } from './moves.ts';
import { done, formOf, glanceAt, withState, type Turn } from './turn.ts';
import type { Button, Draft, Message, MenuMessage, StepResult } from './types.ts';

/** The greeting: unfinished applications first, then what can be done here, by group. */
export function greet(turn: Turn, lead?: string): StepResult {
  const menu = withState(turn, { place: { at: 'menu' } });
  return done(menu, [...resumeMessages(menu), menuMessage(menu, lead ?? menu.t('bot:menu.hello', names(menu)))]);
}

/** The cards of the menu: a group with one service leads straight to it. */
export function menuMessage(turn: Turn, text: string): MenuMessage {
  const cards = groupsOf(turn).map(([group, forms]) => {
    const only = forms.length === 1 ? forms[0] : undefined;
    return {
      id: group,
      label: turn.t(`bot:groups.${group}.title`),
      summary: turn.t(`bot:groups.${group}.summary`),
      data: only ? openData('service', only.id) : openData('group', group),
    };
  });
  return { kind: 'menu', text, cards, buttons: [...openMoves(turn), languageButton(turn)] };
}

/** The services of one group. */
export function offerGroup(turn: Turn, group: string): StepResult {
  const forms = groupsOf(turn).find(([id]) => id === group)?.[1];
  if (!forms) return greet(turn);
  const text = turn.t('bot:menu.which', { group: turn.t(`bot:groups.${group}.title`) });
  return offerServices(withState(turn, { place: { at: 'menu', group } }), forms, text);
}

/** Some of the services, each as a card. */
export function offerServices(turn: Turn, forms: readonly Form[], text: string): StepResult {
  const cards = forms.map((form) => {
    const texts = form.texts(turn.lang);
    return { id: form.id, label: texts.title, summary: texts.summary, data: openData('service', form.id) };
  });
  const buttons = [{ label: turn.t('bot:move.menu'), data: openData('menu') }, ...openMoves(turn)];
  return done(turn, [{ kind: 'menu', text, cards, buttons }]);
}

/** Services by group, in menu order. */
export function groupsOf(turn: Turn): [string, Form[]][] {
  const groups = new Map<string, Form[]>();
  for (const form of turn.context.catalogue.services) {
    const list = groups.get(form.service.group);
    if (list) list.push(form);
    else groups.set(form.service.group, [form]);
  }
  return [...groups];
}

function languageButton(turn: Turn): Button {
  const other = turn.lang === 'zh-CN' ? 'en' : 'zh-CN';
  return { label: turn.t('bot:menu.other-language'), data: openData('lang', other) };
}

/** One offer for each application that waits, the newest first. A page shows them around the conversation instead. */
function resumeMessages(turn: Turn): Message[] {
  if (turn.context.channel === 'web') return [];
  const drafts = [...turn.state.drafts].sort((a, b) => b.updatedAt - a.updatedAt);
  return drafts.flatMap((draft) => {
    const form = formOf(turn, draft);
    if (!form) return [];
    const text = resumeText(turn, draft, form);
    return [{ kind: 'text' as const, tone: 'warm' as const, text, buttons: [resumeButton(turn, draft)] }];
  });
}

/** `上次的还没办完：一孩生殖保健服务证。办到第 3 项，替您存到 12 月 23 日。` */
export function resumeText(turn: Turn, draft: Draft, form: Form): string {
  const { number } = glanceAt(turn, draft, form);
  const key = draft.correction === undefined ? 'bot:resume.text' : 'bot:correct.resume';
  return turn.t(key, { title: form.texts(turn.lang).title, number, until: keptUntil(turn, draft) });
}

export function resumeButton(turn: Turn, draft: Draft): Button {
  return { label: turn.t('bot:resume.button'), data: openData('resume', draft.id) };
}

/** The last day for which a draft is kept. */
export function keptUntil(turn: Turn, draft: Draft): string {
  return dayWords(turn.t, dateOfMillis(draft.updatedAt, turn.context));
}

function names(turn: Turn): { bureau: string; district: string } {
  const { district } = turn.context.forms;
  return { bureau: district.bureau[turn.lang], district: district.name[turn.lang] };
}
