/** The peer: a grammY conversation with its in-memory storage, as its documentation shows it, behind Express. */
import { conversations, createConversation, type Conversation, type ConversationFlavor } from '@grammyjs/conversations';
import express from 'express';
import { Bot, webhookCallback, type Context } from 'grammy';

const questions = Number(process.env['QUESTIONS'] ?? 10);
const ask = (number: number) => `Question ${number} of ${questions}: please type your answer`;

type FormContext = ConversationFlavor<Context>;

async function form(conversation: Conversation<FormContext>, ctx: Context) {
  const answers: string[] = [];
  await ctx.reply(ask(1));
  for (let number = 1; number <= questions; number++) {
    const next = await conversation.waitFor('message:text');
    answers.push(next.message.text.trim());
    await next.reply(number < questions ? ask(number + 1) : `Please check: ${answers.join(', ')}`);
  }
}

const bot = new Bot<FormContext>('1:T', {
  client: { apiRoot: process.env['API_ROOT'] ?? '' },
  botInfo: {
    id: 1,
    is_bot: true,
    first_name: 'b',
    username: 'b',
    can_join_groups: false,
    can_read_all_group_messages: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
  },
});
bot.use(conversations());
bot.use(createConversation(form));
bot.command('start', (ctx) => ctx.conversation.enter('form'));

const app = express();
app.use(express.json());
app.use('/webhooks/telegram', webhookCallback(bot, 'express', { secretToken: 'secret' }));
app.listen(Number(process.env['PORT']), '127.0.0.1', () => {
  process.stdout.write('ready\n');
});
