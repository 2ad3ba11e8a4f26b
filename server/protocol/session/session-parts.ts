// Makes the parts of one session and hands each the parts that it uses.

import { FloodQueue } from '../flood/flood-queue.ts';
import type { CommandAnswer } from '../ircv3/capability.ts';
import { Delivery } from '../ircv3/delivery.ts';
import { EnabledCapabilities } from '../ircv3/enabled-capabilities.ts';
import { LateLines } from '../ircv3/late-lines.ts';
import { Negotiation } from '../ircv3/negotiation.ts';
import { OutgoingTags } from '../ircv3/outgoing-tags.ts';
import { marksOf } from '../ircv3/people.ts';
import { PendingMessages } from '../ircv3/pending-messages.ts';
import { addedCommands, capabilities } from '../ircv3/registry.ts';
import { SeenIds } from '../ircv3/seen-ids.ts';
import { Resume } from '../resume/resume.ts';
import { Away } from '../state/away.ts';
import { Barriers } from '../state/barrier.ts';
import type { CallTime } from '../state/call-time.ts';
import { Membership } from '../state/membership.ts';
import { NgircdCommands } from '../state/ngircd-commands.ts';
import { OwnChannelModes } from '../state/own-channel-modes.ts';
import { PendingChannels } from '../state/pending-channels.ts';
import { UserModes } from '../state/user-modes.ts';
import { ServerReplies } from '../wire/server-replies.ts';
import { NicknameClaims } from './nickname-claims.ts';
import { Presence } from './presence.ts';
import { Registration } from './registration.ts';
import { sealedLineKind } from './sealed-rules.ts';
import { Lifecycle } from './session-states.ts';
import type { SessionHost, SessionOptions } from './session-types.ts';

export interface SessionParts {
  readonly host: SessionHost;
  readonly options: SessionOptions;
  readonly time: CallTime;
  readonly life: Lifecycle;

  // The way to ngIRCd.
  readonly queue: FloodQueue;
  readonly registration: Registration;
  readonly claims: NicknameClaims;
  readonly commands: NgircdCommands;
  readonly barriers: Barriers;

  // The way to the guest.
  readonly replies: ServerReplies;
  readonly output: OutgoingTags;
  readonly resume: Resume;

  // What is known of the guest.
  readonly away: Away;
  readonly membership: Membership;
  readonly ownModes: OwnChannelModes;
  readonly userModes: UserModes;
  readonly pendingChannels: PendingChannels;
  readonly presence: Presence;
  /** Whether the guest runs the room. */
  readonly isHost: () => boolean;
  /** The room passes on no text that it could read. */
  readonly isSealed: boolean;

  // IRCv3.
  readonly enabled: EnabledCapabilities;
  readonly negotiation: Negotiation;
  readonly lateLines: LateLines;
  readonly delivery: Delivery;
  readonly messages: PendingMessages;
  /** Answers to the commands that capabilities add. */
  readonly added: ReadonlyMap<string, CommandAnswer>;
}

export function makeParts(
  host: SessionHost,
  options: SessionOptions,
  time: CallTime,
): SessionParts {
  const { limits, serverName, shared } = options;
  const { backlog, clock, messageIds, roster } = shared;
  const life = new Lifecycle();
  const isSealed = shared.sealed !== null;
  const queue = new FloodQueue(limits.flood, time.nowMs, isSealed ? sealedLineKind : null);

  const commands = new NgircdCommands(host);
  // A random address that only ngIRCd is told: no guest can know it.
  const barriers = new Barriers(options.identity.address.replaceAll(':', ''), commands);
  const away = new Away(commands);
  const membership = new Membership();
  const userModes = new UserModes(membership, commands);
  const pendingChannels = new PendingChannels(barriers);

  const { holdMs, ring } = limits;
  const resume = new Resume(host, { serverName, holdMs, ring, budget: options.rings }, away, time);
  const enabled = new EnabledCapabilities();
  const seenIds = new SeenIds(messageIds, time);
  const output = new OutgoingTags({ capabilities, clock, door: resume, enabled, seenIds, time });
  const replies = new ServerReplies(serverName, output);
  const negotiation = new Negotiation(shared.offered, enabled, replies);
  const claims = new NicknameClaims({ host, replies, roster, time });
  const registration = new Registration(
    { admission: options.admission, isSealed, nickLength: limits.nickLength },
    { claims, enabled, host, negotiation, replies, tries: shared.tries },
  );
  const isHost = (): boolean => registration.grant?.role === 'host';
  const ownModes = new OwnChannelModes(shared.operators, membership, commands, isHost);

  const lateLines = new LateLines(barriers, output, (call) => host.defer(call));
  const delivery = new Delivery({
    backlog,
    clock,
    enabled,
    membership,
    output,
    roster,
    seenIds,
    time,
  });
  const messages = new PendingMessages({
    barriers,
    commands,
    delivery,
    isSealed,
    membership,
    roster,
  });
  const added = addedCommands(shared.offered, {
    backlog,
    enabled,
    isHost,
    isSealed,
    membership,
    messageIds,
    output,
    replies,
    roster,
    serverName,
    time,
  });
  const presence = new Presence({
    away,
    claims,
    enabled,
    lateLines,
    marks: () => marksOf(registration.grant),
    membership,
    ownModes,
    pendingChannels,
    queue,
    replies,
    resume,
    seenIds,
    shared,
  });

  return {
    host,
    options,
    time,
    life,
    queue,
    registration,
    claims,
    commands,
    barriers,
    replies,
    output,
    resume,
    away,
    membership,
    ownModes,
    userModes,
    pendingChannels,
    presence,
    isHost,
    isSealed,
    enabled,
    negotiation,
    lateLines,
    delivery,
    messages,
    added,
  };
}

/**
 * The link to ngIRCd is gone: nothing that was asked on it is answered any more.
 * @returns of how many of the guest's messages nobody knows whether ngIRCd read them.
 */
export function linkLost(parts: SessionParts): number {
  parts.barriers.lost();
  parts.pendingChannels.lost();
  parts.ownModes.lost();
  parts.lateLines.lost();
  parts.away.lost();
  return parts.messages.lost();
}
