// Writes ngIRCd's configuration: the room itself, which the gateway alone reaches. Pure: text out of values.

import { maxJoinedChannels } from '../contract/room/channel-name.ts';
import type { Config } from '../config/config.ts';
import type { Identity } from '../config/layout.ts';
import type { Secrets } from '../config/secrets.ts';
import { serverName } from '../config/server-name.ts';
import { firstModes } from '../contract/room/modes.ts';

/** For the supervisor's own probes and the gateway's own link, beside the guests' connections. */
const ownConnections = 9;

/**
 * The text of ngircd.conf, for ngIRCd 26 to 28.
 * Its defaults look people up, let five people in and log names: each line here undoes one of them.
 * @param runsAs the user that it is started as.
 */
export function ngircdConf(config: Config, secrets: Secrets, runsAs: Identity): string {
  const { settings, layout } = config;
  return `[Global]
Name = ${serverName}
Info = Mayfly
Network = Mayfly
AdminInfo1 = A room that lives in RAM
Listen = 127.0.0.1
Ports = ${settings.ngircdPort}
MotdPhrase = This room lives in RAM and leaves nothing behind.
MotdFile =
HelpFile =
PidFile =
# The user that it runs as already. Without these it looks for a user "nobody", and gives up if there is none.
ServerUID = ${runsAs.uid}
ServerGID = ${runsAs.gid}
# For the gateway and the probes; guests have another.
Password = ${secrets.ngircdPassword}

[Limits]
MaxConnections = ${settings.maxGuests + ownConnections}
# Every guest comes from 127.0.0.1: the gateway limits connections, by circuit.
MaxConnectionsIP = 0
MaxJoins = ${maxJoinedChannels}
MaxNickLength = ${settings.nickLength}
# The gateway controls floods: ngIRCd's own control delays a burst of 20 lines by 6.5 s.
MaxPenaltyTime = 0
PingTimeout = 120
PongTimeout = 60
IdleTimeout = 0

[Options]
AllowedChannelTypes = #
AllowRemoteOper = no
# The gateway's own link is the only operator: it sets modes in channels that it is not in. With OperServerMode
# nobody would see who of the guests changed a mode or a topic.
OperCanUseMode = yes
OperServerMode = no
OperChanPAutoOp = no
# A host per session, hashed: a ban hits one person. Without %x and a dot the WEBIRC host would show.
CloakHost = %x.room
CloakHostModeX = %x.room
CloakHostSalt = ${secrets.cloakSalt}
CloakUserToNick = no
DefaultUserModes = i
# Nobody is looked up.
DNS = no
Ident = no
PAM = no
# Left empty it means /etc/ngircd; this directory has no *.conf in it.
IncludeDir = ${layout.dirs.ngircd}
# No idle, sign-on or quit times; no WHOWAS.
MorePrivacy = yes
NoticeBeforeRegistration = no
RequireAuthPing = no
# CTCP asks clients for version, time and more.
ScrubCTCP = yes
SyslogFacility = local7
WebircPassword = ${secrets.webircPassword}

[Operator]
Name = steward
Password = ${secrets.ngircdOperatorPassword}
${settings.rooms.map(ownChannel).join('')}`;
}

/** A channel that is there before anybody enters, so that nobody becomes its operator by being first. */
function ownChannel(name: string): string {
  return `
[Channel]
Name = #${name}
Modes = ${firstModes}
`;
}
