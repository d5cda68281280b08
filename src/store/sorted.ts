/** A copy in the order of code units, the same everywhere: locks are taken in it. */
export function byText(list: readonly string[]): string[] {
  return [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
