/** A name for lists: `张示梅` becomes `张*梅`, `李例` becomes `李*`, `Li Li'an` becomes `L* L****`. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.map(maskWord).join(' ');
}

/** The last four characters of an ID number; nothing of a text too short to hide the rest. */
export function idTail(idNumber: string): string {
  return tail(idNumber);
}

/** The last four digits of a telephone number. */
export function phoneTail(phone: string): string {
  return tail(phone.replace(/\D/g, ''));
}

function maskWord(word: string): string {
  const letters = Array.from(word);
  const [first = '', ...rest] = letters;
  const last = /\p{Script=Han}/u.test(word) && letters.length > 2 ? (rest.pop() ?? '') : '';
  return first + '*'.repeat(rest.length) + last;
}

function tail(text: string): string {
  const letters = Array.from(text.trim());
  return letters.length >= 8 ? letters.slice(-4).join('') : '';
}
