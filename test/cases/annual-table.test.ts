import { beforeAll, describe, expect, it } from 'vitest';
import type { AnnualCell } from '../../src/cases/annual-counts.ts';
import { annualTable } from '../../src/cases/annual-table.ts';
import type { Form } from '../../src/forms/form.ts';
import { loadWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await loadWorld();
});

const cell = (change: Partial<AnnualCell>): AnnualCell => ({
  service: 'first-child-certificate',
  office: 'dongshi-1',
  granted: 0,
  finished: 0,
  onTime: 0,
  came: 0,
  ...change,
});

function tableOf(cells: readonly AnnualCell[], forms: readonly Form[] = world.catalogue.services) {
  const words = { year: '2026 统计年度', period: '一年', place: '示例区' };
  return annualTable(cells, { district: world.district, forms, lang: 'zh-CN', t: world.words('zh-CN'), words });
}

/** A service that ends with an answer and not with a paper, made of one that is there. */
function answering(): Form {
  const form = world.catalogue.find('first-child-certificate');
  if (!form) throw new Error('There is no such service.');
  const texts: Form['texts'] = (lang) => ({ ...form.texts(lang), short: '诉求' });
  return { ...form, id: 'petition', texts, service: { ...form.service, outcome: { kind: 'registration' } } };
}

describe('The annual table', () => {
  it('counts papers where they were granted, by kind, with those below each office', () => {
    const table = tableOf([
      cell({ granted: 3, finished: 4 }),
      cell({ office: 'dongshi', granted: 2, finished: 2 }),
      cell({ service: 'birth-permit', office: 'district', granted: 1 }),
    ]);
    const [papers] = table.parts;
    const dongshi = table.rows.indexOf('东示街道便民服务中心');
    const values = papers?.columns.map((column) => [column.title, column.values[dongshi]]);
    expect(values).toEqual([
      ['一孩证', 5],
      ['再生育证', 0],
      ['光荣证', 0],
      ['婚育证明', 0],
      ['证件合计', 5],
    ]);
    expect(papers?.columns.at(-1)?.values).toEqual([5, 0, 0, 0, 1]);
    expect(table.rows.at(-1)).toBe('示例区卫生健康局政务服务窗口（本级）');
  });

  it('counts visits by who came, for whatever service books a time', () => {
    const { parts } = tableOf([cell({ service: 'preconception-check', came: 7, finished: 9, granted: 9 })]);
    expect(parts.map(({ title }) => title)).toEqual(['证件（本）', '检查（对）']);
    expect(parts[1]?.columns).toEqual([{ title: '孕前检查', values: [7, 0, 0, 0, 0] }]);
  });

  it('counts what ends with an answer as finished, and of it what was in time', () => {
    const forms = [...world.catalogue.services, answering()];
    const { parts } = tableOf([cell({ service: 'petition', finished: 5, onTime: 4 })], forms);
    expect(parts.at(-1)).toEqual({
      title: '其他（件）',
      columns: [
        { title: '诉求办结', values: [5, 0, 0, 0, 0] },
        { title: '诉求按时', values: [4, 0, 0, 0, 0] },
      ],
    });
  });

  it('loses no figure of a service that is offered no more, nor of an office that is gone', () => {
    const table = tableOf([cell({ service: 'old-service', office: 'old-office', finished: 2, onTime: 1 })]);
    expect(table.rows.at(-1)).toBe('已撤销的单位');
    expect(table.parts.at(-1)?.columns[0]).toEqual({ title: 'old-service办结', values: [0, 0, 0, 0, 0, 2] });
  });
});
