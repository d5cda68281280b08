import { asObject, makeCompiler } from './ajv.ts';
import { checkAnswers } from './check.ts';
import { flattenAnswers } from './flatten.ts';
import type { Examples, Form, ServiceDefinition, ServiceTexts } from './form.ts';
import { judgeValue } from './judge.ts';
import { makePlan, placesOf, sectionsOf } from './make-plan.ts';
import { optionsOf } from './options.ts';
import { outlineSchema } from './outline.ts';
import { readInput } from './read.ts';
import { showValue } from './show.ts';
import { stillFits } from './still-fits.ts';
import { makeTexts, type FormTexts } from './texts.ts';
import type { Lang, ServiceSource } from './types.ts';
import { walkForm } from './walk.ts';
import { fieldOf, labelOf, ownProblemWords, questionWords } from './words.ts';

/**
 * Compiles a service once for a version (tens of milliseconds); everything after that is quick and pure.
 * @throws when the schema is none, or uses what the engine does not know. `checkCatalogue` names such faults beforehand.
 */
export function compileForm(source: ServiceSource): Form {
  const form = compiled.get(source) ?? compile(source);
  compiled.set(source, form);
  return form;
}

/** The check at the start and the catalogue share what is compiled. */
const compiled = new WeakMap<ServiceSource, Form>();

function compile(source: ServiceSource): Form {
  const schema = asObject(source.schema);
  const service = withDefaults(source);
  const compiler = makeCompiler(asObject(schema['$defs']));
  const validate = compiler.validator(schema);
  const outline = outlineSchema(schema, new Set(Object.keys(source.blocks)), compiler);
  const plan = makePlan(outline, sectionsOf(source.service));
  const texts: Record<Lang, FormTexts> = {
    'zh-CN': makeTexts(source, outline, 'zh-CN'),
    en: makeTexts(source, outline, 'en'),
  };
  const notices = service.notices.map(({ code, if: condition }) => ({ code, test: compiler.test(condition) }));
  const judge: Form['judge'] = (item, value, walk, context) => judgeValue(service, item, value, walk, context);
  return {
    id: source.id,
    version: source.version,
    service,
    schema,
    examples: source.examples as unknown as Examples,
    places: placesOf(plan.nodes),
    walk: (answers) => walkForm(plan, answers, (question, value, known) => stillFits(service, question, value, known)),
    judge,
    read: (item, input, walk, context, lang, path) => {
      const fits = (value: Parameters<Form['judge']>[1]) => judge(item, value, walk, context).length === 0;
      const scene = { item, walk, context, lang, path, service, fits, texts: texts[lang], allTexts: texts };
      return readInput(scene, input);
    },
    check: (answers, context) => checkAnswers({ plan, service, validate }, answers, context),
    flatten: (answers) => flattenAnswers(outline, answers),
    options: (item, walk, context, lang, path) =>
      optionsOf({ texts: texts[lang], service, walk, context, lang }, item, path),
    label: (pointer, lang) => labelOf(texts[lang], pointer),
    field: (pointer, lang) => fieldOf(texts[lang], pointer),
    words: (question, walk, context, lang) => questionWords(texts[lang], question, walk, context, lang),
    show: (question, value, context, lang) => showValue(texts[lang], question, value, context, lang),
    texts: (lang) => serviceTexts(texts[lang]),
    notices: (answers) => notices.filter(({ test }) => test(answers)).map(({ code }) => code),
    problemWords: (problem, lang) => ownProblemWords(texts[lang], problem, lang),
  };
}

type Optional = 'rules' | 'notices';

/** service.json, whose shape the catalogue's check has judged, with its lists there even when they are left out. */
function withDefaults(source: ServiceSource): ServiceDefinition {
  type Given = Omit<ServiceDefinition, Optional> & Partial<Pick<ServiceDefinition, Optional>>;
  const { rules = [], notices = [], ...given } = asObject(source.service) as unknown as Given;
  return { ...given, rules, notices };
}

const LISTS = ['aliases', 'prepare', 'next', 'bring', 'advice', 'facts'] as const;

/** The service's own texts; a list that is left out is an empty one. */
function serviceTexts({ service }: FormTexts): ServiceTexts {
  const lists = Object.fromEntries(LISTS.map((name) => [name, service[name] ?? []]));
  return {
    ...service,
    ...lists,
    sections: asObject(service['sections']),
    notices: asObject(service['notices']),
  } as unknown as ServiceTexts;
}
