// Tells by its numeric what a refusal is about.

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

/** Whether it refuses a JOIN. */
export function refusesJoin(code: string): boolean {
  return ofJoin.has(code);
}

/** Whether it refuses a message: nobody got that message. */
export function refusesMessage(code: string): boolean {
  return ofMessage.has(code);
}

/** Whether its subject is a channel or a private talk. The subject of other refusals may have the same name by chance. */
export function isAboutBuffer(code: string): boolean {
  return ofBuffer.has(code);
}
