import { randomBytes } from 'node:crypto';
import { makeContextFor, type World } from './world.ts';
import { step } from '../../src/bot/step.ts';
import type { CaseEvent, Submission } from '../../src/cases/types.ts';
import type { Lang, PlainDate } from '../../src/forms/types.ts';
import type {
  Button,
  ChatEvent,
  ChatState,
  Draft,
  Effect,
  Known,
  Message,
  Need,
  QuestionMessage,
  StepResult,
  SummaryMessage,
} from '../../src/bot/types.ts';

/** A chat held in memory: the pure conversation with a small world around it, for tests. */
export class Chat {
  state: ChatState | undefined;
  messages: readonly Message[] = [];
  readonly effects: Effect[] = [];
  readonly submissions: Submission[] = [];
  /** What happened to the submissions, by reference, oldest first. */
  readonly histories = new Map<string, CaseEvent[]>();
  readonly taken = new Map<string, number>();
  now = Date.UTC(2026, 10, 24, 2, 0, 0);
  today = '2026-11-24' as PlainDate;
  channel: 'telegram' | 'web' = 'telegram';

  constructor(
    private readonly world: World,
    readonly key = 'telegram:1',
    private readonly langHint: Lang = 'zh-CN',
  ) {}

  /** Runs one event through the conversation, looking up what it needs. */
  happens(event: ChatEvent): readonly Message[] {
    let known: Known = {};
    for (let round = 0; round < 5; round++) {
      const result: StepResult = step(this.state, event, this.context(known));
      if (result.kind === 'done') return this.take(result);
      known = result.needs.reduce((all, need) => this.lookUp(all, need), known);
    }
    throw new Error('the step never had enough');
  }

  says(text: string): readonly Message[] {
    return this.happens({ type: 'text', text });
  }

  commands(name: string, argument = ''): readonly Message[] {
    return this.happens({ type: 'command', name, argument });
  }

  /** Taps the button with these words among the last messages. */
  taps(label: string): readonly Message[] {
    const button = this.buttons().find((one) => one.label === label);
    if (!button)
      throw new Error(
        `no button ${label} among ${this.buttons()
          .map((one) => one.label)
          .join(' | ')}`,
      );
    if (!('data' in button)) throw new Error(`${label} is a link`);
    return this.happens({ type: 'tap', data: button.data });
  }

  sendsFiles(...ids: string[]): readonly Message[] {
    const files = ids.map((id) => ({ id, name: 'photo.jpg', type: 'image/jpeg' as const, size: 1000 }));
    return this.happens({ type: 'files', files });
  }

  /** The program's words in the chat's language. */
  t(key: string, params?: Readonly<Record<string, string | number>>): string {
    return this.context().words(this.state?.lang ?? this.langHint)(key, params);
  }

  /** All that was said last, as one text. */
  text(): string {
    return this.messages.map((message) => textOf(message)).join('\n');
  }

  /** The summary on show. */
  summary(): SummaryMessage {
    const summary = this.messages.find((message) => message.kind === 'summary');
    if (!summary) throw new Error(`no summary but ${JSON.stringify(this.messages)}`);
    return summary;
  }

  /** The draft that the chat is about. */
  draft(): Draft {
    const draft = this.state?.drafts.find((one) => one.id === this.state?.active);
    if (!draft) throw new Error('no draft is open');
    return draft;
  }

  /** Every button on show. */
  buttons(): Button[] {
    return this.messages.flatMap(buttonsOf);
  }

  /** The open question. */
  question(): QuestionMessage {
    const question = this.messages.find((message) => message.kind === 'question');
    if (!question) throw new Error(`no question but ${JSON.stringify(this.messages)}`);
    return question;
  }

  context(known: Known = {}) {
    return makeContextFor(this.world, {
      known,
      chat: this.key,
      channel: this.channel,
      now: this.now,
      today: this.today,
      entropy: randomBytes(64),
      langHint: this.langHint,
    });
  }

  private take(result: Extract<StepResult, { kind: 'done' }>): readonly Message[] {
    // What is stored goes through JSON, so a value that would not survive it shows here.
    this.state = JSON.parse(JSON.stringify(result.state)) as ChatState;
    this.messages = result.messages;
    this.effects.push(...result.effects);
    for (const effect of result.effects) this.apply(effect);
    return result.messages;
  }

  private apply(effect: Effect): void {
    if (effect.type === 'submit') {
      const { submission } = effect;
      this.submissions.push(submission);
      this.write(submission, { at: submission.submittedAt, status: submission.status });
    }
    if (effect.type === 'change') this.write(effect.submission, effect.event);
    if (effect.type !== 'supply') return;
    const index = this.submissions.findIndex((one) => one.reference === effect.reference);
    const found = this.submissions[index];
    if (found) this.submissions[index] = { ...found, missing: found.missing.filter((at) => at !== effect.at) };
  }

  /** Stores a submission as it is now, with what happened; only what was made of the revision before is taken. */
  write(submission: Submission, event?: CaseEvent): void {
    const { reference, revision } = submission;
    const index = this.submissions.findIndex((one) => one.reference === reference);
    const before = this.submissions[index];
    if (!before || (revision > 0 && before.revision !== revision - 1)) throw new Error('made of another revision');
    this.submissions[index] = submission;
    if (event) this.histories.set(reference, [...(this.histories.get(reference) ?? []), event]);
  }

  private lookUp(known: Known, need: Need): Known {
    if (need.kind === 'own-submissions')
      return { ...known, ownSubmissions: this.submissions.filter((one) => one.chat === this.key) };
    if (need.kind === 'booked')
      return { ...known, booked: new Map([...(known.booked ?? []), [need.institution, this.taken]]) };
    const submission = this.submissions.find((one) => one.reference === need.reference);
    if (submission?.chat !== this.key) return { ...known, submission: null };
    return { ...known, submission: { submission, history: this.histories.get(submission.reference) ?? [] } };
  }
}

/** What a message says beside its buttons. */
export function textOf(message: Message): string {
  switch (message.kind) {
    case 'question': {
      const { problem, noted, ask, why, hint, current } = message;
      const words = [problem?.what, ...(problem?.right ?? []), noted, message.label, ask, why, hint, current];
      return words.filter((one) => one !== undefined).join('\n');
    }
    case 'problem':
      return [message.what, ...message.right].join('\n');
    case 'document':
      return message.name;
    default:
      return message.text;
  }
}

/** Every button of a message, in the order in which it is shown. */
export function buttonsOf(message: Message): Button[] {
  switch (message.kind) {
    case 'menu':
      return [...message.cards.map(({ label, data }) => ({ label, data })), ...message.buttons];
    case 'question':
      return [...message.options, ...(message.few ? [message.few.all] : []), ...message.extras, ...message.moves];
    case 'summary':
      return [
        message.submit,
        ...message.groups.flatMap((group) => [
          group.edit,
          ...group.rows.flatMap((row) => (row.edit ? [row.edit] : [])),
        ]),
        ...message.moves,
      ];
    case 'document':
      return [];
    default:
      return [...(message.buttons ?? [])];
  }
}
