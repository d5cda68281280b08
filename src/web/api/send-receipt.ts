import type { Response } from 'express';
import type { Submission } from '../../cases/types.ts';
import { sendFile } from '../../http/send.ts';
import type { ApiDeps } from './deps.ts';
import { requestIdOf } from './problem.ts';

/** Sends the receipt; false, and nothing sent, when there is none that shows every character. */
export async function sendReceipt(deps: ApiDeps, response: Response, submission: Submission): Promise<boolean> {
  const { reference, lang } = submission;
  const paper = await deps.receipt(reference);
  if (!paper?.ok) {
    if (paper)
      deps.logger.warn(
        { requestId: requestIdOf(response), characters: paper.missing.length },
        'refused: characters that no font shows',
      );
    return false;
  }
  const name = deps.words(lang)('bot:receipt.file', { reference });
  sendFile(response, { body: paper.bytes, type: 'application/pdf', name, plain: `${reference}.pdf` });
  return true;
}
