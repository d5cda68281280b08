import type { Acting } from '../cases/types.ts';
import { startOfDay } from '../desk/cases/today.ts';
import { seededRandom } from '../fiction/chance.ts';
import type { LivedCase } from '../fiction/live-case.ts';
import { makeCases } from '../fiction/make-cases.ts';
import { drawSheet } from '../fiction/picture.ts';
import { compileForm } from '../forms/compile-form.ts';
import type { District, PlainDate, ServiceSource } from '../forms/types.ts';
import type { Store } from '../store/store.ts';

export interface SeedOptions {
  readonly sources: readonly ServiceSource[];
  readonly district: District;
  readonly count: number;
  /** Another number makes other cases. */
  readonly seed: number;
  /** Epoch milliseconds: the present of the cases. */
  readonly now: number;
  /** The first day of submissions. */
  readonly from: PlainDate;
  /** So many besides, of these last days: most of them are open. */
  readonly fresh?: { readonly from: PlainDate; readonly count: number };
  /** One case of so many is left lying; none where left out. */
  readonly forgottenOneIn?: number;
  /** Who works at the desk; somebody in every office where left out. */
  readonly clerks?: readonly Acting[];
  /** How often a service is applied for, by its id; as often as the rarest where it is not named. */
  readonly shares?: Readonly<Record<string, number>>;
  readonly onProgress?: (done: number) => void;
}

/** Few enough for one transaction. */
const STEP = 500;
const PICTURES = 4;

/** Puts plainly fictional cases into a store, with pictures for their documents. */
export async function seedStore(store: Store, options: SeedOptions): Promise<void> {
  const { sources, district, now, clerks = someClerks(district), onProgress } = options;
  for (const source of sources) await store.forms.keep(source, now);
  const files = await keepPictures(store, now);
  const cases = makeCases(
    {
      ...options,
      services: sources.map(compileForm),
      clerks,
      files,
      random: seededRandom(options.seed),
      startOf: remembered((day) => startOfDay(day, district.timeZone)),
    },
    options.count,
  );
  let done = 0;
  for (const some of inSteps(cases)) {
    await store.takeIn(some);
    onProgress?.((done += some.length));
  }
}

function* inSteps(cases: Iterable<LivedCase>): Generator<readonly LivedCase[]> {
  let some: LivedCase[] = [];
  for (const one of cases) {
    some.push(one);
    if (some.length < STEP) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

async function keepPictures(store: Store, now: number): Promise<readonly string[]> {
  const kept = await Promise.all(
    Array.from({ length: PICTURES }, (_, hue) => store.attachments.keep(drawSheet(hue), `示例材料${hue + 1}.png`, now)),
  );
  return kept.flatMap((one) => (one.ok ? [one.attachment.id] : []));
}

/** One who receives and one who decides in each office. */
function someClerks({ offices }: District): readonly Acting[] {
  return offices.flatMap(({ id: office }) => [
    { clerk: `example-clerk-${office}`, name: '示例受理员', role: 'clerk', office },
    { clerk: `example-reviewer-${office}`, name: '示例审核员', role: 'reviewer', office },
  ]);
}

function remembered(find: (day: PlainDate) => number): (day: PlainDate) => number {
  const known = new Map<PlainDate, number>();
  return (day) => {
    const found = known.get(day) ?? find(day);
    known.set(day, found);
    return found;
  };
}
