import { describe, expect, it } from 'vitest';
import { emptyAnswers, setAnswer, skipAnswer, unanswer } from '../../src/forms/answers.ts';
import { context } from './fixtures/district.ts';
import { answersOf, form, itemAt, openIn } from './support/draft.ts';
import { makeId } from './support/random-value.ts';

const asked = (answers = emptyAnswers) => form.walk(answers, context).items.map(({ question }) => question.pointer);
const nested = (answers = emptyAnswers) => form.walk(answers, context).answers;

const wife = makeId('1996-03-12', 2);
const married = answersOf({ '/here': 'wife', '/married': true });

describe('The order of questions', () => {
  it('is that of the sections, with an object standing for its fields', () => {
    expect(openIn(married)).toEqual([
      '/marriage/date',
      '/marriage/kind',
      '/wife/name',
      '/wife/idType',
      '/wife/idNumber',
      '/wife/birthDate',
      '/wife/sex',
      '/wife/hukouArea',
      '/wife/residenceArea',
      '/wife/employer',
      '/mobile',
      '/husband/name',
      '/husband/idType',
      '/husband/idNumber',
      '/husband/birthDate',
      '/husband/sex',
      '/husband/hukouArea',
      '/husband/residenceArea',
      '/husband/employer',
      '/children/-',
      '/month',
      '/count',
      '/institution',
      '/slot',
      '/note',
      '/materials/photo',
    ]);
  });

  it('names the section of each question', () => {
    expect(itemAt(married, '/here').question.section).toBe('start');
    expect(itemAt(married, '/husband/employer').question.section).toBe('people');
    expect(itemAt(married, '/materials/photo').question.section).toBe('materials');
  });
});

describe('What is relevant', () => {
  it('is decided by the answers before it, in one pass', () => {
    expect(asked(answersOf({ '/here': 'wife' }))).not.toContain('/reason');
    expect(asked(answersOf({ '/here': 'none' }))).toContain('/reason');
    const other = answersOf({ '/here': 'none', '/reason': 'other' });
    expect(asked(other)).toContain('/materials/proof');
    expect(itemAt(other, '/note').question.required).toBe(true);
  });

  it('follows a branch within a branch', () => {
    expect(asked(setAnswer(married, '/marriage/kind', 'first'))).not.toContain('/marriage/before');
    expect(asked(setAnswer(married, '/marriage/kind', 'again'))).toContain('/marriage/before');
  });

  it('follows a branch within one item of a group, for that item alone', () => {
    const living = answersOf({ '/children/0/living': true, '/children/1/living': false, '/children/2/living': true });
    const deaths = asked(living).filter((pointer) => pointer.endsWith('/deathDate'));
    expect(deaths).toEqual(['/children/1/deathDate']);
  });

  it('leaves out of the answers what no longer is, and brings it back when the person changes their mind', () => {
    const answered = setAnswer(setAnswer(married, '/marriage/kind', 'again'), '/marriage/before', 2);
    const single = setAnswer(answered, '/married', false);
    expect(nested(answered)).toMatchObject({ marriage: { kind: 'again', before: 2 } });
    expect(nested(single)).not.toHaveProperty('marriage');
    expect(asked(single)).not.toContain('/marriage/before');
    expect(nested(setAnswer(single, '/married', true))).toEqual(nested(answered));
  });

  it('lets no kept answer decide once it is not relevant itself', () => {
    const other = answersOf({ '/here': 'none', '/reason': 'other' });
    expect(asked(setAnswer(other, '/here', 'both'))).not.toContain('/materials/proof');
  });
});

describe('The state of a question', () => {
  it('is open until it is answered, and open again when the answer is taken back', () => {
    expect(itemAt(emptyAnswers, '/here').state).toBe('open');
    const answered = answersOf({ '/here': 'both' });
    expect(itemAt(answered, '/here')).toMatchObject({ state: 'answered', value: 'both' });
    expect(unanswer(answered, '/here')).toEqual(emptyAnswers);
  });

  it('is skipped only where the schema does not require an answer', () => {
    expect(itemAt(skipAnswer(married, '/note'), '/note').state).toBe('skipped');
    expect(itemAt(skipAnswer(married, '/mobile'), '/mobile').state).toBe('open');
    expect(itemAt(skipAnswer(married, '/wife/employer'), '/wife/employer').state).toBe('skipped');
    expect(itemAt(skipAnswer(married, '/husband/employer'), '/husband/employer').state).toBe('open');
  });

  it('is open again when what was skipped becomes required', () => {
    const skipped = skipAnswer(answersOf({ '/here': 'none', '/reason': 'work' }), '/note');
    expect(itemAt(skipped, '/note').state).toBe('skipped');
    expect(itemAt(setAnswer(skipped, '/reason', 'other'), '/note').state).toBe('open');
  });

  it('is open again when another answer makes a given one unfit, and settled when that is undone', () => {
    const card = answersOf({ '/here': 'wife', '/wife/idType': 'resident-id', '/wife/idNumber': wife });
    const passport = setAnswer(card, '/wife/idType', 'passport');
    expect(itemAt(passport, '/wife/idNumber').state).toBe('open');
    expect(nested(passport)).not.toHaveProperty('wife.idNumber');
    expect(itemAt(setAnswer(passport, '/wife/idType', 'resident-id'), '/wife/idNumber').state).toBe('answered');
  });

  it('is open again for a time once another institution is chosen', () => {
    const booked = answersOf({ '/institution': 'hospital-1', '/slot': 'hospital-1@2026-11-26T08:30' });
    expect(itemAt(booked, '/slot').state).toBe('answered');
    expect(itemAt(setAnswer(booked, '/institution', 'station-1'), '/slot').state).toBe('open');
  });
});

describe('What a number tells', () => {
  const withCard = answersOf({ '/here': 'wife', '/wife/idType': 'resident-id', '/wife/idNumber': wife });

  it('is not asked: sex and birth date of a resident', () => {
    expect(itemAt(withCard, '/wife/birthDate')).toMatchObject({ state: 'derived', value: '1996-03-12' });
    expect(itemAt(withCard, '/wife/sex')).toMatchObject({ state: 'derived', value: 'female' });
    expect(nested(withCard)).toMatchObject({ wife: { birthDate: '1996-03-12', sex: 'female' } });
  });

  it('is asked where a passport cannot tell it', () => {
    const passport = answersOf({ '/here': 'wife', '/wife/idType': 'passport', '/wife/idNumber': 'E12345678' });
    expect(itemAt(passport, '/wife/birthDate').state).toBe('open');
    expect(itemAt(passport, '/wife/sex').state).toBe('open');
  });

  it('goes before an answer of earlier', () => {
    const told = answersOf({ '/wife/sex': 'male', '/wife/birthDate': '1990-01-01' }, withCard);
    expect(nested(told)).toMatchObject({ wife: { birthDate: '1996-03-12', sex: 'female' } });
  });
});

describe('A question', () => {
  it('may take over the answer of another', () => {
    expect(itemAt(married, '/husband/residenceArea').question.sameAs).toBe('/husband/hukouArea');
    const witness = answersOf({ '/here': 'wife', '/married': false });
    expect(itemAt(witness, '/witnesses/0/residenceArea').question.sameAs).toBe('/witnesses/0/hukouArea');
  });

  it('is sensitive only while the schema says so', () => {
    const passport = answersOf({ '/wife/idType': 'passport' }, married);
    const card = answersOf({ '/wife/idType': 'resident-id' }, married);
    expect(itemAt(card, '/wife/idNumber').question).toMatchObject({ kind: 'resident-id', sensitive: true });
    expect(itemAt(passport, '/wife/idNumber').question).toMatchObject({ kind: 'text', sensitive: false });
  });

  it('is the same object in the same circumstances', () => {
    expect(itemAt(married, '/wife/name').question).toBe(itemAt(answersOf({ '/married': true }), '/wife/name').question);
  });

  it.each([
    ['/here', 'choice'],
    ['/married', 'yes-no'],
    ['/wife/name', 'text'],
    ['/wife/birthDate', 'date'],
    ['/wife/hukouArea', 'area'],
    ['/mobile', 'mobile'],
    ['/children/-', 'more'],
    ['/month', 'month'],
    ['/count', 'integer'],
    ['/institution', 'institution'],
    ['/slot', 'slot'],
    ['/note', 'long-text'],
    ['/materials/photo', 'files'],
  ])('at %s is asked as %s', (pointer, kind) => {
    expect(itemAt(married, pointer).question.kind).toBe(kind);
  });
});
