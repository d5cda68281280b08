import type { JSX } from 'preact';
import type { Setting } from '../setting.ts';
import type { StatusView } from '../status-view.ts';
import { Icon } from './icon.tsx';
import { Phrases, Prose } from './prose.tsx';
import { statusPath } from './receipt.tsx';
import { IconTap, type Stamp } from './tap.tsx';

export interface StatusProps {
  readonly setting: Setting;
  readonly view: StatusView;
  readonly token: string;
  readonly stamp: Stamp;
}

/** What the resident is to do now: mend, send, fetch, or come. */
export function ToDo(props: StatusProps): JSX.Element | null {
  const { setting, view } = props;
  const lacks = (view.missing?.lines.length ?? 0) > 0;
  if (!lacks && [view.appointment, view.correction, view.collect].every((part) => part === undefined)) return null;
  return (
    <section class="card stack" aria-labelledby="todo">
      <h2 id="todo">{setting.t('web:status.todo')}</h2>
      <Appointment {...props} />
      <Correction {...props} />
      <Collect {...props} />
      {lacks && <Missing {...props} />}
    </section>
  );
}

function Appointment({ setting, view: { appointment } }: StatusProps): JSX.Element | null {
  if (appointment === undefined) return null;
  return (
    <div class="note go">
      <Icon name="calendar" />
      <div>
        <b>{setting.t('web:receipt.appointment')}</b>
        <p>
          <Phrases text={appointment} />
        </p>
      </div>
    </div>
  );
}

function Correction({ setting, view: { correction } }: StatusProps): JSX.Element | null {
  if (correction === undefined) return null;
  const { items, until, mend } = correction;
  return (
    <>
      <div class="note">
        <Icon name="edit" />
        <div>
          <b>{setting.t('web:status.correction', { count: items.length })}</b>
          <ul class="right">
            {items.map(({ what, sentence }, index) => (
              <li key={index}>
                <b>{what}</b>
                <br />
                {sentence}
              </li>
            ))}
          </ul>
          <p>
            <Phrases text={until} />
          </p>
        </div>
      </div>
      <Way button={mend} how={setting.t('web:status.correct-how')} />
    </>
  );
}

function Collect({ setting, view: { collect } }: StatusProps): JSX.Element | null {
  if (collect === undefined) return null;
  return (
    <>
      <div class="note go">
        <Icon name="home" />
        <div>
          <b>{setting.t('web:status.collect')}</b>
          <p>
            <Phrases text={collect.place} />
          </p>
        </div>
      </div>
      <Prose text={collect.agent} phones={[]} />
      <div class="row">
        <IconTap button={collect.map} class="btn" />
      </div>
    </>
  );
}

function Missing({ setting, view: { missing } }: StatusProps): JSX.Element | null {
  const { t } = setting;
  if (missing === undefined) return null;
  const what = missing.lines.join(t('web:comma'));
  return (
    <>
      <div class="note">
        <Icon name="camera" />
        <div>
          <b>{t('web:receipt.missing', { count: missing.lines.length, what })}</b>
          <p>{missing.until}</p>
        </div>
      </div>
      <Way button={missing.supply} how={t('web:status.supply-how')} />
    </>
  );
}

/** A button where this browser's own chat may do it; else how it is done. */
function Way({
  button,
  how,
}: {
  button: Parameters<typeof IconTap>[0]['button'] | undefined;
  how: string;
}): JSX.Element {
  if (button === undefined) return <p class="hint">{how}</p>;
  return (
    <div class="row">
      <IconTap button={button} class="btn main" />
    </div>
  );
}

/** What was decided, in words. */
export function Outcome({ setting, view: { outcome, headline } }: StatusProps): JSX.Element | null {
  if (outcome === undefined) return null;
  const [first = '', ...others] = outcome.lines;
  return (
    <section class="card stack" aria-labelledby="outcome">
      <h2 id="outcome">{setting.t('web:status.outcome')}</h2>
      <div class={outcome.good ? 'note go' : 'note bad'}>
        <Icon name={outcome.good ? 'check' : 'warn'} />
        <div>
          <b>{headline}</b>
          <p>{first}</p>
          {others.map((line) => (
            <p key={line}>
              <Phrases text={line} />
            </p>
          ))}
        </div>
      </div>
    </section>
  );
}

/** One rating of a finished case: five levels, a comment if wanted. */
export function RatingCard({ setting, view, token }: StatusProps): JSX.Element | null {
  const { t } = setting;
  const { rating } = view;
  if (rating === undefined) return null;
  return (
    <section class="card stack" aria-labelledby="rate">
      <h2 id="rate" tabIndex={-1}>
        {t('web:status.rate')}
      </h2>
      {'given' in rating ? (
        <p>{t('web:status.rated', { level: rating.given })}</p>
      ) : (
        <form class="stack" method="post" action={statusPath(view.reference, token, '/rate')}>
          <fieldset>
            <legend class="label">{t('web:status.rate-ask')}</legend>
            {rating.levels.map(({ score, label }) => (
              <label class="tick" key={score}>
                <input type="radio" name="score" value={String(score)} required />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
          <div class="field">
            <label for="comment">{t('web:status.rate-comment')}</label>
            <textarea class="textarea" id="comment" name="comment" rows={3} maxLength={500} />
          </div>
          <div class="row">
            <button type="submit" class="btn main">
              {t('web:status.rate-send')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
