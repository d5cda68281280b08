import type { JSX } from 'preact';
import type { SummaryMessage } from '../../bot/types.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';
import { Phrases } from './prose.tsx';
import { StampFields, Tap, type Stamp } from './tap.tsx';

interface SummaryProps {
  readonly setting: Setting;
  readonly summary: SummaryMessage;
  readonly stamp: Stamp;
  /** True when the form came back without its two ticks. */
  readonly unconfirmed: boolean;
}

/** All answers, to be looked over once more and sent. */
export function SummaryCard({ setting, summary, stamp, unconfirmed }: SummaryProps): JSX.Element {
  return (
    <section class="ask check" aria-labelledby="q">
      <h2 class="title" id="q" tabIndex={-1}>
        <Phrases text={summary.title} />
      </h2>
      <div>
        {summary.groups.map((group, index) => (
          <Group group={group} id={`part-${index + 1}`} key={index} />
        ))}
      </div>
      {summary.notices.map((notice) => (
        <div class="note" key={notice}>
          <Icon name="bell" />
          <p>{notice}</p>
        </div>
      ))}
      <ConfirmForm setting={setting} summary={summary} stamp={stamp} unconfirmed={unconfirmed} />
    </section>
  );
}

type SummaryGroup = SummaryMessage['groups'][number];

function Group({ group, id }: { group: SummaryGroup; id: string }): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{group.title}</h3>
      <dl class="answers">
        {group.rows.map((row, index) => (
          <Row row={row} edit={row.edit ?? (rowsNeedEdit(group) ? group.edit : undefined)} key={index} />
        ))}
      </dl>
      {!group.rows.some((row) => row.edit !== undefined) && !rowsNeedEdit(group) && (
        <Tap button={group.edit} class="link" />
      )}
    </section>
  );
}

/** A group of one row is changed at its row. */
function rowsNeedEdit(group: SummaryGroup): boolean {
  return group.rows.length === 1;
}

function Row(props: {
  readonly row: SummaryGroup['rows'][number];
  readonly edit: SummaryGroup['edit'] | undefined;
}): JSX.Element {
  const { row, edit } = props;
  return (
    <div class={row.state === 'missing' ? 'lack' : row.state === 'skipped' ? 'left' : ''}>
      <dt>{row.label}</dt>
      <dd>
        <Phrases text={row.value} />
      </dd>
      {edit !== undefined && row.state !== 'derived' && (
        <dd class="edit">
          <Tap button={edit} class="link">
            {edit.label}
            <span class="vh"> {row.label}</span>
          </Tap>
        </dd>
      )}
    </div>
  );
}

function ConfirmForm({ setting, summary, stamp, unconfirmed }: SummaryProps): JSX.Element {
  const { t } = setting;
  return (
    <form class="confirm" method="post" action="/chat">
      <StampFields stamp={stamp} />
      <input type="hidden" name="confirm" value="1" />
      <fieldset>
        <legend class="label">{t('web:summary.confirm')}</legend>
        {unconfirmed && (
          <div class="note bad" id="q-problem" role="alert">
            <Icon name="warn" />
            <b>{t('web:summary.unconfirmed')}</b>
          </div>
        )}
        <Tick name="true" text={summary.declaration} wrong={unconfirmed} />
        <Tick name="consent" text={t('web:summary.consent')} wrong={unconfirmed}>
          <a class="nowrap" href="/privacy">
            {t('web:foot.privacy')}
          </a>
        </Tick>
      </fieldset>
      <div class="row two">
        <button type="submit" name="tap" value={'data' in summary.submit ? summary.submit.data : ''} class="btn main">
          {summary.submit.label}
        </button>
      </div>
    </form>
  );
}

function Tick(props: {
  readonly name: string;
  readonly text: string;
  readonly wrong: boolean;
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <label class="tick">
      <input
        type="checkbox"
        name={props.name}
        value="1"
        required
        {...(props.wrong ? { 'aria-describedby': 'q-problem' } : {})}
      />
      <span>
        {props.text}
        {props.children !== undefined && ' '}
        {props.children}
      </span>
    </label>
  );
}
