import type { Form } from '../forms/form.ts';
import { emptyAnswers } from '../forms/answers.ts';
import { draftIdOf } from './draft-id.ts';
import { openData } from './button.ts';
import { goOn } from './go-on.ts';
import { openMoves } from './moves.ts';
import { greet, resumeButton, resumeText } from './menu.ts';
import { filesOf } from './leave.ts';
import { done, isInDraft, withDraft, withoutDraft, withState, type Turn } from './turn.ts';
import type { Button, Draft, StepResult, TextMessage } from './types.ts';

/** Tells what a service is, who can use it, what to have at hand, and asks for the consent without which nothing personal is asked. */
export function introduce(turn: Turn, service: string): StepResult {
  const form = turn.context.catalogue.find(service);
  if (!form) return greet(turn, turn.t('bot:menu.unknown-service'));
  const waiting = applicationFor(turn, service);
  const place = withState(turn, { place: { at: 'intro', service } });
  if (waiting) {
    const buttons = [
      resumeButton(place, waiting),
      { label: place.t('bot:intro.afresh'), data: openData('afresh', waiting.id) },
      ...openMoves(place),
    ];
    return done(place, [{ kind: 'text', tone: 'warm', text: resumeText(place, waiting, form), buttons }]);
  }
  return consent(place, form);
}

/** The application for a service that waits; mending one that was submitted is another matter. */
function applicationFor(turn: Turn, service: string): Draft | undefined {
  return turn.state.drafts.find((draft) => draft.service === service && draft.correction === undefined);
}

/** Throws a waiting draft away, its files with it, and begins anew with the consent. */
export function beginAfresh(turn: Turn, id: string): StepResult {
  const draft = turn.state.drafts.find((one) => one.id === id);
  if (!draft) return greet(turn, turn.t('bot:resume.gone'));
  const result = introduce(withoutDraft(turn, id), draft.service);
  return result.kind === 'done' ? { ...result, effects: [{ type: 'forget', files: filesOf(draft) }] } : result;
}

function consent(turn: Turn, form: Form): StepResult {
  return done(turn, [aboutMessage(turn, form), consentMessage(turn, form)]);
}

function aboutMessage(turn: Turn, form: Form): TextMessage {
  const { title, who, facts, prepare } = form.texts(turn.lang);
  const { minutes } = form.service;
  const note = turn.t('bot:intro.materials');
  const paragraphs = [
    [turn.t('bot:intro.head', { title, minutes }), who],
    facts,
    [turn.t('bot:intro.prepare', { list: prepare.join(turn.t('bot:comma')) }), note],
  ];
  return {
    kind: 'text',
    text: paragraphs.map((lines) => lines.join('\n')).join('\n\n'),
    about: {
      title,
      time: turn.t('bot:intro.time', { minutes }),
      who,
      facts,
      prepare: { title: turn.t('bot:intro.at-hand'), items: prepare, note },
    },
  };
}

function consentMessage(turn: Turn, form: Form): TextMessage {
  const what = form.texts(turn.lang).consent;
  const url = `${turn.context.publicUrl}/privacy`;
  const buttons: Button[] = [
    { label: turn.t('bot:intro.agree'), data: openData('begin', `${form.id}.${turn.state.revision.toString(36)}`) },
    { label: turn.t('bot:intro.decline'), data: openData('menu', 'declined') },
    ...openMoves(turn),
  ];
  return {
    kind: 'text',
    text: turn.t('bot:intro.consent', { consent: what, url }),
    consent: { what, privacy: { label: turn.t('bot:intro.privacy'), url } },
    buttons,
  };
}

/** The consent is given: a draft begins, and with it the first question. `stamp` is the revision that the button was made at. */
export function begin(turn: Turn, service: string, stamp: string | undefined): StepResult {
  const form = turn.context.catalogue.find(service);
  if (!form) return greet(turn, turn.t('bot:menu.unknown-service'));
  const waiting = applicationFor(turn, service);
  if (waiting) return goOn(withDraft(turn, waiting), { noted: turn.t('bot:tap.old') });
  if (stamp !== undefined && stamp !== turn.state.revision.toString(36)) return introduce(turn, service);
  const draft = {
    id: draftIdOf(turn.context.entropy),
    service,
    version: form.version,
    answers: emptyAnswers,
    trail: [],
    consentAt: turn.context.now,
    updatedAt: turn.context.now,
  };
  return goOn(withDraft(turn, draft), { noted: turn.t('bot:intro.begun') });
}

/** Goes on with a draft that waits. */
export function resume(turn: Turn, id: string): StepResult {
  const draft = turn.state.drafts.find((one) => one.id === id);
  if (!draft) return greet(turn, turn.t('bot:resume.gone'));
  const away = !isInDraft(turn.state) || turn.state.active !== id;
  return goOn(withDraft(turn, draft), away ? { noted: turn.t('bot:resume.back') } : {});
}
