import fc from 'fast-check';
import type { Chat } from './chat.ts';
import type { ChatEvent } from '../../src/bot/types.ts';

/** Something that a person may do, given the buttons that were ever shown to them. */
export type Doing = (chat: Chat, shown: readonly string[]) => ChatEvent;

const words = [
  '一孩证',
  '独生证',
  '孕检',
  '准生证',
  '同意',
  '不同意',
  '女方',
  '是',
  '没有',
  '1',
  '2',
  '张示梅',
  '样板社区',
  '汉族',
  '初婚',
  '00000019960312002X',
  '000000199501080012',
  '2026年5月20日',
  '13800000000',
  '跳过',
  '上一步',
  '改答案',
  '先停下',
  '转人工',
  '存着，下次接着办',
  '不办了，删掉',
  '没错，提交',
  '现在改',
  '没写错，不改',
  '发回去',
  '撤回',
  '非常不满意',
  '查进度',
  'English',
  '中文',
  'Back',
  'Submit',
  '您好',
  'FC-26K7-XQ4M',
  '{{value}}',
  '<b>',
  '😀',
  '\u0000',
  '\u202e',
  ' ',
  '长'.repeat(5000),
];
const commands = [
  'start',
  'menu',
  'status',
  'help',
  'human',
  'language',
  'cancel',
  'back',
  'edit',
  'resume',
  'withdraw',
  'nonsense',
  '__proto__',
];
const services = [
  'first-child-certificate',
  'only-child-certificate',
  'preconception-check',
  'birth-permit',
  'migrant-certificate',
];
const garbage = [
  '',
  'd.aaaaaaaa.1.1.a.x',
  'begin.first-child-certificate',
  'begin.x.0',
  'supply.x',
  'case.FC-26K7-XQ4M',
  'group.__proto__',
  'correct.FC-26K7-XQ4M',
  'give-up.x',
  'rate.FC-26K7-XQ4M.9',
  'rate.',
  'comment.',
  'agent.x',
];

const file = fc.constantFrom('a', 'b', 'c', 'd', 'e').map((letter) => ({
  id: letter.repeat(64),
  name: '照片.jpg',
  type: 'image/jpeg' as const,
  size: 1000,
}));

const plain: fc.Arbitrary<ChatEvent> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...words).map((text) => ({ type: 'text' as const, text })) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme' }).map((text) => ({ type: 'text' as const, text })) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('text' as const),
      text: fc.constantFrom(...words),
      order: fc.nat({ max: 9 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.array(file, { minLength: 0, maxLength: 12 }).map((files) => ({ type: 'files' as const, files })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('command' as const),
      name: fc.constantFrom(...commands),
      argument: fc.constantFrom('', 'en', 'zh', 'x', ...services),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...services).map((argument) => ({ type: 'command' as const, name: 'start', argument })),
  },
  { weight: 1, arbitrary: fc.constantFrom(...garbage).map((data) => ({ type: 'tap' as const, data })) },
  { weight: 1, arbitrary: fc.string().map((data) => ({ type: 'tap' as const, data })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<ChatEvent>(
      { type: 'edited' },
      { type: 'unsupported' },
      { type: 'contact', phone: '13800000000', own: true },
      { type: 'contact', phone: 'x', own: false },
      { type: 'location', latitude: 1, longitude: 2 },
      { type: 'refused-file', code: 'file-type' },
    ),
  },
);

/** A tap on the newest message's buttons, where `old` is false, or on any that was ever shown. */
function tapAt(at: number, old: boolean): Doing {
  return (chat, shown) => {
    const now = chat.buttons().flatMap((button) => ('data' in button ? [button.data] : []));
    const from = old || now.length === 0 ? shown : now;
    return { type: 'tap', data: from[at % Math.max(1, from.length)] ?? 'menu' };
  };
}

/** Anything that a person, a slow network or a strange client may do. Mostly sensible, so that chats get far. */
export const anyDoing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 30 }).map((at) => tapAt(at, false)) },
  { weight: 1, arbitrary: fc.nat({ max: 500 }).map((at) => tapAt(at, true)) },
  {
    weight: 4,
    arbitrary: plain.map(
      (event): Doing =>
        () =>
          event,
    ),
  },
);
