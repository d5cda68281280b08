import type { JSX } from 'preact';
import type { Overview, QuestionMessage, SummaryMessage, TextMessage } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { ACCEPTED, hasTextBox } from './answer-field.tsx';
import { Consent } from './intro.tsx';
import { IconTap, StampFields, verbOf, type Stamp } from './tap.tsx';

interface DockProps {
  readonly setting: Setting;
  readonly overview: Overview;
  readonly stamp: Stamp;
  readonly open?: QuestionMessage | SummaryMessage;
  /** The consent that is asked for now. */
  readonly consent?: TextMessage;
}

/** What is always at hand: the moves, and a box to type in. */
export function Dock(props: DockProps): JSX.Element {
  const { setting, overview, consent } = props;
  return (
    <div class={consent === undefined ? 'dock' : 'dock asks-consent'}>
      {consent !== undefined && <Consent message={consent} />}
      {overview.moves.length > 0 && (
        <nav class={`hands of-${Math.min(5, overview.moves.length)}`} aria-label={setting.t('web:dock.label')}>
          {overview.moves.map((button, index) => (
            <IconTap button={button} class={verbOf(button) === 'human' ? 'person' : ''} key={index} />
          ))}
        </nav>
      )}
      {consent === undefined && <Composer {...props} />}
    </div>
  );
}

/** A card with a box of its own needs no second one; nor does the summary, which is answered by its button. */
function Composer({ setting, overview, stamp, open }: DockProps): JSX.Element | null {
  const { t } = setting;
  if (!overview.canSend.text || open?.kind === 'summary') return null;
  if (open?.kind === 'question' && (hasTextBox(open) || open.input === 'files')) return null;
  return (
    <>
      <form class="compose" method="post" action="/chat">
        <StampFields stamp={stamp} />
        <input
          type="text"
          class="input"
          name="text"
          aria-label={t('web:dock.type')}
          placeholder={overview.placeholder}
          maxLength={1000}
          autocomplete="off"
        />
        <button type="submit" class="btn main">
          {t('web:dock.send')}
        </button>
      </form>
      {overview.canSend.files && <SendFiles setting={setting} stamp={stamp} />}
    </>
  );
}

function SendFiles({ setting, stamp }: Pick<DockProps, 'setting' | 'stamp'>): JSX.Element {
  const { t } = setting;
  return (
    <form class="compose upload" method="post" action="/chat" encType="multipart/form-data">
      <StampFields stamp={stamp} />
      <input
        type="file"
        class="input"
        name="file"
        multiple
        required
        accept={ACCEPTED}
        aria-label={t('web:upload.label')}
      />
      <button type="submit" class="btn">
        {t('web:upload.send')}
      </button>
    </form>
  );
}
