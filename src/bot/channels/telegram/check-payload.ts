/** Limits of the Bot API (https://core.telegram.org/bots/api). Texts count UTF-16 units, callback data bytes. */
export const LIMITS = {
  text: 4096,
  caption: 1024,
  callbackData: 64,
  buttonText: 128,
  buttons: 100,
  fileName: 240,
} as const;

/**
 * Throws for a call that Telegram would refuse or, worse, quietly cut: that is a bug in this program, not something that
 * happens. Messages never repeat the text itself.
 */
export function checkPayload(method: string, payload: object): void {
  const fields: Readonly<Record<string, unknown>> = { ...payload };
  if (method === 'sendMessage' || method === 'editMessageText') length(method, 'text', fields['text'], 1, LIMITS.text);
  if (fields['caption'] !== undefined) length(method, 'caption', fields['caption'], 0, LIMITS.caption);
  if (isObject(fields['reply_markup'])) checkMarkup(method, fields['reply_markup']);
  if (method === 'sendDocument' && isObject(fields['document']) && 'filename' in fields['document'])
    length(method, 'file name', fields['document'].filename, 1, LIMITS.fileName);
}

function checkMarkup(method: string, markup: object): void {
  const rows: unknown =
    'inline_keyboard' in markup ? markup.inline_keyboard : 'keyboard' in markup ? markup.keyboard : [];
  const buttons: unknown[] = Array.isArray(rows) ? rows.flat() : [];
  if (buttons.length > LIMITS.buttons) misuse(method, `a keyboard of ${buttons.length} buttons`);
  for (const button of buttons) if (isObject(button)) checkButton(method, button, 'inline_keyboard' in markup);
}

function checkButton(method: string, button: object, inline: boolean): void {
  length(method, 'button text', 'text' in button ? button.text : undefined, 1, LIMITS.buttonText);
  const actions = Object.keys(button).filter((key) => key !== 'text');
  if (inline && actions.length !== 1) misuse(method, `a button with ${actions.length} actions`);
  if (!('callback_data' in button)) return;
  const bytes = Buffer.byteLength(String(button.callback_data));
  if (bytes < 1 || bytes > LIMITS.callbackData) misuse(method, `callback data of ${bytes} bytes`);
}

function length(method: string, what: string, value: unknown, least: number, most: number): void {
  if (typeof value !== 'string') misuse(method, `no ${what}`);
  else if (value.length > most || value.trim().length < least)
    misuse(method, `a ${what} of ${value.length} characters`);
}

function misuse(method: string, what: string): never {
  throw new RangeError(`${method} with ${what}, which Telegram does not take.`);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
