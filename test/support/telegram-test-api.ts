import emulator from 'telegram-test-api';

/** As much of telegram-test-api as is used here; its own types need a package that it does not bring. */
export interface Emulator {
  readonly config: { readonly apiURL: string };
  start(): Promise<void>;
  stop(): Promise<boolean>;
  setWebhook(webhook: { readonly url: string }, token: string): void;
  getClient(token: string, options: { readonly userId: number; readonly chatId: number }): EmulatedClient;
}

interface EmulatedClient {
  makeMessage(text: string): object;
  makeCommand(text: string): object;
  makeCallbackQuery(data: string): object;
  sendMessage(message: object): Promise<unknown>;
  sendCommand(message: object): Promise<unknown>;
  sendCallback(message: object): Promise<unknown>;
  getUpdates(): Promise<{ readonly result: unknown }>;
}

export const TelegramServer = emulator as unknown as new (options: {
  readonly port: number;
  readonly host: string;
}) => Emulator;
