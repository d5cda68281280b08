import type { JSX } from 'preact';
import { addDays } from '../../../forms/plain-date.ts';
import type { Pointer } from '../../../forms/types.ts';
import { mendable } from '../../../cases/act/ask-correction.ts';
import { ErrorSummary, ProblemAt } from '../../pages/fields.tsx';
import { DeskLayout } from '../../pages/layout.tsx';
import { PageHead } from '../../pages/parts.tsx';
import { applicantOf } from '../applicant.ts';
import { viewText, withView } from '../view.ts';
import { DayField } from './action-fields.tsx';
import { ActionForm, type FormProps } from './action-form.tsx';
import { problemsOf } from './case-state.ts';
import { fieldId, sentenceId } from './read-action.ts';
import { Stale } from './stale.tsx';

/** Days that a resident usually gets. */
const USUAL_DAYS = 7;

interface Line {
  readonly at: Pointer;
  readonly label: string;
  /** What was answered, as the case's page shows it. */
  readonly value: string;
  readonly kind: 'material' | 'answer';
}

/** 一次性告知: every question and material, to be ticked, each with its own sentence; everything at once. */
export function CorrectionPage(props: FormProps): JSX.Element {
  const { visit, submission, form, query, today } = props;
  const { t } = visit;
  const { reference } = submission;
  const title = t('desk:correction.title');
  const problems = problemsOf(props, 'ask-correction');
  return (
    <DeskLayout visit={visit} title={`${title} ${reference}`} room="cases">
      <Stale {...props} />
      <ErrorSummary t={t} problems={problems} />
      <nav class="crumbs above" aria-label={t('desk:case.way')}>
        <a href={withView('/desk', viewText(query))}>{t('desk:queue.title')}</a>
        <span aria-hidden="true">/</span>
        <a href={withView(`/desk/cases/${reference}`, viewText(query))}>
          {reference} {applicantOf(submission, form).masked}
        </a>
      </nav>
      <PageHead title={title} />
      <p class="prose">{t('desk:correction.once')}</p>
      <ActionForm {...props} type="ask-correction">
        <div id={fieldId('ask-correction', 'items')} tabindex={-1}>
          <ProblemAt id={fieldId('ask-correction', 'items')} problems={problems} />
        </div>
        <div class="sections">
          {groupsOf(props).map(({ title: group, lines }) => (
            <fieldset class="card mend" key={group}>
              <legend>{group}</legend>
              {lines.map((line) => (
                <MendLine key={line.at} {...props} line={line} />
              ))}
            </fieldset>
          ))}
        </div>
        <div class="card form stack">
          <DayField
            {...props}
            type="ask-correction"
            name="until"
            usual={addDays(today, USUAL_DAYS)}
            hint={t('desk:correction.until')}
          />
          <button type="submit" class="btn main">
            {t('desk:do.ask-correction')}
          </button>
        </div>
      </ActionForm>
      {(['material', 'answer'] as const).map((kind) => (
        <datalist id={`phrases-${kind}`} key={kind}>
          {([1, 2, 3, 4] as const).map((n) => (
            <option key={n} value={t(`desk:correction.${kind}-${n}`)} />
          ))}
        </datalist>
      ))}
    </DeskLayout>
  );
}

function MendLine({ line, ...props }: FormProps & { line: Line }): JSX.Element {
  const { visit, attempt } = props;
  const { t } = visit;
  const posted = attempt?.type === 'ask-correction' ? attempt.posted : undefined;
  const problems = problemsOf(props, 'ask-correction');
  const id = sentenceId(line.at);
  const isWrong = problems.some(({ field }) => field === id);
  return (
    <div class="mend-line">
      <label class="tick">
        <input
          type="checkbox"
          name="item"
          value={line.at}
          checked={posted?.texts('item').includes(line.at) ?? false}
          autocomplete="off"
        />
        <span>
          {line.label}
          <small>{line.value}</small>
        </span>
      </label>
      <div class="field">
        <label class="vh" for={id}>
          {t('desk:correction.sentence', { label: line.label })}
        </label>
        <ProblemAt id={id} problems={problems} />
        <input
          class="input"
          id={id}
          name={`sentence ${line.at}`}
          list={`phrases-${line.kind}`}
          maxlength={200}
          value={posted?.text(`sentence ${line.at}`) ?? ''}
          placeholder={t(`desk:correction.${line.kind}-1`)}
          autocomplete="off"
          {...(isWrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-problem` } : {})}
        />
      </div>
    </div>
  );
}

/** Materials first: that is where it mostly is. Then the answers by section; only what the resident can answer once more. */
function groupsOf(props: FormProps): readonly { readonly title: string; readonly lines: readonly Line[] }[] {
  const { visit, submission, form, answers, today } = props;
  const { t, house } = visit;
  const askable = new Set(mendable(submission, { form, today, district: house.district }));
  const materials = answers.materials.map(({ at, label, files }): Line => {
    const value = files.length === 0 ? t('desk:files.none') : t('desk:correction.files', { count: files.length });
    return { at, label, value, kind: 'material' };
  });
  const sections = answers.blocks.map(({ title, rows }) => ({
    title,
    lines: rows.map(({ at, label, value, secret }): Line => {
      const hidden =
        secret === undefined ? value : secret.tail === '' ? t('desk:hidden') : t('desk:tail', { tail: secret.tail });
      return { at, label, value: hidden ?? t('desk:case.left-out'), kind: 'answer' };
    }),
  }));
  return [{ title: t('desk:files.title'), lines: materials }, ...sections]
    .map(({ title, lines }) => ({ title, lines: lines.filter(({ at }) => askable.has(at)) }))
    .filter(({ lines }) => lines.length > 0);
}
