import { describe, expect, it } from 'vitest';
import { setPointer } from '../../src/forms/pointer.ts';
import type { Json, JsonObject, Pointer } from '../../src/forms/types.ts';
import { context } from './fixtures/district.ts';
import { complete } from './support/complete.ts';
import { form } from './support/draft.ts';
import { makeId } from './support/random-value.ts';

/** The problems of a complete application with these changes; `undefined` takes an answer away. */
function problemsWith(changes: Readonly<Record<Pointer, Json | undefined>>): readonly string[] {
  const changed = Object.entries(changes).reduce<JsonObject>(
    (answers, [pointer, value]) =>
      value === undefined ? without(answers, pointer) : setPointer(answers, pointer, value),
    complete,
  );
  const checked = form.check(changed, context);
  return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

function without(answers: JsonObject, pointer: Pointer): JsonObject {
  const at = pointer.lastIndexOf('/');
  const parent = at === 0 ? answers : (answers[pointer.slice(1, at)] as JsonObject);
  const { [pointer.slice(at + 1)]: _gone, ...rest } = parent;
  return at === 0 ? rest : setPointer(answers, pointer.slice(0, at), rest);
}

describe('A complete application', () => {
  it('is accepted, with what an ID number tells filled in', () => {
    const checked = form.check(complete, context);
    expect(checked).toMatchObject({
      ok: true,
      answers: {
        wife: { birthDate: '1996-03-12', sex: 'female' },
        husband: { birthDate: '1994-07-01', sex: 'male' },
      },
    });
    expect(checked.ok && form.check(checked.answers, context)).toEqual(checked);
  });

  it('need not have what is optional', () => {
    expect(problemsWith({ '/note': '请早一点', '/wife/employer': '示例有限公司' })).toEqual([]);
    expect(problemsWith({ '/materials': { photo: ['a'.repeat(64)] } })).toEqual([]);
  });

  it('may have no items where a group needs none', () => {
    expect(problemsWith({ '/children': [] })).toEqual([]);
    expect(problemsWith({ '/children': undefined })).toEqual(['/children required']);
  });
});

describe('What is wrong is named', () => {
  it('at each place, in the order of the questions', () => {
    expect(
      problemsWith({
        '/slot': 'nonsense',
        '/mobile': '123',
        '/unknown': 1,
        '/here': 'nobody',
        '/wife/name': undefined,
        '/children/0/birthDate': '2027-01-01',
      }),
    ).toEqual([
      '/here choice-unknown',
      '/wife/name required',
      '/mobile mobile',
      '/children/0/birthDate birth-in-future',
      '/slot slot-unknown',
      '/unknown unexpected',
    ]);
  });

  it.each([
    ['an unknown field', { '/nickname': '小示' }, ['/nickname unexpected']],
    ['an unknown field of an object', { '/wife/nickname': '小示' }, ['/wife/nickname unexpected']],
    ['an unknown field of an item', { '/children/0/school': 1 }, ['/children/0/school unexpected']],
    ['an answer to a question that is not asked', { '/reason': 'work' }, ['/reason not-relevant']],
    ['an irrelevant group', { '/witnesses': [{ name: '李例安' }] }, ['/witnesses not-relevant']],
    [
      'an irrelevant answer of an item',
      { '/children/0/deathDate': '2025-01-01' },
      ['/children/0/deathDate not-relevant'],
    ],
    ['what differs from the ID number', { '/wife/sex': 'male' }, ['/wife/sex derived-mismatch']],
    ['a value in the place of an object', { '/wife': '张示梅' }, ['/wife wrong-type']],
    ['a value in the place of a list', { '/children': 1 }, ['/children wrong-type']],
    ['an object in the place of a value', { '/mobile': { number: 1 } }, ['/mobile wrong-type']],
    ['a broken rule', { '/marriage/date': '2016-03-11' }, ['/marriage/date wife-too-young']],
    ['the same number twice', { '/husband/idNumber': makeId('1996-03-12', 2) }, ['/husband/idNumber same-person']],
    ['a rule about what is derived', { '/wife/idNumber': makeId('1996-03-12', 1) }, ['/wife/sex wife-not-female']],
  ] as const)('%s', (_, changes, problems) => {
    expect(problemsWith(changes)).toEqual(problems);
  });

  it('once for a group with too many items, not for each answer in them', () => {
    const child = { name: '李小示', birthDate: '2022-08-01', living: true };
    expect(problemsWith({ '/children': [child, child, child, child] })).toEqual(['/children too-many-items']);
  });

  it('for a group with too few', () => {
    const single = {
      '/married': false,
      '/marriage': undefined,
      '/husband': undefined,
      '/witnesses': [],
    };
    expect(problemsWith(single)).toEqual(['/witnesses too-few-items']);
  });

  it.each([[null], [[]], ['text'], [7]])('for answers that are no object: %j', (answers) => {
    expect(form.check(answers as unknown as JsonObject, context)).toEqual({
      ok: false,
      problems: [{ pointer: '', code: 'wrong-type' }],
    });
  });

  it('for names that an object inherits', () => {
    expect(problemsWith({ '/constructor': 1, '/wife/toString': 'x' })).toEqual([
      '/wife/toString unexpected',
      '/constructor unexpected',
    ]);
    const polluted = JSON.parse('{"__proto__": {"here": "wife"}}') as JsonObject;
    expect(form.check(polluted, context)).toMatchObject({ ok: false });
  });
});

describe('Flat answers', () => {
  it('are those of the walk, with each group closed', () => {
    const flat = form.flatten(complete);
    expect(flat.values['/children/0/name']).toBe('李小示');
    expect(flat.groups).toEqual({ '/children': { count: 1, closed: true } });
    expect(form.walk(flat, context).answers).toMatchObject(complete);
  });

  it('keep whole what the schema does not know', () => {
    expect(form.flatten({ odd: { a: [1] }, wife: { odd: 1 }, children: 'none' }).values).toEqual({
      '/odd': { a: [1] },
      '/wife/odd': 1,
      '/children': 'none',
    });
  });
});

describe('Notices', () => {
  it('are the facts that a clerk must look at', () => {
    expect(form.notices(complete)).toEqual([]);
    expect(form.notices({ reason: 'other' })).toEqual(['look']);
  });
});
