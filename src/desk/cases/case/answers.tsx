import type { JSX } from 'preact';
import { ProblemAt } from '../../pages/fields.tsx';
import { Icon } from '../../pages/icon.tsx';
import { Csrf } from '../../pages/layout.tsx';
import { viewText } from '../view.ts';
import type { AnswerBlock, AnswerRow } from './answer-view.ts';
import { problemsOf, type CaseMoment, type CaseState } from './case-state.ts';
import { standEven } from './even.ts';
import { fieldId } from './read-action.ts';

/** Why somebody looks at a number: written down with the look. */
export const REASONS = ['compare', 'call', 'certificate', 'records', 'asked'] as const;

type Props = CaseState & CaseMoment;

/** What was answered, section by section, under the labels of the case's own form. */
export function AnswerSections(props: Props): JSX.Element {
  return (
    <div class={standEven(props.answers.blocks.map(({ rows }) => rows.length)) ? 'sections' : 'sections wide'}>
      {props.answers.blocks.map((block) => (
        <AnswerCard key={block.key} {...props} block={block} />
      ))}
    </div>
  );
}

function AnswerCard({ block, ...props }: Props & { block: AnswerBlock }): JSX.Element {
  const id = `s-${block.key}`;
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{block.title}</h2>
      <dl class="pairs">
        {block.rows.map((row) => (
          <Row key={row.at} {...props} row={row} />
        ))}
      </dl>
    </section>
  );
}

function Row({ row, ...props }: Props & { row: AnswerRow }): JSX.Element {
  const { t } = props.visit;
  if (row.value === undefined)
    return (
      <div>
        <dt>{row.label}</dt>
        <dd class="quiet">{t('desk:case.left-out')}</dd>
      </div>
    );
  if (row.secret === undefined)
    return (
      <div>
        <dt>{row.label}</dt>
        <dd class="pre">{row.value}</dd>
      </div>
    );
  return props.shown === row.at ? (
    <ShownRow {...props} row={row} value={row.value} />
  ) : (
    <HiddenRow {...props} row={row} />
  );
}

/** Shown on this drawing of the page only. */
function ShownRow({ row, value, visit }: Props & { row: AnswerRow; value: string }): JSX.Element {
  return (
    <div class="shown-now" id={secretId(row.at)} tabindex={-1} data-shown>
      <dt>{row.label}</dt>
      <dd>
        <span class="code">{grouped(row, value)}</span>
        <small>{visit.t('desk:case.shown', { who: visit.clerk.name })}</small>
      </dd>
    </div>
  );
}

/** A number of eighteen is read in three parts. */
function grouped({ secret }: AnswerRow, value: string): string {
  return secret?.kind === 'number' ? value.replace(/^(\d{6})(\d{8})([\dX]{4})$/, '$1 $2 $3') : value;
}

function HiddenRow({ row, ...props }: Props & { row: AnswerRow }): JSX.Element {
  const { visit, submission, query, attempt } = props;
  const { t } = visit;
  const tail = row.secret?.tail ?? '';
  const id = fieldId('reveal', secretId(row.at));
  const problems = problemsOf(props, 'reveal');
  const isWrong = problems.some(({ field }) => field === id);
  return (
    <div>
      <dt>{row.label}</dt>
      <dd class="num">{tail === '' ? t('desk:hidden') : t('desk:tail', { tail })}</dd>
      <dd class="do">
        <details class="reveal" open={attempt?.type === 'reveal' && isWrong}>
          <summary class="show">
            <Icon name="eye" />
            {t('desk:case.show')}
            <span class="vh"> {row.label}</span>
          </summary>
          <form method="post" action={`/desk/cases/${submission.reference}/reveal#${secretId(row.at)}`}>
            <Csrf visit={visit} />
            <input type="hidden" name="view" value={viewText(query)} />
            <input type="hidden" name="at" value={row.at} />
            <label for={id}>{t('desk:case.why')}</label>
            <ProblemAt id={id} problems={problems} />
            <span class="row">
              <select
                class="select"
                id={id}
                name="reason"
                {...(isWrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-problem` } : {})}
              >
                <option value="">{t('desk:case.choose')}</option>
                {REASONS.map((reason) => (
                  <option key={reason} value={reason}>
                    {t(`desk:reveal-reason.${reason}`)}
                  </option>
                ))}
              </select>
              <button type="submit" class="btn">
                {t('desk:case.show-now')}
              </button>
            </span>
          </form>
        </details>
      </dd>
    </div>
  );
}

/** The id of a row that can be shown. */
export function secretId(at: string): string {
  return `a${at.replace(/\W/g, '-')}`;
}
