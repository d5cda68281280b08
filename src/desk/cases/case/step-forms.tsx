import type { JSX } from 'preact';
import { addOffset } from '../../../forms/plain-date.ts';
import { addWorkingDays } from '../../../cases/working-days.ts';
import { shortDay } from '../../pages/times.tsx';
import { TextArea } from '../../pages/fields.tsx';
import { colleaguesOf } from '../colleagues.ts';
import { ChoiceField, DayField, LineField, NumberField, RadioField, WordsField } from './action-fields.tsx';
import { ActionForm, FoldedForm, type FormProps } from './action-form.tsx';
import { typed } from './case-state.ts';
import { fieldId, OPINIONS } from './read-action.ts';

/** 受理; with something missing it is accepted all the same, until a day. */
export function Accept(props: FormProps & { plain: boolean }): JSX.Element {
  const { visit, submission, form, today } = props;
  const { t, house } = visit;
  const count = submission.missing.length;
  if (count === 0) return <ActionForm {...props} type="accept" button={t('desk:action.accept')} />;
  const usual = addWorkingDays(today, form.service.materialsDays, house.district.calendar).date;
  const until =
    submission.materialsDue !== undefined && submission.materialsDue >= today ? submission.materialsDue : usual;
  return (
    <ActionForm {...props} type="accept" button={t('desk:action.accept-missing')}>
      <DayField {...props} type="accept" name="materialsDue" usual={until} hint={t('desk:hint.missing', { count })} />
    </ActionForm>
  );
}

/** 核实: by telephone, on the spot, or in the records; who and when are written down by themselves. */
export function Verify(props: FormProps): JSX.Element {
  const { visit, today } = props;
  const { t } = visit;
  const ways = (['phone', 'visit', 'records'] as const).map((value) => ({ value, label: t(`desk:way.${value}`) }));
  return (
    <FoldedForm {...props} type="verify" title={t('desk:action.verify')} button={t('desk:do.verify')} plain>
      <RadioField {...props} type="verify" name="way" usual="phone" choices={ways} />
      <DayField {...props} type="verify" name="on" usual={today} />
      <WordsField {...props} type="verify" name="found" hint={t('desk:hint.colleagues-read')} />
    </FoldedForm>
  );
}

/** 情况属实，同意上报, or what else the office thinks; to the next office, or to review. */
export function PassOn(props: FormProps): JSX.Element {
  const { visit, submission } = props;
  const { t, lang, house } = visit;
  const next = submission.route[submission.route.indexOf(submission.office) + 1];
  const office = house.district.offices.find(({ id }) => id === next);
  const opinions = OPINIONS.map((value) => ({ value, label: t(`desk:opinion.${value}`) }));
  const remark = fieldId('pass-on', 'remark');
  return (
    <ActionForm
      {...props}
      type="pass-on"
      button={
        office === undefined ? t('desk:action.pass-on') : t('desk:action.pass-on-to', { office: office.name[lang] })
      }
    >
      <RadioField {...props} type="pass-on" name="opinion" usual="true" choices={opinions} />
      <TextArea
        id={remark}
        name="remark"
        rows={2}
        maxlength={400}
        label={t('desk:field.pass-on.remark')}
        hint={t('desk:hint.colleagues-read')}
        value={typed(props, 'pass-on', 'remark')}
      />
    </ActionForm>
  );
}

/** 准予, with number and last day where a paper is issued. */
export function Approve(props: FormProps): JSX.Element {
  const { visit, submission, form, today } = props;
  const { t } = visit;
  const { kind, validYears: years } = form.service.outcome;
  if (kind !== 'certificate' && kind !== 'permit')
    return <ActionForm {...props} type="approve" button={t('desk:action.approve')} />;
  const until = years === undefined ? '' : addOffset(today, { years, days: -1 });
  return (
    <ActionForm {...props} type="approve" button={t('desk:action.approve')}>
      <LineField
        {...props}
        type="approve"
        name="certificate"
        usual={submission.reference}
        hint={t('desk:hint.certificate')}
      />
      <DayField
        {...props}
        type="approve"
        name="validUntil"
        usual={until}
        hint={years === undefined ? t('desk:hint.no-validity') : t('desk:hint.validity', { count: years })}
      />
    </ActionForm>
  );
}

/** 不予, with the reason and how to appeal. */
export function Reject(props: FormProps): JSX.Element {
  const { t } = props.visit;
  return (
    <FoldedForm {...props} type="reject" title={t('desk:action.reject')} button={t('desk:do.reject')} bad>
      <WordsField {...props} type="reject" name="reason" hint={t('desk:hint.resident-reads')} />
      <p class="hint">{t('desk:hint.appeal')}</p>
    </FoldedForm>
  );
}

/** 已送达. */
export function Deliver(props: FormProps): JSX.Element {
  const { t } = props.visit;
  const ways = (['counter', 'post', 'agent'] as const).map((value) => ({ value, label: t(`desk:delivery.${value}`) }));
  return (
    <ActionForm
      {...props}
      type="deliver"
      button={t('desk:action.deliver')}
      plain={props.submission.status === 'approved'}
    >
      <RadioField {...props} type="deliver" name="way" usual="counter" choices={ways} />
    </ActionForm>
  );
}

/** To a colleague. */
export function Assign(props: FormProps): JSX.Element {
  const { visit, clerks, submission } = props;
  const { t } = visit;
  const others = colleaguesOf(visit, clerks, submission).filter(({ id }) => id !== submission.clerk);
  const choices = [
    { value: '', label: t('desk:case.choose') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FoldedForm {...props} type="assign" title={t('desk:action.assign')} button={t('desk:do.assign')} plain>
      <ChoiceField {...props} type="assign" name="clerk" choices={choices} />
    </FoldedForm>
  );
}

/** To another office, with the reason that the resident reads, too. */
export function HandOver(props: FormProps): JSX.Element {
  const { visit, submission } = props;
  const { t, lang, house } = visit;
  const others = house.district.offices.filter(({ id }) => id !== submission.office);
  const choices = [
    { value: '', label: t('desk:case.choose') },
    ...others.map(({ id, name }) => ({ value: id, label: name[lang] })),
  ];
  return (
    <FoldedForm {...props} type="hand-over" title={t('desk:action.hand-over')} button={t('desk:do.hand-over')} plain>
      <ChoiceField {...props} type="hand-over" name="office" choices={choices} />
      <WordsField {...props} type="hand-over" name="reason" hint={t('desk:hint.resident-reads')} />
    </FoldedForm>
  );
}

/** More working days, at most ten. */
export function AskExtension(props: FormProps): JSX.Element {
  const { t } = props.visit;
  return (
    <FoldedForm
      {...props}
      type="ask-extension"
      title={t('desk:action.ask-extension')}
      button={t('desk:do.ask-extension')}
      plain
    >
      <NumberField {...props} type="ask-extension" name="days" usual="5" hint={t('desk:hint.days')} />
      <WordsField {...props} type="ask-extension" name="reason" hint={t('desk:hint.resident-reads')} />
    </FoldedForm>
  );
}

/** Somebody asked for more time: yes or no. */
export function AnswerExtension(props: FormProps): JSX.Element {
  const { visit, submission, clerks } = props;
  const { t } = visit;
  const asked = submission.desk?.extension;
  return (
    <ActionForm {...props} type="answer-extension">
      <div class="note">
        <div>
          <b>
            {t('desk:extension.asked', {
              who: clerks.get(asked?.by ?? '')?.name ?? t('desk:somebody'),
              count: asked?.days ?? 0,
              day: shortDay(t, submission.due),
            })}
          </b>
          <p class="pre">{asked?.reason}</p>
        </div>
      </div>
      <div class="row two">
        <button type="submit" class="btn main" name="granted" value="yes">
          {t('desk:extension.yes')}
        </button>
        <button type="submit" class="btn" name="granted" value="no">
          {t('desk:extension.no')}
        </button>
      </div>
    </ActionForm>
  );
}
