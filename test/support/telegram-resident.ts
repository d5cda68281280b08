import { getPointer } from '../../src/forms/pointer.ts';
import type { Json, JsonObject } from '../../src/forms/types.ts';
import type { BotMessage } from './bot-api.ts';
import type { User } from './bot-api/user.ts';
import { itemsIn, leadsTo, valueIn, written } from './what-a-button-says.ts';
import type { Published } from './web-resident.ts';

/** A resident on Telegram who fills in an application with an example's answers, knowing a question by its label alone. */
export class TelegramResident {
  readonly #pointers: ReadonlyMap<string, string>;
  readonly #seen: string[] = [];
  /** The newest message that offers something to tap. */
  open: BotMessage | undefined;
  /** Taps every button twice at once. */
  impatient = false;
  /** Labels of the questions in the order in which they were asked. */
  readonly asked: string[] = [];

  constructor(
    readonly user: User,
    readonly service: Published,
    readonly answers: JsonObject,
    private readonly photo: Buffer,
  ) {
    this.#pointers = new Map(Object.entries(service.labels).map(([pointer, label]) => [label, pointer]));
  }

  /** Through the deep link and the consent to the first question. */
  async begins(): Promise<void> {
    await this.acts(() => this.user.sends(`/start ${this.service.id}`));
    await this.taps((data) => data.startsWith('begin.'));
  }

  /** Answers question after question until the summary is there, or so many of them. */
  async answersAll(most = 150): Promise<void> {
    for (let turn = 0; turn < most; turn++) {
      if (this.atSummary()) return;
      await this.answersOne();
    }
    if (most === 150) throw new Error(`The conversation does not end: ${this.asked.join(', ')}`);
  }

  /** Submits and waits for the receipt; its reference. */
  async submits(): Promise<string> {
    await this.taps((data) => data.split('.')[4] === 'y');
    const reference = /[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(this.open?.text ?? '')?.[0];
    if (reference === undefined) throw new Error(`no reference in ${String(this.open?.text)}`);
    return reference;
  }

  atSummary(): boolean {
    return this.buttons().some((data) => data.split('.')[4] === 'y');
  }

  label(): string {
    const label = /(?:第 \d+ 项，共 \d+ 项：|Item \d+ of \d+: )(.*)$/m.exec(this.open?.text ?? '')?.[1];
    if (label === undefined) throw new Error(`no question in ${String(this.open?.text)}`);
    return label;
  }

  async answersOne(): Promise<void> {
    const label = this.label();
    this.asked.push(label);
    const pointer = this.#pointers.get(label);
    if (pointer !== undefined) this.#seen.push(pointer);
    const value = pointer === undefined ? undefined : getPointer(this.answers, pointer);
    const isGroup = value === undefined || (Array.isArray(value) && !value.some((one) => typeof one === 'string'));
    if (pointer !== undefined && isGroup && this.offers('true')) return this.saysMore(pointer, value);
    if (value === undefined) return this.taps((data) => data.split('.')[4] === 's');
    if (Array.isArray(value)) return this.sendsFile();
    if (this.buttons().some((data) => data.split('.')[4] === 'a')) return this.chooses(written(value));
    return this.acts(() => this.user.sends(written(value)));
  }

  /** Does something and waits until the bot offers something else to tap than before. */
  async acts(act: () => Promise<void>): Promise<void> {
    const heard = this.user.messages.length;
    const before = stampOf(this.open);
    // A message may come twice: sending is at least once.
    const isNews = (one: BotMessage): boolean => offersIn(one).length > 0 && stampOf(one) !== before;
    const offer = (): BotMessage | undefined => this.user.messages.slice(heard).find(isNews);
    await act();
    await this.user.hearsUntil(() => offer() !== undefined);
    this.open = offer();
  }

  buttons(): readonly string[] {
    return offersIn(this.open);
  }

  taps(which: (data: string) => boolean): Promise<void> {
    const data = this.buttons().find(which);
    if (data === undefined) throw new Error(`no such button under ${String(this.open?.text)}`);
    return this.acts(async () => {
      const taps = Array.from({ length: this.impatient ? 2 : 1 }, () => this.user.tapsData(data, this.open));
      await Promise.all(taps);
    });
  }

  private offers(value: string): boolean {
    return this.buttons().some((data) => data.endsWith(`.a.${value}`));
  }

  private saysMore(group: string, value: Json | undefined): Promise<void> {
    const further = Array.isArray(value) && value.length > itemsIn(group, this.#seen);
    return this.taps((data) => data.endsWith(`.a.${String(further)}`));
  }

  private async sendsFile(): Promise<void> {
    await this.acts(() => this.user.sendsPhotos([this.photo]));
    if (this.buttons().some((data) => data.split('.')[4] === 'f'))
      await this.taps((data) => data.split('.')[4] === 'f');
  }

  private async chooses(value: string): Promise<void> {
    if (this.offers(value)) return this.taps((data) => data.endsWith(`.a.${value}`));
    const answers = this.buttons().filter((data) => data.split('.')[4] === 'a');
    const leading = answers.find((data) => leadsTo(valueIn(data), value));
    const all = this.buttons().find((data) => data.split('.')[4] === 'm');
    const level = leading ?? all ?? answers.at(-1);
    await this.taps((data) => data === level);
    return this.chooses(value);
  }
}

function offersIn(message: BotMessage | undefined): readonly string[] {
  const rows = message?.reply_markup?.inline_keyboard ?? [];
  return rows.flat().flatMap(({ callback_data: data }) => (data === undefined ? [] : [data]));
}

/** What tells a message from the next one: draft, step and revision of a question's buttons, or the first button itself. */
function stampOf(message: BotMessage | undefined): string | undefined {
  const [first] = offersIn(message);
  return first?.startsWith('d.') === true ? first.split('.').slice(1, 4).join('.') : first;
}
