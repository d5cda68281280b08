/** The peer: telegraf's WizardScene with its in-memory session, as its documentation shows it, behind Express. */
import express from 'express';
import { Scenes, session, Telegraf, type Context } from 'telegraf';

const questions = Number(process.env['QUESTIONS'] ?? 10);
const apiRoot = process.env['API_ROOT'] ?? '';

interface WizardState extends Scenes.WizardSessionData {
  answers?: string[];
}
type WizardContext = Context & {
  session: Scenes.WizardSession<WizardState>;
  scene: Scenes.SceneContextScene<WizardContext, WizardState>;
  wizard: Scenes.WizardContextWizard<WizardContext>;
};

const ask = (number: number) => `Question ${number} of ${questions}: please type your answer`;
const steps = Array.from({ length: questions }, (_, index) => async (ctx: WizardContext) => {
  const state = ctx.scene.session;
  state.answers ??= [];
  if (ctx.message && 'text' in ctx.message) state.answers.push(ctx.message.text.trim());
  if (index + 1 < questions) {
    await ctx.reply(ask(index + 2));
    ctx.wizard.next();
    return;
  }
  await ctx.reply(`Please check: ${state.answers.join(', ')}`);
  await ctx.scene.leave();
});

const bot = new Telegraf<WizardContext>('1:T', { telegram: { apiRoot, webhookReply: false } });
bot.botInfo = {
  id: 1,
  is_bot: true,
  first_name: 'b',
  username: 'b',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
};
bot.use(session());
bot.use(new Scenes.Stage<WizardContext>([new Scenes.WizardScene<WizardContext>('form', ...steps)]).middleware());
bot.start(async (ctx) => {
  await ctx.scene.enter('form', {}, true);
  await ctx.reply(ask(1));
});

const app = express();
app.use(express.json());
app.use(bot.webhookCallback('/webhooks/telegram', { secretToken: 'secret' }));
app.listen(Number(process.env['PORT']), '127.0.0.1', () => {
  process.stdout.write('ready\n');
});
