import { describe, expect, it } from 'vitest';
import { answerQuestion, fillIn, fillUntil } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const first = world.catalogue.find(FIRST)?.examples.valid[0]?.answers ?? {};
const labels = (chat: Chat) => chat.buttons().map((button) => button.label);

function atSummary(service = FIRST, example = 0): Chat {
  const chat = new Chat(world);
  fillIn(chat, service, world.catalogue.find(service)?.examples.valid[example]?.answers ?? {});
  return chat;
}

describe('the summary', () => {
  it('shows every answer by section, with its way to change it', () => {
    const { groups, submit, declaration } = atSummary().summary();
    expect(groups.map((group) => group.title)).toEqual(['基本情况', '女方', '男方', '结婚登记', '材料']);
    const rows = groups.flatMap((group) => group.rows);
    expect(rows).toContainEqual(expect.objectContaining({ label: '姓名', value: '张示梅', state: 'answered' }));
    expect(rows).toContainEqual({ label: '出生日期', value: '1996年3月12日', state: 'derived' });
    expect(rows.filter((row) => row.state !== 'derived').every((row) => row.edit !== undefined)).toBe(true);
    expect(rows.filter((row) => row.of).map(({ label, of }) => `${label} ${of}`)).toEqual([
      '姓名 name',
      '证件号码 id-number',
      '手机号 phone',
      '姓名 name',
      '证件号码 id-number',
    ]);
    expect(submit.label).toBe('没错，提交');
    expect(declaration).toContain('我填的都是真的');
  });

  it('says until when a missing paper may follow, and what a clerk will look at', () => {
    const chat = atSummary(FIRST, 1);
    expect(chat.summary().notices.join()).toContain('再婚');
    const without = new Chat(world);
    const { materials: _materials, ...answers } = first;
    fillIn(without, FIRST, answers);
    const missing = without
      .summary()
      .groups.flatMap((group) => group.rows)
      .filter((row) => row.state === 'missing');
    expect(missing).toHaveLength(6);
    expect(missing[0]).toMatchObject({
      material: true,
      value: expect.stringContaining('12 月 1 日（星期二）前') as string,
    });
  });

  it.each(['没错，提交', '提交', '没错', '没问题'])('is sent off by saying %s', (words) => {
    const chat = atSummary();
    chat.says(words);
    expect(chat.submissions).toHaveLength(1);
  });

  it.each(['嗯', '张示梅', '再等等'])('is not sent off by saying %s', (words) => {
    const chat = atSummary();
    chat.says(words);
    expect(chat.submissions).toEqual([]);
    expect(chat.text()).toContain('您点一下下面的按钮就行。');
    expect(chat.summary().submit.label).toBe('没错，提交');
  });
});

describe('changing an answer', () => {
  it.each(['tap', 'words'])('from the summary by %s leads back to it', (how) => {
    const chat = atSummary();
    const go = (label: string) => (how === 'tap' ? chat.taps(label) : chat.says(label));
    go('改“女方”');
    go('女方姓名');
    expect(chat.question()).toMatchObject({ pointer: '/wife/name', current: '张示梅' });
    chat.says('王示云');
    const values = chat.summary().groups.flatMap((group) => group.rows.map((row) => row.value));
    expect(values).toContain('王示云');
  });

  it('of a single row leads straight to its question', () => {
    const chat = atSummary();
    const row = chat.summary().groups[3]?.rows.find((one) => one.label.includes('日期'));
    if (!row?.edit || !('data' in row.edit)) throw new Error('no way to change it');
    chat.happens({ type: 'tap', data: row.edit.data });
    expect(chat.question()).toMatchObject({ pointer: '/marriage/date', current: '2026年5月20日' });
  });

  it('can be left: the answer stays as it was', () => {
    const chat = atSummary();
    chat.taps('改“女方”');
    chat.taps('女方姓名');
    chat.taps('不改了');
    expect(chat.summary().title).toBe('一孩生殖保健服务证');
    expect(chat.draft().answers.values['/wife/name']).toBe('张示梅');
  });

  it('that does not fit is asked for again, and the old one stays', () => {
    const chat = atSummary();
    chat.taps('改“女方”');
    chat.taps('女方证件号码');
    chat.says('123');
    expect(chat.question()).toMatchObject({ pointer: '/wife/idNumber', problem: {} });
    expect(chat.draft().answers.values['/wife/idNumber']).toBe('00000019960312002X');
  });

  it('in the middle leads back to the question that was open', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/wife/idType');
    chat.taps('改答案');
    expect(labels(chat)).toEqual(['谁的户口在本区', '是不是头一个孩子', '女方姓名', '不改了，接着办']);
    chat.taps('女方姓名');
    chat.says('王示云');
    expect(chat.question().pointer).toBe('/wife/idType');
  });

  it('that makes others needless keeps them aside, out of the submission, and brings them back', () => {
    const chat = atSummary(FIRST, 1);
    change(chat, '改“女方”', '女方婚姻状况', '初婚');
    expect(JSON.stringify(chat.summary())).not.toContain('婚姻变化日期');
    expect(chat.draft().answers.values['/wife/maritalDate']).toBe('2026-05-20');
    change(chat, '改“女方”', '女方婚姻状况', '再婚');
    expect(JSON.stringify(chat.summary())).toContain('婚姻变化日期');
    change(chat, '改“女方”', '女方婚姻状况', '初婚');
    chat.taps('没错，提交');
    expect(chat.submissions[0]?.answers['wife']).not.toHaveProperty('maritalDate');
  });

  it('that calls for more asks for it, and then leads back to the summary', () => {
    const chat = atSummary();
    change(chat, '改“女方”', '女方婚姻状况', '再婚');
    expect(chat.question().pointer).toBe('/wife/maritalDate');
    answerQuestion(chat, chat.question(), { wife: { maritalDate: '2020-06-01' } });
    expect(chat.summary().title).toBe('一孩生殖保健服务证');
  });

  it('that makes a derived answer wrong asks at what it comes from', () => {
    const chat = atSummary('birth-permit');
    change(chat, '改“女方”', '女方证件号码');
    chat.says('000000200301100029');
    expect(chat.question().pointer).toBe('/marriage/date');
    chat.says('2024年1月1日');
    expect(chat.question()).toMatchObject({
      pointer: '/children/0/idNumber',
      problem: { what: expect.any(String) as string },
    });
  });

  function change(chat: Chat, section: string, label: string, value?: string): void {
    chat.taps(section);
    chat.taps(label);
    if (value !== undefined) chat.taps(value);
  }
});

describe('the list of answers', () => {
  it('that is long begins with its sections', () => {
    const chat = atSummary();
    chat.commands('edit');
    expect(labels(chat)).toEqual(['基本情况', '女方', '男方', '结婚登记', '材料', '不改了，接着办']);
    chat.says('男方');
    expect(labels(chat)[0]).toBe('男方姓名');
    chat.says('不改了，接着办');
    expect(chat.summary().title).toBe('一孩生殖保健服务证');
  });

  it('is said again when the words name none of it', () => {
    const chat = atSummary();
    chat.commands('edit');
    chat.says('随便');
    expect(chat.text()).toContain('您点一下下面的按钮就行。');
    expect(labels(chat)).toContain('女方');
  });

  it('is not there before the first answer', () => {
    const chat = new Chat(world);
    fillUntil(chat, FIRST, first, '/hukouHere');
    chat.says('改答案');
    expect(chat.question().noted).toBe('还没有答过的，先答这一项吧。');
  });
});
