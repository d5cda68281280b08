/** Puts values in the place of `{{name}}`; a name without a value is left as it is. */
export function interpolate(text: string, params: Readonly<Record<string, string | number | undefined>>): string {
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name] ?? whole) : whole,
  );
}
