import { generateSecret } from 'otplib';
import type { StoreContext } from '../context.ts';
import { explained } from '../explained.ts';
import * as clerks from './clerks.ts';
import * as codes from './codes.ts';
import * as links from './links.ts';
import { deskSecret } from './secret.ts';
import * as sessions from './sessions.ts';
import * as tries from './tries.ts';
import type { Accounts, Clerks } from './types.ts';

/** The parts of the store that are about accounts. */
export function accounts(context: StoreContext): Accounts {
  return {
    clerks: { ...explained(clerksOf(context)), ...explained(proofsOf(context)), newSecret: () => generateSecret() },
    sessions: explained<Accounts['sessions']>({
      read: (id, now) => sessions.readSession(context, id, now),
      write: (id, session, now) => sessions.writeSession(context, id, session, now),
      used: (id, now) => sessions.useSession(context, id, now),
      end: (id) => sessions.endSession(context, id),
      ofClerk: (clerk, now) => sessions.sessionsOfClerk(context, clerk, now),
      endOfClerk: (clerk, except) => sessions.endSessionsOfClerk(context, clerk, except),
    }),
    tries: explained<Accounts['tries']>({
      begin: (limits, now) => tries.beginTry(context, limits, now),
      succeed: (keys) => tries.succeed(context, keys),
    }),
    ...explained({ deskSecret: () => deskSecret(context) }),
  };
}

type Kept = 'list' | 'find' | 'byLogin' | 'add' | 'addFirst' | 'change' | 'setDisabled' | 'setLang' | 'setPassword';

function clerksOf(context: StoreContext): Pick<Clerks, Kept> {
  return {
    list: () => clerks.listClerks(context),
    find: (id) => clerks.findClerk(context, id),
    byLogin: (login) => clerks.clerkByLogin(context, login),
    add: (clerk, now) => clerks.addClerk(context, clerk, now),
    addFirst: (clerk, now) => clerks.addFirstClerk(context, clerk, now),
    change: (id, change) => clerks.changeClerk(context, id, change),
    setDisabled: (id, disabled) => clerks.setDisabled(context, id, disabled),
    setLang: (id, lang) => clerks.setLang(context, id, lang),
    setPassword: (id, passwordHash) => clerks.setPassword(context, id, passwordHash),
  };
}

function proofsOf(context: StoreContext): Omit<Clerks, Kept | 'newSecret'> {
  return {
    setCodes: (id, secret, code, now) => codes.setCodes(context, id, secret, code, now),
    takeCode: (id, code, now) => codes.takeCode(context, id, code, now),
    takeRecoveryCode: (id, code) => codes.takeRecoveryCode(context, id, code),
    recoveryLeft: (id) => codes.recoveryLeft(context, id),
    renewRecovery: (id) => codes.renewRecovery(context, id),
    endCodes: (id) => codes.endCodes(context, id),
    makeLink: (clerk, until) => links.makeLink(context, clerk, until),
    findLink: (token, now) => links.findLink(context, token, now),
    useLink: (token, passwordHash, now) => links.useLink(context, token, passwordHash, now),
    useFirstLink: (token, clerk, now) => links.useFirstLink(context, token, clerk, now),
  };
}
