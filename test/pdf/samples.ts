import type { ApplicationPaper, PaperHead, ReceiptPaper } from '../../src/pdf/types.ts';

const HEAD: PaperHead = {
  lang: 'zh-CN',
  title: '受理回执',
  service: '一孩生殖保健服务证',
  bureau: '示例区卫生健康局',
  number: '编号 FC-26K7-XQ4M',
  reference: 'FC-26K7-XQ4M',
  createdAt: Date.UTC(2026, 10, 23, 2, 24),
  issued: '本回执由 e站出具，可扫码核对',
  page: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  continued: '（续）',
  materialsTitle: '材料',
  materials: [
    { name: '结婚证', received: true, note: '已收' },
    { name: '户口簿（女方）', received: true, note: '已收' },
    { name: '身份证（两人）', received: true, note: '已收' },
    { name: '户口簿（男方）', received: false, note: '待补，11 月 30 日前' },
  ],
  notices: [],
};

/** A receipt of 24 answers, as the builder makes it of a first-child application. Everyone in it is made up. */
export function sampleReceipt(changes: Partial<ReceiptPaper> = {}): ReceiptPaper {
  return {
    ...HEAD,
    sections: SECTIONS,
    promise: {
      label: '承诺办结',
      value: '2026年12月7日（星期一）',
      note: '还差 1 样：户口簿（男方），11 月 30 日前补。',
    },
    foot: [
      { label: '受理单位', value: '东示街道便民服务中心' },
      { label: '地点', value: '示例路 1 号' },
      { label: '经办', value: 'e站网上受理' },
      { label: '受理时间', value: '2026年11月23日 10:24' },
      { label: '咨询电话', value: '000-1234 5678' },
      { label: '监督电话', value: '000-1234 5600' },
    ],
    url: 'https://e.example.cn/s/FC-26K7-XQ4M?token=q3J0bW9vbi1icmlkZ2UtMTI',
    scan: '扫码查进度',
    seal: '受理专用章（盖章处）',
    ...changes,
  };
}

const SECTIONS: ReceiptPaper['sections'] = [
  {
    title: '结婚登记',
    rows: [
      { label: '谁的户口在本区', value: '女方' },
      { label: '登记日期', value: '2026年5月20日' },
      { label: '登记机关', value: '示例区民政局婚姻登记处' },
      { label: '结婚证字号', value: 'J000000-2026-000123' },
    ],
  },
  { title: '女方', rows: person('张示梅', '002X', '女', '1996年3月12日', '东示街道 例园社区', '示例第一小学') },
  { title: '男方', rows: person('李例安', '0016', '男', '1995年8月1日', '外省 样本省', '样品科技有限公司') },
];

function person(name: string, tail: string, sex: string, born: string, area: string, employer: string) {
  return [
    { label: '姓名', value: name },
    { label: '证件类型', value: '居民身份证' },
    { label: '证件号码', value: `尾号 ${tail}` },
    { label: '性别', value: sex },
    { label: '出生日期', value: born },
    { label: '民族', value: '汉族' },
    { label: '婚姻状况', value: '初婚' },
    { label: '户籍地', value: area },
    { label: '居住地', value: '东示街道 例园社区' },
    { label: '工作单位', value: employer },
  ];
}

const LONG = '我们两人都希望尽快领到证件。'.repeat(160);

/** An application form with everything that can be on one. */
export function sampleApplication(changes: Partial<ApplicationPaper> = {}): ApplicationPaper {
  return {
    ...HEAD,
    title: '申请表',
    code: { url: 'https://e.example.cn/desk/cases/FC-26K7-XQ4M', alt: '工作人员扫码打开这一件' },
    issued: '本申请表由 e站出具',
    sections: [
      ...SECTIONS,
      {
        title: '孩子',
        columns: ['姓名', '性别', '出生日期', '出生医学证明编号', '与申请人关系'],
        lines: Array.from({ length: 30 }, (_, i) => [
          `张样${i + 1}`,
          '女',
          '2020年3月12日',
          `X0000000${i + 10}`,
          '亲生',
        ]),
      },
      { title: '申请理由', rows: [{ label: '说明', value: LONG }] },
    ],
    noticesTitle: '请工作人员留意',
    notices: ['再婚的，要看离婚证或判决书。'],
    declaration: {
      title: '本人确认',
      lines: ['同意用我们的姓名和证件号办这张证。', '以上所填都是真实的。2026年11月23日（星期一）10:20在网上确认。'],
      signature: '申请人（签名）：　　　　　　　　日期：　　　　年　　月　　日',
    },
    opinions: [
      { title: '例园社区居委会意见', signature: '经办人（签名）：　　　　　　日期：　　　年　　月　　日　　（盖章）' },
      {
        title: '东示街道便民服务中心意见',
        signature: '经办人（签名）：　　　　　　日期：　　　年　　月　　日　　（盖章）',
      },
    ],
    annex: { title: '附件', pictures: [] },
    ...changes,
  };
}

/** Characters of real names that common fonts lack; all but 𠮷 are in 通用规范汉字表. */
export const rareNames = '𬭎䶮㛃喆堃龑';

/** A short receipt with one answer. */
export function withValue(value: string): ReceiptPaper {
  return sampleReceipt({ sections: [{ title: '女方', rows: [{ label: '姓名', value }] }] });
}
