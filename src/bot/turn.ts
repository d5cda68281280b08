import type { Form } from '../forms/form.ts';
import type { FormContext, Item, Lang, Walk } from '../forms/types.ts';
import { freeSlots } from '../cases/slots.ts';
import { getPointer } from '../forms/pointer.ts';
import type { Stamp } from './button.ts';
import { isAskedAgain, withOwnTime } from './correction-draft.ts';
import { sourceOf } from './question-for.ts';
import type { ChatState, Draft, Effect, Message, Need, StepContext, StepResult, Words } from './types.ts';

/** A turn under way: the chat as it stood, and what surrounds it. */
export interface Turn {
  readonly state: ChatState;
  readonly context: StepContext;
  readonly lang: Lang;
  readonly t: Words;
}

/** An application as it stands in a turn: the draft, its form, and one forward pass over it. */
export interface Scene {
  readonly draft: Draft;
  readonly form: Form;
  readonly forms: FormContext;
  readonly walk: Walk;
  /** Everything that can be asked, in order: what is derived is left out. */
  readonly askable: readonly Item[];
  /** What is asked of it: all, or, where a submission is mended, what the office wants mended and what hangs on that. */
  readonly asked: readonly Item[];
  /** The item that wants an answer now: the one being changed, or the first open one. */
  readonly open: Item | undefined;
  /** 1-based place of the open item among the asked ones; one past the end when all is answered. */
  readonly number: number;
}

export function makeTurn(state: ChatState, context: StepContext): Turn {
  return { state, context, lang: state.lang, t: context.words(state.lang) };
}

/** A turn that goes on from a changed state. */
export function withState(turn: Turn, change: Partial<ChatState>): Turn {
  return makeTurn({ ...turn.state, ...change }, turn.context);
}

/** The turn's outcome. */
export function done(turn: Turn, messages: readonly Message[], effects: readonly Effect[] = []): StepResult {
  return { kind: 'done', state: turn.state, messages, effects };
}

export function needs(...list: readonly Need[]): StepResult {
  return { kind: 'needs', needs: list };
}

export function activeDraft(state: ChatState): Draft | undefined {
  return state.drafts.find((draft) => draft.id === state.active);
}

/** Puts a draft back into the chat and makes it the one that the chat is about. Older buttons no longer count. */
export function withDraft(turn: Turn, draft: Draft): Turn {
  const updated = { ...draft, updatedAt: turn.context.now };
  const drafts = turn.state.drafts.some((one) => one.id === draft.id)
    ? turn.state.drafts.map((one) => (one.id === draft.id ? updated : one))
    : [...turn.state.drafts, updated];
  return withState(turn, { drafts, active: draft.id, revision: turn.state.revision + 1 });
}

/** Takes a draft out of the chat. */
export function withoutDraft(turn: Turn, id: string): Turn {
  const { active, ...rest } = turn.state;
  const drafts = turn.state.drafts.filter((draft) => draft.id !== id);
  const state = { ...rest, drafts, revision: turn.state.revision + 1, ...(active === id || !active ? {} : { active }) };
  return makeTurn(state, turn.context);
}

/** The draft's form in the version that it began with; undefined if the service is gone altogether. */
export function formOf(turn: Turn, draft: Draft): Form | undefined {
  return turn.context.catalogue.find(draft.service, draft.version);
}

/** Looks at a draft: walks its form. `needs` when the free places of an institution must be known first. */
export function lookAt(
  turn: Turn,
  draft: Draft,
  form: Form,
): Scene | { readonly kind: 'needs'; readonly needs: readonly Need[] } {
  const walk = form.walk(draft.answers, turn.context.forms);
  const booking = form.service.booking;
  const institution = booking === undefined ? undefined : getPointer(walk.answers, booking.institution);
  if (typeof institution !== 'string') return makeScene(draft, form, turn.context.forms, walk);
  const booked = turn.context.known.booked?.get(institution);
  if (booked === undefined) return { kind: 'needs', needs: [{ kind: 'booked', institution }] };
  const place = turn.context.forms.district.institutions.find((one) => one.id === institution);
  if (place === undefined) return makeScene(draft, form, turn.context.forms, walk);
  const offered = freeSlots(place, turn.context.forms.district.calendar, turn.context.today, booked);
  const free = draft.correction === undefined ? offered : withOwnTime(offered, draft.correction, booking?.slot);
  return makeScene(draft, form, { ...turn.context.forms, freeSlots: free }, walk);
}

/** The draft that the chat is in the middle of, looked at; undefined anywhere else. */
export function openScene(turn: Turn): Scene | { readonly kind: 'needs'; readonly needs: readonly Need[] } | undefined {
  if (!isInDraft(turn.state)) return undefined;
  const draft = activeDraft(turn.state);
  const form = draft && formOf(turn, draft);
  return draft && form && lookAt(turn, draft, form);
}

/** True while the chat stands in an application, from its first question to its summary. */
export function isInDraft({ place }: ChatState): boolean {
  return place.at === 'question' || place.at === 'summary' || place.at === 'edit-list' || place.at === 'leaving';
}

/** A look at a draft without what only the database knows: for what stands around the conversation. */
export function glanceAt(turn: Turn, draft: Draft, form: Form): Scene {
  return makeScene(draft, form, turn.context.forms, form.walk(draft.answers, turn.context.forms));
}

function makeScene(draft: Draft, form: Form, forms: FormContext, walk: Walk): Scene {
  const askable = walk.items.filter((item) => item.state !== 'derived' && !willBeDerived(item, walk));
  const asked = draft.correction === undefined ? askable : askable.filter((item) => isAskedAgain(draft, item));
  const editing = draft.editing === undefined ? -1 : asked.findIndex((item) => item.question.pointer === draft.editing);
  const index = editing >= 0 ? editing : asked.findIndex((item) => item.state === 'open');
  return {
    draft,
    form,
    forms,
    walk,
    askable,
    asked,
    open: asked[index],
    number: index < 0 ? asked.length + 1 : index + 1,
  };
}

/** True for what an ID number still to be asked will give: counted only if it does not, so that the total stays. */
function willBeDerived({ question, state }: Item, walk: Walk): boolean {
  const source = sourceOf(question);
  if (state !== 'open' || source === undefined) return false;
  return walk.items.some((item) => isOpenId(item) && item.question.pointer === source);
}

function isOpenId({ question, state }: Item): boolean {
  return question.kind === 'resident-id' && state === 'open';
}

/** What the buttons of a scene carry. */
export function stampOf(turn: Turn, scene: Scene): Stamp {
  return { draft: scene.draft.id, step: scene.number, revision: turn.state.revision };
}
