// What a refusal of the room is about, by its numeric.

import * as numeric from './numerics.ts';

const ofJoin: ReadonlySet<string> = new Set([
  numeric.ERR_NOSUCHCHANNEL,
  numeric.ERR_TOOMANYCHANNELS,
  numeric.ERR_CHANNELISFULL,
  numeric.ERR_INVITEONLYCHAN,
  numeric.ERR_BANNEDFROMCHAN,
  numeric.ERR_BADCHANNELKEY,
]);

const ofMessage: ReadonlySet<string> = new Set([
  numeric.ERR_NOSUCHNICK,
  numeric.ERR_NOSUCHCHANNEL,
  numeric.ERR_CANNOTSENDTOCHAN,
]);

const ofBuffer: ReadonlySet<string> = new Set([
  ...ofJoin,
  ...ofMessage,
  numeric.ERR_NOTONCHANNEL,
  numeric.ERR_CHANOPRIVSNEEDED,
]);

/** Whether it answers a JOIN: the guest is not in that channel. */
export function refusesJoin(code: string): boolean {
  return ofJoin.has(code);
}

/** Whether it answers a message: nobody got it. */
export function refusesMessage(code: string): boolean {
  return ofMessage.has(code);
}

/** Whether its subject is a channel or a private talk; the subject of others may only have the same name. */
export function isAboutBuffer(code: string): boolean {
  return ofBuffer.has(code);
}
