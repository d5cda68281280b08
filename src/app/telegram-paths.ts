/** Telegram's webhook in the words of OpenAPI, for the document at /api/openapi.json. Answers have no body, problems apart. */
export const telegramPaths = {
  '/webhooks/telegram': {
    post: {
      operationId: 'receiveTelegramUpdate',
      summary: 'One update of Telegram, with the secret that was given to it',
      parameters: [
        {
          name: 'X-Telegram-Bot-Api-Secret-Token',
          in: 'header',
          required: true,
          description: 'TELEGRAM_WEBHOOK_SECRET; compared in constant time.',
          schema: { type: 'string' },
        },
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { type: 'object', properties: { update_id: { type: 'integer' } }, required: ['update_id'] },
          },
        },
      },
      responses: {
        200: { description: 'Stored. The same update a second time changes nothing.' },
        400: { description: 'No update.' },
        401: { description: 'Not the secret, or none is set.' },
        404: {
          description: 'No bot is set up here.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
        413: { description: 'More than 1 MB.' },
        500: { description: 'Not stored: send it again.' },
      },
    },
  },
};
