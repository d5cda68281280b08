import { draftData } from '../../src/bot/button.ts';
import type { Button, Message, Overview, QuestionMessage, TranscriptEntry } from '../../src/bot/types.ts';
import type { ChatView, StatusView } from '../../src/web/resident-routes.ts';

/** Chats as the conversation would leave them: one for every kind of message, in a made-up district. */

const AT = Date.UTC(2026, 10, 23, 2, 5);
const stamp = { draft: 'k3f9x2ab', step: 3, revision: 12 };

export const answer = (value: string): string => draftData(stamp, 'answer', value);
const button = (label: string, data: string): Button => ({ label, data });

const moves = [
  button('上一步', draftData(stamp, 'back')),
  button('改答案', draftData(stamp, 'edit')),
  button('先停下', draftData(stamp, 'pause')),
  button('转人工', draftData(stamp, 'human')),
];
const openMoves = [button('查进度', 'status'), button('怎么用', 'help'), button('转人工', 'human')];

export const photo = { id: 'a'.repeat(64), name: '结婚证内页.jpg', type: 'image/jpeg', size: 1_240_000 } as const;
const scan = { id: 'b'.repeat(64), name: '户口簿（女方）.pdf', type: 'application/pdf', size: 640_000 } as const;

const menu: Message = {
  kind: 'menu',
  text: '您想办什么？点一张卡片，或者直接打字告诉我。',
  cards: [
    { id: 'certificates', label: '办证', summary: '一孩证、再生育证、光荣证、婚育证明', data: 'group.certificates' },
    { id: 'check', label: '孕前检查', summary: '夫妻免费查 19 项，约医院和时间', data: 'group.check' },
    { id: 'subsidies', label: '补贴', summary: '看看能领哪些，怎么申请', data: 'group.subsidies' },
    { id: 'supply', label: '药具与机构', summary: '免费药具哪里领，定点医院在哪里', data: 'group.supply' },
    { id: 'events', label: '活动', summary: '新手爸妈讲座，生活 e站', data: 'group.events' },
    { id: 'petition', label: '诉求', summary: '有意见、有困难，跟我们说', data: 'group.petition' },
  ],
  buttons: [button('查进度', 'status'), button('English', 'lang.en')],
};

const question = (change: Partial<QuestionMessage>): QuestionMessage => ({
  kind: 'question',
  number: 3,
  total: 12,
  section: '结婚登记',
  label: '谁的户口在本区',
  ask: '两位当中，谁的户口在示例区？',
  input: 'choice',
  sensitive: false,
  options: [],
  extras: [],
  moves,
  pointer: '/hukouHere',
  quiet: false,
  ...change,
});

export const bot = (message: Message): Omit<TranscriptEntry, 'id' | 'at'> => ({ from: 'bot', message });
export const says = (text: string): Omit<TranscriptEntry, 'id' | 'at'> => ({ from: 'resident', echo: { text } });

const overview = (change: Partial<Overview>): Overview => ({
  lang: 'zh-CN',
  revision: 12,
  steps: [],
  resume: [],
  moves: openMoves,
  placeholder: '说说您想办的事',
  canSend: { text: true, files: false },
  quiet: false,
  ...change,
});

const underWay = (number: number, done = false): Overview =>
  overview({
    service: {
      title: '一孩生殖保健服务证',
      minutes: 6,
      prepare: ['结婚证', '两人的身份证、户口簿', '两人合影 1 张'],
    },
    progress: { number, total: 12, done },
    moves,
    placeholder: '打字，或回 1–4',
    steps: [
      {
        title: '结婚登记',
        items: [
          { label: '结婚证照片', state: 'done', edit: button('修改', draftData(stamp, 'change', '0')) },
          { label: '登记日期', state: 'done', edit: button('修改', draftData(stamp, 'change', '1')) },
          { label: '谁的户口在本区', state: 'now' },
        ],
      },
      {
        title: '女方',
        items: ['姓名', '身份证号', '手机号', '现在住哪里'].map((label) => ({ label, state: 'todo' })),
      },
      {
        title: '男方',
        items: [
          { label: '姓名', state: 'todo' },
          { label: '身份证号', state: 'todo' },
          { label: '工作单位', state: 'skipped', edit: button('补上', draftData(stamp, 'change', '9')) },
        ],
      },
    ],
  });

export function chat(around: Overview, ...entries: readonly Omit<TranscriptEntry, 'id' | 'at'>[]): ChatView {
  return { overview: around, entries: entries.map((entry, at) => ({ ...entry, id: at + 1, at: AT + at * 20_000 })) };
}

const begun = [
  bot({
    kind: 'text',
    text: '好，我们来办一孩生殖保健服务证，大约 6 分钟。中途可以停，答过的都替您存着。',
    about: {
      title: '一孩生殖保健服务证',
      time: '大约 6 分钟。中途可以停，答过的都替您存着。',
      who: '夫妻头一回生孩子、至少一方户口在本区，就能办。',
      facts: [
        '不收费，材料齐了当天办，有效期一般是 3 年，以区公布为准。',
        '一共 8 样：血常规、尿常规、血型、血糖、肝功能、肾功能、甲状腺功能、妇科超声。',
      ],
      prepare: {
        title: '手边准备好',
        items: ['两人的身份证', '两人的户口本', '结婚证', '两人合影 1 张'],
        note: '缺一样也能先交，回头再补，或者带到窗口。',
      },
    },
  }),
  bot({
    kind: 'text',
    text: '会用到两位的姓名、证件号和结婚登记信息，只用来办这张证。同意的话就开始。\n隐私说明：http://127.0.0.1/privacy',
    consent: {
      what: '会用到两位的姓名、证件号和结婚登记信息，只用来办这张证。',
      privacy: { label: '隐私说明', url: 'http://127.0.0.1/privacy' },
    },
    buttons: [
      button('我同意，开始吧', 'begin.first-child-certificate'),
      button('不同意', 'menu.declined'),
      ...openMoves,
    ],
  }),
];
const agreed = [...begun, says('我同意，开始吧')];

const dateQuestion = question({
  number: 2,
  label: '登记日期',
  ask: '哪一天登记结婚的？',
  input: 'date',
  hint: '结婚证上有。比如 2026年5月20日',
});
const wrongMonth = { what: '没有 13 月，请再看一眼。', right: ['2026年5月20日', '20260520', '26.5.20'] };

const hukou = question({
  why: '有一方的户口在本区，就能在这里办。我们也按它把申请送到您的街道，不让您多跑。',
  sensitive: true,
  noted: '记下了：2026年5月20日，星期三。',
  options: [
    button('女方', answer('wife')),
    button('男方', answer('husband')),
    button('两人都在', answer('both')),
    { label: '都不在', data: answer('none'), hint: '我们告诉您该去哪里办' },
  ],
});

const photos = question({
  number: 1,
  label: '结婚证照片',
  ask: '请拍一张结婚证，翻到有照片和字号的那一页。',
  input: 'files',
});

const toHukou = [
  ...agreed,
  bot(photos),
  { from: 'resident', echo: { files: [photo] } } as const,
  bot(dateQuestion),
  says('2026年13月5日'),
  bot(question({ ...dateQuestion, problem: wrongMonth })),
  says('26.5.20'),
];

const summary: Message = {
  kind: 'summary',
  title: '请您看一遍，对不对？',
  text: '都答完了，辛苦您。请看一遍，哪里不对点“修改”，改完会回到这里。',
  groups: [
    {
      title: '结婚登记',
      edit: button('修改', draftData(stamp, 'edit', 'marriage')),
      rows: [
        {
          label: '结婚证照片',
          value: '1 张',
          state: 'answered',
          edit: button('修改', draftData(stamp, 'change', '0')),
        },
        {
          label: '登记日期',
          value: '2026年5月20日',
          state: 'answered',
          edit: button('修改', draftData(stamp, 'change', '1')),
        },
        {
          label: '谁的户口在本区',
          value: '女方',
          state: 'answered',
          edit: button('修改', draftData(stamp, 'change', '2')),
        },
      ],
    },
    {
      title: '女方',
      edit: button('修改', draftData(stamp, 'edit', 'wife')),
      rows: [
        { label: '姓名', value: '张示梅', state: 'answered', edit: button('修改', draftData(stamp, 'change', '3')) },
        {
          label: '身份证号',
          value: '00000019960312002X',
          state: 'answered',
          edit: button('修改', draftData(stamp, 'change', '4')),
        },
        { label: '出生日期', value: '1996年3月12日', state: 'derived' },
        {
          label: '工作单位',
          value: '没填，可以不填',
          state: 'skipped',
          edit: button('补上', draftData(stamp, 'change', '5')),
        },
      ],
    },
    {
      title: '材料',
      edit: button('修改', draftData(stamp, 'edit', 'materials')),
      rows: [
        {
          label: '户口簿照片（男方）',
          value: '还没有。可以先提交，11 月 30 日前补上',
          state: 'missing',
          edit: button('补上', draftData(stamp, 'change', '8')),
        },
      ],
    },
  ],
  notices: ['您是再婚，材料由工作人员看了再定。'],
  declaration: '我填的都是真的。如果不实，这张证会作废。',
  submit: button('没错，提交', draftData(stamp, 'submit')),
  moves,
  total: 12,
  quiet: false,
};

export const REFERENCE = 'FC-26K7-XQ4M';
export const TOKEN = 'q8Zt3nY5w0bXk2LrV7cJ1A';

const receipt: Message = {
  kind: 'receipt',
  reference: REFERENCE,
  token: TOKEN,
  title: '一孩生殖保健服务证',
  people: '张示梅、李例安',
  due: '2026年12月7日（星期一）前',
  office: { name: '东示街道便民服务中心', address: '示例路 1 号', phone: '000-1234 5678' },
  missing: ['户口簿照片（男方）'],
  materialsDue: '11 月 30 日',
  advice: [],
  next: [
    '街道看材料，打电话跟您核对。来电 000-1234 5678，不会问验证码和银行卡密码。',
    '每走一步，都在这里告诉您。',
    '办好了，带上两人的身份证来领。',
  ],
  text: '提交好了。',
  buttons: [button('现在补上', `supply.${REFERENCE}`), button('办别的事', 'menu')],
  quiet: false,
};

export const views = {
  greeting: chat(
    overview({
      revision: 0,
      resume: [
        { title: '一孩生殖保健服务证', number: 3, until: '12 月 23 日', button: button('接着办', 'resume.k3f9x2ab') },
      ],
    }),
    says('你好'),
    bot(menu),
  ),
  intro: chat(overview({}), says('办证'), ...begun),
  choice: chat(underWay(3), ...toHukou, bot(hukou)),
  'long-list': chat(
    underWay(5),
    ...agreed,
    bot(
      question({
        label: '女方民族',
        ask: '女方是哪个民族？',
        options: Array.from({ length: 57 }, (_, at) => button(`民族${at + 1}`, answer(`e${at}`))),
        few: { count: 8, all: button('看全部 57 个', draftData(stamp, 'all')) },
      }),
    ),
  ),
  date: chat(underWay(2), ...agreed, bot(dateQuestion)),
  'date-wrong': chat(
    underWay(2),
    ...agreed,
    bot(dateQuestion),
    says('2026-13-5'),
    bot(question({ ...dateQuestion, why: '要和婚姻登记的记录对上，才能发证。', problem: wrongMonth })),
  ),
  month: chat(
    underWay(4),
    ...agreed,
    bot(question({ label: '打算怀孕的月份', ask: '打算哪个月怀孕？', input: 'month' })),
  ),
  text: chat(
    underWay(4),
    ...agreed,
    bot(question({ label: '女方姓名', ask: '女方叫什么名字？', input: 'text', hint: '和身份证上一样' })),
  ),
  'long-text': chat(
    underWay(4),
    ...agreed,
    bot(
      question({
        label: '申请理由',
        ask: '为什么申请再生育？',
        input: 'long-text',
        extras: [button('跳过这一项', draftData(stamp, 'skip'))],
      }),
    ),
  ),
  number: chat(underWay(4), ...agreed, bot(question({ label: '来几个人', ask: '一共来几个人？', input: 'number' }))),
  mobile: chat(
    underWay(4),
    ...agreed,
    bot(question({ label: '女方手机号', ask: '女方的手机号是多少？', input: 'mobile' })),
  ),
  id: chat(
    underWay(5),
    ...agreed,
    says('000000199603120021'),
    bot(
      question({
        label: '女方身份证号',
        ask: '女方的身份证号是多少？',
        why: '用来核对婚姻登记和户籍。只用来办这张证。',
        sensitive: true,
        input: 'id',
        current: '尾号 0029',
        problem: { what: '最后一位对不上，可能有一位打错了。请照着证件再打一遍。', right: ['00000019960312002X'] },
        extras: [button('不改了', draftData(stamp, 'keep'))],
      }),
    ),
  ),
  files: chat(
    underWay(1),
    ...agreed,
    bot(
      question({ ...photos, files: [photo, scan], extras: [button('就这些，下一步', draftData(stamp, 'collected'))] }),
    ),
  ),
  leaving: chat(
    underWay(3),
    ...agreed,
    bot(hukou),
    says('先停下'),
    bot({
      kind: 'text',
      text: '先停在这里？答过的都可以替您存着。',
      buttons: [
        button('存着，下次接着办', draftData(stamp, 'save')),
        button('不停，接着办', draftData(stamp, 'go')),
        button('不办了，删掉', draftData(stamp, 'discard')),
      ],
    }),
  ),
  problem: chat(
    overview({}),
    says('FC-0000-0000'),
    bot({
      kind: 'problem',
      what: '没有这个编号，请再看一眼。',
      right: [REFERENCE],
      buttons: [button('回到开头', 'menu')],
    }),
  ),
  summary: chat({ ...underWay(12, true), canSend: { text: false, files: false } }, says('没有了'), bot(summary)),
  receipt: chat(
    overview({ placeholder: '还有什么要办的，告诉我' }),
    says('没错，提交'),
    bot(receipt),
    bot({ kind: 'document', document: 'receipt', reference: REFERENCE, name: `受理回执 ${REFERENCE}.pdf` }),
    bot({
      kind: 'text',
      tone: 'warm',
      text: '您也许还用得上：备孕的夫妻可以免费做一次孕前检查。',
      buttons: [button('约孕前检查', 'group.check')],
    }),
  ),
  status: chat(
    overview({}),
    says('查进度'),
    bot({
      kind: 'status',
      text: '您有 2 件在办。',
      entries: [
        {
          reference: REFERENCE,
          title: '一孩生殖保健服务证',
          status: '正在核实',
          due: '12 月 7 日（星期一）前办好',
          url: `/s/${REFERENCE}?token=${TOKEN}`,
        },
        { reference: 'PC-26K7-2M8T', title: '孕前优生健康检查', status: '已提交' },
      ],
      buttons: [button('回到开头', 'menu')],
    }),
  ),
} as const satisfies Record<string, ChatView>;

export const caseView: StatusView = {
  reference: REFERENCE,
  title: '一孩生殖保健服务证',
  people: '张*梅、李*安',
  headline: '正在核实',
  due: '12 月 7 日（星期一）前办好，还有 7 个工作日',
  daysLeft: 7,
  steps: [
    { title: '已提交', state: 'done', time: { iso: '2026-11-23T02:24:00Z', words: '11 月 23 日 10:24' } },
    {
      title: '已受理',
      state: 'done',
      time: { iso: '2026-11-23T07:10:00Z', words: '11 月 23 日 15:10' },
      note: '材料基本齐了，先受理，缺的 1 样可以后补。',
    },
    {
      title: '正在核实',
      state: 'now',
      note: '东示街道会打电话跟您核对登记日期。来电显示 000-1234 5678，不会问验证码和银行卡密码。',
    },
    { title: '审核', state: 'later' },
    { title: '可以来领了', state: 'later' },
  ],
  missing: {
    lines: ['男方户口簿照片'],
    until: '11 月 30 日（星期一）前，拍照上传就行。',
    supply: { label: '现在补上', data: `supply.${REFERENCE}` },
  },
  bring: ['两人的身份证', '结婚证、户口簿原件', '两寸合影 1 张'],
  advice: [],
  office: {
    name: '东示街道便民服务中心',
    address: '示例路 1 号',
    phone: '000-1234 5678',
    hours: '工作日 9:00–12:00，13:30–17:00',
  },
  links: [],
  quiet: false,
};
