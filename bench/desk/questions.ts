import type { CaseView, Today } from '../../src/cases/case-view.ts';
import { officesOf } from '../../src/cases/may.ts';
import { addWorkingDays } from '../../src/cases/working-days.ts';
import { startOfDay } from '../../src/desk/cases/today.ts';
import { addDays } from '../../src/forms/plain-date.ts';
import type { District, PlainDate } from '../../src/forms/types.ts';
import type { Store } from '../../src/store/store.ts';

export interface Question {
  readonly name: string;
  /** The same kind of question, another one in each round. */
  readonly ask: (round: number) => Promise<unknown>;
}

const TODAY = '2026-11-24' as PlainDate;
const PAGE = 50;

/** Everything that a page of the desk asks of the store. */
export async function questionsOf(store: Store, district: District): Promise<readonly Question[]> {
  const today: Today = {
    today: TODAY,
    soon: addWorkingDays(TODAY, 3, district.calendar).date,
    startOf: (day) => startOfDay(day, district.timeZone),
  };
  const streets = district.offices.filter(({ level }) => level === 'street');
  const communities = district.offices.filter(({ level }) => level === 'community');
  const officesOfStreet = (round: number) =>
    officesOf({ role: 'clerk', office: at(streets, round).id }, district) ?? [];
  const samples = (await store.desk.list({ sort: 'received', limit: 200 }, today)).cases;
  const names = samples.flatMap(({ answers }) => namesIn(JSON.stringify(answers)));
  const clerk = samples.find((one) => one.clerk !== undefined)?.clerk ?? '';

  const list = (name: string, view: (round: number) => Partial<CaseView>): Question => ({
    name,
    ask: (round) => store.desk.list({ sort: 'due', limit: PAGE, ...view(round) }, today),
  });
  const search = (name: string, text: (round: number) => string): readonly Question[] => [
    list(`search by ${name}, newest first`, (round) => ({ text: text(round), sort: '-received' })),
    list(`search by ${name}, by due, open`, (round) => ({ text: text(round), status: 'open' })),
  ];
  return [
    list('open, by due, district', () => ({ status: 'open' })),
    list('open, by due, a street and below', (round) => ({ status: 'open', offices: officesOfStreet(round) })),
    list('open, by due, a community', (round) => ({ status: 'open', offices: [at(communities, round).id] })),
    list('open, newest first, district', () => ({ status: 'open', sort: '-received' })),
    list('all, by due, district', () => ({})),
    list('all, latest due first, a street and below', (round) => ({ sort: '-due', offices: officesOfStreet(round) })),
    list('all, newest first, district', () => ({ sort: '-received' })),
    list('all, oldest first, a street and below', (round) => ({ sort: 'received', offices: officesOfStreet(round) })),
    list('all, newest first, a community', (round) => ({ sort: '-received', offices: [at(communities, round).id] })),
    list('closed, newest first, district', () => ({ status: 'closed', sort: '-received' })),
    list('closed, by due, a community', (round) => ({ status: 'closed', offices: [at(communities, round).id] })),
    list('due soon', () => ({ due: 'soon' })),
    list('overdue', () => ({ due: 'over' })),
    list('returned', () => ({ returned: true })),
    list('unhappy', () => ({ unhappy: true, sort: '-received' })),
    list('mine', () => ({ clerk, status: 'open' })),
    list('all of one clerk, newest first', () => ({ clerk, sort: '-received' })),
    list('nobody’s, open', () => ({ clerk: 'none', status: 'open' })),
    ...(['submitted', 'correction', 'ready', 'refused', 'rejected', 'withdrawn'] as const).map((status) =>
      list(`status ${status}`, () => ({ status })),
    ),
    list('one service, newest first', (round) => ({ service: at(samples, round).service, sort: '-received' })),
    list('one channel, newest first', (round) => ({ channel: at(samples, round).channel, sort: '-received' })),
    list('received in one week', (round) => week(round)),
    list('rejected of one service in a community', (round) => ({
      status: 'rejected',
      service: at(samples, round).service,
      offices: [at(communities, round).id],
    })),
    deepPage(store, today),
    ...search('two characters of a name', (round) => at(names, round).slice(0, 2)),
    ...search('a whole name', (round) => at(names, round)),
    ...search('the last four of a number', (round) => String(1000 + ((round * 137) % 9000))),
    ...search('a reference', (round) => at(samples, round).reference),
    ...search('the beginning of a reference', (round) => at(samples, round).reference.slice(0, 5)),
    { name: 'counts, district', ask: () => store.desk.counts({ clerk }, today) },
    {
      name: 'counts, a street and below',
      ask: (round) => store.desk.counts({ clerk, offices: officesOfStreet(round) }, today),
    },
    {
      name: 'beside, open by due',
      ask: async (round) => {
        const view = { sort: 'due', status: 'open', limit: PAGE } as const;
        const { cases } = await store.desk.list(view, today);
        return store.desk.beside(view, today, at(cases, round).reference);
      },
    },
    {
      name: 'beside, oldest of all, newest first',
      ask: (round) => store.desk.beside({ sort: '-received', limit: PAGE }, today, at(samples, round).reference),
    },
    { name: 'alike', ask: (round) => store.desk.alike(at(samples, round)) },
    { name: 'one case with history and log', ask: (round) => oneCase(store, at(samples, round).reference) },
  ];
}

/** Half-way through everything. */
function deepPage(store: Store, today: Today): Question {
  return {
    name: 'a page in the middle of all, newest first',
    ask: (round) => {
      const after = `${today.startOf(addDays(TODAY, -380 - round))}.FC-2222-2222`;
      return store.desk.list({ sort: '-received', limit: PAGE, after }, today);
    },
  };
}

function oneCase(store: Store, reference: string): Promise<unknown> {
  return Promise.all([store.desk.find(reference), store.desk.history(reference), store.desk.log(reference)]);
}

function week(round: number): Partial<CaseView> {
  const from = addDays(TODAY, -7 * round - 7);
  return { from, to: addDays(from, 6), sort: 'received' };
}

function namesIn(json: string): readonly string[] {
  return [...json.matchAll(/"name":"([^"]+)"/g)].map(([, name = '']) => name);
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('There is nothing to ask about: fill the store first.');
  return found;
}
