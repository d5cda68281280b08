import type { ErrorObject } from 'ajv/dist/2020.js';
import { asText, isObject } from './ajv.ts';
import { escapeName, getPointer } from './pointer.ts';
import { idProblem } from './resident-id.ts';
import type { Json, Pointer, Problem } from './types.ts';

type Fault = Omit<Problem, 'pointer'>;

const formatCodes: Readonly<Record<string, string>> = {
  date: 'date-unreadable',
  'year-month': 'month-unreadable',
  mobile: 'mobile',
  area: 'area-unknown',
  institution: 'institution-unknown',
  slot: 'slot-unknown',
  attachment: 'file-unknown',
};

/** What a keyword's failure means to a person; undefined where another error says it. */
const readers: Readonly<Record<string, (error: ErrorObject, value: Json | undefined) => Fault | undefined>> = {
  type: () => ({ code: 'wrong-type' }),
  enum: () => ({ code: 'choice-unknown' }),
  const: () => ({ code: 'choice-unknown' }),
  format: (error, value) => formatFault(String(error.params['format']), value),
  pattern: () => ({ code: 'pattern' }),
  maxLength: limited('text-too-long', 'max'),
  minLength: limited('text-too-short', 'min'),
  maximum: limited('number-too-large', 'max'),
  minimum: limited('number-too-small', 'min'),
  maxItems: (error, value) => listFault('too-many', 'max', error, value),
  minItems: (error, value) => listFault('too-few', 'min', error, value),
  uniqueItems: () => ({ code: 'file-twice' }),
  required: () => ({ code: 'required' }),
  unevaluatedProperties: () => ({ code: 'unexpected' }),
  additionalProperties: () => ({ code: 'unexpected' }),
  if: () => undefined,
};

function limited(code: string, name: 'max' | 'min'): (error: ErrorObject) => Fault {
  return (error) => ({ code, params: { [name]: Number(error.params['limit']) } });
}

function listFault(how: string, name: 'max' | 'min', error: ErrorObject, value: Json | undefined): Fault {
  const what = Array.isArray(value) && value.some(isObject) ? 'items' : 'files';
  return { code: `${how}-${what}`, params: { [name]: Number(error.params['limit']) } };
}

function formatFault(format: string, value: Json | undefined): Fault {
  if (format !== 'resident-id') return { code: formatCodes[format] ?? 'other' };
  return idProblem(asText(value)) ?? { code: 'id-check-digit' };
}

/** Ajv's errors about a value at `pointer` as problems, the same problem once. */
export function problemsOf(errors: readonly ErrorObject[], pointer: Pointer, value: Json): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const error of errors) {
    const reader = readers[error.keyword];
    const fault = reader ? reader(error, getPointer(value, error.instancePath)) : { code: 'other' };
    const at = pointer + error.instancePath + missingName(error);
    if (fault && !found.has(`${at} ${fault.code}`)) found.set(`${at} ${fault.code}`, { pointer: at, ...fault });
  }
  return [...found.values()];
}

/** The name of the property that an error is about, where it is not the value itself. */
function missingName({ params }: ErrorObject): string {
  const name: unknown = params['missingProperty'] ?? params['unevaluatedProperty'] ?? params['additionalProperty'];
  return typeof name === 'string' ? `/${escapeName(name)}` : '';
}
