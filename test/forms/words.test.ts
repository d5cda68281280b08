import { describe, expect, it } from 'vitest';
import { closeGroup, emptyAnswers } from '../../src/forms/answers.ts';
import { context } from './fixtures/district.ts';
import { answersOf, form, itemAt } from './support/draft.ts';

const start = answersOf({
  '/here': 'wife',
  '/married': true,
  '/children/0/name': '李小示',
  '/witnesses/1/name': '张例',
});
const words = (pointer: string, lang: 'zh-CN' | 'en', answers = start) =>
  form.words(itemAt(answers, pointer).question, form.walk(answers, context), context, lang);

describe('A label', () => {
  it.each([
    ['/here', '谁的户口在本区', 'Whose hukou is here'],
    ['/wife/name', '女方姓名', 'Wife: name'],
    ['/husband/idNumber', '男方证件号码', 'Husband: ID number'],
    ['/children/0/name', '第 1 个孩子姓名', 'Child 1: name'],
    ['/children/2/deathDate', '第 3 个孩子去世日期', 'Child 3: died on'],
    ['/children/1', '第 2 个孩子', 'Child 2'],
    ['/children/-', '孩子', 'Children'],
    ['/witnesses/1/hukouArea', '第 2 位证明人户籍地', 'Witness 2: hukou'],
    ['/nothing/here', 'here', 'here'],
  ])('of %s is %s, %s', (pointer, zh, en) => {
    expect(form.label(pointer, 'zh-CN')).toBe(zh);
    expect(form.label(pointer, 'en')).toBe(en);
  });

  it('is shorter inside its own section', () => {
    expect(form.field('/wife/name', 'zh-CN')).toBe('姓名');
    expect(form.field('/children/0/birthDate', 'en')).toBe('Birthday');
    expect(form.field('/mobile', 'zh-CN')).toBe('手机号码');
  });
});

describe('The words of a question', () => {
  it('have the names of people and of the district put in', () => {
    expect(words('/here', 'zh-CN')).toEqual({
      ask: '两位当中，谁的户口在示例区？',
      why: '有一方在本区，就能在这里办。',
    });
    expect(words('/here', 'en')).toEqual({ ask: 'Whose hukou is in Shili District?' });
    expect(words('/children/0/birthDate', 'zh-CN')).toEqual({ ask: '第 1 个孩子哪天出生？' });
    expect(words('/wife/name', 'zh-CN')).toEqual({ ask: '女方叫什么名字？' });
    expect(words('/wife/idNumber', 'zh-CN')).toEqual({ ask: '女方的证件号码是？', why: '用来核对身份。' });
  });

  it('are the service’s own where it has some', () => {
    expect(words('/husband/employer', 'zh-CN').ask).toBe('男方在哪里上班？');
    expect(words('/wife/employer', 'zh-CN').ask).toBe('在哪里上班？');
  });

  it('ask for the first of a group and for one more in different words', () => {
    expect(words('/children/-', 'zh-CN', emptyAnswers).ask).toBe('有孩子吗？');
    expect(words('/children/-', 'zh-CN').ask).toBe('还有别的孩子吗？');
    expect(words('/children/-', 'en', closeGroup(emptyAnswers, '/children')).ask).toBe('Any children?');
  });

  it('show answers that are right', () => {
    expect(words('/marriage/date', 'zh-CN').right).toEqual(['2020年5月20日']);
  });
});

describe('The service’s own words for a problem', () => {
  it('have days written out', () => {
    const problem = { pointer: '/marriage/date', code: 'wife-too-young', params: { date: '2016-03-12' } };
    expect(form.problemWords(problem, 'zh-CN')).toEqual({
      what: '2016年3月12日起才能登记，请再看一眼。',
      right: ['2016年3月12日'],
    });
    expect(form.problemWords(problem, 'en')).toEqual({ what: 'Possible from 12 March 2016 on.' });
  });

  it('are none for a problem that the locale explains', () => {
    expect(form.problemWords({ pointer: '/here', code: 'required' }, 'en')).toBeUndefined();
    expect(form.problemWords({ pointer: '/here', code: 'constructor' }, 'en')).toBeUndefined();
  });
});

describe('The texts of a service', () => {
  it('have every list, if an empty one', () => {
    expect(form.texts('zh-CN')).toMatchObject({ title: '样例证', short: '样例', advice: [], facts: ['免费'] });
    expect(form.texts('en').sections).toEqual({
      start: 'Start',
      people: 'People',
      visit: 'Visit',
      materials: 'Papers',
    });
  });
});
