import { officeRoute } from '../cases/route.ts';
import { openData } from './button.ts';
import { movesOf, openMoves } from './moves.ts';
import { activeDraft, done, formOf, glanceAt, isInDraft, type Scene, type Turn } from './turn.ts';
import type { Button, StepResult } from './types.ts';

/** How this works, in a few lines. The open question stays open. */
export function help(turn: Turn): StepResult {
  const scene = sceneOf(turn);
  return done(turn, [{ kind: 'text', text: turn.t('bot:help'), buttons: buttonsFor(turn, scene, 'help') }]);
}

/** Where a person answers: the district's telephone and hours, and the office in charge. The open question stays open. */
export function human(turn: Turn): StepResult {
  const scene = sceneOf(turn);
  const { district } = turn.context.forms;
  const hotline = turn.t('bot:human.hotline', {
    bureau: district.bureau[turn.lang],
    phone: district.hotline,
    hours: district.hours[turn.lang],
  });
  const lines = [hotline, ...(scene ? officeLines(turn, scene) : []), turn.t('bot:human.safe')];
  return done(turn, [
    { kind: 'text', tone: 'warm', text: lines.join('\n'), buttons: buttonsFor(turn, scene, 'human') },
  ]);
}

/** The office that the answers so far lead to. */
function officeLines(turn: Turn, { form, walk }: Scene): string[] {
  const { district } = turn.context.forms;
  const [id] = officeRoute(form.service.route, walk.answers, district);
  const office = district.offices.find((one) => one.id === id && one.level !== 'district');
  if (!office) return [];
  const { name, address, hours } = office;
  return [
    turn.t('bot:human.office', {
      name: name[turn.lang],
      address: address[turn.lang],
      phone: office.phone,
      hours: hours[turn.lang],
    }),
  ];
}

function sceneOf(turn: Turn): Scene | undefined {
  const draft = isInDraft(turn.state) ? activeDraft(turn.state) : undefined;
  const form = draft && formOf(turn, draft);
  return draft && form && glanceAt(turn, draft, form);
}

/** What can be done from here, but for what was just done. */
function buttonsFor(turn: Turn, scene: Scene | undefined, said: 'help' | 'human'): Button[] {
  const waiting = scene?.draft ?? activeDraft(turn.state) ?? turn.state.drafts.at(-1);
  const resume = waiting ? [{ label: turn.t('bot:move.go-on'), data: openData('resume', waiting.id) }] : [];
  const menu = { label: turn.t('bot:move.menu'), data: openData('menu') };
  const moves = scene ? movesOf(turn, scene) : [menu, ...openMoves(turn)];
  return [...resume, ...moves.filter(({ label }) => label !== turn.t(`bot:move.${said}`))];
}
