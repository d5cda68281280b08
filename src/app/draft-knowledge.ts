import { openQuestionOf } from '../bot/draft-changes.ts';
import type { Catalogue } from '../bot/types.ts';
import type { District } from '../forms/types.ts';
import type { DraftKnowledge } from '../store/context.ts';
import { dayIn } from './clock.ts';

/**
 * What the store asks about applications under way when it counts how they end.
 * @param catalogue asked for when it is needed: the store opens before it, for it keeps the forms.
 */
export function draftKnowledge(catalogue: () => Catalogue, district: District): DraftKnowledge {
  const dayOf = dayIn(district.timeZone);
  return {
    dayOf,
    openQuestion: (draft, at) => {
      const form = catalogue().find(draft.service, draft.version);
      return form && openQuestionOf(draft, form, { today: dayOf(at), district });
    },
  };
}
