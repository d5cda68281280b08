import { describe, expect, it } from 'vitest';
import { fillIn, fillUntil } from '../support/apply.ts';
import { buttonsOf, Chat } from '../support/chat.ts';
import { day, deskDoes, latest, quietly, untilReviewed } from '../support/desk-acts.ts';
import { loadWorld, type World } from '../support/world.ts';
import { render } from '../../src/bot/channels/telegram/render.ts';
import type { Message } from '../../src/bot/types.ts';
import { moveBooking } from '../../src/cases/move-booking.ts';
import type { Form } from '../../src/forms/form.ts';
import { LANGS, type Lang } from '../../src/forms/types.ts';

const world = await loadWorld();
const PERMIT = 'birth-permit';
const REASON = '登记的日期和民政局的记录对不上，请先去更正。';
const ITEMS = [
  { at: '/wife/name', sentence: '和身份证差一个字，请照着写。' },
  { at: '/materials/marriageCertificate', sentence: '看不清日期，请重拍。' },
];

function submitted(lang: Lang = 'zh-CN', service = PERMIT, made: World = world): Chat {
  const chat = new Chat(made, 'telegram:1', lang);
  const answers = made.catalogue.find(service)?.examples.valid[0]?.answers ?? {};
  fillIn(chat, service, answers);
  chat.taps(chat.t('bot:summary.submit'));
  return chat;
}

/** Everything that can happen to a case, each from its beginning to the message that tells of it. */
const HAPPENINGS: Readonly<Record<string, (chat: Chat) => readonly Message[]>> = {
  accepted: (chat) => deskDoes(chat, world, { type: 'accept' }),
  lacking: (chat) => {
    chat.write({ ...latest(chat), revision: 1, missing: ['/materials/couplePhoto'] });
    return deskDoes(chat, world, { type: 'accept', materialsDue: day('2026-12-01') });
  },
  refused: (chat) => deskDoes(chat, world, { type: 'refuse', reason: REASON }),
  correction: (chat) => deskDoes(chat, world, { type: 'ask-correction', items: ITEMS, until: day('2026-12-04') }),
  reminded: (chat) => {
    HAPPENINGS['correction']?.(chat);
    return deskDoes(chat, world, { type: 'remind' });
  },
  'reminded of a paper': (chat) => {
    HAPPENINGS['lacking']?.(chat);
    return deskDoes(chat, world, { type: 'remind' });
  },
  verifying: (chat) => {
    quietly(chat, world, { type: 'accept' });
    return deskDoes(chat, world, { type: 'verify', way: 'phone', on: chat.today, found: '电话里都对上了' });
  },
  'passed on': (chat) => {
    quietly(chat, world, { type: 'accept' });
    return deskDoes(chat, world, { type: 'pass-on', opinion: '情况属实，同意上报' });
  },
  reviewed: (chat) => {
    untilReviewed(chat, world);
    return chat.happens({
      type: 'case',
      reference: latest(chat).reference,
      at: chat.now,
      seq: chat.histories.get(latest(chat).reference)?.length ?? 0,
    });
  },
  'sent back': (chat) => {
    untilReviewed(chat, world);
    return deskDoes(chat, world, { type: 'send-back', reason: '再问一问日期' });
  },
  extended: (chat) => {
    untilReviewed(chat, world);
    quietly(chat, world, { type: 'ask-extension', days: 5, reason: REASON });
    return deskDoes(chat, world, { type: 'answer-extension', granted: true });
  },
  'handed over': (chat) => deskDoes(chat, world, { type: 'hand-over', office: 'dongshi', reason: REASON }),
  rejected: (chat) => {
    untilReviewed(chat, world);
    return deskDoes(chat, world, { type: 'reject', reason: REASON });
  },
  approved: (chat) => {
    untilReviewed(chat, world);
    return deskDoes(chat, world, { type: 'approve', certificate: '示例0001', validUntil: day('2029-11-23') });
  },
  ready: (chat) => {
    HAPPENINGS['approved']?.(chat);
    return deskDoes(chat, world, { type: 'ready' });
  },
  'handed out': (chat) => {
    HAPPENINGS['ready']?.(chat);
    return deskDoes(chat, world, { type: 'deliver', way: 'counter' });
  },
  posted: (chat) => {
    HAPPENINGS['approved']?.(chat);
    return deskDoes(chat, world, { type: 'deliver', way: 'post' });
  },
  'fetched by an agent': (chat) => {
    HAPPENINGS['approved']?.(chat);
    return deskDoes(chat, world, { type: 'deliver', way: 'agent' });
  },
};

const DESK = '有事打 000-1234 5701（样板社区便民服务站）。';
const DISTRICT = '有事打 000-1234 5678（示例区卫生健康局政务服务窗口）。';
const APPEAL = '不同意的话，60 日内可以申请行政复议，6 个月内可以到法院起诉。';
const ITEM_LINES = ['· 女方姓名：和身份证差一个字，请照着写。', '· 结婚证照片：看不清日期，请重拍。'];

/** What is said of each in Chinese, below the head, and what can be tapped. */
const SAID: Readonly<Record<string, readonly [lines: readonly string[], buttons: readonly string[]]>> = {
  accepted: [
    ['已经受理。', '样板社区便民服务站接着办，12 月 22 日（星期二）前办好。有事打 000-1234 5701。'],
    ['查进度', '转人工'],
  ],
  lacking: [
    [
      '先给您受理了，缺的后补。',
      '还差 1 样：两人合影。12 月 1 日（星期二）前拍照发来就行。',
      '样板社区便民服务站接着办，12 月 22 日（星期二）前办好。有事打 000-1234 5701。',
    ],
    ['现在补上', '查进度', '转人工'],
  ],
  refused: [
    ['这件事我们这里办不了。', `原因：${REASON}`, '想问该到哪里办，打 000-1234 5701（样板社区便民服务站）。', APPEAL],
    ['查进度', '转人工'],
  ],
  correction: [
    ['有几处要改一改或补一补。', ...ITEM_LINES, '12 月 4 日（星期五）前发来就行，不用重新申请，改好马上接着办。', DESK],
    ['现在改', '查进度', '转人工'],
  ],
  reminded: [
    ['还等着您改一改或补一补。', ...ITEM_LINES, '12 月 4 日（星期五）前发来就行，不用重新申请，改好马上接着办。', DESK],
    ['现在改', '查进度', '转人工'],
  ],
  'reminded of a paper': [
    ['还差材料，等着您。', '还差 1 样：两人合影。12 月 1 日（星期二）前拍照发来就行。', DESK],
    ['现在补上', '查进度', '转人工'],
  ],
  verifying: [
    [
      '正在核实。',
      '样板社区便民服务站可能会给您打电话，来电 000-1234 5701，不问验证码和银行卡。',
      '12 月 22 日（星期二）前办好。',
    ],
    ['查进度', '转人工'],
  ],
  'passed on': [
    [
      '核实好一步，转到下一处接着办。',
      '现在由东示街道便民服务中心（东示街道示例路 1 号）办，电话 000-1234 5681。',
      '12 月 22 日（星期二）前办好。',
    ],
    ['查进度', '转人工'],
  ],
  reviewed: [
    [
      '核实好了，正在审核。',
      '您不用做什么。',
      '示例区卫生健康局政务服务窗口接着办，12 月 22 日（星期二）前办好。有事打 000-1234 5678。',
    ],
    ['查进度', '转人工'],
  ],
  'sent back': [
    [
      '有地方还要再核实一下。',
      '示例区卫生健康局政务服务窗口可能会给您打电话，来电 000-1234 5678，不问验证码和银行卡。',
      '12 月 22 日（星期二）前办好。',
    ],
    ['查进度', '转人工'],
  ],
  extended: [
    ['要多办几天。', `原因：${REASON}`, '最晚 12 月 29 日（星期二）前办好，让您多等了。', DISTRICT],
    ['查进度', '转人工'],
  ],
  'handed over': [
    [
      '换了一处接着办。',
      '现在由东示街道便民服务中心（东示街道示例路 1 号）办，电话 000-1234 5681。',
      `原因：${REASON}`,
      '不用重新申请，还是 12 月 22 日（星期二）前办好。',
    ],
    ['查进度', '转人工'],
  ],
  rejected: [
    ['没有批准。', `原因：${REASON}`, APPEAL, DISTRICT],
    ['查进度', '转人工'],
  ],
  approved: [
    ['批下来了。', '证号：示例0001', '有效期到2029年11月23日（星期五）。', '做好了，就告诉您到哪里领。', DISTRICT],
    ['查进度', '转人工'],
  ],
  ready: [
    [
      '可以来领了。',
      '带上：两人的身份证原件、两人的户口本原件、结婚证原件、两人 2 寸合影 1 张',
      '地点：示例区卫生健康局政务服务窗口（示例区例政路 1 号），工作日 9:00–12:00，13:30–17:00，电话 000-1234 5678。',
    ],
    ['看地图', '请家里人代领', '转人工'],
  ],
  'handed out': [
    [
      '您已经领走，办完了。',
      '证号：示例0001',
      '有效期到2029年11月23日（星期五）。',
      '办得怎么样？点一下告诉我们，只评这一次。',
    ],
    ['非常满意', '满意', '基本满意', '不满意', '非常不满意', '转人工'],
  ],
  posted: [
    [
      '已经寄给您，办完了。',
      '证号：示例0001',
      '有效期到2029年11月23日（星期五）。',
      '没收到的话，打 000-1234 5678（示例区卫生健康局政务服务窗口）。',
      '办得怎么样？点一下告诉我们，只评这一次。',
    ],
    ['非常满意', '满意', '基本满意', '不满意', '非常不满意', '转人工'],
  ],
  'fetched by an agent': [
    [
      '您请的人已经代您领走，办完了。',
      '证号：示例0001',
      '有效期到2029年11月23日（星期五）。',
      '不是您请的人，马上打 000-1234 5678（示例区卫生健康局政务服务窗口）。',
      '办得怎么样？点一下告诉我们，只评这一次。',
    ],
    ['非常满意', '满意', '基本满意', '不满意', '非常不满意', '转人工'],
  ],
};

/** All that an English message says itself, in order: the sentences that a clerk wrote stay as they were written. */
const SAID_IN_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  accepted: ['it is accepted.', 'finishes by Tuesday 22 December', '000-1234 5701'],
  lacking: ['the rest may follow', 'Still missing (1): Photo of you both', 'by Tuesday 1 December'],
  refused: ['we cannot handle this here.', `Why: ${REASON}`, 'call 000-1234 5701', 'within 60 days'],
  correction: ['a few things need mending.', '· Wife: name: 和身份证', 'By Friday 4 December'],
  reminded: ['still wait to be mended', '· Wife: name: 和身份证', 'By Friday 4 December'],
  'reminded of a paper': ['documents are still missing', 'Photo of you both', 'by Tuesday 1 December'],
  verifying: ['being verified', 'may call you from 000-1234 5701', 'never asks for codes'],
  'passed on': ['the next office goes on', 'Dongshi Subdistrict service centre', '000-1234 5681'],
  reviewed: ['being decided', 'You need not do anything.', 'finishes by Tuesday 22 December'],
  'sent back': ['checked once more', 'may call you from 000-1234 5678'],
  extended: ['a few days longer', `Why: ${REASON}`, 'by Tuesday 29 December at the latest'],
  'handed over': ['another office goes on', '000-1234 5681', `Why: ${REASON}`, 'still done by Tuesday 22 December'],
  rejected: ['not approved', `Why: ${REASON}`, 'within 60 days', '000-1234 5678'],
  approved: ['it is approved.', 'Number: 示例0001', 'Valid until Friday 23 November 2029.', 'where to collect it'],
  ready: ['you can collect it.', 'Bring: ', '1 Lizheng Road', 'Working days 9:00–12:00'],
  'handed out': ['you have collected it', 'Number: 示例0001', 'How was it?'],
  posted: ['in the post to you', 'Not arrived? Call 000-1234 5678', 'How was it?'],
  'fetched by an agent': ['has collected it', 'Not sent by you? Call 000-1234 5678', 'How was it?'],
};

const look = (message: Message) => render(message as Exclude<Message, { kind: 'document' }>, world.words);

describe('what happens to a case', () => {
  it.each(Object.keys(HAPPENINGS))('%s: is said in Chinese, with what to do next', (name) => {
    const chat = submitted();
    const [message, ...others] = HAPPENINGS[name]?.(chat) ?? [];
    const [[what, ...lines], buttons] = SAID[name] ?? [[], []];
    if (!message) throw new Error('nothing was said');
    expect(others).toEqual([]);
    expect(look(message).text.split('\n')).toEqual([
      `再生育证 ${latest(chat).reference} 有新进展：${what ?? ''}`,
      ...lines,
    ]);
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(buttons);
  });

  it.each(Object.keys(HAPPENINGS))('%s: is said in English', (name) => {
    const chat = submitted('en');
    const text = (HAPPENINGS[name]?.(chat) ?? []).map((message) => look(message).text).join('\n');
    let from = 0;
    for (const part of SAID_IN_ENGLISH[name] ?? ['?']) {
      expect([part, text.indexOf(part, from) >= from, text]).toEqual([part, true, text]);
      from = text.indexOf(part, from);
    }
    const own = [REASON, ...ITEMS.map(({ sentence }) => sentence)].reduce((left, one) => left.replace(one, ''), text);
    expect(own).not.toMatch(/[，。；？！：]/);
  });

  it.each(LANGS.flatMap((lang) => Object.keys(HAPPENINGS).map((name) => [name, lang] as const)))(
    '%s: stays under 300 characters in %s',
    (name, lang) => {
      for (const message of HAPPENINGS[name]?.(submitted(lang)) ?? [])
        expect(look(message).text.length).toBeLessThan(300);
    },
  );

  it.each(LANGS)('however much a clerk wrote, it stays under 300 characters in %s, cut where it must be', (lang) => {
    const long = '说'.repeat(500);
    const items = [
      '/wife/name',
      '/husband/name',
      '/wife/ethnicity',
      '/husband/ethnicity',
      '/materials/marriageCertificate',
      '/materials/wifeId',
    ].map((at) => ({ at, sentence: '说'.repeat(200) }));
    for (const action of [
      { type: 'refuse', reason: long } as const,
      { type: 'ask-correction', items, until: day('2026-12-04') } as const,
      { type: 'hand-over', office: 'dongshi', reason: long } as const,
    ]) {
      const chat = submitted(lang);
      const text = deskDoes(chat, world, action)
        .map((message) => look(message).text)
        .join('\n');
      expect([text, text.length < 300, text.includes('说…')]).toEqual([text, true, true]);
      if (action.type === 'ask-correction') expect(text).toContain(chat.t('bot:case.more-items', { count: 2 }));
    }
  });

  it('a visit that was moved is told with its new time', () => {
    const chat = submitted('zh-CN', 'preconception-check');
    const form = world.catalogue.find('preconception-check');
    const before = latest(chat);
    if (!form) throw new Error('no form');
    const moved = moveBooking(before, 'hospital-2@2026-12-03T08:30', { at: chat.now, district: world.district, form });
    if (!moved.ok) throw new Error(JSON.stringify(moved.problems));
    chat.write(moved.submission, moved.event);
    chat.happens({ type: 'case', reference: before.reference, at: chat.now, seq: 2 });
    expect(chat.text()).toContain('约好的时间改了。');
    expect(chat.text()).toContain('请按约好的时间来：东示医院、12月3日（星期四）8:30');
  });

  it('that nobody foresaw is said by its status', () => {
    const chat = submitted();
    const { reference } = latest(chat);
    chat.histories.get(reference)?.push({ at: chat.now, status: 'accepted', note: { key: 'cases:note.of-tomorrow' } });
    chat.happens({ type: 'case', reference, at: chat.now, seq: 2 });
    expect(chat.text()).toContain('有新进展：已经受理。');
  });

  it('is said without warmth where a service is quiet', () => {
    const quiet = (form: Form): Form => ({ ...form, service: { ...form.service, quiet: true } });
    const services = world.catalogue.services.map(quiet);
    const hushed: World = { ...world, catalogue: { services, find: (id) => services.find((form) => form.id === id) } };
    const chat = submitted('zh-CN', PERMIT, hushed);
    expect(deskDoes(chat, hushed, { type: 'accept' })).toMatchObject([{ kind: 'text', tone: 'plain' }]);
    expect(deskDoes(submitted(), world, { type: 'accept' })).toMatchObject([{ kind: 'text', tone: 'warm' }]);
  });
});

describe('news of a case in the middle of something', () => {
  it('leaves the open question open, its buttons counting, and offers the way back', () => {
    const chat = submitted();
    fillUntil(chat, 'only-child-certificate', {}, '/childCount');
    const open = chat.buttons()[0];
    const before = chat.state;
    deskDoes(chat, world, { type: 'accept' });
    expect(chat.state).toEqual(before);
    expect(chat.buttons().map(({ label }) => label)).toEqual(['接着办', '查进度', '转人工']);
    chat.happens({ type: 'tap', data: open && 'data' in open ? open.data : '' });
    expect(chat.draft().answers.values).toHaveProperty('/childCount');
    deskDoes(chat, world, { type: 'verify', way: 'phone', on: chat.today, found: '都对上了' });
    chat.taps('接着办');
    expect(chat.messages[0]?.kind).toBe('question');
  });

  it('does not throw away what waits too long, nor answers in the resident’s stead', () => {
    const chat = submitted();
    fillUntil(chat, 'only-child-certificate', {}, '/childCount');
    const before = chat.state;
    chat.now += 40 * 24 * 60 * 60 * 1000;
    deskDoes(chat, world, { type: 'accept' });
    expect(chat.state).toEqual(before);
  });

  it('of another chat is not told, and a chat that was never begun is told in the language of the submission', () => {
    const owner = submitted('en');
    const { reference } = latest(owner);
    quietly(owner, world, { type: 'accept' });
    const stranger = new Chat(world, 'telegram:2');
    stranger.submissions.push(latest(owner));
    expect(stranger.happens({ type: 'case', reference, at: owner.now, seq: 2 })).toEqual([]);
    const forgotten = new Chat(world, 'telegram:1', 'zh-CN');
    forgotten.submissions.push(latest(owner));
    forgotten.histories.set(reference, [...(owner.histories.get(reference) ?? [])]);
    forgotten.happens({ type: 'case', reference, at: owner.now, seq: 2 });
    expect(forgotten.text()).toContain('it is accepted.');
  });
});
