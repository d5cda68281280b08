import { overview } from '../bot/overview.ts';
import { step } from '../bot/step.ts';
import type {
  Catalogue,
  ChatEvent,
  ChatState,
  Echo,
  Effect,
  Known,
  Overview,
  StepContext,
  TranscriptEntry,
} from '../bot/types.ts';
import type { LoadedWords } from '../catalogue/load-words.ts';
import type { District, Lang } from '../forms/types.ts';
import type { Store } from '../store/store.ts';
import type { Metrics } from '../web/api/metrics.ts';
import type { Surroundings } from './surroundings.ts';

export interface ChatsDeps extends Surroundings {
  readonly store: Pick<Store, 'turns' | 'transcript' | 'chats'>;
  readonly catalogue: Catalogue;
  readonly district: District;
  readonly texts: LoadedWords;
  readonly publicUrl: string;
  readonly metrics: Pick<Metrics, 'turns' | 'submissions'>;
}

export interface TurnOptions {
  /** Unique id of what came in: a second one with it changes nothing. */
  readonly inbound: string;
  readonly echo?: Echo;
  readonly langHint?: Lang;
}

export type Chats = ReturnType<typeof createChats>;

/** Lines of a chat that a page draws: enough for any application, little enough for a slow line. */
const LINES = 60;

/** Runs chats: gives the pure conversation its clock, its random bytes and its store. */
export function createChats(deps: ChatsDeps) {
  const context = (chat: string, channel: 'telegram' | 'web', known: Known, langHint?: Lang): StepContext => {
    const now = deps.now();
    const today = deps.today();
    return {
      now,
      today,
      forms: { today, district: deps.district },
      chat,
      channel,
      catalogue: deps.catalogue,
      words: deps.texts.words,
      problem: deps.texts.problem,
      publicUrl: deps.publicUrl,
      entropy: deps.entropy(),
      known,
      ...(langHint === undefined ? {} : { langHint }),
    };
  };

  /** One turn to its commit; the messages that go out are handed back with their outbox ids. */
  const turn = async (chat: string, channel: 'telegram' | 'web', event: ChatEvent, options: TurnOptions) => {
    const { inbound, echo, langHint } = options;
    let effects: readonly Effect[] = [];
    // Asked again when it must know more: the last answer is the one that is stored.
    const decide = (state: ChatState | undefined, known: Known) => {
      const result = step(state, event, context(chat, channel, known, langHint));
      effects = result.kind === 'done' ? result.effects : [];
      return result;
    };
    const count = (outcome: string) => {
      deps.metrics.turns.inc({ channel, outcome });
    };
    try {
      const said = echo === undefined ? {} : { echo };
      const outcome = await deps.store.turns.run({ chat, channel, inbound, at: deps.now(), ...said, decide });
      count(outcome.kind);
      if (outcome.kind === 'repeated') return [];
      countSubmissions(effects, channel);
      return outcome.messages;
    } catch (error) {
      count('failed');
      throw error;
    }
  };

  const countSubmissions = (effects: readonly Effect[], channel: 'telegram' | 'web') => {
    for (const effect of effects)
      if (effect.type === 'submit') deps.metrics.submissions.inc({ service: effect.submission.service, channel });
  };

  const view = async (chat: string): Promise<{ entries: readonly TranscriptEntry[]; overview: Overview }> => {
    const [state, entries] = await Promise.all([
      deps.store.chats.state(chat),
      deps.store.transcript.read(chat, { limit: LINES }),
    ]);
    return { entries, overview: overview(state, context(chat, 'web', {})) };
  };

  /** What a visitor without a chat sees: the greeting, not stored. */
  const greet = (lang: Lang): { entries: readonly TranscriptEntry[]; overview: Overview } => {
    const at = context('web:visitor', 'web', {}, lang);
    const result = step(undefined, { type: 'command', name: 'start' }, at);
    const messages = result.kind === 'done' ? result.messages : [];
    const entries = messages.map((message, id): TranscriptEntry => ({ id, from: 'bot', at: at.now, message }));
    return { entries, overview: overview(undefined, at) };
  };

  return { turn, view, greet };
}
