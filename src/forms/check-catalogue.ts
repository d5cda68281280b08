import { districtFaults } from './check-catalogue/check-district.ts';
import { branchesOf, branchFaults, type Branches } from './check-catalogue/check-branches.ts';
import { acceptedAnswers, exampleFaults } from './check-catalogue/check-examples.ts';
import { fieldFaults } from './check-catalogue/check-fields.ts';
import { orderFaults } from './check-catalogue/check-order.ts';
import { placeholderFaults } from './check-catalogue/check-placeholders.ts';
import { ruleFaults } from './check-catalogue/check-rules.ts';
import { compileFaults, schemaFaults } from './check-catalogue/check-schema.ts';
import { serviceFaults } from './check-catalogue/check-service.ts';
import { staleWords } from './check-catalogue/check-stale-words.ts';
import { missingWords } from './check-catalogue/check-words.ts';
import { examplesShape } from './check-catalogue/examples-shape.ts';
import { fileOf, textsOf, type Fault } from './check-catalogue/fault.ts';
import { serviceShape } from './check-catalogue/service-shape.ts';
import { makeSubject } from './check-catalogue/subject.ts';
import { blockTextsShape, textsShape } from './check-catalogue/texts-shape.ts';
import type { ServiceDefinition } from './form.ts';
import { asObject } from './ajv.ts';
import { LANGS, type District, type Json, type ServiceSource } from './types.ts';

export { faultLine, type Fault } from './check-catalogue/fault.ts';

/**
 * Judges everything that the bureau's data says, as it stands in services/ and district/: shapes, schemas, the order of
 * asking, rules, words in every language, examples, offices. Each fault names file and pointer and says what is wrong and
 * what right looks like; none means that every form compiles and keeps its promises. Never throws, whatever the files hold.
 */
export function checkCatalogue(sources: readonly ServiceSource[], district: District): readonly Fault[] {
  if (sources.length === 0) return [nothingOffered];
  const services = sources.filter((source) => serviceShape(source.service, '').length === 0);
  const definitions = services.map(({ service }) => withLists(service));
  const judged = sources.map((source) => guarded(source, () => checkService(source, district)));
  return once([
    ...judged.flatMap(({ faults }) => faults),
    ...branchFaults(judged.flatMap(({ branches }) => branches ?? [])),
    ...sharedFaults(services),
    ...districtFaults(definitions, district),
  ]);
}

const nothingOffered: Fault = {
  file: 'services',
  pointer: '',
  message: 'There is no service here: each is a folder with a service.json.',
};

interface Judged {
  readonly faults: readonly Fault[];
  /** There when the examples could be judged. */
  readonly branches?: Branches;
}

/** Faults of one service. What builds on a faulty part is judged once that part is right. */
function checkService(source: ServiceSource, district: District): Judged {
  const shapes = [...serviceShapeFaults(source), ...textShapeFaults(source)];
  const examples = examplesShape(source.examples, fileOf(source, 'examples.json'));
  const schema = schemaFaults(source);
  if (schema.length > 0) return { faults: [...shapes, ...examples, ...schema] };
  const subject = makeSubject(source);
  const service = serviceShape(source.service, '').length === 0 ? withLists(source.service) : undefined;
  const compiled = compileFaults(service ? source : { ...source, service: {} });
  const form = [...compiled, ...orderFaults(subject), ...fieldFaults(subject)];
  const fields = service ? [...serviceFaults(subject, service), ...ruleFaults(subject, service)] : [];
  const words = [...missingWords(subject), ...staleWords(subject), ...placeholderFaults(subject)];
  const isReady = service !== undefined && [...examples, ...form, ...fields].length === 0;
  const faults = [...shapes, ...examples, ...form, ...fields, ...words];
  if (!isReady) return { faults };
  const branches = branchesOf(subject, acceptedAnswers(source, district));
  return { faults: [...faults, ...exampleFaults(source, district)], branches };
}

function serviceShapeFaults(source: ServiceSource): Fault[] {
  const file = fileOf(source, 'service.json');
  const { id } = asObject(source.service);
  return [
    ...serviceShape(source.service, file),
    ...(typeof id === 'string' && id !== source.id
      ? [
          {
            file,
            pointer: '/id',
            message: `The id must be the name of the folder, "${source.id}"; here it is "${id}".`,
          },
        ]
      : []),
  ];
}

function textShapeFaults(source: ServiceSource): Fault[] {
  return LANGS.flatMap((lang) => [
    ...textsShape(textsOf(source, lang), fileOf(source, `${lang}.json`)),
    ...Object.entries(source.blocks).flatMap(([block, texts]) =>
      blockTextsShape(texts[lang], `services/shared/${block}.${lang}.json`),
    ),
  ]);
}

/** What two services may not have in common. */
function sharedFaults(sources: readonly ServiceSource[]): Fault[] {
  return (['prefix', 'order'] as const).flatMap((name) =>
    sources.flatMap((source, i) => {
      const own = asObject(source.service)[name];
      const first = sources.findIndex((one) => asObject(one.service)[name] === own);
      if (first === i) return [];
      const message = `"${name}" is ${JSON.stringify(own)} as in services/${sources[first]?.id ?? ''}: it must be its own.`;
      return [{ file: fileOf(source, 'service.json'), pointer: `/${name}`, message }];
    }),
  );
}

/** service.json of its shape, with its lists there even when they are left out. */
function withLists(service: Json): ServiceDefinition {
  return { rules: [], notices: [], ...asObject(service) } as unknown as ServiceDefinition;
}

/** A folder may hold anything: what the checks above did not foresee is a fault of it, too. */
function guarded(source: ServiceSource, check: () => Judged): Judged {
  try {
    return check();
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'for an unknown reason';
    const message = `This service cannot be judged: ${reason}.`;
    return { faults: [{ file: fileOf(source, 'service.json'), pointer: '', message }] };
  }
}

/** A fault of a shared block is found by every service that uses it. */
function once(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.file} ${fault.pointer} ${fault.message}`, fault])).values()];
}
