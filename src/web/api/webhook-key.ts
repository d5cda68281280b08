import { Webhook } from 'standardwebhooks';

/**
 * A Standard Webhooks key: base64, with or without `whsec_` in front. Signs what is sent and verifies what comes.
 * @throws when it is no base64, so that the program does not start with it.
 */
export function makeWebhook(secret: string): Webhook {
  try {
    return new Webhook(secret);
  } catch {
    throw new Error(
      'SUBMISSION_WEBHOOK_SECRET must be base64, such as whsec_ and the output of: openssl rand -base64 32.',
    );
  }
}
