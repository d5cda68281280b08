/**
 * Judges every service and the district as the program does at its start: one line for each fault, and 1 as the exit code
 * when there is any.
 *
 *   npm run check:services
 */
import path from 'node:path';
import { loadDistrict } from '../src/catalogue/load-district.ts';
import { loadServices } from '../src/catalogue/load-services.ts';
import { readConfig } from '../src/config.ts';
import { checkCatalogue, faultLine } from '../src/forms/check-catalogue.ts';
import { makeSubject } from '../src/forms/check-catalogue/subject.ts';
import { asArray, asObject } from '../src/forms/ajv.ts';
import type { ServiceSource } from '../src/forms/types.ts';

const root = path.resolve(import.meta.dirname, '..');
const lines = await faults();
for (const line of lines) console.error(line);
if (lines.length > 0) process.exitCode = 1;

async function faults(): Promise<readonly string[]> {
  const read = readConfig(process.env, root);
  if (!read.ok) return read.problems;
  const { servicesDir, districtDir } = read.config;
  const [services, district] = await Promise.allSettled([loadServices(servicesDir), loadDistrict(districtDir)]);
  const unread = [services, district].flatMap((one) => (one.status === 'rejected' ? [reasonOf(one.reason)] : []));
  if (services.status === 'rejected' || district.status === 'rejected') return unread;
  const found = checkCatalogue(services.value, district.value);
  if (found.length === 0) console.log(summaryOf(services.value));
  return found.map(faultLine);
}

function reasonOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

function summaryOf(services: readonly ServiceSource[]): string {
  const examples = services.map((one) => asObject(one.examples));
  const count = examples.reduce((sum, { valid, invalid }) => sum + asArray(valid).length + asArray(invalid).length, 0);
  const questions = services.reduce((sum, source) => sum + makeSubject(source).plan.asked.size, 0);
  return `${services.length} services, ${questions} questions, ${count} examples: no fault.`;
}
