import { describe, expect, it } from 'vitest';
import { fillIn } from '../support/apply.ts';
import { Chat } from '../support/chat.ts';
import { loadWorld } from '../support/world.ts';
import { readReference } from '../../src/cases/reference.ts';
import type { ReceiptMessage } from '../../src/bot/types.ts';
import type { JsonObject } from '../../src/forms/types.ts';

const world = await loadWorld();
const FIRST = 'first-child-certificate';
const CHECK = 'preconception-check';
const exampleOf = (service: string, index = 0) => world.catalogue.find(service)?.examples.valid[index]?.answers ?? {};
const withoutMaterials = (answers: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== 'materials'));

function submitted(service: string, answers = exampleOf(service)): Chat {
  const chat = new Chat(world);
  fillIn(chat, service, answers);
  chat.now += 60_000;
  chat.taps('没错，提交');
  return chat;
}

function receiptOf(chat: Chat): ReceiptMessage {
  const receipt = chat.messages.find((message) => message.kind === 'receipt');
  if (!receipt) throw new Error(`no receipt but ${chat.text()}`);
  return receipt;
}

describe('submitting', () => {
  it('stores one submission, complete, with its number, its key and where it goes', () => {
    const chat = submitted(FIRST);
    expect(chat.effects.filter((effect) => effect.type === 'submit')).toHaveLength(1);
    const [submission] = chat.submissions;
    expect(submission).toMatchObject({
      service: FIRST,
      version: world.catalogue.find(FIRST)?.version,
      status: 'submitted',
      channel: 'telegram',
      chat: 'telegram:1',
      lang: 'zh-CN',
      submittedAt: chat.now,
      consentAt: chat.now - 60_000,
      due: '2026-11-24',
      missing: [],
      notices: [],
    });
    expect(readReference(submission?.reference ?? '')).toEqual({ ok: true, reference: submission?.reference });
    expect(submission?.token).toMatch(/^[\w-]{22}$/);
    expect(chat.state).toMatchObject({ drafts: [], place: { at: 'menu' } });
  });

  it.each([
    ['wife', 0],
    ['husband', 7],
  ])('goes to the office of the hukou of the %s', (who, example) => {
    const answers = exampleOf(FIRST, example);
    const [submission] = submitted(FIRST, answers).submissions;
    const office = world.district.offices.find((one) => one.id === submission?.office);
    const person = answers[who] as JsonObject;
    expect(office?.area).toBe(person['hukouArea']);
  });

  it('says what was submitted for whom, by when it is done, by whom, and what comes next', () => {
    const receipt = receiptOf(submitted(FIRST));
    expect(receipt).toMatchObject({
      title: '一孩生殖保健服务证',
      people: '张示梅、李例安',
      due: '2026年11月24日（星期二）前',
      office: { name: expect.stringContaining('样板社区') as string, phone: expect.stringMatching(/^000-/) as string },
      missing: [],
      text: '提交好了。',
    });
    expect(receipt.next).toEqual(world.catalogue.find(FIRST)?.texts('zh-CN').next);
    expect(receipt).not.toHaveProperty('materialsDue');
  });

  it('gives the receipt as a paper', () => {
    const chat = submitted(FIRST);
    const reference = chat.submissions[0]?.reference ?? '';
    expect(chat.messages.slice(1)).toEqual([
      { kind: 'document', document: 'receipt', reference, name: `受理回执 ${reference}.pdf` },
    ]);
  });

  it('counts what is missing and says until when it may follow', () => {
    const chat = submitted(FIRST, withoutMaterials(exampleOf(FIRST)));
    expect(chat.submissions[0]).toMatchObject({
      missing: expect.arrayContaining(['/materials/wifeId']) as string[],
      materialsDue: '2026-12-01',
    });
    const receipt = receiptOf(chat);
    expect(receipt.missing).toHaveLength(6);
    expect(receipt.materialsDue).toBe('12 月 1 日（星期二）');
    expect(chat.buttons().map((button) => button.label)).toEqual(['现在补上', '加到日历', '查进度', '办别的事']);
  });

  it('hands on what a clerk must look at', () => {
    expect(submitted(FIRST, exampleOf(FIRST, 1)).submissions[0]?.notices).toEqual(['remarriage']);
  });

  it('calls a day provisional that lies beyond the published calendar', () => {
    const chat = new Chat(world);
    fillIn(chat, 'birth-permit', exampleOf('birth-permit'));
    chat.now = Date.UTC(2026, 11, 10);
    chat.today = '2026-12-10' as typeof chat.today;
    chat.taps('没错，提交');
    expect(receiptOf(chat).due).toMatch(/^2027年.*前（暂定）$/);
  });
});

describe('a booked visit', () => {
  it('is part of the submission, said in words, and a calendar entry', () => {
    const chat = submitted(CHECK);
    expect(chat.submissions[0]?.booking).toEqual({ institution: 'hospital-2', slot: 'hospital-2@2026-12-01T08:30' });
    expect(receiptOf(chat).appointment).toMatch(/^东示医院、12月1日（星期二）.*8:30$/);
    expect(receiptOf(chat).advice.length).toBeGreaterThan(0);
    expect(chat.messages.map((message) => (message.kind === 'document' ? message.document : message.kind))).toEqual([
      'receipt',
      'receipt',
      'calendar',
    ]);
  });

  it('that somebody else took in the meantime is asked for again, and nothing is submitted', () => {
    const chat = new Chat(world);
    fillIn(chat, CHECK, exampleOf(CHECK));
    chat.taken.set('hospital-2@2026-12-01T08:30', 4);
    chat.taps('没错，提交');
    expect(chat.submissions).toEqual([]);
    expect(chat.question()).toMatchObject({
      pointer: '/slot',
      problem: { what: '这个时间刚刚约满了，请换一个有空位的。' },
    });
    chat.taps(chat.question().options[0]?.label ?? '');
    chat.taps(chat.question().options[0]?.label ?? '');
    chat.taps('没错，提交');
    expect(chat.submissions).toHaveLength(1);
  });

  it('is chosen anew when another hospital is', () => {
    const chat = new Chat(world);
    fillIn(chat, CHECK, exampleOf(CHECK));
    chat.taps('改“预约”');
    chat.taps(world.catalogue.find(CHECK)?.label('/institution', 'zh-CN') ?? '');
    chat.taps('区妇幼保健院');
    expect(chat.question()).toMatchObject({ pointer: '/slot' });
  });
});
