// Names and texts of Mayfly's own extensions of IRC, as server and pages write them (docs/protocol.md, docs/resume.md).

/** Capability: a session survives a lost connection. */
export const resumeCapability = 'mayfly.chat/resume';

/** Tag with the id of a guest's own line. */
export const idTag = 'mayfly.chat/id';

/** IRCv3 capability: a message can be taken back by its `msgid`. */
export const redactionCapability = 'draft/message-redaction';

/** Capability: the client drops messages of the age that `forgetsToken` tells. */
export const forgetCapability = 'mayfly.chat/forget';

/** Capability: the room tells who is a host and whose nickname is kept, by lines of `personCommand`. */
export const peopleCapability = 'mayfly.chat/people';

/** `:SERVER MAYFLYPERSON NICK :host kept`: all that is to be said of this person; without words: nothing is any more. */
export const personCommand = 'MAYFLYPERSON';

/** Its words. `host`: runs the room. `kept`: the nickname belongs to their own invitation. */
export type PersonMark = 'host' | 'kept';

/**
 * What a host asks for with it is answered by lines with the same command and one JSON text each
 * (contract/host/host-sheet.ts).
 */
export const sheetCommand = 'MAYFLYSHEET';

/** RPL_ISUPPORT token: the age in whole seconds at which this room's messages are dropped. */
export const forgetsToken = 'mayfly.chat/FORGETS';

/** RPL_ISUPPORT token: whole seconds until the room ends by itself. */
export const endsInToken = 'mayfly.chat/ENDS-IN';

/** The away message of a guest whose connection is lost, as others see it. */
export const lostText = 'connection lost';
