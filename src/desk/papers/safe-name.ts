/** Bytes of a name in UTF-8 that every system takes. */
const LONGEST = 180;
/** Names that stand for devices on Windows, with any ending. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name that is safe in a ZIP on every system: no path, no control or direction characters, nothing that Windows refuses.
 * What can be read of it stays.
 */
export function safeName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = shorten(clean);
  if (short === '') return '_';
  return DEVICES.test(short) ? `_${short}` : short;
}

/** Gives each name once: the second of a name gets (2) before its ending. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const safe = safeName(name);
    const dot = safe.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ''];
    let found = safe;
    for (let n = 2; taken.has(found.toLowerCase()); n++) found = `${stem} (${n})${ending}`;
    taken.add(found.toLowerCase());
    return found;
  };
}

/** Cut in the middle of its stem: the ending says what it is. */
function shorten(name: string): string {
  const [, ending = ''] = /(\.[^.]{1,10})$/.exec(name) ?? [];
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + ending) > LONGEST) stem = Array.from(stem).slice(0, -1).join('');
  return stem + ending;
}
