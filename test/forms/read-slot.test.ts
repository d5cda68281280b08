import { describe, expect, it } from 'vitest';
import { answersOf, says, shortly } from './support/draft.ts';

const start = answersOf({ '/here': 'wife', '/institution': 'hospital-1' });
const THURSDAY = 'hospital-1@2026-11-26';
const MONDAY = 'hospital-1@2026-11-30';
const at = (text: string, path?: string) => shortly(says(start, '/slot', text, path));

describe('A time to come', () => {
  it.each([
    '11月26日8:30',
    '11月26日（星期四）8:30',
    '26号早上八点半',
    '周四8点半',
    '后天8:30',
    '2026年11月26日 8:30',
    '2026-11-26 08:30',
    '11.26 8：30',
    '8:30',
    '26 Nov 8:30',
    'Thursday 26 November, 8:30',
    'nov 26 at 8:30',
    'the day after tomorrow, 8:30',
  ])('%s is understood', (text) => {
    expect(at(text)).toBe(`${THURSDAY}T08:30`);
  });

  it.each(['11月26日', '26号', '26', '26号上午', '周四', '这周四', '礼拜四', '后天', 'Thursday', '1'])(
    '%s leads to the times of that day',
    (text) => {
      expect(at(text)).toBe(`narrow:${THURSDAY}`);
    },
  );

  it.each(['30号', '11月30日', '下周一', 'Monday'])('%s is the only time left on that day', (text) => {
    expect(at(text)).toBe(`${MONDAY}T09:30`);
  });

  it('is a number or an hour of the day on show', () => {
    expect(at('2', THURSDAY)).toBe(`${THURSDAY}T09:30`);
    expect(at('第二个', THURSDAY)).toBe(`${THURSDAY}T09:30`);
    expect(at('9点半', THURSDAY)).toBe(`${THURSDAY}T09:30`);
  });

  it('is offered where several fit', () => {
    expect(at('9点半')).toEqual({ unsure: [`${THURSDAY}T09:30`, `${MONDAY}T09:30`] });
  });

  it.each(['下周四', '1月26日', '大后天', '明天', '12月1日', '下午', '10点', '随便'])('%s cannot be had', (text) => {
    expect(at(text)).toEqual({ code: 'slot-unknown' });
  });

  it('is one of the chosen institution', () => {
    const station = answersOf({ '/here': 'wife', '/institution': 'station-1' });
    expect(shortly(says(station, '/slot', '下周二下午2点'))).toBe('station-1@2026-12-01T14:00');
    expect(shortly(says(station, '/slot', '26号'))).toEqual({ code: 'slot-unknown' });
  });
});

describe('An institution', () => {
  it.each(['妇幼', '妇幼保健院', '示例区妇幼保健院', '1', 'Maternity', '示例区妇幼院'])('%s is found', (text) => {
    expect(shortly(says(start, '/institution', text))).toBe('hospital-1');
  });

  it.each(['东示', '东示服务站', '2', 'Dongshi Station'])('%s is found', (text) => {
    expect(shortly(says(start, '/institution', text))).toBe('station-1');
  });

  it('is offered or asked again where the name does not tell', () => {
    expect(shortly(says(start, '/institution', '示'))).toEqual({ unsure: ['hospital-1', 'station-1'] });
    expect(shortly(says(start, '/institution', '社区医院'))).toEqual({ code: 'choice-unknown' });
  });
});
