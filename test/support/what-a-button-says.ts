import type { Json } from '../../src/forms/types.ts';

/** A value as it stands in a button, and as a person types it. */
export function written(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether an option that narrows (an area, a day) leads to a value: its code is how the value begins. */
export function leadsTo(option: string, value: string): boolean {
  return option !== '' && value.startsWith(option.replace(/0+$/, ''));
}

/** The value that a button of a draft carries. */
export function valueIn(data: string): string {
  return data.split('.').slice(5).join('.');
}

/** How many items of a repeated group were begun, going by the questions that were asked. */
export function itemsIn(group: string, asked: readonly string[]): number {
  const indices = asked
    .filter((pointer) => pointer.startsWith(`${group}/`))
    .map((at) => at.split('/')[group.split('/').length]);
  return Math.max(-1, ...indices.map(Number).filter(Number.isInteger)) + 1;
}
