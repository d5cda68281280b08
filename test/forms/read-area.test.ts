import { describe, expect, it } from 'vitest';
import { answersOf, says, shortly } from './support/draft.ts';

const start = answersOf({ '/here': 'wife' });
const EAST = '000000001000';
const WEST = '000000002000';
const at = (text: string, path?: string) => shortly(says(start, '/wife/hukouArea', text, path));

describe('An area', () => {
  it.each([
    ['样板社区', '000000001001'],
    ['样板', '000000001001'],
    ['东示街道样板社区', '000000001001'],
    ['东示街道的样板社区', '000000001001'],
    ['东示 样板', '000000001001'],
    ['东示街样板社区', '000000001001'],
    ['示例区东示街道样板社区', '000000001001'],
    ['我住样板社区', '000000001001'],
    ['样板社区 12 号楼 301', '000000001001'],
    ['東示街道樣板社區', '000000001001'],
    ['Yangban', '000000001001'],
    ['Yangban Community, Dongshi Subdistrict', '000000001001'],
    ['例园社区', '000000001002'],
    ['例园南社区', '000000002001'],
    ['北京', '110000000000'],
    ['北京市', '110000000000'],
    ['我在北京', '110000000000'],
    ['beijing', '110000000000'],
  ])('%s is found by its name at any level', (text, code) => {
    expect(at(text)).toBe(code);
  });

  it.each([
    ['东示街道', `narrow:${EAST}`],
    ['东示', `narrow:${EAST}`],
    ['Dongshi', `narrow:${EAST}`],
    ['1', `narrow:${EAST}`],
    ['第二个', `narrow:${WEST}`],
    ['不在本区', 'narrow:elsewhere'],
    ['外地', 'narrow:elsewhere'],
    ['elsewhere', 'narrow:elsewhere'],
    ['3', 'narrow:elsewhere'],
  ])('%s leads one level down', (text, path) => {
    expect(at(text)).toBe(path);
  });

  it('is a number of the list on show', () => {
    expect(at('2', EAST)).toBe('000000001002');
    expect(at('1', WEST)).toBe('000000002001');
    expect(at('2', 'elsewhere')).toBe('310000000000');
    expect(at('3', EAST)).toEqual({ code: 'area-unknown' });
  });

  it('is looked for at the level on show first, then anywhere', () => {
    expect(at('例园', EAST)).toBe('000000001002');
    expect(at('示范', EAST)).toBe('000000002002');
    expect(at('西示', EAST)).toBe(`narrow:${WEST}`);
    expect(at('上海市示例区', 'elsewhere')).toBe('310000000000');
    expect(at('上海示例区', 'elsewhere')).toBe('310000000000');
  });

  it('is offered where several fit', () => {
    expect(at('例园')).toEqual({ unsure: ['000000001002', '000000002001'] });
  });

  it.each(['在本区', '河南', '样板小区', '不是样板社区', '示例区', '9', '？'])('%s is not taken for one', (text) => {
    expect(at(text)).toEqual({ code: 'area-unknown' });
  });
});
