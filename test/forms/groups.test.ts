import { describe, expect, it } from 'vitest';
import {
  closeGroup,
  emptyAnswers,
  openGroupItem,
  removeGroupItem,
  reopenGroup,
  setAnswer,
  skipAnswer,
} from '../../src/forms/answers.ts';
import { context } from './fixtures/district.ts';
import { answersOf, form, itemAt, openIn } from './support/draft.ts';

const nested = (answers = emptyAnswers) => form.walk(answers, context).answers;
const start = answersOf({ '/here': 'wife', '/married': true });
const child = (name: string, i: number) => ({
  [`/children/${i}/name`]: name,
  [`/children/${i}/birthDate`]: '2020-03-12',
  [`/children/${i}/living`]: true,
});
const opensAt = (answers = emptyAnswers) => openIn(answers).filter((pointer) => pointer.startsWith('/children'));

describe('A repeated group', () => {
  it('asks whether there is one before it asks about one', () => {
    expect(opensAt(start)).toEqual(['/children/-']);
    expect(opensAt(openGroupItem(start, '/children'))).toEqual([
      '/children/0/name',
      '/children/0/birthDate',
      '/children/0/living',
      '/children/-',
    ]);
  });

  it('is an empty list when there is none, and no list while that is not known', () => {
    expect(nested(start)).not.toHaveProperty('children');
    expect(nested(closeGroup(start, '/children'))).toMatchObject({ children: [] });
    expect(opensAt(closeGroup(start, '/children'))).toEqual([]);
  });

  it('asks for one more behind each, until the person says that there are no more', () => {
    const one = answersOf(child('张小示', 0), start);
    expect(opensAt(one)).toEqual(['/children/-']);
    expect(itemAt(one, '/children/-').value).toBe(1);
    expect(opensAt(closeGroup(one, '/children'))).toEqual([]);
    expect(opensAt(reopenGroup(closeGroup(one, '/children'), '/children'))).toEqual(['/children/-']);
  });

  it('does not ask for more than it takes', () => {
    const three = answersOf({ ...child('张小示', 0), ...child('张小例', 1), ...child('张小样', 2) }, start);
    expect(opensAt(three)).toEqual([]);
    expect(nested(three)['children']).toHaveLength(3);
    expect(nested(openGroupItem(three, '/children'))['children']).toHaveLength(3);
  });

  it('begins at once with as many items as it needs', () => {
    const single = answersOf({ '/here': 'wife', '/married': false });
    expect(openIn(single)).toContain('/witnesses/0/name');
    expect(openIn(single)).toContain('/witnesses/-');
  });

  it('is not closed with fewer items than it needs', () => {
    const single = closeGroup(answersOf({ '/here': 'wife', '/married': false }), '/witnesses');
    expect(openIn(single)).toContain('/witnesses/0/name');
    expect(openIn(single)).toContain('/witnesses/-');
  });

  it('is begun by an answer within it', () => {
    expect(answersOf({ '/children/1/name': '张小例' }).groups).toEqual({ '/children': { count: 2, closed: false } });
    expect(skipAnswer(emptyAnswers, '/children/0/name').groups).toEqual({ '/children': { count: 1, closed: false } });
  });
});

describe('Taking one item out', () => {
  const three = closeGroup(
    answersOf({ ...child('张小示', 0), ...child('张小例', 1), ...child('张小样', 2) }, start),
    '/children',
  );
  const names = (answers = emptyAnswers) =>
    [0, 1, 2].map((i) => answers.values[`/children/${i}/name`]).filter((name) => name !== undefined);

  it('moves up the items behind it and asks for one more', () => {
    const two = removeGroupItem(three, '/children', 1);
    expect(names(two)).toEqual(['张小示', '张小样']);
    expect(two.groups['/children']).toEqual({ count: 2, closed: false });
    expect(opensAt(two)).toEqual(['/children/-']);
  });

  it('moves up what was skipped as well, and nothing of other groups', () => {
    const skipped = setAnswer(skipAnswer(three, '/children/2/deathDate'), '/witnesses/2/name', '李例安');
    const two = removeGroupItem(skipped, '/children', 0);
    expect(two.skipped).toEqual({ '/children/1/deathDate': true });
    expect(two.values['/witnesses/2/name']).toBe('李例安');
  });

  it('changes nothing for an item that there is not', () => {
    expect(removeGroupItem(three, '/children', 3)).toBe(three);
    expect(removeGroupItem(three, '/children', -1)).toBe(three);
  });

  it('undoes the beginning of the last item', () => {
    const one = answersOf(child('张小示', 0), start);
    const begun = setAnswer(openGroupItem(one, '/children'), '/children/1/name', '张小例');
    expect(removeGroupItem(begun, '/children', 1)).toEqual(one);
  });
});
