import type { JSX } from 'preact';
import type { ActionType } from '../../../cases/action.ts';
import { isTakenAsAccepted } from '../../../cases/correction-time.ts';
import { may } from '../../../cases/may.ts';
import { Icon } from '../../pages/icon.tsx';
import { viewText, withView } from '../view.ts';
import { ActionForm, FoldedForm, type FormProps } from './action-form.tsx';
import {
  Accept,
  AnswerExtension,
  Approve,
  AskExtension,
  Assign,
  Deliver,
  HandOver,
  PassOn,
  Reject,
  Verify,
} from './step-forms.tsx';
import { WordsField } from './action-fields.tsx';

/** What can be done now: exactly what the rules allow this person, each as a form of its own. */
export function NextSteps(props: FormProps): JSX.Element {
  const { t } = props.visit;
  const can = (type: ActionType): boolean =>
    may(props.visit.acting, type, props.submission, props.visit.house.district);
  const main = [<Waiting key="waiting" {...props} can={can} />, <Deciding key="deciding" {...props} can={can} />];
  const nothing = !MAIN.some(can);
  return (
    <section class="card stack next" aria-labelledby="next">
      <h2 id="next">{t('desk:next.title')}</h2>
      {nothing && <p class="quiet">{t(`desk:next.none.${reasonFor(props)}`)}</p>}
      {main}
      <More {...props} can={can} />
    </section>
  );
}

type StepProps = FormProps & { readonly can: (type: ActionType) => boolean };

const MAIN: readonly ActionType[] = [
  'accept',
  'ask-correction',
  'verify',
  'pass-on',
  'approve',
  'ready',
  'deliver',
  'answer-extension',
];

/** Why nothing is to be done here: it is over, the resident has it, or a colleague. */
function reasonFor({ submission }: FormProps): 'over' | 'waits' | 'others' {
  if (submission.status === 'correction') return 'waits';
  return ['refused', 'rejected', 'delivered', 'withdrawn'].includes(submission.status) ? 'over' : 'others';
}

/** Up to the decision: taking it in, checking it, passing it on. */
function Waiting(props: StepProps): JSX.Element {
  const { can, submission, form, today, visit } = props;
  const { t, house } = visit;
  const tooLate = isTakenAsAccepted(submission, { today, district: house.district, form });
  return (
    <>
      {can('answer-extension') && <AnswerExtension {...props} />}
      {submission.status === 'correction' && can('remind') && (
        <ActionForm {...props} type="remind" button={t('desk:action.remind')} />
      )}
      {can('accept') && <Accept {...props} plain={submission.status === 'correction'} />}
      {can('pass-on') && <PassOn {...props} />}
      {can('verify') && <Verify {...props} />}
      {can('ask-correction') && !tooLate && (
        <a class="btn wide" href={withView(`/desk/cases/${submission.reference}/correction`, viewText(props.query))}>
          {t('desk:action.ask-correction')}
        </a>
      )}
      {can('refuse') && !tooLate && (
        <FoldedForm {...props} type="refuse" title={t('desk:action.refuse')} button={t('desk:do.refuse')} bad>
          <WordsField {...props} type="refuse" name="reason" hint={t('desk:hint.resident-reads')} />
        </FoldedForm>
      )}
      {tooLate && (can('ask-correction') || can('refuse')) && <p class="hint">{t('desk:next.taken-as-accepted')}</p>}
    </>
  );
}

/** From review to the paper in the resident's hand. */
function Deciding(props: StepProps): JSX.Element {
  const { can, visit } = props;
  const { t } = visit;
  return (
    <>
      {can('approve') && <Approve {...props} />}
      {can('reject') && <Reject {...props} />}
      {can('send-back') && (
        <FoldedForm
          {...props}
          type="send-back"
          title={t('desk:action.send-back')}
          button={t('desk:do.send-back')}
          plain
        >
          <WordsField {...props} type="send-back" name="reason" hint={t('desk:hint.colleagues-read')} />
        </FoldedForm>
      )}
      {can('ready') && (
        <ActionForm {...props} type="ready" button={t('desk:action.ready')}>
          <p class="hint">{t('desk:hint.ready')}</p>
        </ActionForm>
      )}
      {can('deliver') && <Deliver {...props} />}
    </>
  );
}

/** Who has it, where it lies, how long it may take. */
function More(props: StepProps): JSX.Element | null {
  const { can, visit, attempt } = props;
  const types = (['assign', 'hand-over', 'ask-extension'] as const).filter(can);
  if (types.length === 0) return null;
  const isOpen = types.some((type) => type === attempt?.type);
  return (
    <details class="more" open={isOpen}>
      <summary>
        <Icon name="next" />
        {visit.t('desk:next.more')}
      </summary>
      <div class="stack tight">
        {can('assign') && <Assign {...props} />}
        {can('hand-over') && <HandOver {...props} />}
        {can('ask-extension') && <AskExtension {...props} />}
      </div>
    </details>
  );
}
