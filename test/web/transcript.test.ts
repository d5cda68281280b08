import { describe, expect, it } from 'vitest';
import type { Message, TranscriptEntry } from '../../src/bot/types.ts';
import { arrange } from '../../src/web/pages/transcript.ts';
import { bot, chat, says, views } from './fixture-views.ts';

const question = last(views.date);
const menu = last(views.greeting);
const leaving = last(views.leaving);
const note: Message = { kind: 'text', text: '街道看过了，已受理。' };

function last({ entries }: { readonly entries: readonly TranscriptEntry[] }): Message {
  const message = entries.at(-1)?.message;
  if (message === undefined) throw new Error('no message');
  return message;
}

function arranged(...entries: Parameters<typeof chat>[1][]): ReturnType<typeof arrange> {
  return arrange(chat(views.choice.overview, ...entries).entries, false);
}

const kinds = ({ entries }: ReturnType<typeof arrange>): (string | undefined)[] =>
  entries.map((entry) => entry.message?.kind ?? entry.echo?.text);

describe('A transcript', () => {
  it('lifts the last question out of the thread', () => {
    const result = arranged(bot(question), says('26.5.20'), bot(question));
    expect(result.open).toBe(question);
    expect(kinds(result)).toEqual(['question', '26.5.20']);
  });

  it('keeps a question open when news comes after it, and when a remark answers something else', () => {
    expect(arranged(says('好'), bot(question), bot(note)).open).toBe(question);
    const asked = arranged(bot(question), says('几点关门？'), bot(note));
    expect(asked.open).toBe(question);
    expect(asked.typed).toBeUndefined();
  });

  it('lays a question down when buttons ask something else, or when the chat stands elsewhere', () => {
    expect(arranged(bot(question), says('先停下'), bot(leaving)).open).toBeUndefined();
    expect(arranged(bot(question), says('不办了'), bot(menu)).open).toBeUndefined();
  });

  it('gives back the words that the open question could not take', () => {
    expect(arranged(bot(question), says('2026-13-5'), bot(question)).typed).toBe('2026-13-5');
  });

  it('shows at the menu only the newest, and says that there is more', () => {
    const result = arranged(says('你好'), bot(menu), says('回到开头'), bot(note), bot(menu));
    expect(kinds(result)).toEqual(['text', 'menu']);
    expect([result.atMenu, result.more]).toEqual([true, true]);
  });

  it('shows a menu or a question once when it was said again in another language', () => {
    expect(kinds(arranged(says('你好'), bot(menu), bot(menu), bot(menu)))).toEqual(['menu']);
    expect(kinds(arranged(says('好'), bot(question), bot(question)))).toEqual(['好']);
  });

  it('leaves the paper to its ticket, but names it where there is none', () => {
    const receipt = views.receipt.entries[1]?.message ?? note;
    const paper: Message = { kind: 'document', document: 'receipt', reference: 'FC-26K7-XQ4M', name: '回执.pdf' };
    expect(kinds(arranged(says('提交'), bot(receipt), bot(paper)))).toEqual(['提交', 'receipt']);
    expect(kinds(arranged(says('回执'), bot(paper)))).toEqual(['回执', 'document']);
  });

  it('lifts the consent out of the thread while it is asked for, and lays it down once it is answered', () => {
    const [about, consent] = views.intro.entries.slice(1).map((entry) => entry.message ?? note);
    if (about === undefined || consent === undefined) throw new Error('no introduction');
    const asked = arranged(says('办证'), bot(about), bot(consent));
    expect(asked.consent).toBe(consent);
    expect(kinds(asked)).toEqual(['办证', 'text']);
    const given = arranged(says('办证'), bot(about), bot(consent), says('我同意，开始吧'), bot(question));
    expect(given.consent).toBeUndefined();
    expect(kinds(given)).toEqual(['办证', 'text', 'text', '我同意，开始吧']);
  });

  it('introduces a service once when it was said again in another language', () => {
    const [about, consent] = views.intro.entries.slice(1).map((entry) => entry.message ?? note);
    if (about === undefined || consent === undefined) throw new Error('no introduction');
    const result = arranged(says('办证'), bot(about), bot(consent), bot(about), bot(consent));
    expect(kinds(result)).toEqual(['办证', 'text']);
    expect(result.consent).toBe(consent);
  });

  it('begins at the ticket once an application is submitted, whatever is said after it', () => {
    const receipt = views.receipt.entries[1]?.message ?? note;
    const result = arranged(
      bot(question),
      says('26.5.20'),
      bot(question),
      says('提交'),
      bot(receipt),
      says('谢谢'),
      bot(note),
    );
    expect(kinds(result)).toEqual(['提交', 'receipt', '谢谢', 'text']);
    expect(result.more).toBe(true);
  });

  it('shows the newest forty of a long talk, and all when asked', () => {
    const long = Array.from({ length: 50 }, (_, at) => says(String(at)));
    expect(arranged(...long).entries).toHaveLength(40);
    expect(arrange(chat(views.choice.overview, ...long).entries, true).entries).toHaveLength(50);
  });
});
