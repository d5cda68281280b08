import type { Locator, Page } from 'playwright-core';
import { getPointer } from '../../src/forms/pointer.ts';
import type { Json, JsonObject, Lang } from '../../src/forms/types.ts';
import { itemsIn, leadsTo, valueIn, written } from './what-a-button-says.ts';

/** What the API publishes of a service, as far as a resident's answers need it. */
export interface Published {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly examples: { readonly valid: readonly { readonly name: string; readonly answers: JsonObject }[] };
}

export async function published(url: string, service: string, lang: Lang): Promise<Published> {
  const response = await fetch(`${url}/api/services/${service}?lang=${lang}`);
  return (await response.json()) as Published;
}

/** The card that wants an answer. */
export function card(page: Page): Locator {
  return page.locator('#now .ask');
}

/** Looks at each page on the way, before it is answered; `stop` leaves it unanswered and ends there. */
export type Look = (label: string) => Promise<'stop' | undefined>;

/**
 * Fills in an application in the web chat with an example's answers, from the first question to the summary. A question
 * is known by its label alone, as a person knows it.
 * @param photo sent for every material that the example has a file for.
 */
export async function fillInPage(
  page: Page,
  service: Published,
  answers: JsonObject,
  photo: Buffer,
  look: Look = () => Promise.resolve(undefined),
): Promise<void> {
  const pointers = new Map(Object.entries(service.labels).map(([pointer, label]) => [label, pointer]));
  const seen: string[] = [];
  for (let turn = 0; turn < 150; turn++) {
    if ((await card(page).getAttribute('class'))?.includes('check')) return;
    const label = (await card(page).locator('.item b').textContent()) ?? '';
    if ((await look(label)) === 'stop') return;
    const pointer = pointers.get(label);
    if (pointer !== undefined) seen.push(pointer);
    const value = pointer === undefined ? undefined : getPointer(answers, pointer);
    const further = Array.isArray(value) && value.length > itemsIn(pointer ?? '', seen);
    await answerCard(page, value, further, photo);
  }
  throw new Error('The conversation does not end.');
}

/** Does something that posts, and waits for the page that comes of it. */
export async function moved(page: Page, act: () => Promise<void>): Promise<void> {
  const stamp = page.locator('#go input[name=turn]');
  const before = await stamp.getAttribute('value');
  await act();
  // Asked from outside, for a page without script has nothing that could tell.
  while ((await stamp.getAttribute('value')) === before) await page.waitForTimeout(10);
}

/** @param further whether the example has one more item, where the question is about that. */
async function answerCard(page: Page, value: Json | undefined, further: boolean, photo: Buffer): Promise<void> {
  const open = card(page);
  const problem = open.locator('#q-problem');
  if ((await problem.count()) > 0) throw new Error(String(await problem.textContent()));
  const act = await actFor(page, value, further, photo);
  if (act === 'choose') await choose(page, value ?? null);
  else await moved(page, act);
}

/** What a person does about the open question. */
async function actFor(
  page: Page,
  value: Json | undefined,
  further: boolean,
  photo: Buffer,
): Promise<'choose' | (() => Promise<void>)> {
  const open = card(page);
  const has = async (selector: string): Promise<boolean> => (await open.locator(selector).count()) > 0;
  if ((value === undefined || Array.isArray(value)) && (await has('.choice[value$=".a.true"]')))
    return () => tapChoice(open, String(further));
  if (value === undefined) return () => open.locator('.extras button').last().click();
  if (await has('input[type=file]')) return () => sendFile(open, photo);
  if (await has('.choice')) return 'choose';
  return () => typeAnswer(open, written(value));
}

async function sendFile(open: Locator, photo: Buffer): Promise<void> {
  if ((await open.locator('.extras button.main').count()) > 0) return open.locator('.extras button.main').click();
  await open.locator('input[type=file]').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: photo });
  await open.locator('form.upload button').click();
}

function tapChoice(open: Locator, value: string): Promise<void> {
  return press(open, open.locator(`.choice[value$=".a.${value}"]`));
}

/** Presses a choice; where it is not among the first ones, all are opened before. */
async function press(open: Locator, choice: Locator): Promise<void> {
  if (!(await choice.isVisible())) await open.locator('details.more > summary').click();
  await choice.click();
}

/** Taps the value, level by level where it is not on show at once. */
async function choose(page: Page, value: Json): Promise<void> {
  const open = card(page);
  const wanted = written(value);
  if ((await open.locator(`.choice[value$=".a.${wanted}"]`).count()) > 0)
    return moved(page, () => tapChoice(open, wanted));
  const offered = await open.locator('.choice').evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
  const level = offered.find((data) => leadsTo(valueIn(data), wanted)) ?? offered.at(-1);
  if (level === undefined) throw new Error(`${wanted} is not on offer`);
  await moved(page, () => press(open, open.locator(`.choice[value="${level}"]`)));
  return choose(page, value);
}

async function typeAnswer(open: Locator, value: string): Promise<void> {
  const parts = value.split('-');
  if ((await open.locator('.date').count()) > 0)
    for (const [index, part] of ['y', 'm', 'd'].slice(0, parts.length).entries())
      await open.locator(`#a-${part}`).fill(parts[index] ?? '');
  else await open.locator('#a').fill(value);
  await open.locator('form.answer button').click();
}
