import { beforeAll, describe, expect, it } from 'vitest';
import { createSubmission } from '../../../src/cases/create-submission.ts';
import type { Submission } from '../../../src/cases/types.ts';
import { loadDistrict } from '../../../src/catalogue/load-district.ts';
import { loadServices } from '../../../src/catalogue/load-services.ts';
import { loadWords, type LoadedWords } from '../../../src/catalogue/load-words.ts';
import { compileForm } from '../../../src/forms/compile-form.ts';
import type { Form } from '../../../src/forms/form.ts';
import { LANGS, type District, type Item, type Lang, type PlainDate } from '../../../src/forms/types.ts';
import { loadFonts, type Fonts } from '../../../src/pdf/fonts/load-fonts.ts';
import { visible } from '../../../src/pdf/layout/break-lines.ts';
import { makeApplication } from '../../../src/pdf/make-application.ts';
import { makeReceipt } from '../../../src/pdf/make-receipt.ts';
import { applicationPaper } from '../../../src/pdf/papers/application-paper.ts';
import { receiptPaper } from '../../../src/pdf/papers/receipt-paper.ts';
import { readBack, withoutSpace } from '../read-back.ts';

const district = await loadDistrict('district');
const forms = (await loadServices('services')).map(compileForm);
const examples = forms.flatMap((form) => form.examples.valid.map((example) => ({ form, example, name: example.name })));

let fonts: Fonts;
let texts: LoadedWords;
beforeAll(async () => {
  [fonts, texts] = await Promise.all([loadFonts(), loadWords('locales')]);
});

describe.each(LANGS)('Every valid example of every service, in %s', (lang) => {
  it.each(examples.map((one) => [one.form.id, one.name, one] as const))(
    '%s, %s: both papers, read back by another library, hold every answer',
    async (_id, _name, { form, example }) => {
      const submission = submissionOf(form, example, lang);
      const deps = depsOf(lang);
      const application = await readBack(
        await makeApplication(applicationPaper(submission, form, { ...deps, files: new Map() }), fonts),
      );
      const receipt = await readBack(await makeReceipt(receiptPaper(submission, form, deps), fonts));
      for (const item of answered(form, submission)) {
        const value = item.value === undefined ? '' : form.show(item.question, item.value, contextOf(submission), lang);
        const row = onPaper(form.field(item.question.pointer, lang) + value);
        if (!isInTable(item)) expect(application.text).toContain(row);
        else expect(application.text).toContain(onPaper(value));
        if (!isSecret(item)) expect(receipt.text).toContain(row);
        else
          for (const number of [value, JSON.stringify(item.value).slice(1, -1)])
            expect(receipt.text).not.toContain(onPaper(number));
      }
      for (const { text } of [application, receipt]) {
        for (const { at } of form.service.documents.filter(({ at }) => calledFor(form, submission).has(at)))
          expect(text).toContain(onPaper(form.field(at, lang)));
        expect(text).toContain(submission.reference);
      }
    },
  );
});

type Example = Form['examples']['valid'][number];

function submissionOf(form: Form, example: Example, lang: Lang): Submission {
  const today = (example.today ?? '2026-11-23') as PlainDate;
  const checked = form.check(example.answers, { today, district });
  if (!checked.ok) throw new Error(`The example is not valid: ${JSON.stringify(checked.problems)}`);
  const now = Date.parse(`${today}T10:24:00+08:00`);
  const entropy = Uint8Array.from({ length: 64 }, (_, i) => i * 37);
  const rest = { now, today, entropy, district, channel: 'web', consentAt: now - 60_000 } as const;
  return createSubmission(form, checked.answers, { ...rest, lang });
}

function depsOf(lang: Lang) {
  return { lang, words: texts.words(lang), district, publicUrl: 'https://e.example.cn' };
}

function contextOf(submission: Submission): { today: PlainDate; district: District } {
  return { today: new Date(submission.submittedAt + 8 * 3600_000).toISOString().slice(0, 10) as PlainDate, district };
}

function walkOf(form: Form, submission: Submission) {
  return form.walk(form.flatten(submission.answers), contextOf(submission));
}

function answered(form: Form, submission: Submission): readonly Item[] {
  const items = walkOf(form, submission).items.filter(({ value }) => value !== undefined);
  return items.filter(({ question }) => question.kind !== 'files' && question.kind !== 'more');
}

function calledFor(form: Form, submission: Submission): ReadonlySet<string> {
  return new Set(walkOf(form, submission).items.map(({ question }) => question.pointer));
}

/** In the application form repeated groups may be tables, whose labels head the columns. */
function isInTable({ question }: Item): boolean {
  return question.pattern.includes('/*/');
}

/** What a receipt, which may lie about, gives only by its end. */
function isSecret({ question }: Item): boolean {
  return question.kind === 'mobile' || question.kind === 'resident-id' || question.pattern.endsWith('/idNumber');
}

function onPaper(text: string): string {
  return withoutSpace(visible(text));
}
