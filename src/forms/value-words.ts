import type { Lang } from './types.ts';

/** How days, numbers of files and the like are written: part of the form engine, because labels and readers need them. */
export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  readonly more: string;
  readonly first: string;
  readonly noMore: string;
  readonly none: string;
  readonly elsewhere: string;
  /** Stands for the district where its name is not known. */
  readonly district: string;
  readonly weekdays: readonly string[];
  readonly date: (year: number, month: number, day: number) => string;
  readonly month: (year: number, month: number) => string;
  readonly day: (month: number, day: number, weekday: string) => string;
  readonly files: (count: number) => string;
  readonly items: (count: number) => string;
  readonly places: (count: number) => string;
  readonly join: (day: string, time: string) => string;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const monthName = (month: number): string => MONTHS[month - 1] ?? String(month);

export const valueWords: Readonly<Record<Lang, ValueWords>> = {
  'zh-CN': {
    yes: '是',
    no: '不是',
    more: '还有',
    first: '有',
    noMore: '没有了',
    none: '没有',
    elsewhere: '不在本区',
    district: '本区',
    weekdays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
    date: (year, month, day) => `${year}年${month}月${day}日`,
    month: (year, month) => `${year}年${month}月`,
    day: (month, day, weekday) => `${month}月${day}日（${weekday}）`,
    files: (count) => `${count} 张`,
    items: (count) => `${count} 个`,
    places: (count) => `余 ${count} 位`,
    join: (day, time) => `${day}${time}`,
  },
  en: {
    yes: 'Yes',
    no: 'No',
    more: 'Yes, one more',
    first: 'Yes',
    noMore: 'No more',
    none: 'None',
    elsewhere: 'Outside the district',
    district: 'this district',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    date: (year, month, day) => `${day} ${monthName(month)} ${year}`,
    month: (year, month) => `${monthName(month)} ${year}`,
    day: (month, day, weekday) => `${weekday} ${day} ${monthName(month)}`,
    files: (count) => (count === 1 ? '1 file' : `${count} files`),
    items: (count) => String(count),
    places: (count) => (count === 1 ? '1 place left' : `${count} places left`),
    join: (day, time) => `${day}, ${time}`,
  },
};
