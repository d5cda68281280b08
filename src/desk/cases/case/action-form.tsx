import type { ComponentChildren, JSX } from 'preact';
import type { ActionType } from '../../../cases/action.ts';
import { ProblemAt } from '../../pages/fields.tsx';
import { Csrf } from '../../pages/layout.tsx';
import { viewText } from '../view.ts';
import { problemsOf, type CaseMoment, type CaseState } from './case-state.ts';

export type FormProps = CaseState & CaseMoment;

interface ActionFormProps extends FormProps {
  readonly type: ActionType;
  /** Words on the button; absent where the form has its own. */
  readonly button?: string;
  /** Not the step that is waited for. */
  readonly plain?: boolean;
  /** What cannot be taken back. */
  readonly bad?: boolean;
  readonly children?: ComponentChildren;
}

/** The form of one action: it names the case as it was on this page, so that nothing newer is overwritten. */
export function ActionForm(props: ActionFormProps): JSX.Element {
  const { visit, submission, query, type, now } = props;
  return (
    <form
      class="stack act"
      method="post"
      action={`/desk/cases/${submission.reference}/actions`}
      id={`do-${type}`}
      tabindex={-1}
    >
      <Csrf visit={visit} />
      <input type="hidden" name="type" value={type} />
      <input type="hidden" name="revision" value={submission.revision} />
      <input type="hidden" name="at" value={now} />
      <input type="hidden" name="view" value={viewText(query)} />
      <ProblemAt id={`do-${type}`} problems={problemsOf(props, type)} />
      {props.children}
      {props.button !== undefined && (
        <button type="submit" class={`btn wide${props.bad === true ? ' bad' : props.plain === true ? '' : ' main'}`}>
          {props.button}
        </button>
      )}
    </form>
  );
}

/** A form that is folded away until it is asked for, or came back with something wrong. */
export function FoldedForm({ title, ...props }: ActionFormProps & { title: string }): JSX.Element {
  return (
    <details class="more fold" open={props.attempt?.type === props.type}>
      <summary>{title}</summary>
      <ActionForm {...props} />
    </details>
  );
}
