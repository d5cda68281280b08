import type { ComponentChildren, JSX } from 'preact';
import { fullDayWords } from '../../../bot/day-words.ts';
import { may } from '../../../cases/may.ts';
import { Icon } from '../../pages/icon.tsx';
import { Chip, ClockChip, StatusChip } from '../../pages/parts.tsx';
import { momentWords, shortDay } from '../../pages/times.tsx';
import { applicantOf } from '../applicant.ts';
import { clockOf } from '../clock.ts';
import { viewText, withView } from '../view.ts';
import { WordsField } from './action-fields.tsx';
import { ActionForm } from './action-form.tsx';
import type { CaseMoment, CaseState } from './case-state.ts';

type Props = CaseState & CaseMoment;

/** What the desk found out and decided: corrections, verifications, opinions, the decision, the way it was handed out. */
export function DeskRecordCard(props: Props): JSX.Element | null {
  const { submission, visit, clerks, answers } = props;
  const { t, lang, house } = visit;
  const { desk } = submission;
  if (desk === undefined) return null;
  const by = (one: { readonly by: string; readonly at: number }): string =>
    t('desk:record.by', {
      who: clerks.get(one.by)?.name ?? t('desk:somebody'),
      when: momentWords(one.at, house.district.timeZone),
    });
  const office = (id: string): string => house.district.offices.find((one) => one.id === id)?.name[lang] ?? id;
  const labelOf = (at: string): string => {
    const row = answers.blocks
      .flatMap(({ title, rows }) => rows.map((one) => ({ ...one, title })))
      .find((one) => one.at === at);
    return (
      answers.materials.find((one) => one.at === at)?.label ?? (row === undefined ? at : `${row.title} ${row.label}`)
    );
  };
  const { correction, extension, decision, delivery } = desk;
  const entries: readonly (JSX.Element | undefined)[] = [
    correction && (
      <Entry
        key="correction"
        title={t('desk:record.correction', { day: shortDay(t, correction.until) })}
        by={by(correction)}
      >
        <ol class="items">
          {correction.items.map(({ at, sentence }) => (
            <li key={at}>
              <b>{labelOf(at)}</b> {sentence}
            </li>
          ))}
        </ol>
        {correction.answeredAt !== undefined && (
          <Chip tone="ok" icon="check">
            {t('desk:record.answered', { when: momentWords(correction.answeredAt, house.district.timeZone) })}
          </Chip>
        )}
      </Entry>
    ),
    ...desk.verifications.map((one) => (
      <Entry
        key={`v${one.at}`}
        title={t('desk:record.verified', { way: t(`desk:way.${one.way}`), day: shortDay(t, one.on) })}
        by={by(one)}
      >
        <p class="pre">{one.found}</p>
      </Entry>
    )),
    ...desk.opinions.map((one) => (
      <Entry key={`o${one.at}`} title={t('desk:record.opinion', { office: office(one.office) })} by={by(one)}>
        <p class="pre">{one.text}</p>
      </Entry>
    )),
    extension && (
      <Entry
        key="extension"
        title={t(`desk:record.extension-${answerOf(extension.granted)}`, { count: extension.days })}
        by={by(extension)}
      >
        <p class="pre">{extension.reason}</p>
      </Entry>
    ),
    decision && (
      <Entry key="decision" title={t(`desk:record.${decision.kind}`)} by={by(decision)}>
        <p class="pre">
          {decision.kind === 'approved'
            ? [
                ...(decision.certificate === undefined
                  ? []
                  : [t('desk:record.certificate', { number: decision.certificate })]),
                ...(decision.validUntil === undefined
                  ? []
                  : [t('desk:record.valid', { day: fullDayWords(t, decision.validUntil) })]),
              ].join('\n')
            : decision.reason}
        </p>
      </Entry>
    ),
    delivery && (
      <Entry
        key="delivery"
        title={t('desk:record.delivered', { way: t(`desk:delivery.${delivery.way}`) })}
        by={by(delivery)}
      />
    ),
  ];
  const shown = entries.filter((entry) => entry !== undefined);
  if (shown.length === 0) return null;
  return (
    <section class="card" aria-labelledby="record">
      <h2 id="record">{t('desk:record.title')}</h2>
      <ul class="entries">{shown}</ul>
    </section>
  );
}

function answerOf(granted: boolean | undefined): 'asked' | 'granted' | 'declined' {
  if (granted === undefined) return 'asked';
  return granted ? 'granted' : 'declined';
}

function Entry({ title, by, children }: { title: string; by: string; children?: ComponentChildren }): JSX.Element {
  return (
    <li>
      <h3>{title}</h3>
      {children}
      <small>{by}</small>
    </li>
  );
}

/** Notes for colleagues, and a place for the next one. */
export function Notes(props: Props): JSX.Element | null {
  const { submission, visit, clerks } = props;
  const { t, acting, house } = visit;
  const notes = submission.desk?.notes ?? [];
  const mayNote = may(acting, 'note', submission, house.district);
  if (notes.length === 0 && !mayNote) return null;
  return (
    <section class="card stack" aria-labelledby="notes">
      <h2 id="notes">
        {t('desk:notes.title')}
        <small>{t('desk:hint.colleagues-read')}</small>
      </h2>
      {notes.length > 0 && (
        <ol class="said">
          {notes.map((note) => (
            <li key={note.at} class="pre">
              {note.text}
              <small>
                {t('desk:record.by', {
                  who: clerks.get(note.by)?.name ?? t('desk:somebody'),
                  when: momentWords(note.at, house.district.timeZone),
                })}
              </small>
            </li>
          ))}
        </ol>
      )}
      {mayNote && (
        <ActionForm {...props} type="note">
          <WordsField {...props} type="note" name="text" />
          <div class="row">
            <button type="submit" class="btn">
              {t('desk:action.note')}
            </button>
          </div>
        </ActionForm>
      )}
    </section>
  );
}

/** The resident's word about a finished case. */
export function RatingCard({ submission, visit }: Props): JSX.Element | null {
  const { t } = visit;
  const { rating } = submission;
  if (rating === undefined) return null;
  const isBad = rating.score <= 2;
  return (
    <section class={`card rating${isBad ? ' bad' : ''}`} aria-labelledby="rating">
      <h2 id="rating">{t('desk:rating.title')}</h2>
      <p>
        <span class="stars" aria-hidden="true">
          {[1, 2, 3, 4, 5].map((n) => (
            <span key={n} class={n <= rating.score ? 'lit' : ''}>
              <Icon name="star" />
            </span>
          ))}
        </span>
        <b>{t(`desk:rating.${rating.score}`)}</b>
      </p>
      {rating.comment !== undefined && <p class="pre">{rating.comment}</p>}
    </section>
  );
}

/** Others of the same people: likely the same thing twice, or what came before. */
export function Alike({ alike, submission, visit, today, query }: Props): JSX.Element | null {
  const { t, lang, house } = visit;
  if (alike.length === 0) return null;
  return (
    <section class="card" aria-labelledby="alike">
      <h2 id="alike">
        {t('desk:alike.title')}
        <small>{t('desk:alike.how')}</small>
      </h2>
      <ul class="alike">
        {alike.map((one) => {
          const form = house.catalogue.find(one.service, one.version);
          const isTwin =
            one.service === submission.service && one.closed === undefined && submission.closed === undefined;
          return (
            <li key={one.reference}>
              <a class="code" href={withView(`/desk/cases/${one.reference}`, viewText(query))}>
                {one.reference}
              </a>
              <span>
                {form?.texts(lang).title ?? one.service}
                <small>{form && applicantOf(one, form).masked}</small>
              </span>
              <span class="row">
                {isTwin && <Chip tone="warn">{t('desk:alike.twin')}</Chip>}
                <StatusChip t={t} status={one.status} />
                {one.status !== 'withdrawn' && <ClockChip t={t} clock={clockOf(one, today, house)} />}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
