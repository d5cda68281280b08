import { FEWEST, type DraftCount } from '../../cases/figures.ts';
import type { PointerPattern } from '../../forms/types.ts';
import type { Visit } from '../visit.ts';

/** How applications in the chat ended, of the whole district. */
export interface DraftsView {
  readonly begun: number;
  readonly submitted: number;
  readonly givenUp: number;
  readonly services: readonly DraftsOfService[];
  /** Where most are given up first. */
  readonly questions: readonly QuestionLine[];
  /** Given up at questions at which hardly anybody does. */
  readonly rest: number;
}

interface DraftsOfService {
  readonly name: string;
  readonly begun: number;
  readonly submitted: number;
  readonly givenUp: number;
}

interface QuestionLine {
  readonly service: string;
  readonly question: string;
  readonly count: number;
}

/** Adds up how applications ended, and names the questions at which they were given up. */
export function draftsOf(visit: Visit, counts: readonly DraftCount[]): DraftsView {
  const givenUp = counts.filter(({ event }) => event === 'given-up');
  const often = givenUp.filter(({ count }) => count >= FEWEST).sort((a, b) => b.count - a.count);
  const services = [...new Set(counts.map(({ service }) => service))];
  return {
    ...endsOf(counts),
    services: services.map((service) => ({
      name: nameOf(visit, service),
      ...endsOf(counts.filter((one) => one.service === service)),
    })),
    questions: often.map(({ service, at, count }) => ({
      service: nameOf(visit, service),
      question: questionOf(visit, service, at),
      count,
    })),
    rest: sumOf(givenUp) - sumOf(often),
  };
}

function endsOf(counts: readonly DraftCount[]): Pick<DraftsView, 'begun' | 'submitted' | 'givenUp'> {
  const of = (event: DraftCount['event']): number => sumOf(counts.filter((one) => one.event === event));
  return { begun: of('begun'), submitted: of('submitted'), givenUp: of('given-up') };
}

function sumOf(counts: readonly DraftCount[]): number {
  return counts.reduce((all, { count }) => all + count, 0);
}

function nameOf({ house, lang }: Visit, service: string): string {
  return house.catalogue.find(service)?.texts(lang).short ?? service;
}

/** The question's label in today's form; one that is asked no more by the last part of its path. */
function questionOf({ house, lang, t }: Visit, service: string, at: PointerPattern): string {
  if (at === '') return t('desk-figures:drafts.all-answered');
  const form = house.catalogue.find(service);
  // The label of an item stands for all of them.
  return form === undefined ? at : form.label(at.replaceAll('/*', '/0'), lang);
}
