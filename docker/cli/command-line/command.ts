// The command that a command line asks for, as types.

import type { EndMove } from '../../../server/contract/host/control.ts';
import type { InvitationWish } from '../../../server/contract/host/access.ts';
import type { SettingTexts, Settings } from '../../../server/contract/host/settings.ts';
import type { Text } from '../../../server/contract/sentences/sentence.ts';
import type { EngineName } from '../engines/shared/names.ts';
import type { CommandName, ShellName } from './command-table.ts';

export interface UpCommand {
  readonly command: 'up';
  readonly texts: SettingTexts;
  readonly settings: Settings;
  /** null: the best that is there. */
  readonly engine: EngineName | null;
  /** For the docker engine: an image that it has; null: the one of these sources. */
  readonly image: string | null;
  /** Do not start on a machine that breaks a promise. */
  readonly strict: boolean;
  readonly json: boolean;
  /** Draw a QR code where one makes sense. */
  readonly qr: boolean;
  /** Overwrite free memory after the end, without a question. */
  readonly wipeRam: boolean;
  /** Things that are odd, but no reason to stop. */
  readonly warnings: readonly Text[];
}

export interface ConnectCommand {
  readonly command: 'connect';
  /** A link, or `-`: to be read from stdin. */
  readonly invitation: string;
  readonly listenPort: number;
  /** Present where the port was asked for, and is not the usual one. */
  readonly isListenGiven?: true;
  /** Where tor's SOCKS port is. */
  readonly tor: { readonly host: string; readonly port: number };
  /** The text of a private key file; null: the invitation brings the key. */
  readonly identity: string | null;
  /** Present where an address out in the open may be dialled. */
  readonly direct?: true;
  /** Present where it is for a browser: the port of the page from this copy. */
  readonly pagePort?: number;
}

/** Adds seals to the invitations that come on stdin. */
export interface SealCommand {
  readonly command: 'seal';
  /** Invitations of which nothing says for whom they are, are for hosts. */
  readonly asHosts: boolean;
  /** Of the only one without an id; null: none is given. */
  readonly id: string | null;
  readonly qr: boolean;
}

export interface OfARoom {
  /** Which one, as `mayfly status` names it; null: the only one. */
  readonly room: string | null;
  readonly json: boolean;
}

export interface InviteCommand extends OfARoom {
  readonly command: 'invite';
  readonly action: InviteAction;
}

interface WayIn {
  /** A guest's public key to let in; null: none. */
  readonly sshKey: string | null;
  readonly qr: boolean;
}

export type InviteAction =
  | ({ readonly what: 'shared' } & WayIn)
  | ({
      readonly what: 'personal';
      readonly wishes: readonly InvitationWish[];
      /** With an ssh key of its own, and what a guest with an IRC client needs. */
      readonly ssh: boolean;
      /** The file to write to instead; null: stdout. */
      readonly out: string | null;
    } & WayIn)
  | { readonly what: 'list' }
  | { readonly what: 'revoke'; readonly id: string };

/** For a room that runs already. */
export type RoomCommand =
  | InviteCommand
  | (OfARoom & { readonly command: 'status' })
  | (OfARoom & { readonly command: 'open' })
  | (OfARoom & { readonly command: 'close' })
  /** `wipeRam`: overwrite free memory afterwards, also where no room runs. */
  | (OfARoom & { readonly command: 'down'; readonly wipeRam: boolean })
  | PeopleCommand
  | EndCommand;

/** Who is in the room, and who waits to be let in. */
export type PeopleCommand = OfARoom &
  (
    | { readonly command: 'guests' }
    | { readonly command: 'knocks' }
    | { readonly command: 'remove' | 'let' | 'turn-away'; readonly nick: string }
  );

/** When the room ends. */
export type EndCommand = OfARoom &
  (
    | { readonly command: EndMove; readonly timeMs: number }
    | { readonly command: 'still-here' }
    /** `yes`: the word is not asked for. */
    | { readonly command: 'burn'; readonly yes: boolean }
  );

/** Writes an archive for machines without Internet. */
export interface BundleCommand {
  readonly command: 'bundle';
  /** Its path, or `-`: stdout. */
  readonly file: string;
  /** A file that is there may be replaced. */
  readonly replace: boolean;
}

/** Looks for what rooms left, or compares what runs with a release. */
export interface VerifyCommand {
  readonly command: 'verify';
  /** The path of a SHA256SUMS file; absent: it is looked for what is left. */
  readonly release?: string;
  readonly json: boolean;
}

export type Command =
  | UpCommand
  | ConnectCommand
  | SealCommand
  | RoomCommand
  | VerifyCommand
  | BundleCommand
  | { readonly command: 'doctor'; readonly strict: boolean; readonly json: boolean }
  | { readonly command: 'setup'; readonly refresh: boolean }
  | { readonly command: 'completion'; readonly shell: ShellName }
  | { readonly command: 'help'; readonly topic: CommandName | null }
  | { readonly command: 'version' };
