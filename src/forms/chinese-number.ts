const DIGITS = '零一二三四五六七八九';
const VARIANTS: Readonly<Record<string, string>> = {
  〇: '零',
  '○': '零',
  Ｏ: '零',
  两: '二',
  俩: '二',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const NUMERAL = /[〇○零一二三四五六七八九十百千两俩廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+/g;

/** Writes every Chinese numeral in a text as digits: `一九九〇年二十三日` becomes `1990年23日`. Digit after digit where no unit stands. */
export function arabicNumerals(text: string): string {
  return text.replace(NUMERAL, (run) => {
    const plain = run
      .replaceAll('廿', '二十')
      .replaceAll('卅', '三十')
      .replace(/./gu, (character) => VARIANTS[character] ?? character);
    return /[十百千]/.test(plain) ? String(withUnits(plain)) : digitByDigit(plain);
  });
}

function digitByDigit(run: string): string {
  return Array.from(run, (character) => DIGITS.indexOf(character)).join('');
}

function withUnits(run: string): number {
  let sum = 0;
  let digit = 0;
  for (const character of run) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
