import { asArray, asObject } from '../ajv.ts';
import type { ServiceDefinition } from '../form.ts';
import { joinPointer } from '../pointer.ts';
import type { OfficeLevel, Pointer } from '../types.ts';
import { testFaults } from './check-schema.ts';
import { fileOf, type Fault } from './fault.ts';
import { looksOf } from './schema-parts.ts';
import { kindAt, leavesOf, rankOf, type PlaceKind, type Subject } from './subject.ts';

type Found = readonly [at: Pointer, message: string];

const LEVELS: readonly OfficeLevel[] = ['community', 'street', 'district'];

/** Faults in what service.json says of the form's fields, rules aside. Only for a service.json of its shape. */
export function serviceFaults(subject: Subject, service: ServiceDefinition): readonly Fault[] {
  const file = fileOf(subject.source, 'service.json');
  const found: Found[] = [
    ...service.applicants.flatMap((at, i) => kindFault(subject, `/applicants/${i}`, at, ['text'], 'a name')),
    ...kindFault(subject, '/mobile', service.mobile, ['mobile'], 'a mobile number'),
    ...service.route.by.flatMap((at, i) => kindFault(subject, `/route/by/${i}`, at, ['area'], 'an area')),
    ...levelFaults(service),
    ...documentFaults(subject, service),
    ...bookingFaults(subject, service),
    ...noticeFaults(subject),
  ];
  return found.map(([pointer, message]) => ({ file, pointer, message }));
}

function kindFault(subject: Subject, at: Pointer, field: Pointer, kinds: readonly PlaceKind[], what: string): Found[] {
  if (!subject.outline.places.has(field)) return [[at, `The form has no field ${field}: name ${what}.`]];
  const kind = kindAt(subject, field);
  return kind !== undefined && kinds.includes(kind) ? [] : [[at, `${field} must be ${what}, and it is not.`]];
}

function levelFaults({ route }: ServiceDefinition): Found[] {
  const ranks = route.levels.map((level) => LEVELS.indexOf(level));
  const isRising = ranks.every((rank, i) => i === 0 || rank > (ranks[i - 1] ?? -1));
  if (!isRising) return [['/route/levels', 'The levels must rise, each once: "community", "street", "district".']];
  if (route.by.length > 0 || route.levels.join() === 'district') return [];
  return [
    [
      '/route/by',
      'Without an area to go by, only the district can take a case: name one, or set levels to ["district"].',
    ],
  ];
}

function documentFaults(subject: Subject, { documents }: ServiceDefinition): Found[] {
  const listed = documents.map(({ at }) => at);
  const each = documents.flatMap(({ at }, i): Found[] =>
    listed.indexOf(at) < i
      ? [[`/documents/${i}/at`, `${at} is listed twice among the documents.`]]
      : kindFault(subject, `/documents/${i}/at`, at, ['files'], 'a question for photos or files'),
  );
  const left = leavesOf(subject).filter(
    ({ pattern, names }) => !names.includes('*') && kindAt(subject, pattern) === 'files' && !listed.includes(pattern),
  );
  return [
    ...each,
    ...left.map(({ pattern }): Found => ['/documents', `${pattern} asks for files: list it among the documents.`]),
  ];
}

function bookingFaults(subject: Subject, { booking }: ServiceDefinition): Found[] {
  const slot = leavesOf(subject).find(({ pattern }) => kindAt(subject, pattern) === 'slot');
  if (!booking)
    return slot
      ? [['/booking', `${slot.pattern} asks for a time, so "booking" must name it and its institution.`]]
      : [];
  const kinds = [
    ...kindFault(subject, '/booking/institution', booking.institution, ['institution'], 'an institution'),
    ...kindFault(subject, '/booking/slot', booking.slot, ['slot'], 'a bookable time'),
  ];
  const [first, second] = [rankOf(subject, booking.institution), rankOf(subject, booking.slot)];
  if (kinds.length > 0 || !first || !second || first.last < second.first) return kinds;
  return [['/booking', `${booking.slot} is asked before ${booking.institution}: the institution must come first.`]];
}

/** A notice is judged over the whole answers, so it may look at any field; but the field must be there. */
function noticeFaults(subject: Subject): Found[] {
  return asArray(subject.service['notices']).flatMap((notice, i): Found[] => {
    const test = asObject(notice)['if'] ?? null;
    const at = `/notices/${i}/if`;
    const wrong = testFaults(test, asObject(subject.schema['$defs']));
    if (wrong.length > 0) return wrong.map(([below, message]) => [at + below, message]);
    return looksOf(test)
      .filter(({ names }) => !subject.outline.places.has(joinPointer(names)))
      .map((look) => [at + look.at, `This notice looks at ${joinPointer(look.names)}, which the form does not have.`]);
  });
}
