import type { JsonObject } from '../../src/forms/types.ts';

/** Another system of the district sends an application; its reference. */
export async function sendByApi(url: string, service: string, answers: JsonObject, lang = 'zh-CN'): Promise<string> {
  const response = await fetch(`${url}/api/services/${service}/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ answers, consent: true, lang }),
  });
  const { reference } = (await response.json()) as { readonly reference?: string };
  if (reference === undefined) throw new Error(`${service} was not taken: ${response.status}`);
  return reference;
}
