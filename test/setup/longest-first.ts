import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, by parts of its path: begun last, it would be waited for while everything else has ended. */
const LONGEST = [
  'web-chat-',
  '/e2e/',
  'resident-pages',
  'test/main',
  'accounts/pages',
  'test/store/crash',
  'test/print',
];

/** Begins with the journeys in a browser and against the built program; the rest as ever. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((part) => moduleId.includes(part));
  return at === -1 ? LONGEST.length : at;
}
