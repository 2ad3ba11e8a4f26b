// @ts-nocheck
// Made of early.ts by prepare/make-early.ts. Change that one, then run `npm run format`.
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { withOwnCommand } from "../host/own-command.mjs";
import { projectRoot } from "../host/project.mjs";
// server/contract/sentences/en.ts
var en = {
	"invitation.stands": "The room stands: {rooms}, for {time}.",
	"invitation.standsForMore": "The room stands: {rooms}, for {time} more.",
	"invitation.roomNumber": "Its number here: {room}",
	"time.day.one": "{count} day",
	"time.day.other": "{count} days",
	"time.hour.one": "{count} hour",
	"time.hour.other": "{count} hours",
	"time.minute.one": "{count} minute",
	"time.minute.other": "{count} minutes",
	"time.second.one": "{count} second",
	"time.second.other": "{count} seconds",
	"invitation.tooNarrowForQr": "(a QR code needs {width} columns; this terminal has {columns})",
	"invitation.open": "the room is open: no passphrase",
	"invitation.passphrase": "passphrase: {passphrase}",
	"invitation.browserHere": "Browser, on this machine only:",
	"invitation.linkWithPassphrase": "Send this link to a guest with Tor Browser. It carries the passphrase:",
	"invitation.link": "Send this link to a guest with Tor Browser:",
	"invitation.onion": "onion: {address}",
	"invitation.linkHere": "on this machine: {link}",
	"invitation.sshForKeyOwner": "Send this to the guest whose ssh key was let in. It carries the passphrase:",
	"invitation.sshWithKey": "Send this to a guest with an IRC client and ssh. It carries a key and the passphrase:",
	"invitation.sshHere": "IRC by ssh, on this machine only:",
	"invitation.step1SaveHostKey": "1. In a terminal, save the host key:",
	"invitation.step1Run": "1. In a terminal. It waits for what you paste next, and does not show it:",
	"invitation.step2Paste": "2. Paste this, to its last line, and press Enter:",
	"invitation.step3Connect": "3. Connect. ssh says nothing while it runs: leave it, and go on in another terminal.",
	"invitation.step4Client": "4. In irssi, or any other IRC client:",
	"invitation.orWithMayfly": "Or, with Mayfly on your own machine: this in its folder, instead of 1 to 3. Paste the link when it asks:",
	"invitation.hostKey": "host key: {key}",
	"invitation.step3Here": "On this machine, 3 is:",
	"invitation.torsocks": "Or send this to a guest with irssi and tor, but no ssh. It carries the passphrase:",
	"invitation.startTorsocks": "Start it by \"torsocks irssi\". The first line has torsocks learn the name, as irssi looks names up in a process of its own:",
	"invitation.endByCtrlC": "To end it: Ctrl-C here, or \"mayfly down\" elsewhere on this machine.",
	"invitation.endByDown": "To end it: mayfly down",
	"invitation.getSsh": "For guests with an IRC client: mayfly invite --ssh",
	"invitation.getSshOfRoom": "For guests with an IRC client: mayfly invite --ssh --room {room}",
	"invitation.getSshByCompose": "For guests with an IRC client: docker compose exec mayfly mayfly invite --ssh",
	"invitation.endInCompose": "To end it: Ctrl-C here, or \"docker compose down --volumes\" where compose.yaml is.",
	"invitation.readAgainInCompose": "To read all this again, without what Compose puts in front: docker compose exec mayfly mayfly invite",
	"invitation.endByComposeDown": "To end it: \"docker compose down --volumes\".",
	"status.room.one": "room {room}: {phase}, {count} guest, ends in {time}",
	"status.room.other": "room {room}: {phase}, {count} guests, ends in {time}",
	"status.roomGuestsUnknown": "room {room}: {phase}, unknown number of guests, ends in {time}",
	"status.readyRoom.one": "room {room}: ready, {count} guest, ends in {time}",
	"status.readyRoom.other": "room {room}: ready, {count} guests, ends in {time}",
	"status.readyRoomGuestsUnknown": "room {room}: ready, unknown number of guests, ends in {time}",
	"status.awayAndResumed": "{away} away, {resumed} resumed",
	"status.sessions": "sessions",
	"status.refused": "refused",
	"status.inThisContainer": "in this container",
	"status.stateFor": "{state} for {time}",
	"status.stateForRestarts.one": "{state} for {time}, {count} restart",
	"status.stateForRestarts.other": "{state} for {time}, {count} restarts",
	"state.down": "down",
	"state.starting": "starting",
	"state.ready": "ready",
	"state.waiting": "waiting",
	"state.degraded": "degraded",
	"state.stopping": "stopping",
	"state.stopped": "stopped",
	"state.ending": "ending",
	"state.off": "off",
	"state.bootstrapping": "bootstrapping",
	"onion.bootstrappingPercent": "bootstrapping {percent} %",
	"state.publishing": "publishing",
	"state.checking": "checking",
	"state.reachable": "reachable",
	"state.unreachable": "unreachable",
	"onion.publishing": "publishing its descriptor",
	"onion.dialling": "not reachable yet; dialling it as a guest would",
	"onion.tryingAgain": "not reachable; trying again",
	"onion.reachable": "the onion is reachable: guests can enter by the link",
	"onion.notReachableYet": "the onion is not reachable yet; it is said here when it is",
	"ending.operator": "ending the room",
	"ending.lifetime": "ending the room: its lifetime is over",
	"ending.hostGone": "ending the room: the host program is gone",
	"ending.uplinkGone": "ending the room: the process that carried its doors is gone",
	"ending.failure": "ending the room, as it cannot be started",
	"ended.room": "the room has ended",
	"ended.notOverwritten": "not overwritten: {parts}",
	"ended.staysInFreeMemory": "what was not overwritten stays in free memory until that is used again: to be sure, switch this machine off",
	"ended.lookAgain": "to look again: mayfly verify; to remove what is left: mayfly down",
	"ended.roomWithDetails": "the room has ended ({details})",
	"ended.killed": "killed: {parts}",
	"ended.notEnded": "not ended: {parts}",
	"ended.notWiped": "not wiped: {parts}",
	"room.keyLetIn": "the key is let in",
	"leftover.engineHolds": "the engine does not let go of what an earlier room left; where no container of yours uses it, restart Docker: {thing}",
	"leftover.removed": "removed what an earlier room left: {thing}",
	"setup.allInPlace": "all is in place",
	"engine.docker": "engine: docker; --engine bare does without",
	"docker.noSocket": "Docker's engine at {socketPath} has no socket",
	"docker.userNotLetIn": "Docker's engine at {socketPath} does not let this user in",
	"docker.notRunning": "Docker's engine at {socketPath} does not run",
	"docker.noAnswer": "Docker's engine at {socketPath} does not answer: {error}",
	"engine.bareBecause": "engine: bare; {why}",
	"image.noTransport": "the image has no program for {transport}",
	"image.building": "building the image {image}: once for each version, some minutes",
	"image.removedOld": "removed {count} images that earlier builds left",
	"leftover.container": "container {name}",
	"leftover.network": "network {name}",
	"leftover.controlGroup": "control group {name}",
	"residue.roomIsOver": "the room is over",
	"residue.thisMachine": "this machine",
	"residue.nothingLeft": "nothing is left",
	"residue.nothingFound": "nothing found",
	"residue.foundOfAll": "{left} of {all} found",
	"residue.foundAndOpen": "{found}, {open} not checked",
	"residue.gone": "gone",
	"residue.left": "LEFT",
	"residue.notChecked": "not checked",
	"residue.downRemoves": "mayfly down removes what is left",
	"residue.processesAndNamespaces": "processes and namespaces",
	"residue.processes": "processes",
	"residue.keysAndState": "keys and state, overwritten",
	"residue.mounts": "mounts",
	"residue.files": "files",
	"residue.ports": "ports",
	"residue.containers": "containers",
	"residue.networks": "networks",
	"residue.container": "container",
	"residue.network": "network",
	"residue.volumes": "volumes",
	"residue.controlGroups": "control groups",
	"residue.layerFiles": "files in the container’s layer",
	"residue.diskMounts": "mounts that reach a disk",
	"residue.logFile": "log file",
	"residue.swapPages": "pages in swap",
	"residue.coreFiles": "core files",
	"residue.npmLogs": "npm’s logs",
	"residue.deleteFile": "delete {file}",
	"residue.deleteFileAndMore": "delete {file} and {count} more",
	"residue.npmLogsUnreadable": "npm’s log folder cannot be read ({code})",
	"residue.processList": "process {list}",
	"residue.firstProcessNeverSeen": "the first process was never seen",
	"residue.endedOutOfOrder": "the room did not end in order; its tmpfs is gone",
	"residue.ofParts": "of {parts}",
	"residue.countOfTmpfs": "{count} of tmpfs",
	"residue.portsTaken": "taken: {ports}",
	"residue.roomEndedBeforeLook": "the room ended before it could be looked at",
	"residue.engineSilent": "the engine does not answer",
	"residue.processesHidden": "this user cannot see the container’s processes",
	"residue.stillThere": "it is still there",
	"residue.engineKnowsNone": "the engine knows of none, but {why}",
	"residue.logDriver": "the log driver is {driver}",
	"residue.noSwap": "this machine has no swap on",
	"residue.bytesAtMost": "{bytes} bytes at the most",
	"residue.bytesAtEnd": "{bytes} bytes at the end",
	"residue.noSwapPeak": "swap is on, and this kernel keeps no peak of it; none at the end",
	"residue.processMayDump": "a process may write one",
	"residue.lookedIn": "looked in {dirs}",
	"residue.ownerUnknown": "nobody can tell whose it is: {files}",
	"residue.engineKernel": "the engine has a kernel of its own",
	"residue.shredCore": "a core file holds what was in memory: remove it by shred -u",
	"residue.volumeName": "volume {name}",
	"residue.madeByCompose": "just made by Compose, or left: {names}",
	"residue.startedOtherwise": "started by other means: {names}",
	"residue.dockerRecords": "Docker’s own records",
	"residue.dockerRecordsWhat": "its log and database keep random names and ids, and when rooms began and ended",
	"container.roomNameInEnvironment": "the room’s name stands in the container’s environment, and Docker keeps it after the end; docker/README.md tells how to give it on stdin",
	"residue.dumpsGoTo": "the kernel hands dumps to {program}",
	"residue.noSwapAccount": "swap is on, and the engine keeps no account of it",
	"residue.kibAtEnd": "{size} KiB at the end",
	"residue.swapSinceGone": "swap is on: a page may have been there and gone; \"swapoff -a\" before the next room",
	"residue.engine": "engine",
	"residue.namespacesNeverSeen": "its namespaces were never seen",
	"residue.imageAndMounts": "image and mounts",
	"residue.countInNamespace": "{count} in this namespace",
	"doctor.noLimit": "the engine cannot limit {what}",
	"doctor.noLimitWhy": "a guest who keeps the room busy can then use up what this machine has of it",
	"doctor.noDocker": "no Docker engine",
	"doctor.dockerLine": "Docker {version}, storage {storage}, logs by {logs} (a room: none)",
	"doctor.machineLine": "kernel {kernel}; {docker}; {memory} MiB of memory free",
	"doctor.breaks": "BREAKS A PROMISE",
	"doctor.weakens": "weakens",
	"doctor.notKnown": "not known",
	"doctor.found": "{count} found",
	"doctor.findingAndMend": "{finding}; to mend it: {command}",
	"doctor.swapOnDisk": "swap on a disk: {names}",
	"doctor.swapThisProgram": "the room itself is kept out of it, but this program shows the passphrase, and its pages are not",
	"doctor.swapRoom": "pages of the room may be written there and stay after the end",
	"doctor.swapRoomAndFiles": "pages of the room, and of its files, may be written there and stay after the end",
	"doctor.hibernates": "this machine can hibernate",
	"doctor.hibernatesWhy": "hibernation writes all memory, the room in it, to a disk",
	"doctor.coreDumps": "the kernel hands core dumps to {program}",
	"doctor.coreDumpsJournal": "it writes no core of a room, but that a part crashed goes into the journal",
	"doctor.coreDumpsDisk": "should a part of the room crash, its memory may be written to a disk",
	"doctor.initOnFree": "init_on_free is off",
	"doctor.initOnFreeWhy": "freed memory keeps what was said until another program gets it",
	"doctor.bareNoFilter": "the bare engine has no system-call filter",
	"doctor.bareNoFilterWhy": "an exploit in a part of the room meets the whole kernel; a container (--engine docker or volatile) leaves it few calls",
	"doctor.noSeccomp": "the engine has no seccomp",
	"doctor.noSeccompWhy": "the room’s programs could make every system call, and the engine refuses our profile",
	"doctor.noAppArmor": "AppArmor is not on",
	"doctor.noAppArmorWhy": "one of the layers around the room is missing; the others hold",
	"doctor.dockerRecordsWhat": "Docker keeps of every room, in its log and database: random names and ids, and when it began and ended",
	"doctor.noUserns": "userns-remap is off",
	"doctor.noUsernsWhy": "root in the container is this machine’s root, held by capabilities, seccomp and namespaces",
	"doctor.noUsernsMend": "add \"userns-remap\": \"default\" to /etc/docker/daemon.json, then: sudo systemctl restart docker",
	"doctor.dockerVersion": "Docker's engine is {version}",
	"doctor.dockerPortsOpen": "before {version}, other machines of the local network can reach ports that are published on 127.0.0.1, such as the room’s page",
	"doctor.dockerUntried": "nothing before {version} was tried",
	"doctor.clockWhy": "tor finds no relays with a clock that is hours off, so that no onion appears",
	"doctor.clockBehind": "the clock stands before these sources were made",
	"doctor.clockUnset": "nobody sets this machine’s clock",
	"doctor.memoryFree": "{size} MiB of memory are free",
	"doctor.memoryWanted": "a room wants {size} MiB; with less the kernel may end it",
	"doctor.portTaken": "port {ports} is taken on 127.0.0.1",
	"doctor.portTakenWhy": "a door cannot open there",
	"doctor.unknownClock": "whether the clock is right: nobody here tells, and no network is asked",
	"doctor.unknownInitOnFree": "init_on_free: the kernel’s configuration is not readable",
	"doctor.unknownCoreDumps": "where core dumps go: the engine has a kernel of its own",
	"doctor.unknownDocker": "Docker: {why}",
	"doctor.see": "see mayfly doctor",
	"label.error": "error:",
	"label.hint": "hint:",
	"label.warning": "warning:",
	"rooms.none": "no room of yours runs here",
	"rooms.noneCalled": "no room of yours is called {room}",
	"rooms.startOne": "start one: mayfly up",
	"rooms.thereIs": "there is {rooms}",
	"rooms.several": "{count} rooms of yours run here",
	"rooms.sayWhich": "say which: {rooms}",
	"room.stillRuns": "the room still runs after {seconds} s",
	"room.secondCtrlC": "a second Ctrl-C where it was started ends it at once",
	"room.noAnswer": "the room does not answer",
	"room.isItEnding": "is it ending? see mayfly status",
	"room.otherForm": "the room gives an answer of another form",
	"room.otherVersion": "was it started by another version of mayfly?",
	"image.none": "engine docker: there is no image {image}",
	"image.list": "docker image ls shows those that are there",
	"image.noneInVolatile": "engine volatile: this machine's own engine has no image {image}",
	"engine.dockerProblem": "engine docker: {what}",
	"engine.bareProblem": "engine bare: {what}",
	"docker.start": "start the engine (sudo systemctl start docker), or choose --engine bare",
	"docker.hostIsNoSocket": "DOCKER_HOST names no unix socket of this machine",
	"port.chooseOthers": "choose others: --web-port, --ssh-port",
	"bare.needsLinux": "engine bare: needs Linux, this is {platform}",
	"bare.orDocker": "where there is Docker: --engine docker",
	"bare.programsMissing": "engine bare: {programs} not found",
	"bare.installPackages": "install the packages util-linux, hostname (Arch: inetutils) and iproute2 (Fedora: iproute)",
	"bare.noUserNamespaces": "engine bare: this kernel gives ordinary users no user namespaces",
	"bare.runAsRoot": "run it as root: sudo mayfly up",
	"program.notFound": "{program}: not found",
	"program.runSetup": "run: mayfly setup",
	"port.taken": "port {port}: is taken on 127.0.0.1",
	"port.forRoot": "port {port}: is for root alone",
	"port.chooseHigher": "choose others, from 1024 on",
	"port.cannotListen": "port {port}: cannot be listened on ({code}) on 127.0.0.1",
	"loopback.unreachable": "127.0.0.1: this machine cannot reach itself there ({code})",
	"loopback.mend": "its loopback may be down, or filtered: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo",
	"port.chooseListen": "choose another: --listen PORT",
	"volatile.needsRoot": "engine volatile: needs Linux, and root",
	"volatile.useSudo": "sudo mayfly up --engine volatile, or choose --engine docker or bare",
	"volatile.programsMissing": "engine volatile: not found: {programs}",
	"volatile.waitedInVain": "engine volatile: waited in vain for {what}",
	"engine.volatileProblem": "engine volatile: {what}",
	"room.internalError": "internal error",
	"usage.notACommand": "\"{word}\" is not a command",
	"usage.helpNotACommand": "help: \"{word}\" is not a command",
	"usage.oneOfCommands": "one of {commands}; see mayfly --help",
	"usage.seeHelp": "see mayfly --help",
	"usage.seeCommandHelp": "see mayfly {command} --help",
	"usage.tooMany": "{count} too many on the command line; flags start with --",
	"usage.nameAShell": "completion: name a shell: {shells}",
	"usage.notAFlag": "{flag}: is not a flag of this command",
	"usage.noValue": "{flag}: takes no value",
	"usage.needsValue": "{flag}: needs a value",
	"usage.needsValueForm": "{flag}: needs a value; one that starts with - goes as {form}=-…",
	"usage.givenTwice": "{flag}: is given twice",
	"passphrase.flagAndFile": "config passphrase: given as a flag and as a file",
	"passphrase.weak": "config passphrase: the value {why}; to use it all the same: --weak-passphrase",
	"passphrase.tooShort": "is shorter than {count} characters, so that it is soon guessed",
	"passphrase.repeats": "repeats a few characters",
	"passphrase.follows": "follows the alphabet or the keyboard",
	"passphrase.triedFirst": "is made of what is tried first",
	"passphrase.weakWarning": "config passphrase: the value {why}: it is soon guessed",
	"usage.npmTookFlag": "--{flag}: npm took it for itself; two dashes go before it: npm start -- --{same}",
	"usage.npmLogsFlag": "--{flag}: npm may write its command line to a log; give it by --{same}-file FILE, or by --{also}-file - and stdin",
	"config.engineIsNone": "config engine: {value} is none of {names}",
	"config.bareHasNoImage": "config image: the bare engine has none",
	"config.outOfRange": "config {flag}: {value} must be {range}",
	"config.neitherOnNorOff": "config {flag}: {value} is neither \"on\" nor \"off\"",
	"config.notATime": "config {flag}: {value} is not a time like 90m, 12h or 1h30m",
	"config.notARoomName": "config {flag}: {value} is not 1–32 letters, digits, - or _ (several by commas)",
	"config.tooManyRooms": "config {flag}: {value} names more than 16 rooms",
	"config.roomTwice": "config {flag}: {value} names a room twice",
	"config.notVisibleAscii": "config {flag}: {value} has a character that is not visible ASCII",
	"config.startsWithColon": "config {flag}: {value} starts with a colon",
	"config.passphraseLength": "config {flag}: {value} is not 8–63 characters",
	"config.privateKey": "config {flag}: {value} is a private key; give the .pub file",
	"config.notAPublicKey": "config {flag}: {value} is not an OpenSSH public key like \"ssh-ed25519 AAAA…\"",
	"config.tooManyKeys": "config {flag}: {value} holds more than 64 keys",
	"config.notABridge": "config {flag}: {value} is not a bridge line (plain, obfs4 or snowflake)",
	"config.bridgeNotAscii": "config {flag}: {value} is not a bridge line of visible ASCII",
	"config.torLineIsOurs": "config {flag}: {value} sets {word}, which Mayfly sets itself",
	"config.notAscii": "config {flag}: {value} has a character that is not ASCII",
	"config.tooLong": "config {flag}: {value} is longer than {count} characters",
	"config.wrong": "config {flag}: {value} is wrong",
	"config.allWrong": "config: wrong",
	"config.theValue": "the value",
	"config.valueOfLength": "a value of {count} characters",
	"config.noneNeedsOpen": "config passphrase: \"none\" needs --open, as anybody who finds a door may then enter",
	"config.openNeedsNone": "config open: goes with --passphrase none only",
	"config.portsTwice": "config ports: two of the four are the same",
	"usage.seeUpHelp": "see mayfly up --help",
	"file.missing": "config {flag}: {path} is not there",
	"file.isFolder": "config {flag}: {path} is a folder",
	"file.forbidden": "config {flag}: {path} may not be read by this user",
	"file.unreadableCode": "config {flag}: {path} cannot be read ({code})",
	"file.unreadable": "config {flag}: {path} cannot be read",
	"file.tooLarge": "config {flag}: {path} is larger than {size} KiB",
	"file.notText": "config {flag}: {path} is not text",
	"file.empty": "config {flag}: {path} is empty",
	"config.unknownVariable": "{variable} is not a variable that mayfly knows",
	"config.torNotHostPort": "config tor: is not HOST:PORT",
	"config.roomUnknown": "config room: {value} is not what mayfly status shows",
	"config.severalKeys": "config {flag}: {value} holds {count} keys, not one",
	"connect.noInvitation": "connect: no invitation; give the link, or - to paste it",
	"connect.npmLogs": "connect: npm may write its command line to a log; give - and paste the link",
	"connect.nothingOnStdin": "connect: no invitation came on stdin",
	"connect.pasteWhole": "paste the whole link",
	"connect.paste": "paste the invitation, then press Enter; it is not shown",
	"connect.pasteRest": "this is not all of it: paste the rest; Enter alone ends it",
	"connect.noOnion": "this door is no onion: its network sees your address",
	"connect.connected": "connected",
	"connect.connecting": "connecting",
	"connect.connectingOverTor": "connecting over Tor",
	"connect.idle": "idle; connects when a client comes",
	"connect.dropped": "dropped; connecting again",
	"connect.tryingAgain": "{problem}; trying again in {seconds} s at most",
	"connect.inAnotherTerminal": "In another terminal, in irssi or any IRC client:",
	"connect.endByCtrlC": "Ctrl-C here ends it.",
	"link.notALink": "invitation: is not a link",
	"link.pasteAll": "it starts with http:// and goes on to its last letter; paste all of it",
	"link.noHttp": "invitation: does not start with http:// or https://",
	"link.hasUser": "invitation: has a user name before its host",
	"link.misleading": "no room makes such a link: it may be there to mislead you",
	"link.noRoom": "invitation: the part after # names no room",
	"link.quote": "quote the link, or the shell drops what follows the #",
	"link.noSshDoor": "invitation: names no ssh door",
	"link.forBrowsers": "it is one for browsers; ask the operator for the one for IRC clients",
	"link.otherHost": "invitation: its ssh door is on another host than its link",
	"link.nothingDialled": "no room makes such a link: whoever sent it may want your address; nothing was dialled",
	"link.openNetwork": "invitation: its ssh door is neither an onion nor on a private network",
	"link.acceptDirect": "whoever runs that host sees your address; if you accept that: --direct",
	"connect.noKey": "connect: the invitation brings no key",
	"connect.giveIdentity": "give your own by --identity FILE, the one the operator let in",
	"connect.identityUnreadable": "config identity: the file holds no private key that can be read",
	"connect.identityForm": "it must be a private key in a format of OpenSSH, without a passphrase of its own",
	"connect.torRefused": "tor: nobody listens at its SOCKS port",
	"connect.onionUnreachable": "tor: cannot reach the onion",
	"connect.startTor": "start tor or Tor Browser; say where by --tor HOST:PORT (Tor Browser: 127.0.0.1:9150)",
	"connect.roomThereInAMinute": "is the room still there? try again in a minute",
	"connect.doorSilent": "ssh: the door does not answer",
	"connect.roomThere": "is the room still there?",
	"connect.otherHostKey": "ssh: the host key is not the invitation’s; nothing was sent to that host",
	"connect.earlierRoom": "is the invitation of an earlier room? else somebody stands in between: ask the operator",
	"connect.keyRefused": "ssh: the room does not take this key",
	"connect.askOperator": "ask the operator to let it in; send them your public key",
	"connect.failedBeforeLogin": "ssh: the connection failed before the login",
	"connect.tryInAMinute": "try again in a minute",
	"container.secretInEnvironment": "{variable}: stands in the container's environment, which Docker keeps on its disk",
	"container.giveOnStdin": "take it away, remove the container, and give it on stdin: see docker/README.md",
	"container.stdinNotJson": "stdin: its first line is not JSON",
	"container.stdinNoVariables": "stdin: its first line holds no object \"variables\"",
	"setup.installing": "installing npm dependencies (npm ci)",
	"setup.npmDoesNotStart": "npm does not start: {why}",
	"setup.npmComesWithNode": "npm comes with Node; see https://nodejs.org",
	"setup.noLockFile": "this copy of Mayfly has no package-lock.json: nobody can tell which packages belong to it",
	"setup.startFromClone": "start it from a clone of its sources; npm leaves that file out of what it packs",
	"setup.cannotBuild": "this copy of Mayfly cannot build its server and its page: it is not a clone",
	"setup.startRoomsFromClone": "start rooms from a clone of its sources; here the other commands work",
	"setup.inNodeModules": "this copy of Mayfly is in a node_modules folder, from where Node runs no TypeScript",
	"setup.cloneIt": "clone its sources, and start it there",
	"setup.copyIt": "copy it to a folder of your own, and start it there",
	"setup.chooseAnotherPlace": "choose another place: MAYFLY_PROGRAMS=/FOLDER mayfly up",
	"setup.folderReadOnly": "{folder}: is on a file system that is mounted read-only",
	"setup.folderForbidden": "{folder}: may not be written by this user",
	"setup.folderNoexec": "{folder}: is mounted noexec: no program may run from there",
	"setup.noHome": "this user has no home folder",
	"setup.chooseProgramsPlace": "choose a place for the programs: MAYFLY_PROGRAMS=/FOLDER mayfly up",
	"setup.interrupted": "the set-up was ended before it was done",
	"setup.goesOn": "start it again: it goes on where it was",
	"system.forbidden": "{place}: may not be used by this user",
	"system.diskFull": "{place}: the disk is full",
	"system.shareFull": "{place}: your share of the disk is full",
	"setup.diskTooSmall": "{folder}: its disk has {free} MiB free, the set-up needs {need}",
	"setup.programsNotAPath": "MAYFLY_PROGRAMS: is not a path that starts with /",
	"system.missing": "{place}: is not there",
	"system.notAFolder": "{place}: a part of this path is a file, not a folder",
	"system.tooManyFiles": "{place}: too many files are open",
	"system.diskBroken": "{place}: the disk does not work",
	"system.noMemory": "{place}: there is not enough memory",
	"system.noProcesses": "{place}: no more processes may be started",
	"system.unusable": "{place}: cannot be used ({code})",
	"system.choosePlace": "choose a place that you may write",
	"system.makeRoom": "make room, then try again",
	"system.removedMeanwhile": "was it removed meanwhile? try again",
	"system.moveAway": "move it out of the way, then try again",
	"system.raiseLimit": "raise the limit: ulimit -n 1024",
	"system.endPrograms": "end other programs, then try again",
	"system.seeDmesg": "see dmesg",
	"system.seeManual": "see the manual of your system for this code",
	"setup.npmFailed": "npm ci failed, see above",
	"setup.npmPing": "it needs the npm registry; try `npm ping`",
	"setup.npmLeftOut": "npm ci left something out",
	"setup.npmOmit": "does your npm configuration omit optional packages? see `npm config get omit`",
	"setup.waiting": "waiting for another set-up to end",
	"setup.otherDoesNotEnd": "another set-up does not end",
	"setup.endIt": "end it, then try again",
	"setup.cannotUnpack": "a package cannot be unpacked: {why}",
	"setup.isDiskFull": "is the disk full?",
	"setup.aptOffersNot": "apt does not offer {packages}: {why}",
	"setup.noPackageLists": "the package lists could not be fetched: is there a network?",
	"setup.tryAptGet": "try: sudo apt-get install {packages}",
	"setup.cannotFetch": "packages could not be fetched: {why}",
	"setup.isThereANetwork": "is there a network?",
	"setup.fetchedDoesNotRun": "the fetched {program} does not run here: {why}",
	"setup.installPackages": "install the packages ({packages})",
	"setup.programsAreOld": "the fetched tor, sshd and others are {days} days old; fetch fixes by: mayfly setup --refresh",
	"setup.notFoundHere": "not found on this machine: {programs}",
	"setup.fetching": "fetching {programs} as packages into {folder} (nothing is installed)",
	"setup.packageLacksProgram": "the package of {program} does not hold it",
	"setup.building": "building the server and the page",
	"setup.buildFailed": "the build failed: {why}",
	"setup.sourceChanged": "was a source changed? see git status",
	"setting.room": "the channel that guests enter, and others by commas",
	"setting.passphrase": "the room’s shared secret; default: six random words. Other users of this machine can read a flag: prefer --passphrase-file",
	"setting.open": "allow --passphrase none: whoever finds a door may enter",
	"setting.lifetime": "how long the room lives, unless it is ended earlier: 90m, 12h, 7d",
	"setting.webPort": "the page, on 127.0.0.1 only",
	"setting.sshPort": "the ssh door, on 127.0.0.1 only",
	"setting.ircPort": "the IRC door inside: what ssh may forward to",
	"setting.ngircdPort": "ngIRCd inside: only the gateway speaks to it",
	"setting.sshKey": "a guest’s public key; repeatable; default: one is minted for the invitation",
	"setting.noOnion": "start no tor: the room is reachable on this machine only",
	"setting.bridges": "bridge lines, for networks that block Tor (plain, obfs4, snowflake)",
	"setting.torConfig": "extra lines for tor’s configuration, as for a test network",
	"setting.nickLength": "the longest nickname, 3–31",
	"setting.sessions": "how many sessions the room holds",
	"setting.sessionsPerCircuit": "how many sessions one Tor circuit may hold",
	"setting.grace": "how long a guest whose connection broke keeps their place",
	"setting.backlog": "the last lines of each channel that newcomers get, 0–500; 0: what was said before they came is not theirs",
	"setting.default": "default {value}",
	"help.usage": "usage:",
	"help.examples": "Examples:",
	"help.mayfly": "A chat room that lives in RAM: up with one command, gone with Ctrl-C.",
	"help.command.up": "start a room, print its invitation, stay until it ends",
	"help.command.connect": "enter a room with any IRC client, by its ssh door",
	"help.command.status": "how the room on this machine is",
	"help.command.invite": "print the invitation again; let a guest’s ssh key in",
	"help.command.down": "end the room on this machine; remove what others left",
	"help.command.verify": "look for what any ended room left on this machine",
	"help.command.doctor": "what on this machine breaks or weakens a promise",
	"help.command.setup": "fetch and build what is missing; up does it by itself",
	"help.command.completion": "the script that completes commands in a shell",
	"help.command.help": "the flags of a command; so does COMMAND --help",
	"help.command.version": "print the version",
	"help.standsFor": "Here \"mayfly\" stands for: {command}",
	"help.language": "The language is that of MAYFLY_LANG (en, pt-BR, es), or else of LC_ALL, LC_MESSAGES or LANG.",
	"help.exitCodes": "Exit codes: 0 fine, 1 failure, 2 wrong usage or configuration, 3 something of an ended room was left, 130 ended at once by a second Ctrl-C.",
	"help.up": "Starts a room and prints its invitation. The room ends with Ctrl-C, \"mayfly down\", or its lifetime. Each flag has a variable; the flag wins.",
	"help.up.passphraseFile": "the passphrase is the first line of FILE; - reads stdin",
	"help.up.engine": "docker: a container of this machine’s Docker engine. volatile: an engine of its own, in memory alone (Linux, root). bare: no engine, private namespaces (Linux). Default: docker where it can, else bare (MAYFLY_ENGINE)",
	"help.up.image": "for docker and volatile: an image that this machine’s engine has; default: built from these sources, once (MAYFLY_IMAGE)",
	"help.up.strict": "do not start where mayfly doctor finds a broken promise (MAYFLY_STRICT=on)",
	"help.up.weakPassphrase": "take a passphrase that is soon guessed (MAYFLY_WEAK_PASSPHRASE=on)",
	"help.up.json": "events on stdout, one JSON object a line (MAYFLY_JSON=on)",
	"help.up.noQr": "draw no QR code (MAYFLY_QR=off)",
	"help.up.fileVariables": "A variable for a FILE holds the lines themselves, or a path that starts with / or ./ instead. Files are at most 64 KiB.",
	"help.up.ownFiles": "Files of its own: programs unpacked under ~/.cache/mayfly/programs, or where MAYFLY_PROGRAMS says. Nothing of a room is there.",
	"help.connect": "Opens the room's ssh door, over Tor where the door is an onion, and listens on 127.0.0.1 for an IRC client. The door's host key must be the invitation's.",
	"help.connect.invitation": "the ssh invitation. Other users of this machine can read a command line: prefer -",
	"help.connect.stdin": "read the invitation from stdin: paste it, in as many lines as it has, then Enter. It is not shown",
	"help.connect.listen": "where the IRC client connects; default 6668",
	"help.connect.tor": "tor’s SOCKS port; default 127.0.0.1:9050 (Tor Browser’s is 9150)",
	"help.connect.identity": "your own private key, unencrypted; default: the one in the invitation",
	"help.connect.direct": "dial a door outside of Tor, too: its host and the networks on the way see your address",
	"help.connect.end": "Ends with Ctrl-C; connects again by itself when the connection drops.",
	"help.whichRoom": "which one, where several run: as status names it",
	"help.json": "one JSON object on stdout",
	"help.status": "Says how your running room is: its parts, its onion, how many guests.",
	"help.invite": "Prints the invitation of your running room again.",
	"help.invite.key": "let the owner of this public key in by ssh, and print the invitation for them",
	"help.down": "Ends your running room in order and waits until its last process is gone. The report of what was checked is printed where the room was started. Then removes containers and networks of rooms whose host program was ended by force.",
	"help.verify": "Looks for what any ended room left on this machine: containers, networks and volumes in Docker's engines, by Compose as well, processes, mounts, files, core files. Removes nothing; mayfly down does. A check that could not be made says \"not checked\", and why.",
	"help.doctor": "Says what on this machine breaks or weakens a room's promises: what, why, and the command that mends it. Changes nothing and asks no network.",
	"help.doctor.strict": "exit code 1 where a promise is broken; so does up --strict",
	"help.completion": "Prints a script that completes mayfly's commands, flags and their values.",
	"help.setup": "Fetches and builds what is missing: npm's packages, the daemons, the server and the page. Nothing is installed on the system, no service is started.",
	"help.setup.refresh": "fetch the daemons again, for their security fixes, and build again",
	"help.inside.invite": "the invitation, as often as it is asked for",
	"help.inside.inviteSsh": "the invitation for guests with an IRC client",
	"help.inside.inviteKey": "let in the guest whose public key comes on stdin, and print their invitation",
	"help.inside.status": "what runs, and for how long still",
	"help.inside.down": "end the room",
	"help.inside.health": "nothing; exit code 0 if guests can enter"
};
// server/contract/sentences/sentence.ts
/** As programs read it: in `--json`, in the message of an Error. */
function english(text) {
	return inWords(text, (key) => en[key]);
}
/** @param wordsOf the sentence of a key, in some language. */
function inWords(text, wordsOf) {
	if (typeof text === "string") return text;
	if ("texts" in text) return text.texts.map((part) => inWords(part, wordsOf)).join(text.between);
	return fill$1(wordsOf(text.key), text.values, wordsOf);
}
var gaps$1 = /\{(\w+)\}/g;
/** A gap without a value stays as it is. */
function fill$1(words, values, wordsOf) {
	return words.replace(gaps$1, (gap, name) => {
		const value = Object.hasOwn(values, name) ? values[name] : void 0;
		if (value === void 0) return gap;
		return typeof value === "number" ? String(value) : inWords(value, wordsOf);
	});
}
// server/contract/host/problem.ts
/**
* An error that may be shown to the operator as it is.
* Neither text ever carries message content, a passphrase, a key or an address.
*/
var Problem = class extends Error {
	name = "Problem";
	/** What failed; `message` is its English. */
	text;
	/** What to do, or null; `hint` is its English. */
	hintText;
	hint;
	constructor(text, options = {}) {
		super(english(text), options.cause === void 0 ? void 0 : { cause: options.cause });
		this.text = text;
		this.hintText = options.hint ?? null;
		this.hint = this.hintText === null ? null : english(this.hintText);
	}
};
// server/contract/invitation/invitation.ts
/**
* The port on the guest's machine for the tunnel to the IRC door, whichever program makes it. It differs from the
* door's own port, which the bare engine uses on the operator's machine.
*/
function tunnelPort(ircPort) {
	return ircPort === 6668 ? 6669 : 6668;
}
// server/contract/host/setting-values.ts
function whole(min, max) {
	return (text) => {
		const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
		if (!(value >= min && value <= max)) throw new Error(`must be ${min}–${max}`);
		return value;
	};
}
var port = whole(1, 65535);
function onOff(text) {
	if (text === "on") return true;
	if (text === "off") return false;
	throw new Error("is neither \"on\" nor \"off\"");
}
var unitMs = {
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5
};
/** `90s`, `30m`, `12h`, `7d`, or sums as `1h30m`; from ten seconds to thirty days. */
function duration(text) {
	if (!/^(\d{1,6}[smhd])+$/.test(text)) throw new Error("is not a time like 90m, 12h or 1h30m");
	let totalMs = 0;
	for (const [, count, unit] of text.matchAll(/(\d+)([smhd])/g)) totalMs += Number(count) * (unitMs[unit ?? ""] ?? NaN);
	if (totalMs < 1e4 || totalMs > 2592e6) throw new Error("must be 10s–30d");
	return totalMs;
}
/** `lobby,press`: 1 to 16 names; no '#', as shells and links would have to quote it. */
function rooms(text) {
	const names = text.split(",").map((name) => name.trim().replace(/^#/, ""));
	if (names.find((name) => !/^[A-Za-z0-9_-]{1,32}$/.test(name)) !== void 0) throw new Error("is not 1–32 letters, digits, - or _ (several by commas)");
	if (names.length > 16) throw new Error("names more than 16 rooms");
	if (new Set(names.map((name) => name.toLowerCase())).size < names.length) throw new Error("names a room twice");
	return names;
}
function passphrase(text) {
	if (text === "") return null;
	if (text === "none") return "";
	if (!/^[\x21-\x7e]+$/.test(text)) throw new Error("has a character that is not visible ASCII");
	if (text.startsWith(":")) throw new Error("starts with a colon");
	if (text.length < 8 || text.length > 63) throw new Error("is not 8–63 characters");
	return text;
}
var keyTypes = [
	"ssh-ed25519",
	"sk-ssh-ed25519@openssh.com",
	"ecdsa-sha2-nistp256",
	"ecdsa-sha2-nistp384",
	"ecdsa-sha2-nistp521",
	"sk-ecdsa-sha2-nistp256@openssh.com",
	"ssh-rsa"
];
function lines(text) {
	return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}
/** Public keys only, without options: what a guest may do is ours to say, not the key file's. */
function sshKeys(text) {
	const keys = lines(text).map((line) => {
		if (line.includes("PRIVATE KEY")) throw new Error("is a private key; give the .pub file");
		const [type = "", blob = ""] = line.split(/\s+/);
		if (!keyTypes.includes(type) || !/^[A-Za-z0-9+/]{40,2000}={0,2}$/.test(blob)) throw new Error("is not an OpenSSH public key like \"ssh-ed25519 AAAA…\"");
		return `${type} ${blob}`;
	});
	if (keys.length > 64) throw new Error("holds more than 64 keys");
	return keys;
}
function bridges(text) {
	return lines(text).map((line) => {
		const bare = line.replace(/^Bridge\s+/i, "");
		if (!/^((obfs4|snowflake)\s+)?(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]):\d{1,5}(\s|$)/.test(bare)) throw new Error("is not a bridge line (plain, obfs4 or snowflake)");
		if (!/^[\x20-\x7e]{1,2000}$/.test(bare)) throw new Error("is not a bridge line of visible ASCII");
		return bare;
	});
}
function torrc(text) {
	const found = /^\s*[+/]?(%include|SocksPort|ControlPort|ControlSocket|HiddenService\w*|DataDirectory|Log|User|PidFile|ORPort|DirPort|ExtORPort|TransPort|NATDPort|DNSPort|HTTPTunnelPort|MetricsPort|CookieAuth\w*|HashedControl\w*|ClientTransportPlugin|ServerTransport\w*|SafeLogging)\b/im.exec(text)?.[1];
	if (found !== void 0) throw new Error(`sets ${found}, which Mayfly sets itself`);
	if (/[^\t\n\r\x20-\x7e]/.test(text)) throw new Error("has a character that is not ASCII");
	return text;
}
/** Guesses at a door are slow, but nobody stops them in all: this many characters, if they are any good. */
var fewestCharacters = 12;
var fewestDifferent = 6;
/** What lists of leaked passwords are full of, in the languages of this program, and what this is about. */
var triedFirst = [
	"passphrase",
	"password",
	"passwort",
	"passwd",
	"pass",
	"contrasena",
	"clave",
	"senha",
	"segredo",
	"secreto",
	"secret",
	"qwertyuiop",
	"qwerty",
	"qwertz",
	"azerty",
	"asdfghjkl",
	"asdf",
	"zxcvbnm",
	"letmein",
	"welcome",
	"bienvenido",
	"bemvindo",
	"admin",
	"root",
	"login",
	"guest",
	"user",
	"test",
	"changeme",
	"default",
	"iloveyou",
	"teamo",
	"teamo",
	"dragon",
	"monkey",
	"master",
	"sunshine",
	"princess",
	"football",
	"baseball",
	"futbol",
	"futebol",
	"superman",
	"batman",
	"hello",
	"hola",
	"mayfly",
	"lobby",
	"room",
	"sala",
	"chat",
	"onion",
	"tor",
	"irc",
	"abc",
	"the",
	"my"
];
var lookalikes = {
	"@": "a",
	"4": "a",
	"3": "e",
	"1": "i",
	"!": "i",
	"0": "o",
	"5": "s",
	$: "s",
	"7": "t"
};
var rows = [
	"abcdefghijklmnopqrstuvwxyz",
	"01234567890",
	"qwertyuiop",
	"asdfghjkl",
	"zxcvbnm"
];
/** @returns why it is surely weak, completing `the value …`; null: it is long enough. */
function shortness(given) {
	return given.length < fewestCharacters ? `is shorter than ${fewestCharacters} characters, so that it is soon guessed` : null;
}
/** @returns why it looks weak, completing `the value …`; null: it does not. A guess, so it stops nobody. */
function weakness(given) {
	const small = given.toLowerCase();
	if (new Set(small).size < fewestDifferent) return "repeats a few characters";
	if (inRow(small) > .6) return "follows the alphabet or the keyboard";
	if (ownPart(small) < fewestDifferent) return "is made of what is tried first";
	return null;
}
/** The share of letters that follow their neighbour in a row. */
function inRow(text) {
	const pairs = Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
	const backwards = rows.map((row) => row.split("").toReversed().join(""));
	return pairs.filter((pair) => [...rows, ...backwards].some((row) => row.includes(pair))).length / pairs.length;
}
/** How many characters are left without words that are tried first, digits at an end, and separators. */
function ownPart(text) {
	let left = text.replace(/^\d+|\d+$/g, "").replaceAll(/./g, (sign) => lookalikes[sign] ?? sign);
	left = left.replaceAll(/[^a-z]/g, "");
	for (const word of triedFirst) left = left.replaceAll(word, "");
	return new Set(left).size;
}
// server/contract/host/settings.ts
var maxValueBytes = 65536;
/** The schema. Its order is the order of --help. */
var settingSpecs = {
	rooms: {
		flag: "room",
		variable: "MAYFLY_ROOM",
		takes: "NAME[,NAME]",
		fallback: "lobby",
		help: "the channel that guests enter, and others by commas",
		parse: rooms
	},
	passphrase: {
		flag: "passphrase",
		variable: "MAYFLY_PASSPHRASE",
		takes: "TEXT",
		fallback: "",
		help: "the room’s shared secret; default: six random words. Other users of this machine can read a flag: prefer --passphrase-file",
		parse: passphrase
	},
	open: {
		flag: "open",
		variable: "MAYFLY_OPEN",
		takes: null,
		means: "on",
		fallback: "off",
		help: "allow --passphrase none: whoever finds a door may enter",
		parse: onOff
	},
	lifetimeMs: {
		flag: "lifetime",
		variable: "MAYFLY_LIFETIME",
		takes: "TIME",
		fallback: "12h",
		help: "how long the room lives, unless it is ended earlier: 90m, 12h, 7d",
		parse: duration
	},
	webPort: {
		flag: "web-port",
		variable: "MAYFLY_WEB_PORT",
		takes: "PORT",
		fallback: "8080",
		help: "the page, on 127.0.0.1 only",
		parse: port
	},
	sshPort: {
		flag: "ssh-port",
		variable: "MAYFLY_SSH_PORT",
		takes: "PORT",
		fallback: "2222",
		help: "the ssh door, on 127.0.0.1 only",
		parse: port
	},
	ircPort: {
		flag: "irc-port",
		variable: "MAYFLY_IRC_PORT",
		takes: "PORT",
		fallback: "6667",
		help: "the IRC door inside: what ssh may forward to",
		parse: port
	},
	ngircdPort: {
		flag: "ngircd-port",
		variable: "MAYFLY_NGIRCD_PORT",
		takes: "PORT",
		fallback: "6660",
		help: "ngIRCd inside: only the gateway speaks to it",
		parse: port
	},
	sshKeys: {
		flag: "ssh-key",
		variable: "MAYFLY_SSH_KEYS",
		takes: "FILE",
		file: true,
		repeatable: true,
		fallback: "",
		help: "a guest’s public key; repeatable; default: one is minted for the invitation",
		parse: sshKeys
	},
	onion: {
		flag: "no-onion",
		variable: "MAYFLY_ONION",
		takes: null,
		means: "off",
		fallback: "on",
		help: "start no tor: the room is reachable on this machine only",
		parse: onOff
	},
	bridges: {
		flag: "bridges",
		variable: "MAYFLY_BRIDGES",
		takes: "FILE",
		file: true,
		repeatable: true,
		fallback: "",
		help: "bridge lines, for networks that block Tor (plain, obfs4, snowflake)",
		parse: bridges
	},
	torrc: {
		flag: "torrc",
		variable: "MAYFLY_TORRC",
		takes: "FILE",
		file: true,
		repeatable: true,
		fallback: "",
		help: "extra lines for tor’s configuration, as for a test network",
		parse: torrc
	},
	nickLength: {
		flag: "nick-length",
		variable: "MAYFLY_NICK_LENGTH",
		takes: "N",
		fallback: "24",
		help: "the longest nickname, 3–31",
		parse: whole(3, 31)
	},
	maxGuests: {
		flag: "max-guests",
		variable: "MAYFLY_MAX_GUESTS",
		takes: "N",
		fallback: "200",
		help: "how many sessions the room holds",
		parse: whole(1, 5e3)
	},
	maxGuestsPerCircuit: {
		flag: "max-guests-per-circuit",
		variable: "MAYFLY_MAX_GUESTS_PER_CIRCUIT",
		takes: "N",
		fallback: "8",
		help: "how many sessions one Tor circuit may hold",
		parse: whole(1, 5e3)
	},
	holdMs: {
		flag: "hold",
		variable: "MAYFLY_HOLD",
		takes: "TIME",
		fallback: "5m",
		help: "how long a guest whose connection broke keeps their place",
		parse: duration
	},
	backlogLines: {
		flag: "backlog",
		variable: "MAYFLY_BACKLOG",
		takes: "N",
		fallback: "0",
		help: "the last lines of each channel that newcomers get, 0–500; 0: what was said before they came is not theirs",
		parse: whole(0, 500)
	}
};
var isSettingKey = (key) => key in settingSpecs;
var settingKeys = Object.keys(settingSpecs).filter(isSettingKey);
/** Settings whose text is shown to nobody, and kept nowhere. */
var secretSettings = /* @__PURE__ */ new Set([
	"passphrase",
	"sshKeys",
	"bridges",
	"torrc"
]);
/** How a value is shown in an error: secrets and long texts never are. */
function shown(key, text) {
	if (secretSettings.has(key)) return "the value";
	return text.length > 64 ? `a value of ${text.length} characters` : JSON.stringify(text);
}
/**
* Turns texts into settings.
* @throws {Problem} that names every wrong value at once, one a line.
*/
function parseSettings(texts) {
	const wrong = [];
	const values = {};
	for (const key of settingKeys) {
		const spec = settingSpecs[key];
		const text = texts[key] ?? spec.fallback;
		try {
			if (text.length > maxValueBytes) throw new Error(`is longer than ${maxValueBytes} characters`);
			values[key] = spec.parse(text);
		} catch (cause) {
			const why = cause instanceof Error ? cause.message : "is wrong";
			wrong.push(`config ${spec.flag}: ${shown(key, text)} ${why}`);
		}
	}
	if (isWhole(values)) {
		wrong.push(...contradictions(values));
		if (wrong.length === 0) return values;
	}
	throw new Problem(wrong.join("\n"), { hint: "see mayfly up --help" });
}
/** Each value is its own spec's: the table's type ties them. */
function isWhole(values) {
	return settingKeys.every((key) => key in values);
}
function contradictions(settings) {
	const wrong = [];
	if (settings.passphrase === "" && !settings.open) wrong.push("config passphrase: \"none\" needs --open, as anybody who finds a door may then enter");
	if (settings.open && settings.passphrase !== "") wrong.push("config open: goes with --passphrase none only");
	const ports = [
		settings.webPort,
		settings.sshPort,
		settings.ircPort,
		settings.ngircdPort
	];
	if (new Set(ports).size < ports.length) wrong.push("config ports: two of the four are the same");
	return wrong;
}
/** The texts that the MAYFLY_* variables of an environment give. Empty counts as absent. */
function textsFromVariables(env) {
	const texts = {};
	for (const [key, spec] of Object.entries(settingSpecs)) {
		const text = env[spec.variable];
		if (text !== void 0 && text !== "") texts[key] = text;
	}
	return texts;
}
// docker/cli/command-line/arg-problems.ts
/** @throws {Problem} if there is a problem. */
function stopAt(problems, command) {
	if (problems.length > 0) throw new Problem(problems.join("\n"), { hint: `see mayfly ${command} --help` });
}
/** What stands on the line but belongs to no flag. Not shown: it may be a secret that lost its flag. */
function tooMany(flags, wanted) {
	const extra = flags.positionals.length - wanted;
	return extra > 0 ? [`${extra} too many on the command line; flags start with --`] : [];
}
/** The files' texts, joined; what cannot be read is added to the problems. */
function readAll(flag, paths, world, problems) {
	return paths.map((path) => {
		try {
			return world.readFile(path);
		} catch (error) {
			problems.push(`config ${flag}: ${path} ${error instanceof Error ? error.message : "cannot be read"}`);
			return "";
		}
	}).join("\n");
}
// docker/cli/engines/shared/names.ts
var engineNames = [
	"bare",
	"docker",
	"volatile"
];
// docker/cli/command-line/command-table.ts
var commandNames = [
	"up",
	"connect",
	"status",
	"invite",
	"down",
	"verify",
	"doctor",
	"setup",
	"completion",
	"help"
];
var shellNames = [
	"bash",
	"zsh",
	"fish"
];
var plain$1 = { takesValue: false };
var valued = { takesValue: true };
var file = {
	takesValue: true,
	completes: "file"
};
var commandFlags = {
	up: {
		...Object.fromEntries(Object.values(settingSpecs).map((spec) => [spec.flag, {
			takesValue: spec.takes !== null,
			repeatable: spec.repeatable === true,
			...spec.file === true ? { completes: "file" } : {}
		}])),
		"passphrase-file": file,
		engine: {
			takesValue: true,
			completes: engineNames
		},
		image: valued,
		"weak-passphrase": plain$1,
		strict: plain$1,
		json: plain$1,
		"no-qr": plain$1
	},
	connect: {
		listen: valued,
		tor: valued,
		identity: file,
		direct: plain$1
	},
	status: {
		room: valued,
		json: plain$1
	},
	invite: {
		room: valued,
		ssh: plain$1,
		"ssh-key": file,
		json: plain$1,
		"no-qr": plain$1
	},
	down: { room: valued },
	verify: { json: plain$1 },
	doctor: {
		strict: plain$1,
		json: plain$1
	},
	setup: { refresh: plain$1 },
	completion: {}
};
/** Words that may follow a command. */
var commandWords = {
	completion: shellNames,
	help: commandNames
};
// docker/cli/command-line/flags.ts
function readFlags(argv, specs) {
	const values = /* @__PURE__ */ new Map();
	const positionals = [];
	const problems = [];
	const { tokens } = parseArgs({
		args: [...argv],
		options: Object.fromEntries(Object.entries({
			...specs,
			help: { takesValue: false }
		}).map(([name, spec]) => [name, {
			type: spec.takesValue ? "string" : "boolean",
			...name === "help" ? { short: "h" } : {}
		}])),
		allowPositionals: true,
		strict: false,
		tokens: true
	});
	for (const token of tokens) {
		if (token.kind === "positional") positionals.push(token.value);
		if (token.kind !== "option") continue;
		const spec = token.name === "help" ? { takesValue: false } : specs[token.name];
		const wrong = spec === void 0 ? "is not a flag of this command" : wrongUse(token, spec, values);
		if (wrong === null) values.set(token.name, [...values.get(token.name) ?? [], token.value ?? ""]);
		else problems.push(`${token.rawName}: ${wrong}`);
	}
	return {
		values,
		positionals,
		problems
	};
}
function wrongUse(token, spec, values) {
	if (!spec.takesValue) return token.value === void 0 ? null : "takes no value";
	if (token.value === void 0) return "needs a value";
	if (token.inlineValue === false && /^-./.test(token.value)) return `needs a value; one that starts with - goes as ${token.rawName}=-…`;
	return values.has(token.name) && spec.repeatable !== true ? "is given twice" : null;
}
// docker/cli/host/npm-start.ts
/**
* True under `npm start`, `npm run …` and `npx mayfly`; not for what another script of npm's starts on its
* own, as a test does: that command line npm never sees.
*/
function isStartedByNpm(env) {
	if (env["npm_lifecycle_event"] === void 0 && env["npm_command"] === void 0) return false;
	const script = env["npm_lifecycle_script"];
	return script === void 0 || /(^|[\s'"/])mayfly(\.mjs)?($|[\s'"])/.test(script);
}
/** Flags that have a meaning for npm as well: it may have them from its own settings. */
var npmsOwn = /* @__PURE__ */ new Set(["json"]);
/** The flags that npm took, as nothing stood before them. */
function takenByNpm(flags, env) {
	if (!isStartedByNpm(env)) return [];
	const has = (name) => env[`npm_config_${name.replaceAll("-", "_")}`] !== void 0;
	return flags.filter((flag) => !npmsOwn.has(flag) && (has(flag) || flag.startsWith("no-") && has(flag.slice(3))));
}
// docker/cli/command-line/parse-up.ts
/** Variables that are not settings of the room. */
var otherVariables = [
	"MAYFLY_ENGINE",
	"MAYFLY_IMAGE",
	"MAYFLY_STRICT",
	"MAYFLY_JSON",
	"MAYFLY_QR",
	"MAYFLY_WEAK_PASSPHRASE",
	"MAYFLY_PROGRAMS",
	"MAYFLY_LANG"
];
/** @throws {Problem} that names all that is wrong. */
function parseUp(flags, world) {
	const problems = [
		...npmProblems(flags, world.env),
		...flags.problems,
		...tooMany(flags, 0)
	];
	const texts = settingTexts(flags, world, problems);
	const wish = (flag, variable) => (flags.values.get(flag)?.[0] ?? world.env[variable]) || null;
	const isOn = (flag, variable) => flags.values.has(flag) || world.env[variable] === "on";
	const engineText = wish("engine", "MAYFLY_ENGINE");
	const engine = engineNames.find((name) => name === engineText) ?? null;
	if (engineText !== null && engine === null) {
		const shown = JSON.stringify(engineText);
		problems.push(`config engine: ${shown} is none of ${engineNames.join(", ")}`);
	}
	const image = wish("image", "MAYFLY_IMAGE");
	if (image !== null && engine === "bare") problems.push("config image: the bare engine has none");
	const settings = settingsOf(texts, problems);
	const given = settings?.passphrase ?? "";
	const isLookedAt = given !== "" && !isOn("weak-passphrase", "MAYFLY_WEAK_PASSPHRASE");
	const short = isLookedAt ? shortness(given) : null;
	if (short !== null) problems.push(`config passphrase: the value ${short}; to use it all the same: --weak-passphrase`);
	const weak = isLookedAt ? weakness(given) : null;
	stopAt(problems, "up");
	if (settings === null) throw new Problem("config: wrong");
	return {
		command: "up",
		texts,
		settings,
		engine,
		image,
		strict: isOn("strict", "MAYFLY_STRICT"),
		json: isOn("json", "MAYFLY_JSON"),
		qr: !flags.values.has("no-qr") && world.env["MAYFLY_QR"] !== "off",
		warnings: [...unknownVariables(world.env), ...weak === null ? [] : [`config passphrase: the value ${weak}: it is soon guessed`]]
	};
}
/** What flags, files and variables say of the settings; what cannot be read is added to the problems. */
function settingTexts(flags, world, problems) {
	const texts = { ...textsFromVariables(world.env) };
	for (const [key, spec] of Object.entries(settingSpecs)) {
		const given = flags.values.get(spec.flag);
		if (given === void 0) {
			const fromVariable = texts[key];
			if (spec.file === true && fromVariable !== void 0 && /^\.?\//.test(fromVariable)) texts[key] = readAll(spec.variable, [fromVariable], world, problems);
		} else if (spec.file === true) texts[key] = readAll(spec.flag, given, world, problems);
		else texts[key] = spec.means ?? given.join("\n");
	}
	const passphraseFile = flags.values.get("passphrase-file");
	if (passphraseFile !== void 0) {
		if (flags.values.has("passphrase")) problems.push("config passphrase: given as a flag and as a file");
		const [line = ""] = readAll("passphrase-file", passphraseFile, world, problems).split(/\r?\n/);
		texts["passphrase"] = line;
	}
	return texts;
}
/** Secrets that npm has written to its log, and flags that it took. */
function npmProblems(flags, env) {
	const taken = takenByNpm(Object.keys(commandFlags.up), env).map((flag) => `--${flag}: npm took it for itself; two dashes go before it: npm start -- --${flag}`);
	if (!isStartedByNpm(env)) return taken;
	const secret = Object.entries(settingSpecs).filter(([key, { file }]) => secretSettings.has(key) && file !== true).filter(([, { flag }]) => (flags.values.get(flag) ?? []).some((value) => value !== "none")).map(([, { flag }]) => `--${flag}: npm may write its command line to a log; give it by --${flag}-file FILE, or by --${flag}-file - and stdin`);
	return [...taken, ...secret];
}
function settingsOf(texts, problems) {
	try {
		return parseSettings(texts);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		problems.push(...error.message.split("\n"));
		return null;
	}
}
/** A mistyped variable would go unseen. Its value is not shown: it may be a passphrase. */
function unknownVariables(env) {
	const known = /* @__PURE__ */ new Set([...Object.values(settingSpecs).map((spec) => spec.variable), ...otherVariables]);
	return Object.keys(env).filter((name) => name.startsWith("MAYFLY_") && !known.has(name)).map((name) => `${name} is not a variable that mayfly knows`);
}
// docker/cli/command-line/args.ts
var defaultListenPort = String(tunnelPort(6667));
var isCommand = (text) => commandNames.some((name) => name === text);
/** @throws {Problem} that names all that is wrong, one a line. */
function parseCommand(argv, world) {
	const [first, ...rest] = argv;
	if (first === void 0 || first === "--help" || first === "-h") return {
		command: "help",
		topic: null
	};
	if (first === "--version") return { command: "version" };
	if (!isCommand(first)) throw new Problem(`"${first}" is not a command`, { hint: `one of ${commandNames.join(", ")}; see mayfly --help` });
	if (first === "help") return parseHelp(rest);
	const flags = readFlags(rest, commandFlags[first]);
	if (flags.values.has("help")) return {
		command: "help",
		topic: first
	};
	if (first === "up") return parseUp(flags, world);
	if (first === "connect") return parseConnect(flags, world);
	if (first === "completion") return parseCompletion(flags);
	if (first === "status" || first === "invite" || first === "down") return parseRoomCommand(first, flags, world);
	stopAt([...flags.problems, ...tooMany(flags, 0)], first);
	const has = (flag) => flags.values.has(flag);
	if (first === "setup") return {
		command: "setup",
		refresh: has("refresh")
	};
	if (first === "verify") return {
		command: "verify",
		json: has("json")
	};
	return {
		command: "doctor",
		strict: has("strict"),
		json: has("json")
	};
}
function parseHelp(rest) {
	const [topic] = rest;
	if (topic === void 0 || topic === "help") return {
		command: "help",
		topic: null
	};
	if (!isCommand(topic)) throw new Problem(`help: "${topic}" is not a command`, { hint: "see mayfly --help" });
	return {
		command: "help",
		topic
	};
}
function parseCompletion(flags) {
	const [given] = flags.positionals;
	const shell = shellNames.find((name) => name === given);
	const problems = [...flags.problems, ...tooMany(flags, 1)];
	if (shell === void 0) problems.push(`completion: name a shell: ${shellNames.join(", ")}`);
	stopAt(problems, "completion");
	return {
		command: "completion",
		shell: shell ?? "bash"
	};
}
/** @returns null, and adds a problem, for what is no port. */
function portOf(flag, text, problems) {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port < 1 || port > 65535) problems.push(`config ${flag}: ${JSON.stringify(text)} must be 1–65535`);
	return port;
}
function parseConnect(flags, world) {
	const problems = [...flags.problems, ...tooMany(flags, 1)];
	const value = (name, fallback) => flags.values.get(name)?.[0] ?? fallback;
	const [invitation] = flags.positionals;
	if (invitation !== void 0 && invitation !== "-" && isStartedByNpm(world.env)) problems.push("connect: npm may write its command line to a log; give - and paste the link");
	if (invitation === void 0) problems.push("connect: no invitation; give the link, or - to paste it");
	const listenPort = portOf("listen", value("listen", defaultListenPort), problems);
	const tor = /^(.+):([^:]*)$/.exec(value("tor", "127.0.0.1:9050"));
	if (tor === null) problems.push("config tor: is not HOST:PORT");
	const torPort = tor === null ? 0 : portOf("tor", tor[2] ?? "", problems);
	const identityFile = flags.values.get("identity");
	const identity = identityFile === void 0 ? null : readAll("identity", identityFile, world, problems);
	stopAt(problems, "connect");
	return {
		command: "connect",
		invitation: invitation ?? "-",
		listenPort,
		tor: {
			host: (tor?.[1] ?? "").replace(/^\[|\]$/g, ""),
			port: torPort
		},
		identity,
		...flags.values.has("listen") ? { isListenGiven: true } : {},
		...flags.values.has("direct") ? { direct: true } : {}
	};
}
function parseRoomCommand(command, flags, world) {
	const problems = [...flags.problems, ...tooMany(flags, 0)];
	const room = flags.values.get("room")?.[0] ?? null;
	if (room !== null && !/^([1-9]\d{0,8}|[0-9a-f]{12})$/.test(room)) problems.push(`config room: ${JSON.stringify(room)} is not what mayfly status shows`);
	const keyFile = flags.values.get("ssh-key");
	const keyText = keyFile === void 0 ? null : readAll("ssh-key", keyFile, world, problems);
	let sshKey = null;
	if (keyText !== null && problems.length === 0) try {
		const keys = settingSpecs.sshKeys.parse(keyText);
		if (keys.length !== 1) throw new Error(`holds ${keys.length} keys, not one`);
		sshKey = keys[0] ?? null;
	} catch (error) {
		problems.push(`config ssh-key: the value ${error instanceof Error ? error.message : "is wrong"}`);
	}
	stopAt(problems, command);
	const has = (flag) => flags.values.has(flag);
	const common = {
		room,
		json: has("json"),
		sshKey
	};
	if (command === "status") return {
		command,
		...common
	};
	if (command === "down") return {
		command,
		...common
	};
	const qr = !has("no-qr") && world.env["MAYFLY_QR"] !== "off";
	return {
		command,
		...common,
		ssh: has("ssh"),
		qr
	};
}
// docker/cli/command-line/completion.ts
function flagsOf(command) {
	return command === "help" ? [] : Object.entries(commandFlags[command]);
}
/** Every value that a flag may have, by the flags that have the same. */
function valuesByFlag() {
	const all = commandNames.flatMap(flagsOf);
	return new Map(all.flatMap(([name, { completes }]) => completes ? [[name, completes]] : []));
}
function wordsAfter(command) {
	const flags = flagsOf(command).map(([name]) => `--${name}`);
	return [
		...commandWords[command] ?? [],
		...flags,
		"--help"
	];
}
/** @returns a script that the shell reads at its start. */
function completionScript(shell) {
	if (shell === "fish") return fish();
	return `${shell === "zsh" ? "autoload -Uz compinit bashcompinit\ncompinit\nbashcompinit\n" : ""}${bash()}`;
}
function bash() {
	const values = [...valuesByFlag()].map(([flag, completes]) => completes === "file" ? `    --${flag}) COMPREPLY=($(compgen -f -- "$word")); return ;;` : `    --${flag}) COMPREPLY=($(compgen -W '${completes.join(" ")}' -- "$word")); return ;;`);
	const commands = commandNames.map((name) => `    ${name}) words='${wordsAfter(name).join(" ")}' ;;`);
	return `# mayfly: completes it by that name, by its path, after node, and after npm start --
_mayfly() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words
  local command=\${COMP_WORDS[1]} at=$COMP_CWORD
  COMPREPLY=()
  case \${COMP_WORDS[0]##*/} in
    node|npx)
      case \${COMP_WORDS[1]} in mayfly|*mayfly.mjs) ;; *) return ;; esac
      command=\${COMP_WORDS[2]} at=$((COMP_CWORD - 1)) ;;
    npm)
      [ "\${COMP_WORDS[1]} \${COMP_WORDS[2]}" = "start --" ] && [ "$COMP_CWORD" -gt 2 ] || return
      command=up at=$((COMP_CWORD - 1)) ;;
  esac
  # bash takes --flag=value apart.
  [ "$word" = = ] && word= before="$before ="
  case $before in
    =) before=\${COMP_WORDS[COMP_CWORD-2]} ;;
    *" =") before=\${before% =} ;;
  esac
  [ "$at" -ge 1 ] || return
  if [ "$at" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commandNames.join(" ")} --help --version' -- "$word"))
    return
  fi
  case $before in
${values.join("\n")}
  esac
  case $command in
${commands.join("\n")}
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _mayfly mayfly mayfly.mjs
# Where they have a completion of their own, that one stays.
if [ -n "$BASH_VERSION" ]; then
  for command in node npm npx; do
    complete -p "$command" >/dev/null 2>&1 || complete -o default -F _mayfly "$command"
  done
  unset command
fi
`;
}
function fish() {
	const after = (command) => `__fish_seen_subcommand_from ${command}`;
	return `# mayfly: for fish: mayfly completion fish | source
complete -c mayfly -f
complete -c mayfly.mjs --wraps mayfly
${commandNames.flatMap((command) => {
		const words = commandWords[command];
		const flags = flagsOf(command).map(([name, { takesValue, completes }]) => {
			const value = !takesValue ? "" : completes === "file" ? " -r -F" : ` -x${completes === void 0 ? "" : ` -a '${completes.join(" ")}'`}`;
			return `complete -c mayfly -n '${after(command)}' -l ${name}${value}`;
		});
		return [
			`complete -c mayfly -n __fish_use_subcommand -a ${command}`,
			...words === void 0 ? [] : [`complete -c mayfly -n '${after(command)}' -a '${words.join(" ")}'`],
			...flags
		];
	}).join("\n")}
`;
}
// server/contract/terminal/wrap.ts
/** Lines no longer than `width` columns, but for a word that is. */
function wrap(text, width) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && line.length + 1 + word.length > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line];
}
var commandStart = /(?:(?:sudo|[A-Z_]+=\S+|[^\s"']*node|'[^']*node') )*(?:[^\s"']*mayfly(?:\.mjs)?|'[^']*mayfly\.mjs') (?:up|connect|status|invite|down|verify|doctor|setup|completion|help|--)|npm |sudo |docker [a-z]/;
var glue = "\0";
/**
* As `wrap`, but a command in the sentence is one word, to be copied whole: up to the quote behind it where
* one stands before it, else up to the end.
*/
function wrapAroundCommand(text, width) {
	const start = commandStart.exec(text)?.index;
	if (start === void 0) return wrap(text, width);
	const close = text[start - 1] === "\"" ? text.indexOf("\"", start) : -1;
	const end = close === -1 ? text.length : close;
	const command = text.slice(start, end).replaceAll(" ", glue);
	return unglued(wrap(text.slice(0, start) + command + text.slice(end), width));
}
/** As `wrap`, but no line ends within the name of a command: for prose that speaks of several. */
function wrapAroundNames(text, width) {
	const names = new RegExp(commandStart, "g");
	return unglued(wrap(text.replace(names, (name) => name.replace(/ (?=.)/g, glue)), width));
}
function unglued(lines) {
	return lines.map((line) => line.replaceAll(glue, " "));
}
var helpColumn = 26;
/** Below this, what a flag means stands under it. */
var narrow = 60;
function pageOf(translator, width, typed) {
	const column = width < narrow ? 4 : helpColumn;
	const indent = " ".repeat(column);
	return {
		...translator,
		typed,
		paragraph: (text) => wrapAroundNames(text, width).join("\n"),
		entry: (left, text) => {
			const lines = wrapAroundNames(text, width - column).map((line) => indent + line);
			const head = `  ${left}`;
			if (head.length + 2 > column) return [head, ...lines].join("\n");
			return [head.padEnd(column) + (lines[0] ?? "").trimStart(), ...lines.slice(1)].join("\n");
		}
	};
}
function settingEntry(spec, { say, retell, entry }) {
	const left = spec.takes === null ? `--${spec.flag}` : `--${spec.flag} ${spec.takes}`;
	const fallback = spec.takes === null || spec.fallback === "" ? "" : `; ${say("default {value}", { value: spec.fallback })}`;
	const variable = spec.means === void 0 ? spec.variable : `${spec.variable}=${spec.means}`;
	return entry(left, `${retell(spec.help)} (${variable}${fallback})`);
}
var exitCodes = "Exit codes: 0 fine, 1 failure, 2 wrong usage or configuration, 3 something of an ended room was left, 130 ended at once by a second Ctrl-C.";
var top = ({ say, entry, paragraph, typed }) => `${say("usage:")} mayfly COMMAND [FLAGS]

${paragraph(say("A chat room that lives in RAM: up with one command, gone with Ctrl-C."))}

${entry("up", say("start a room, print its invitation, stay until it ends"))}
${entry("connect INVITATION", say("enter a room with any IRC client, by its ssh door"))}
${entry("status", say("how the room on this machine is"))}
${entry("invite", say("print the invitation again; let a guest’s ssh key in"))}
${entry("down", say("end the room on this machine; remove what others left"))}
${entry("verify", say("look for what any ended room left on this machine"))}
${entry("doctor", say("what on this machine breaks or weakens a promise"))}
${entry("setup", say("fetch and build what is missing; up does it by itself"))}
${entry("completion SHELL", say("the script that completes commands in a shell"))}
${entry("help COMMAND", say("the flags of a command; so does COMMAND --help"))}
${entry("--version", say("print the version"))}

${whatMayflyIs(say, paragraph, typed)}${paragraph(say("The language is that of MAYFLY_LANG (en, pt-BR, es), or else of LC_ALL, LC_MESSAGES or LANG."))}

${paragraph(say(exitCodes))}

${say("Examples:")}
  $ mayfly up
  $ mayfly up --room lobby,press --lifetime 2h
  $ mayfly down
`;
var up = (page) => {
	const { say, entry, paragraph } = page;
	return `${say("usage:")} mayfly up [FLAGS]

${paragraph(say("Starts a room and prints its invitation. The room ends with Ctrl-C, \"mayfly down\", or its lifetime. Each flag has a variable; the flag wins."))}

${Object.values(settingSpecs).map((spec) => settingEntry(spec, page)).join("\n")}
${entry("--passphrase-file FILE", say("the passphrase is the first line of FILE; - reads stdin"))}
${entry("--engine NAME", say("docker: a container of this machine’s Docker engine. volatile: an engine of its own, in memory alone (Linux, root). bare: no engine, private namespaces (Linux). Default: docker where it can, else bare (MAYFLY_ENGINE)"))}
${entry("--image NAME", say("for docker and volatile: an image that this machine’s engine has; default: built from these sources, once (MAYFLY_IMAGE)"))}
${entry("--weak-passphrase", say("take a passphrase that is soon guessed (MAYFLY_WEAK_PASSPHRASE=on)"))}
${entry("--strict", say("do not start where mayfly doctor finds a broken promise (MAYFLY_STRICT=on)"))}
${entry("--json", say("events on stdout, one JSON object a line (MAYFLY_JSON=on)"))}
${entry("--no-qr", say("draw no QR code (MAYFLY_QR=off)"))}

${paragraph(say("A variable for a FILE holds the lines themselves, or a path that starts with / or ./ instead. Files are at most 64 KiB."))}

${paragraph(say("Files of its own: programs unpacked under ~/.cache/mayfly/programs, or where MAYFLY_PROGRAMS says. Nothing of a room is there."))}

${paragraph(say(exitCodes))}

${say("Examples:")}
  $ mayfly up
  $ mayfly up --no-onion --lifetime 90m
  $ mayfly up --engine docker --strict
  $ mayfly up --ssh-key ~/.ssh/id_ed25519.pub
  $ head -c 18 /dev/urandom | base64 | mayfly up --passphrase-file -
  $ mayfly up --json | grep --line-buffered '"event":"ready"'
`;
};
var connect = ({ say, entry, paragraph }) => `${say("usage:")} mayfly connect [FLAGS] LINK|-

${paragraph(say("Opens the room's ssh door, over Tor where the door is an onion, and listens on 127.0.0.1 for an IRC client. The door's host key must be the invitation's."))}

${entry("LINK", say("the ssh invitation. Other users of this machine can read a command line: prefer -"))}
${entry("-", say("read the invitation from stdin: paste it, in as many lines as it has, then Enter. It is not shown"))}
${entry("--listen PORT", say("where the IRC client connects; default 6668"))}
${entry("--tor HOST:PORT", say("tor’s SOCKS port; default 127.0.0.1:9050 (Tor Browser’s is 9150)"))}
${entry("--identity FILE", say("your own private key, unencrypted; default: the one in the invitation"))}
${entry("--direct", say("dial a door outside of Tor, too: its host and the networks on the way see your address"))}

${paragraph(say("Ends with Ctrl-C; connects again by itself when the connection drops."))}

${say("Examples:")}
  $ mayfly connect -
  $ mayfly connect --tor 127.0.0.1:9150 --identity ~/.ssh/id_ed25519 -
  $ mayfly connect --listen 7000 -
`;
var room = ({ say, entry }) => entry("--room ID", say("which one, where several run: as status names it"));
var json = ({ say, entry }) => entry("--json", say("one JSON object on stdout"));
var status = (page) => `${page.say("usage:")} mayfly status [--room ID] [--json]

${page.paragraph(page.say("Says how your running room is: its parts, its onion, how many guests."))}

${room(page)}
${json(page)}

${page.say("Examples:")}
  $ mayfly status
  $ mayfly status --json
`;
var invite = (page) => `${page.say("usage:")} mayfly invite [FLAGS]

${page.paragraph(page.say("Prints the invitation of your running room again."))}

${page.entry("--ssh", page.say("the invitation for guests with an IRC client"))}
${page.entry("--ssh-key FILE", page.say("let the owner of this public key in by ssh, and print the invitation for them"))}
${room(page)}
${json(page)}
${page.entry("--no-qr", page.say("draw no QR code (MAYFLY_QR=off)"))}

${page.say("Examples:")}
  $ mayfly invite
  $ mayfly invite --ssh
  $ mayfly invite --ssh-key ~/.ssh/id_ed25519.pub
`;
var down = (page) => `${page.say("usage:")} mayfly down [--room ID]

${page.paragraph(page.say("Ends your running room in order and waits until its last process is gone. The report of what was checked is printed where the room was started. Then removes containers and networks of rooms whose host program was ended by force."))}

${room(page)}

${page.say("Examples:")}
  $ mayfly down
`;
var verify = (page) => `${page.say("usage:")} mayfly verify [--json]

${page.paragraph(page.say("Looks for what any ended room left on this machine: containers, networks and volumes in Docker's engines, by Compose as well, processes, mounts, files, core files. Removes nothing; mayfly down does. A check that could not be made says \"not checked\", and why."))}

${json(page)}

${page.say("Examples:")}
  $ mayfly verify
  $ mayfly verify --json
`;
var doctor = (page) => `${page.say("usage:")} mayfly doctor [--strict] [--json]

${page.paragraph(page.say("Says what on this machine breaks or weakens a room's promises: what, why, and the command that mends it. Changes nothing and asks no network."))}

${page.entry("--strict", page.say("exit code 1 where a promise is broken; so does up --strict"))}
${json(page)}

${page.say("Examples:")}
  $ mayfly doctor
  $ mayfly doctor --strict
`;
var completion = ({ say, paragraph }) => `${say("usage:")} mayfly completion bash|zsh|fish

${paragraph(say("Prints a script that completes mayfly's commands, flags and their values."))}

${say("Examples:")}
  $ mayfly completion bash >> ~/.bashrc
  $ mayfly completion fish > ~/.config/fish/completions/mayfly.fish
  $ mayfly completion zsh > ~/.mayfly.zsh
`;
var setup = ({ say, entry, paragraph }) => `${say("usage:")} mayfly setup [--refresh]

${paragraph(say("Fetches and builds what is missing: npm's packages, the daemons, the server and the page. Nothing is installed on the system, no service is started."))}

${entry("--refresh", say("fetch the daemons again, for their security fixes, and build again"))}

${say("Examples:")}
  $ mayfly setup
  $ mayfly setup --refresh
`;
var texts = {
	up,
	connect,
	status,
	invite,
	down,
	verify,
	doctor,
	setup,
	completion
};
/** Nothing where the name alone is the command. */
function whatMayflyIs(say, paragraph, typed) {
	const command = typed("mayfly up").replace(/ up$/, "");
	if (command === "mayfly") return "";
	return `${paragraph(say("Here \"mayfly\" stands for: {command}", { command }))}\n\n`;
}
/**
* @param topic null: all of it at a glance.
* @param width columns; examples may be wider, as they are copied whole.
* @param typed a command as it is typed here.
*/
function helpText(topic, translator, width = 80, typed = (command) => command) {
	const page = pageOf(translator, Math.min(width, 80), typed);
	return (topic === null || topic === "help" ? top : texts[topic])(page).replaceAll(/^ {2}\$ .*$/gm, typed);
}
// docker/cli/command-line/read-small-file.ts
var maxBytes = 65536;
/**
* @param path `-` is stdin.
* @throws {Error} whose message completes `config FLAG: PATH …`.
*/
function readSmallFile(path) {
	const bytes = Buffer.alloc(65537);
	let length = 0;
	try {
		const fd = path === "-" ? 0 : openSync(path, "r");
		try {
			for (let read = -1; read !== 0 && length < bytes.length; length += read) read = readSync(fd, bytes, length, bytes.length - length, null);
		} finally {
			if (fd !== 0) closeSync(fd);
		}
	} catch (cause) {
		throw new Error(reason(cause), { cause });
	}
	if (length > maxBytes) throw new Error(`is larger than ${maxBytes / 1024} KiB`);
	return asText(bytes.subarray(0, length));
}
function reason(cause) {
	const code = cause instanceof Error && "code" in cause ? cause.code : null;
	if (code === "ENOENT") return "is not there";
	if (code === "EISDIR") return "is a folder";
	if (code === "EACCES") return "may not be read by this user";
	return `cannot be read (${String(code)})`;
}
function asText(bytes) {
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch (cause) {
		throw new Error("is not text", { cause });
	}
	if (text.includes("\0")) throw new Error("is not text");
	if (text.trim() === "") throw new Error("is empty");
	return text;
}
// server/contract/words/languages.ts
var languages = {
	en: {
		name: "English",
		subtag: "en"
	},
	"pt-BR": {
		name: "Português",
		subtag: "pt"
	},
	es: {
		name: "Español",
		subtag: "es"
	}
};
/** All of them, in the order in which they are offered. */
var allLanguages = Object.keys(languages).filter(isLanguage);
function isLanguage(tag) {
	return Object.hasOwn(languages, tag);
}
/**
* The first wanted language that Mayfly speaks; English if there is none.
* @param wanted language tags, the most wanted first.
*/
function chooseLanguage(wanted) {
	for (const tag of wanted) {
		const [primary] = tag.toLowerCase().split("-");
		const found = allLanguages.find((one) => languages[one].subtag === primary);
		if (found !== void 0) return found;
	}
	return "en";
}
// server/contract/terminal/translator.ts
var translations = {
	en: null,
	es: {
		"The room stands: {rooms}, for {time}.": "La sala está en marcha: {rooms}, durante {time}.",
		"The room stands: {rooms}, for {time} more.": "La sala está en marcha: {rooms}, durante {time} más.",
		"Its number here: {room}": "Su número aquí: {room}",
		"{count} day": "{count} día",
		"{count} days": "{count} días",
		"{count} hour": "{count} hora",
		"{count} hours": "{count} horas",
		"{count} minute": "{count} minuto",
		"{count} minutes": "{count} minutos",
		"{count} second": "{count} segundo",
		"{count} seconds": "{count} segundos",
		"(a QR code needs {width} columns; this terminal has {columns})": "(un código QR necesita {width} columnas; esta terminal tiene {columns})",
		"the room is open: no passphrase": "la sala es abierta: sin frase secreta",
		"passphrase: {passphrase}": "frase secreta: {passphrase}",
		"Browser, on this machine only:": "Navegador, solo en esta máquina:",
		"Send this link to a guest with Tor Browser. It carries the passphrase:": "Envía este enlace a un invitado con Tor Browser. Lleva la frase secreta:",
		"Send this link to a guest with Tor Browser:": "Envía este enlace a un invitado con Tor Browser:",
		"onion: {address}": "onion: {address}",
		"on this machine: {link}": "en esta máquina: {link}",
		"Send this to the guest whose ssh key was let in. It carries the passphrase:": "Envía esto al invitado cuya clave ssh fue autorizada. Lleva la frase secreta:",
		"Send this to a guest with an IRC client and ssh. It carries a key and the passphrase:": "Envía esto a un invitado con un cliente IRC y ssh. Lleva una clave y la frase secreta:",
		"IRC by ssh, on this machine only:": "IRC por ssh, solo en esta máquina:",
		"1. In a terminal, save the host key:": "1. En una terminal, guarda la clave del servidor:",
		"1. In a terminal. It waits for what you paste next, and does not show it:": "1. En una terminal. El comando espera lo que pegues a continuación, y no lo muestra:",
		"2. Paste this, to its last line, and press Enter:": "2. Pega esto, hasta la última línea, y pulsa Intro:",
		"3. Connect. ssh says nothing while it runs: leave it, and go on in another terminal.": "3. Conecta. ssh no dice nada mientras funciona: déjalo así y sigue en otra terminal.",
		"4. In irssi, or any other IRC client:": "4. En irssi, o en cualquier otro cliente IRC:",
		"Or, with Mayfly on your own machine: this in its folder, instead of 1 to 3. Paste the link when it asks:": "O, con Mayfly en tu máquina: esto en su carpeta, en vez de 1 a 3. Pega el enlace cuando lo pida:",
		"host key: {key}": "clave del servidor: {key}",
		"On this machine, 3 is:": "En esta máquina, el paso 3 es:",
		"Or send this to a guest with irssi and tor, but no ssh. It carries the passphrase:": "O envía esto a un invitado con irssi y tor, pero sin ssh. Lleva la frase secreta:",
		"Start it by \"torsocks irssi\". The first line has torsocks learn the name, as irssi looks names up in a process of its own:": "Inícialo con \"torsocks irssi\". La primera línea hace que torsocks aprenda el nombre, pues irssi busca los nombres en un proceso aparte:",
		"To end it: Ctrl-C here, or \"mayfly down\" elsewhere on this machine.": "Para terminarla: Ctrl-C aquí, o \"mayfly down\" en otra terminal de esta máquina.",
		"To end it: mayfly down": "Para terminarla: mayfly down",
		"For guests with an IRC client: mayfly invite --ssh": "Para invitados con un cliente IRC: mayfly invite --ssh",
		"For guests with an IRC client: mayfly invite --ssh --room {room}": "Para invitados con un cliente IRC: mayfly invite --ssh --room {room}",
		"For guests with an IRC client: docker compose exec mayfly mayfly invite --ssh": "Para invitados con un cliente IRC: docker compose exec mayfly mayfly invite --ssh",
		"To end it: Ctrl-C here, or \"docker compose down --volumes\" where compose.yaml is.": "Para terminarla: Ctrl-C aquí, o \"docker compose down --volumes\" donde está compose.yaml.",
		"To read all this again, without what Compose puts in front: docker compose exec mayfly mayfly invite": "Para leer todo esto otra vez, sin lo que Compose pone delante: docker compose exec mayfly mayfly invite",
		"To end it: \"docker compose down --volumes\".": "Para terminarla: \"docker compose down --volumes\".",
		"room {room}: {phase}, {count} guest, ends in {time}": "sala {room}: {phase}, {count} invitado, termina en {time}",
		"room {room}: {phase}, {count} guests, ends in {time}": "sala {room}: {phase}, {count} invitados, termina en {time}",
		"room {room}: {phase}, unknown number of guests, ends in {time}": "sala {room}: {phase}, número de invitados desconocido, termina en {time}",
		"room {room}: ready, {count} guest, ends in {time}": "sala {room}: lista, {count} invitado, termina en {time}",
		"room {room}: ready, {count} guests, ends in {time}": "sala {room}: lista, {count} invitados, termina en {time}",
		"room {room}: ready, unknown number of guests, ends in {time}": "sala {room}: lista, número de invitados desconocido, termina en {time}",
		"{away} away, {resumed} resumed": "ausentes: {away}, reanudadas: {resumed}",
		sessions: "sesiones",
		refused: "rechazados",
		"in this container": "en este contenedor",
		"{state} for {time}": "{state} desde hace {time}",
		"{state} for {time}, {count} restart": "{state} desde hace {time}, {count} reinicio",
		"{state} for {time}, {count} restarts": "{state} desde hace {time}, {count} reinicios",
		down: "parado",
		starting: "arrancando",
		ready: "listo",
		waiting: "en espera",
		degraded: "con fallos",
		stopping: "parando",
		stopped: "detenido",
		ending: "terminando",
		off: "apagado",
		bootstrapping: "arrancando",
		"bootstrapping {percent} %": "arrancando {percent} %",
		publishing: "publicando",
		checking: "comprobando",
		reachable: "accesible",
		unreachable: "inaccesible",
		"publishing its descriptor": "publicando su descriptor",
		"not reachable yet; dialling it as a guest would": "aún no es accesible; probando como lo haría un invitado",
		"not reachable; trying again": "no es accesible; probando otra vez",
		"the onion is reachable: guests can enter by the link": "el onion ya es accesible: los invitados pueden entrar con el enlace",
		"the onion is not reachable yet; it is said here when it is": "el onion aún no es accesible; aquí se avisará cuando lo sea",
		"ending the room": "terminando la sala",
		"ending the room: its lifetime is over": "terminando la sala: se acabó su tiempo",
		"ending the room: the host program is gone": "terminando la sala: el programa anfitrión ya no está",
		"ending the room: the process that carried its doors is gone": "terminando la sala: el proceso que llevaba sus puertas ya no está",
		"ending the room, as it cannot be started": "terminando la sala, pues no puede arrancar",
		"the room has ended": "la sala terminó",
		"not overwritten: {parts}": "no sobrescrito: {parts}",
		"what was not overwritten stays in free memory until that is used again: to be sure, switch this machine off": "lo que no se sobrescribió queda en la memoria libre hasta que esta se vuelva a usar: para mayor seguridad, apaga esta máquina",
		"to look again: mayfly verify; to remove what is left: mayfly down": "para volver a mirar: mayfly verify; para borrar lo que queda: mayfly down",
		"the room has ended ({details})": "la sala terminó ({details})",
		"killed: {parts}": "terminados a la fuerza: {parts}",
		"not ended: {parts}": "no terminaron: {parts}",
		"not wiped: {parts}": "no borrados: {parts}",
		"the key is let in": "la clave queda autorizada",
		"the engine does not let go of what an earlier room left; where no container of yours uses it, restart Docker: {thing}": "el motor no suelta lo que dejó una sala anterior; si ningún contenedor tuyo lo usa, reinicia Docker: {thing}",
		"removed what an earlier room left: {thing}": "borrado lo que dejó una sala anterior: {thing}",
		"all is in place": "todo está en su sitio",
		"engine: docker; --engine bare does without": "motor: docker; para iniciar sin él: --engine bare",
		"Docker's engine at {socketPath} has no socket": "el motor de Docker en {socketPath} no tiene socket",
		"Docker's engine at {socketPath} does not let this user in": "el motor de Docker en {socketPath} no deja entrar a este usuario",
		"Docker's engine at {socketPath} does not run": "el motor de Docker en {socketPath} no está en marcha",
		"Docker's engine at {socketPath} does not answer: {error}": "el motor de Docker en {socketPath} no responde: {error}",
		"engine: bare; {why}": "motor: bare; {why}",
		"the image has no program for {transport}": "la imagen no tiene programa para {transport}",
		"building the image {image}: once for each version, some minutes": "construyendo la imagen {image}: una vez por versión, unos minutos",
		"removed {count} images that earlier builds left": "borradas {count} imágenes que dejaron construcciones anteriores",
		"container {name}": "contenedor {name}",
		"network {name}": "red {name}",
		"control group {name}": "grupo de control {name}",
		"the room is over": "la sala terminó",
		"this machine": "esta máquina",
		"nothing is left": "no queda nada",
		"nothing found": "nada encontrado",
		"{left} of {all} found": "{left} de {all} encontrados",
		"{found}, {open} not checked": "{found}, {open} sin comprobar",
		gone: "no queda nada",
		LEFT: "QUEDA ALGO",
		"not checked": "sin comprobar",
		"mayfly down removes what is left": "mayfly down borra lo que queda",
		"processes and namespaces": "procesos y espacios de nombres",
		processes: "procesos",
		"keys and state, overwritten": "claves y estado, sobrescritos",
		mounts: "montajes",
		files: "archivos",
		ports: "puertos",
		containers: "contenedores",
		networks: "redes",
		container: "contenedor",
		network: "red",
		volumes: "volúmenes",
		"control groups": "grupos de control",
		"files in the container’s layer": "archivos en la capa del contenedor",
		"mounts that reach a disk": "montajes que llegan a un disco",
		"log file": "archivo de registro",
		"pages in swap": "páginas en el intercambio",
		"core files": "volcados de memoria",
		"npm’s logs": "registros de npm",
		"delete {file}": "borra {file}",
		"delete {file} and {count} more": "borra {file} y {count} más",
		"npm’s log folder cannot be read ({code})": "la carpeta de registros de npm no se puede leer ({code})",
		"process {list}": "proceso {list}",
		"the first process was never seen": "nunca se vio el primer proceso",
		"the room did not end in order; its tmpfs is gone": "la sala no terminó en orden; su tmpfs ya no está",
		"of {parts}": "de {parts}",
		"{count} of tmpfs": "{count} de tmpfs",
		"taken: {ports}": "ocupados: {ports}",
		"the room ended before it could be looked at": "la sala terminó antes de poder mirarla",
		"the engine does not answer": "el motor no responde",
		"this user cannot see the container’s processes": "este usuario no puede ver los procesos del contenedor",
		"it is still there": "sigue ahí",
		"the engine knows of none, but {why}": "el motor no conoce ninguno, pero {why}",
		"the log driver is {driver}": "el registro lo lleva {driver}",
		"this machine has no swap on": "esta máquina no tiene intercambio activo",
		"{bytes} bytes at the most": "{bytes} bytes como máximo",
		"{bytes} bytes at the end": "{bytes} bytes al final",
		"swap is on, and this kernel keeps no peak of it; none at the end": "hay intercambio, y este núcleo no guarda su máximo; ninguno al final",
		"a process may write one": "un proceso puede escribir uno",
		"looked in {dirs}": "se buscó en {dirs}",
		"nobody can tell whose it is: {files}": "no se sabe de quién es: {files}",
		"the engine has a kernel of its own": "el motor tiene un núcleo propio",
		"a core file holds what was in memory: remove it by shred -u": "un volcado guarda lo que había en la memoria: bórralo con shred -u",
		"volume {name}": "volumen {name}",
		"just made by Compose, or left: {names}": "recién creado por Compose, o sobrante: {names}",
		"started by other means: {names}": "iniciado por otros medios: {names}",
		"Docker’s own records": "registros del propio Docker",
		"its log and database keep random names and ids, and when rooms began and ended": "su registro y su base de datos guardan nombres e ids aleatorios, y cuándo empezaron y terminaron las salas",
		"the room’s name stands in the container’s environment, and Docker keeps it after the end; docker/README.md tells how to give it on stdin": "el nombre de la sala está en el entorno del contenedor, y Docker lo guarda después del final; docker/README.md dice cómo darlo por la entrada estándar",
		"the kernel hands dumps to {program}": "el núcleo entrega los volcados a {program}",
		"swap is on, and the engine keeps no account of it": "hay intercambio, y el motor no lleva cuenta de él",
		"{size} KiB at the end": "{size} KiB al final",
		"swap is on: a page may have been there and gone; \"swapoff -a\" before the next room": "hay intercambio: una página pudo pasar por ahí; \"swapoff -a\" antes de la próxima sala",
		engine: "motor",
		"its namespaces were never seen": "nunca se vieron sus espacios de nombres",
		"image and mounts": "imagen y montajes",
		"{count} in this namespace": "{count} en este espacio de nombres",
		"the engine cannot limit {what}": "el motor no puede limitar {what}",
		"a guest who keeps the room busy can then use up what this machine has of it": "un invitado que cargue la sala puede agotar lo que esta máquina tiene de ello",
		"no Docker engine": "sin motor de Docker",
		"Docker {version}, storage {storage}, logs by {logs} (a room: none)": "Docker {version}, almacenamiento {storage}, registros con {logs} (una sala: ninguno)",
		"kernel {kernel}; {docker}; {memory} MiB of memory free": "núcleo {kernel}; {docker}; {memory} MiB de memoria libres",
		"BREAKS A PROMISE": "ROMPE UNA PROMESA",
		weakens: "debilita",
		"not known": "no se sabe",
		"{count} found": "{count} encontrados",
		"{finding}; to mend it: {command}": "{finding}; para remediarlo: {command}",
		"swap on a disk: {names}": "intercambio en un disco: {names}",
		"the room itself is kept out of it, but this program shows the passphrase, and its pages are not": "la sala no llega ahí, pero este programa muestra la frase secreta, y sus páginas sí",
		"pages of the room may be written there and stay after the end": "páginas de la sala pueden escribirse ahí y quedar después del final",
		"pages of the room, and of its files, may be written there and stay after the end": "páginas de la sala, y de sus archivos, pueden escribirse ahí y quedar después del final",
		"this machine can hibernate": "esta máquina puede hibernar",
		"hibernation writes all memory, the room in it, to a disk": "la hibernación escribe toda la memoria, con la sala, en un disco",
		"the kernel hands core dumps to {program}": "el núcleo entrega los volcados de memoria a {program}",
		"it writes no core of a room, but that a part crashed goes into the journal": "no escribe el volcado de una sala, pero el hecho de que una parte falló queda en el journal",
		"should a part of the room crash, its memory may be written to a disk": "si una parte de la sala falla, su memoria puede acabar en un disco",
		"init_on_free is off": "init_on_free está apagado",
		"freed memory keeps what was said until another program gets it": "la memoria liberada guarda lo dicho hasta que la recibe otro programa",
		"the bare engine has no system-call filter": "el motor bare no tiene filtro de llamadas al sistema",
		"an exploit in a part of the room meets the whole kernel; a container (--engine docker or volatile) leaves it few calls": "un fallo explotado en una parte de la sala se encuentra con todo el núcleo; un contenedor (--engine docker o volatile) le deja pocas llamadas",
		"the engine has no seccomp": "el motor no tiene seccomp",
		"the room’s programs could make every system call, and the engine refuses our profile": "los programas de la sala podrían hacer cualquier llamada al sistema, y el motor rechaza nuestro perfil",
		"AppArmor is not on": "AppArmor no está activo",
		"one of the layers around the room is missing; the others hold": "falta una de las capas que rodean la sala; las demás aguantan",
		"Docker keeps of every room, in its log and database: random names and ids, and when it began and ended": "Docker guarda de cada sala, en su registro y su base de datos: nombres e ids aleatorios, y cuándo empezó y terminó",
		"userns-remap is off": "userns-remap está apagado",
		"root in the container is this machine’s root, held by capabilities, seccomp and namespaces": "el root del contenedor es el de esta máquina, sujeto por capacidades, seccomp y espacios de nombres",
		"add \"userns-remap\": \"default\" to /etc/docker/daemon.json, then: sudo systemctl restart docker": "añade \"userns-remap\": \"default\" a /etc/docker/daemon.json, y después: sudo systemctl restart docker",
		"Docker's engine is {version}": "el motor de Docker es {version}",
		"before {version}, other machines of the local network can reach ports that are published on 127.0.0.1, such as the room’s page": "antes de la versión {version}, otras máquinas de la red local alcanzan los puertos publicados en 127.0.0.1, como la página de la sala",
		"nothing before {version} was tried": "no se probó nada anterior a {version}",
		"tor finds no relays with a clock that is hours off, so that no onion appears": "con un reloj desviado por horas tor no encuentra repetidores, y no aparece ningún onion",
		"the clock stands before these sources were made": "el reloj marca una hora anterior a este código",
		"nobody sets this machine’s clock": "nadie pone en hora el reloj de esta máquina",
		"{size} MiB of memory are free": "hay {size} MiB de memoria libres",
		"a room wants {size} MiB; with less the kernel may end it": "una sala quiere {size} MiB; con menos el núcleo puede matarla",
		"port {ports} is taken on 127.0.0.1": "el puerto {ports} está ocupado en 127.0.0.1",
		"a door cannot open there": "ahí no puede abrirse una puerta",
		"whether the clock is right: nobody here tells, and no network is asked": "si el reloj va bien: aquí nadie lo dice, y no se pregunta a la red",
		"init_on_free: the kernel’s configuration is not readable": "init_on_free: no se puede leer la configuración del núcleo",
		"where core dumps go: the engine has a kernel of its own": "adónde van los volcados: el motor tiene un núcleo propio",
		"Docker: {why}": "Docker: {why}",
		"see mayfly doctor": "consulta mayfly doctor",
		"error:": "error:",
		"hint:": "consejo:",
		"warning:": "aviso:",
		"no room of yours runs here": "aquí no hay ninguna sala tuya",
		"no room of yours is called {room}": "ninguna sala tuya se llama {room}",
		"start one: mayfly up": "inicia una: mayfly up",
		"there is {rooms}": "hay {rooms}",
		"{count} rooms of yours run here": "aquí hay {count} salas tuyas",
		"say which: {rooms}": "di cuál: {rooms}",
		"the room still runs after {seconds} s": "la sala sigue en marcha tras {seconds} s",
		"a second Ctrl-C where it was started ends it at once": "un segundo Ctrl-C donde se inició la termina al instante",
		"the room does not answer": "la sala no responde",
		"is it ending? see mayfly status": "¿está terminando? consulta mayfly status",
		"the room gives an answer of another form": "la sala responde en un formato desconocido",
		"was it started by another version of mayfly?": "¿la inició otra versión de mayfly?",
		"engine docker: there is no image {image}": "motor docker: no existe la imagen {image}",
		"docker image ls shows those that are there": "docker image ls muestra las que hay",
		"engine volatile: this machine's own engine has no image {image}": "motor volatile: el motor de esta máquina no tiene la imagen {image}",
		"engine docker: {what}": "motor docker: {what}",
		"engine bare: {what}": "motor bare: {what}",
		"start the engine (sudo systemctl start docker), or choose --engine bare": "inicia el motor (sudo systemctl start docker), o elige --engine bare",
		"DOCKER_HOST names no unix socket of this machine": "DOCKER_HOST no nombra un socket unix de esta máquina",
		"choose others: --web-port, --ssh-port": "elige otros: --web-port, --ssh-port",
		"engine bare: needs Linux, this is {platform}": "motor bare: necesita Linux, esto es {platform}",
		"where there is Docker: --engine docker": "donde haya Docker: --engine docker",
		"engine bare: {programs} not found": "motor bare: no se encontró {programs}",
		"install the packages util-linux, hostname (Arch: inetutils) and iproute2 (Fedora: iproute)": "instala los paquetes util-linux, hostname (Arch: inetutils) e iproute2 (Fedora: iproute)",
		"engine bare: this kernel gives ordinary users no user namespaces": "motor bare: este núcleo no da espacios de nombres de usuario a usuarios corrientes",
		"run it as root: sudo mayfly up": "ejecútalo como root: sudo mayfly up",
		"{program}: not found": "{program}: no se encontró",
		"run: mayfly setup": "ejecuta: mayfly setup",
		"port {port}: is taken on 127.0.0.1": "puerto {port}: está ocupado en 127.0.0.1",
		"port {port}: is for root alone": "puerto {port}: es solo para root",
		"choose others, from 1024 on": "elige otros, del 1024 en adelante",
		"port {port}: cannot be listened on ({code}) on 127.0.0.1": "puerto {port}: no se puede abrir ({code}) en 127.0.0.1",
		"127.0.0.1: this machine cannot reach itself there ({code})": "127.0.0.1: esta máquina no llega a sí misma ahí ({code})",
		"its loopback may be down, or filtered: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo": "su interfaz loopback puede estar apagada o filtrada: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo",
		"choose another: --listen PORT": "elige otro: --listen PUERTO",
		"engine volatile: needs Linux, and root": "motor volatile: necesita Linux, y root",
		"sudo mayfly up --engine volatile, or choose --engine docker or bare": "sudo mayfly up --engine volatile, o elige --engine docker o bare",
		"engine volatile: not found: {programs}": "motor volatile: no se encontró: {programs}",
		"engine volatile: waited in vain for {what}": "motor volatile: esperó en vano: {what}",
		"engine volatile: {what}": "motor volatile: {what}",
		"internal error": "error interno",
		"\"{word}\" is not a command": "\"{word}\" no es un comando",
		"help: \"{word}\" is not a command": "help: \"{word}\" no es un comando",
		"one of {commands}; see mayfly --help": "uno de {commands}; consulta mayfly --help",
		"see mayfly --help": "consulta mayfly --help",
		"see mayfly {command} --help": "consulta mayfly {command} --help",
		"{count} too many on the command line; flags start with --": "sobran {count} en la línea de comandos; las opciones empiezan con --",
		"completion: name a shell: {shells}": "completion: nombra una shell: {shells}",
		"{flag}: is not a flag of this command": "{flag}: no es una opción de este comando",
		"{flag}: takes no value": "{flag}: no lleva valor",
		"{flag}: needs a value": "{flag}: necesita un valor",
		"{flag}: needs a value; one that starts with - goes as {form}=-…": "{flag}: necesita un valor; uno que empieza con - va así: {form}=-…",
		"{flag}: is given twice": "{flag}: aparece dos veces",
		"config passphrase: given as a flag and as a file": "config passphrase: se dio como opción y como archivo",
		"config passphrase: the value {why}; to use it all the same: --weak-passphrase": "config passphrase: el valor {why}; para usarlo de todos modos: --weak-passphrase",
		"is shorter than {count} characters, so that it is soon guessed": "tiene menos de {count} caracteres y pronto se adivina",
		"repeats a few characters": "repite pocos caracteres",
		"follows the alphabet or the keyboard": "sigue el alfabeto o el teclado",
		"is made of what is tried first": "está hecho de lo que se prueba primero",
		"config passphrase: the value {why}: it is soon guessed": "config passphrase: el valor {why}: pronto se adivina",
		"--{flag}: npm took it for itself; two dashes go before it: npm start -- --{same}": "--{flag}: npm se la quedó; pon dos guiones antes: npm start -- --{same}",
		"--{flag}: npm may write its command line to a log; give it by --{same}-file FILE, or by --{also}-file - and stdin": "--{flag}: npm puede escribir su línea de comandos en un registro; dala con --{same}-file ARCHIVO, o con --{also}-file - y stdin",
		"config engine: {value} is none of {names}": "config engine: {value} no es ninguno de {names}",
		"config image: the bare engine has none": "config image: el motor bare no tiene imagen",
		"config {flag}: {value} must be {range}": "config {flag}: {value} debe ser {range}",
		"config {flag}: {value} is neither \"on\" nor \"off\"": "config {flag}: {value} no es \"on\" ni \"off\"",
		"config {flag}: {value} is not a time like 90m, 12h or 1h30m": "config {flag}: {value} no es un tiempo como 90m, 12h o 1h30m",
		"config {flag}: {value} is not 1–32 letters, digits, - or _ (several by commas)": "config {flag}: {value} no son de 1 a 32 letras, cifras, - o _ (varios con comas)",
		"config {flag}: {value} names more than 16 rooms": "config {flag}: {value} nombra más de 16 salas",
		"config {flag}: {value} names a room twice": "config {flag}: {value} nombra una sala dos veces",
		"config {flag}: {value} has a character that is not visible ASCII": "config {flag}: {value} tiene un carácter que no es ASCII visible",
		"config {flag}: {value} starts with a colon": "config {flag}: {value} empieza con dos puntos",
		"config {flag}: {value} is not 8–63 characters": "config {flag}: {value} no tiene de 8 a 63 caracteres",
		"config {flag}: {value} is a private key; give the .pub file": "config {flag}: {value} es una clave privada; usa el archivo .pub",
		"config {flag}: {value} is not an OpenSSH public key like \"ssh-ed25519 AAAA…\"": "config {flag}: {value} no es una clave pública de OpenSSH como \"ssh-ed25519 AAAA…\"",
		"config {flag}: {value} holds more than 64 keys": "config {flag}: {value} lleva más de 64 claves",
		"config {flag}: {value} is not a bridge line (plain, obfs4 or snowflake)": "config {flag}: {value} no es una línea de puente (simple, obfs4 o snowflake)",
		"config {flag}: {value} is not a bridge line of visible ASCII": "config {flag}: {value} no es una línea de puente en ASCII visible",
		"config {flag}: {value} sets {word}, which Mayfly sets itself": "config {flag}: {value} fija {word}, que Mayfly fija por sí mismo",
		"config {flag}: {value} has a character that is not ASCII": "config {flag}: {value} tiene un carácter que no es ASCII",
		"config {flag}: {value} is longer than {count} characters": "config {flag}: {value} pasa de {count} caracteres",
		"config {flag}: {value} is wrong": "config {flag}: {value} está mal",
		"config: wrong": "config: está mal",
		"the value": "el valor",
		"a value of {count} characters": "un valor de {count} caracteres",
		"config passphrase: \"none\" needs --open, as anybody who finds a door may then enter": "config passphrase: \"none\" necesita --open, pues entonces entra quien encuentre una puerta",
		"config open: goes with --passphrase none only": "config open: solo va con --passphrase none",
		"config ports: two of the four are the same": "config ports: dos de los cuatro son iguales",
		"see mayfly up --help": "consulta mayfly up --help",
		"config {flag}: {path} is not there": "config {flag}: {path} no está",
		"config {flag}: {path} is a folder": "config {flag}: {path} es una carpeta",
		"config {flag}: {path} may not be read by this user": "config {flag}: {path} no puede leerlo este usuario",
		"config {flag}: {path} cannot be read ({code})": "config {flag}: {path} no se puede leer ({code})",
		"config {flag}: {path} cannot be read": "config {flag}: {path} no se puede leer",
		"config {flag}: {path} is larger than {size} KiB": "config {flag}: {path} pasa de {size} KiB",
		"config {flag}: {path} is not text": "config {flag}: {path} no es texto",
		"config {flag}: {path} is empty": "config {flag}: {path} está vacío",
		"{variable} is not a variable that mayfly knows": "mayfly no conoce la variable {variable}",
		"config tor: is not HOST:PORT": "config tor: no es SERVIDOR:PUERTO",
		"config room: {value} is not what mayfly status shows": "config room: {value} no es lo que muestra mayfly status",
		"config {flag}: {value} holds {count} keys, not one": "config {flag}: {value} lleva {count} claves, no una",
		"connect: no invitation; give the link, or - to paste it": "connect: falta la invitación; indica el enlace, o - para pegarlo",
		"connect: npm may write its command line to a log; give - and paste the link": "connect: npm puede escribir su línea de comandos en un registro; da - y pega el enlace",
		"connect: no invitation came on stdin": "connect: no llegó ninguna invitación por stdin",
		"paste the whole link": "pega el enlace entero",
		"paste the invitation, then press Enter; it is not shown": "pega la invitación y pulsa Intro; no se muestra",
		"this is not all of it: paste the rest; Enter alone ends it": "falta una parte: pega el resto; Intro solo lo termina",
		"this door is no onion: its network sees your address": "esta puerta no es un onion: su red ve tu dirección",
		connected: "conectado",
		connecting: "conectando",
		"connecting over Tor": "conectando por Tor",
		"idle; connects when a client comes": "en reposo; conecta cuando llegue un cliente",
		"dropped; connecting again": "se cortó; conectando otra vez",
		"{problem}; trying again in {seconds} s at most": "{problem}; nuevo intento en {seconds} s como mucho",
		"In another terminal, in irssi or any IRC client:": "En otra terminal, en irssi o en cualquier cliente IRC:",
		"Ctrl-C here ends it.": "Ctrl-C aquí lo termina.",
		"invitation: is not a link": "invitación: no es un enlace",
		"it starts with http:// and goes on to its last letter; paste all of it": "empieza por http:// y llega hasta la última letra; pégalo todo",
		"invitation: does not start with http:// or https://": "invitación: no empieza con http:// ni https://",
		"invitation: has a user name before its host": "invitación: tiene un nombre de usuario antes del servidor",
		"no room makes such a link: it may be there to mislead you": "ninguna sala hace un enlace así: puede querer engañarte",
		"invitation: the part after # names no room": "invitación: lo que va tras # no nombra una sala",
		"quote the link, or the shell drops what follows the #": "pon el enlace entre comillas, o la shell quita lo que sigue a #",
		"invitation: names no ssh door": "invitación: no nombra una puerta ssh",
		"it is one for browsers; ask the operator for the one for IRC clients": "es una para navegadores; pide al operador la de clientes IRC",
		"invitation: its ssh door is on another host than its link": "invitación: su puerta ssh está en un servidor distinto del de su enlace",
		"no room makes such a link: whoever sent it may want your address; nothing was dialled": "ninguna sala hace un enlace así: quien lo envió puede querer tu dirección; no se conectó con nada",
		"invitation: its ssh door is neither an onion nor on a private network": "invitación: su puerta ssh no es un onion ni está en una red privada",
		"whoever runs that host sees your address; if you accept that: --direct": "quien lleva ese servidor ve tu dirección; si lo aceptas: --direct",
		"connect: the invitation brings no key": "connect: la invitación no trae ninguna clave",
		"give your own by --identity FILE, the one the operator let in": "indica la tuya con --identity ARCHIVO, la que autorizó el operador",
		"config identity: the file holds no private key that can be read": "config identity: el archivo no lleva una clave privada que se pueda leer",
		"it must be a private key in a format of OpenSSH, without a passphrase of its own": "debe ser una clave privada en un formato de OpenSSH, sin frase propia",
		"tor: nobody listens at its SOCKS port": "tor: nadie escucha en su puerto SOCKS",
		"tor: cannot reach the onion": "tor: no se puede llegar al onion",
		"start tor or Tor Browser; say where by --tor HOST:PORT (Tor Browser: 127.0.0.1:9150)": "inicia tor o Tor Browser; di dónde con --tor SERVIDOR:PUERTO (Tor Browser: 127.0.0.1:9150)",
		"is the room still there? try again in a minute": "¿sigue ahí la sala? prueba otra vez en un minuto",
		"ssh: the door does not answer": "ssh: la puerta no responde",
		"is the room still there?": "¿sigue ahí la sala?",
		"ssh: the host key is not the invitation’s; nothing was sent to that host": "ssh: la clave del servidor no es la de la invitación; no se le envió nada",
		"is the invitation of an earlier room? else somebody stands in between: ask the operator": "¿la invitación es de una sala anterior? si no, alguien está en medio: pregunta al operador",
		"ssh: the room does not take this key": "ssh: la sala no acepta esta clave",
		"ask the operator to let it in; send them your public key": "pide al operador que la autorice; envíale tu clave pública",
		"ssh: the connection failed before the login": "ssh: la conexión falló antes de entrar",
		"try again in a minute": "prueba otra vez en un minuto",
		"{variable}: stands in the container's environment, which Docker keeps on its disk": "{variable}: está en el entorno del contenedor, que Docker guarda en su disco",
		"take it away, remove the container, and give it on stdin: see docker/README.md": "quítala, borra el contenedor y dala por stdin: consulta docker/README.md",
		"stdin: its first line is not JSON": "stdin: su primera línea no es JSON",
		"stdin: its first line holds no object \"variables\"": "stdin: su primera línea no lleva un objeto \"variables\"",
		"installing npm dependencies (npm ci)": "instalando las dependencias de npm (npm ci)",
		"npm does not start: {why}": "npm no arranca: {why}",
		"npm comes with Node; see https://nodejs.org": "npm viene con Node; consulta https://nodejs.org",
		"this copy of Mayfly has no package-lock.json: nobody can tell which packages belong to it": "esta copia de Mayfly no tiene package-lock.json: no se sabe qué paquetes son los suyos",
		"start it from a clone of its sources; npm leaves that file out of what it packs": "inícialo desde un clon del código; npm deja ese archivo fuera de lo que empaqueta",
		"this copy of Mayfly cannot build its server and its page: it is not a clone": "esta copia de Mayfly no puede construir el servidor y la página: no es un clon",
		"start rooms from a clone of its sources; here the other commands work": "inicia salas desde un clon del código; aquí funcionan los demás comandos",
		"this copy of Mayfly is in a node_modules folder, from where Node runs no TypeScript": "esta copia de Mayfly está en una carpeta node_modules, y desde ahí Node no ejecuta TypeScript",
		"clone its sources, and start it there": "clona el código e inícialo ahí",
		"copy it to a folder of your own, and start it there": "cópialo a una carpeta tuya e inícialo ahí",
		"choose another place: MAYFLY_PROGRAMS=/FOLDER mayfly up": "elige otro lugar: MAYFLY_PROGRAMS=/CARPETA mayfly up",
		"{folder}: is on a file system that is mounted read-only": "{folder}: está en un sistema de archivos montado solo para lectura",
		"{folder}: may not be written by this user": "{folder}: este usuario no puede escribir ahí",
		"{folder}: is mounted noexec: no program may run from there": "{folder}: está montado con noexec: desde ahí no puede ejecutarse ningún programa",
		"this user has no home folder": "este usuario no tiene carpeta personal",
		"choose a place for the programs: MAYFLY_PROGRAMS=/FOLDER mayfly up": "elige un lugar para los programas: MAYFLY_PROGRAMS=/CARPETA mayfly up",
		"the set-up was ended before it was done": "la preparación se interrumpió antes de acabar",
		"start it again: it goes on where it was": "iníciala otra vez: sigue donde estaba",
		"{place}: may not be used by this user": "{place}: este usuario no puede usarlo",
		"{place}: the disk is full": "{place}: el disco está lleno",
		"{place}: your share of the disk is full": "{place}: tu parte del disco está llena",
		"{folder}: its disk has {free} MiB free, the set-up needs {need}": "{folder}: su disco tiene {free} MiB libres, la preparación necesita {need}",
		"MAYFLY_PROGRAMS: is not a path that starts with /": "MAYFLY_PROGRAMS: no es una ruta que empiece con /",
		"{place}: is not there": "{place}: no existe",
		"{place}: a part of this path is a file, not a folder": "{place}: una parte de la ruta es un archivo, no una carpeta",
		"{place}: too many files are open": "{place}: hay demasiados archivos abiertos",
		"{place}: the disk does not work": "{place}: el disco no funciona",
		"{place}: there is not enough memory": "{place}: no hay memoria suficiente",
		"{place}: no more processes may be started": "{place}: no se pueden iniciar más procesos",
		"{place}: cannot be used ({code})": "{place}: no se puede usar ({code})",
		"choose a place that you may write": "elige un lugar donde puedas escribir",
		"make room, then try again": "libera espacio y prueba otra vez",
		"was it removed meanwhile? try again": "¿se borró entretanto? prueba otra vez",
		"move it out of the way, then try again": "quítalo de en medio y prueba otra vez",
		"raise the limit: ulimit -n 1024": "sube el límite: ulimit -n 1024",
		"end other programs, then try again": "cierra otros programas y prueba otra vez",
		"see dmesg": "consulta dmesg",
		"see the manual of your system for this code": "consulta el manual de tu sistema para este código",
		"npm ci failed, see above": "npm ci falló, mira arriba",
		"it needs the npm registry; try `npm ping`": "necesita el registro de npm; prueba `npm ping`",
		"npm ci left something out": "npm ci dejó algo fuera",
		"does your npm configuration omit optional packages? see `npm config get omit`": "¿tu configuración de npm omite paquetes opcionales? consulta `npm config get omit`",
		"waiting for another set-up to end": "esperando a que termine otra preparación",
		"another set-up does not end": "otra preparación no termina",
		"end it, then try again": "termínala y prueba otra vez",
		"a package cannot be unpacked: {why}": "no se puede desempaquetar un paquete: {why}",
		"is the disk full?": "¿está lleno el disco?",
		"apt does not offer {packages}: {why}": "apt no ofrece {packages}: {why}",
		"the package lists could not be fetched: is there a network?": "no se pudieron descargar las listas de paquetes: ¿hay red?",
		"try: sudo apt-get install {packages}": "prueba: sudo apt-get install {packages}",
		"packages could not be fetched: {why}": "no se pudieron descargar paquetes: {why}",
		"is there a network?": "¿hay red?",
		"the fetched {program} does not run here: {why}": "el {program} descargado no funciona aquí: {why}",
		"install the packages ({packages})": "instala los paquetes ({packages})",
		"the fetched tor, sshd and others are {days} days old; fetch fixes by: mayfly setup --refresh": "tor, sshd y los demás se descargaron hace {days} días; descarga correcciones con: mayfly setup --refresh",
		"not found on this machine: {programs}": "no se encontró en esta máquina: {programs}",
		"fetching {programs} as packages into {folder} (nothing is installed)": "descargando {programs} como paquetes a {folder} (no se instala nada)",
		"the package of {program} does not hold it": "el paquete de {program} no lo contiene",
		"building the server and the page": "compilando el servidor y la página",
		"the build failed: {why}": "la compilación falló: {why}",
		"was a source changed? see git status": "¿cambió algún archivo fuente? consulta git status",
		"the channel that guests enter, and others by commas": "el canal al que entran los invitados, y otros con comas",
		"the room’s shared secret; default: six random words. Other users of this machine can read a flag: prefer --passphrase-file": "el secreto común de la sala; por defecto: seis palabras al azar. Otros usuarios de esta máquina pueden leer una opción: mejor --passphrase-file",
		"allow --passphrase none: whoever finds a door may enter": "permite --passphrase none: entra quien encuentre una puerta",
		"how long the room lives, unless it is ended earlier: 90m, 12h, 7d": "cuánto vive la sala si no se termina antes: 90m, 12h, 7d",
		"the page, on 127.0.0.1 only": "la página, solo en 127.0.0.1",
		"the ssh door, on 127.0.0.1 only": "la puerta ssh, solo en 127.0.0.1",
		"the IRC door inside: what ssh may forward to": "la puerta IRC de dentro: adonde puede llevar ssh",
		"ngIRCd inside: only the gateway speaks to it": "ngIRCd, dentro: solo le habla la pasarela",
		"a guest’s public key; repeatable; default: one is minted for the invitation": "la clave pública de un invitado; se puede repetir; por defecto: se crea una para la invitación",
		"start no tor: the room is reachable on this machine only": "sin tor: solo se llega a la sala en esta máquina",
		"bridge lines, for networks that block Tor (plain, obfs4, snowflake)": "líneas de puentes, para redes que bloquean Tor (simples, obfs4, snowflake)",
		"extra lines for tor’s configuration, as for a test network": "líneas extra para la configuración de tor, como para una red de pruebas",
		"the longest nickname, 3–31": "longitud máxima del apodo, 3–31",
		"how many sessions the room holds": "cuántas sesiones caben en la sala",
		"how many sessions one Tor circuit may hold": "cuántas sesiones puede tener un circuito de Tor",
		"how long a guest whose connection broke keeps their place": "cuánto guarda su sitio un invitado a quien se le cortó la conexión",
		"the last lines of each channel that newcomers get, 0–500; 0: what was said before they came is not theirs": "las últimas líneas de cada canal que reciben los recién llegados, 0–500; 0: lo dicho antes no es suyo",
		"default {value}": "por defecto {value}",
		"usage:": "uso:",
		"Examples:": "Ejemplos:",
		"A chat room that lives in RAM: up with one command, gone with Ctrl-C.": "Una sala de chat que vive en la RAM: nace con un comando, termina con Ctrl-C.",
		"start a room, print its invitation, stay until it ends": "inicia una sala, muestra su invitación y queda hasta el final",
		"enter a room with any IRC client, by its ssh door": "entra en una sala con cualquier cliente IRC, por su puerta ssh",
		"how the room on this machine is": "cómo está la sala de esta máquina",
		"print the invitation again; let a guest’s ssh key in": "muestra otra vez la invitación; autoriza la clave ssh de un invitado",
		"end the room on this machine; remove what others left": "termina la sala de esta máquina; borra lo que otras dejaron",
		"look for what any ended room left on this machine": "busca lo que dejó en esta máquina cualquier sala terminada",
		"what on this machine breaks or weakens a promise": "qué rompe o debilita una promesa en esta máquina",
		"fetch and build what is missing; up does it by itself": "descarga y compila lo que falta; up lo hace por sí mismo",
		"the script that completes commands in a shell": "el script que completa comandos en una shell",
		"the flags of a command; so does COMMAND --help": "las opciones de un comando; igual que COMANDO --help",
		"print the version": "muestra la versión",
		"Here \"mayfly\" stands for: {command}": "Aquí \"mayfly\" significa: {command}",
		"The language is that of MAYFLY_LANG (en, pt-BR, es), or else of LC_ALL, LC_MESSAGES or LANG.": "El idioma es el de MAYFLY_LANG (en, pt-BR, es), o si no el de LC_ALL, LC_MESSAGES o LANG.",
		"Exit codes: 0 fine, 1 failure, 2 wrong usage or configuration, 3 something of an ended room was left, 130 ended at once by a second Ctrl-C.": "Códigos de salida: 0 bien, 1 fallo, 2 uso o configuración incorrectos, 3 quedó algo de una sala terminada, 130 terminado al instante por un segundo Ctrl-C.",
		"Starts a room and prints its invitation. The room ends with Ctrl-C, \"mayfly down\", or its lifetime. Each flag has a variable; the flag wins.": "Inicia una sala y muestra su invitación. La sala termina con Ctrl-C, con \"mayfly down\" o con su tiempo. Cada opción tiene una variable; gana la opción.",
		"the passphrase is the first line of FILE; - reads stdin": "la frase secreta es la primera línea de FILE; - lee stdin",
		"docker: a container of this machine’s Docker engine. volatile: an engine of its own, in memory alone (Linux, root). bare: no engine, private namespaces (Linux). Default: docker where it can, else bare (MAYFLY_ENGINE)": "docker: un contenedor del motor de Docker de esta máquina. volatile: un motor propio, solo en memoria (Linux, root). bare: sin motor, espacios de nombres privados (Linux). Por defecto: docker donde se pueda, si no bare (MAYFLY_ENGINE)",
		"for docker and volatile: an image that this machine’s engine has; default: built from these sources, once (MAYFLY_IMAGE)": "para docker y volatile: una imagen que tenga el motor de esta máquina; por defecto: se construye a partir de este código, una vez (MAYFLY_IMAGE)",
		"do not start where mayfly doctor finds a broken promise (MAYFLY_STRICT=on)": "no arrancar donde mayfly doctor encuentre una promesa rota (MAYFLY_STRICT=on)",
		"take a passphrase that is soon guessed (MAYFLY_WEAK_PASSPHRASE=on)": "acepta una frase secreta fácil de adivinar (MAYFLY_WEAK_PASSPHRASE=on)",
		"events on stdout, one JSON object a line (MAYFLY_JSON=on)": "eventos en stdout, un objeto JSON por línea (MAYFLY_JSON=on)",
		"draw no QR code (MAYFLY_QR=off)": "no dibuja el código QR (MAYFLY_QR=off)",
		"A variable for a FILE holds the lines themselves, or a path that starts with / or ./ instead. Files are at most 64 KiB.": "Una variable para un FILE lleva las líneas mismas, o bien una ruta que empieza con / o ./. Los archivos tienen 64 KiB como máximo.",
		"Files of its own: programs unpacked under ~/.cache/mayfly/programs, or where MAYFLY_PROGRAMS says. Nothing of a room is there.": "Archivos propios: programas desempaquetados en ~/.cache/mayfly/programs, o donde diga MAYFLY_PROGRAMS. Ahí no hay nada de una sala.",
		"Opens the room's ssh door, over Tor where the door is an onion, and listens on 127.0.0.1 for an IRC client. The door's host key must be the invitation's.": "Abre la puerta ssh de la sala, por Tor si la puerta es un onion, y escucha en 127.0.0.1 a un cliente IRC. La clave del servidor debe ser la de la invitación.",
		"the ssh invitation. Other users of this machine can read a command line: prefer -": "la invitación ssh. Otros usuarios de esta máquina pueden leer una línea de comandos: mejor -",
		"read the invitation from stdin: paste it, in as many lines as it has, then Enter. It is not shown": "lee la invitación de stdin: pégala, en las líneas que tenga, y pulsa Intro. No se muestra",
		"where the IRC client connects; default 6668": "adonde conecta el cliente IRC; por defecto 6668",
		"tor’s SOCKS port; default 127.0.0.1:9050 (Tor Browser’s is 9150)": "el puerto SOCKS de tor; por defecto 127.0.0.1:9050 (el de Tor Browser es 9150)",
		"your own private key, unencrypted; default: the one in the invitation": "tu propia clave privada, sin cifrar; por defecto: la de la invitación",
		"dial a door outside of Tor, too: its host and the networks on the way see your address": "conecta también con una puerta fuera de Tor: su servidor y las redes del camino ven tu dirección",
		"Ends with Ctrl-C; connects again by itself when the connection drops.": "Termina con Ctrl-C; conecta otra vez por sí mismo cuando se corta la conexión.",
		"which one, where several run: as status names it": "cuál, donde haya varias: como la nombra status",
		"one JSON object on stdout": "un objeto JSON en stdout",
		"Says how your running room is: its parts, its onion, how many guests.": "Dice cómo está tu sala en marcha: sus partes, su onion, cuántos invitados.",
		"Prints the invitation of your running room again.": "Muestra otra vez la invitación de tu sala en marcha.",
		"let the owner of this public key in by ssh, and print the invitation for them": "autoriza por ssh al dueño de esta clave pública, y muestra su invitación",
		"Ends your running room in order and waits until its last process is gone. The report of what was checked is printed where the room was started. Then removes containers and networks of rooms whose host program was ended by force.": "Termina en orden tu sala en marcha y espera a que se vaya su último proceso. El informe de lo comprobado sale donde se inició la sala. Después borra contenedores y redes de salas cuyo programa anfitrión fue terminado a la fuerza.",
		"Looks for what any ended room left on this machine: containers, networks and volumes in Docker's engines, by Compose as well, processes, mounts, files, core files. Removes nothing; mayfly down does. A check that could not be made says \"not checked\", and why.": "Busca lo que dejó en esta máquina cualquier sala terminada: contenedores, redes y volúmenes en los motores de Docker, también los de Compose, procesos, montajes, archivos, volcados de memoria. No borra nada; eso lo hace mayfly down. Lo que no se pudo comprobar dice \"sin comprobar\", y por qué.",
		"Says what on this machine breaks or weakens a room's promises: what, why, and the command that mends it. Changes nothing and asks no network.": "Dice qué rompe o debilita en esta máquina las promesas de una sala: qué, por qué, y el comando que lo remedia. No cambia nada ni pregunta a la red.",
		"exit code 1 where a promise is broken; so does up --strict": "código de salida 1 si hay una promesa rota; igual que up --strict",
		"Prints a script that completes mayfly's commands, flags and their values.": "Muestra un script que completa los comandos de mayfly, sus opciones y los valores de estas.",
		"Fetches and builds what is missing: npm's packages, the daemons, the server and the page. Nothing is installed on the system, no service is started.": "Descarga y compila lo que falta: los paquetes de npm, los demonios, el servidor y la página. No se instala nada en el sistema ni se inicia ningún servicio.",
		"fetch the daemons again, for their security fixes, and build again": "descarga otra vez los demonios, por sus correcciones de seguridad, y compila otra vez",
		"the invitation, as often as it is asked for": "la invitación, cuantas veces se pida",
		"the invitation for guests with an IRC client": "la invitación para invitados con un cliente IRC",
		"let in the guest whose public key comes on stdin, and print their invitation": "autoriza al invitado cuya clave pública llega por stdin, y muestra su invitación",
		"what runs, and for how long still": "qué está en marcha, y por cuánto tiempo aún",
		"end the room": "termina la sala",
		"nothing; exit code 0 if guests can enter": "nada; código de salida 0 si los invitados pueden entrar"
	},
	"pt-BR": {
		"The room stands: {rooms}, for {time}.": "A sala está no ar: {rooms}, por {time}.",
		"The room stands: {rooms}, for {time} more.": "A sala está no ar: {rooms}, por mais {time}.",
		"Its number here: {room}": "O número dela aqui: {room}",
		"{count} day": "{count} dia",
		"{count} days": "{count} dias",
		"{count} hour": "{count} hora",
		"{count} hours": "{count} horas",
		"{count} minute": "{count} minuto",
		"{count} minutes": "{count} minutos",
		"{count} second": "{count} segundo",
		"{count} seconds": "{count} segundos",
		"(a QR code needs {width} columns; this terminal has {columns})": "(um código QR precisa de {width} colunas; este terminal tem {columns})",
		"the room is open: no passphrase": "a sala é aberta: sem frase secreta",
		"passphrase: {passphrase}": "frase secreta: {passphrase}",
		"Browser, on this machine only:": "Navegador, só nesta máquina:",
		"Send this link to a guest with Tor Browser. It carries the passphrase:": "Envie este link a um convidado com o Tor Browser. Ele leva a frase secreta:",
		"Send this link to a guest with Tor Browser:": "Envie este link a um convidado com o Tor Browser:",
		"onion: {address}": "onion: {address}",
		"on this machine: {link}": "nesta máquina: {link}",
		"Send this to the guest whose ssh key was let in. It carries the passphrase:": "Envie isto ao convidado cuja chave ssh foi autorizada. Leva a frase secreta:",
		"Send this to a guest with an IRC client and ssh. It carries a key and the passphrase:": "Envie isto a um convidado com um cliente IRC e ssh. Leva uma chave e a frase secreta:",
		"IRC by ssh, on this machine only:": "IRC por ssh, só nesta máquina:",
		"1. In a terminal, save the host key:": "1. Em um terminal, salve a chave do servidor:",
		"1. In a terminal. It waits for what you paste next, and does not show it:": "1. Em um terminal. O comando espera o que você colar em seguida, e não o mostra:",
		"2. Paste this, to its last line, and press Enter:": "2. Cole isto, até a última linha, e tecle Enter:",
		"3. Connect. ssh says nothing while it runs: leave it, and go on in another terminal.": "3. Conecte. O ssh não diz nada enquanto roda: deixe-o assim e continue em outro terminal.",
		"4. In irssi, or any other IRC client:": "4. No irssi, ou em qualquer outro cliente IRC:",
		"Or, with Mayfly on your own machine: this in its folder, instead of 1 to 3. Paste the link when it asks:": "Ou, com o Mayfly na sua máquina: isto na pasta dele, em vez de 1 a 3. Cole o link quando ele pedir:",
		"host key: {key}": "chave do servidor: {key}",
		"On this machine, 3 is:": "Nesta máquina, o passo 3 é:",
		"Or send this to a guest with irssi and tor, but no ssh. It carries the passphrase:": "Ou envie isto a um convidado com irssi e tor, mas sem ssh. Leva a frase secreta:",
		"Start it by \"torsocks irssi\". The first line has torsocks learn the name, as irssi looks names up in a process of its own:": "Inicie-o com \"torsocks irssi\". A primeira linha faz o torsocks aprender o nome, pois o irssi procura nomes em um processo à parte:",
		"To end it: Ctrl-C here, or \"mayfly down\" elsewhere on this machine.": "Para encerrar: Ctrl-C aqui, ou \"mayfly down\" em outro terminal desta máquina.",
		"To end it: mayfly down": "Para encerrar: mayfly down",
		"For guests with an IRC client: mayfly invite --ssh": "Para convidados com um cliente IRC: mayfly invite --ssh",
		"For guests with an IRC client: mayfly invite --ssh --room {room}": "Para convidados com um cliente IRC: mayfly invite --ssh --room {room}",
		"For guests with an IRC client: docker compose exec mayfly mayfly invite --ssh": "Para convidados com um cliente IRC: docker compose exec mayfly mayfly invite --ssh",
		"To end it: Ctrl-C here, or \"docker compose down --volumes\" where compose.yaml is.": "Para encerrar: Ctrl-C aqui, ou \"docker compose down --volumes\" onde está o compose.yaml.",
		"To read all this again, without what Compose puts in front: docker compose exec mayfly mayfly invite": "Para ler tudo isto de novo, sem o que o Compose põe na frente: docker compose exec mayfly mayfly invite",
		"To end it: \"docker compose down --volumes\".": "Para encerrar: \"docker compose down --volumes\".",
		"room {room}: {phase}, {count} guest, ends in {time}": "sala {room}: {phase}, {count} convidado, termina em {time}",
		"room {room}: {phase}, {count} guests, ends in {time}": "sala {room}: {phase}, {count} convidados, termina em {time}",
		"room {room}: {phase}, unknown number of guests, ends in {time}": "sala {room}: {phase}, número de convidados desconhecido, termina em {time}",
		"room {room}: ready, {count} guest, ends in {time}": "sala {room}: pronta, {count} convidado, termina em {time}",
		"room {room}: ready, {count} guests, ends in {time}": "sala {room}: pronta, {count} convidados, termina em {time}",
		"room {room}: ready, unknown number of guests, ends in {time}": "sala {room}: pronta, número de convidados desconhecido, termina em {time}",
		"{away} away, {resumed} resumed": "ausentes: {away}, retomadas: {resumed}",
		sessions: "sessões",
		refused: "recusados",
		"in this container": "neste contêiner",
		"{state} for {time}": "{state} há {time}",
		"{state} for {time}, {count} restart": "{state} há {time}, {count} reinício",
		"{state} for {time}, {count} restarts": "{state} há {time}, {count} reinícios",
		down: "parado",
		starting: "iniciando",
		ready: "pronto",
		waiting: "em espera",
		degraded: "com falhas",
		stopping: "parando",
		stopped: "encerrado",
		ending: "encerrando",
		off: "desligado",
		bootstrapping: "iniciando",
		"bootstrapping {percent} %": "iniciando {percent} %",
		publishing: "publicando",
		checking: "verificando",
		reachable: "acessível",
		unreachable: "inacessível",
		"publishing its descriptor": "publicando seu descritor",
		"not reachable yet; dialling it as a guest would": "ainda inacessível; testando como um convidado faria",
		"not reachable; trying again": "inacessível; tentando de novo",
		"the onion is reachable: guests can enter by the link": "o onion está acessível: os convidados já podem entrar pelo link",
		"the onion is not reachable yet; it is said here when it is": "o onion ainda não está acessível; um aviso aparecerá aqui",
		"ending the room": "encerrando a sala",
		"ending the room: its lifetime is over": "encerrando a sala: o tempo dela terminou",
		"ending the room: the host program is gone": "encerrando a sala: o programa anfitrião não está mais rodando",
		"ending the room: the process that carried its doors is gone": "encerrando a sala: o processo que mantinha as entradas dela não está mais rodando",
		"ending the room, as it cannot be started": "encerrando a sala, pois não pode ser iniciada",
		"the room has ended": "a sala foi encerrada",
		"not overwritten: {parts}": "não sobrescrito: {parts}",
		"what was not overwritten stays in free memory until that is used again: to be sure, switch this machine off": "o que não foi sobrescrito fica na memória livre até que ela seja usada de novo: para ter certeza, desligue esta máquina",
		"to look again: mayfly verify; to remove what is left: mayfly down": "para verificar de novo: mayfly verify; para remover o que sobrou: mayfly down",
		"the room has ended ({details})": "a sala foi encerrada ({details})",
		"killed: {parts}": "encerrados à força: {parts}",
		"not ended: {parts}": "não encerraram: {parts}",
		"not wiped: {parts}": "não apagados: {parts}",
		"the key is let in": "a chave foi autorizada",
		"the engine does not let go of what an earlier room left; where no container of yours uses it, restart Docker: {thing}": "o motor não solta o que uma sala anterior deixou; se nenhum contêiner seu o usa, reinicie o Docker: {thing}",
		"removed what an earlier room left: {thing}": "removido o que uma sala anterior deixou: {thing}",
		"all is in place": "está tudo no lugar",
		"engine: docker; --engine bare does without": "motor: docker; para iniciar sem ele: --engine bare",
		"Docker's engine at {socketPath} has no socket": "o motor do Docker em {socketPath} não tem socket",
		"Docker's engine at {socketPath} does not let this user in": "o motor do Docker em {socketPath} não deixa este usuário entrar",
		"Docker's engine at {socketPath} does not run": "o motor do Docker em {socketPath} não está rodando",
		"Docker's engine at {socketPath} does not answer: {error}": "o motor do Docker em {socketPath} não responde: {error}",
		"engine: bare; {why}": "motor: bare; {why}",
		"the image has no program for {transport}": "a imagem não tem programa para {transport}",
		"building the image {image}: once for each version, some minutes": "criando a imagem {image}: uma vez por versão, alguns minutos",
		"removed {count} images that earlier builds left": "removidas {count} imagens que compilações anteriores deixaram",
		"container {name}": "contêiner {name}",
		"network {name}": "rede {name}",
		"control group {name}": "grupo de controle {name}",
		"the room is over": "a sala foi encerrada",
		"this machine": "esta máquina",
		"nothing is left": "não sobrou nada",
		"nothing found": "nada encontrado",
		"{left} of {all} found": "{left} de {all} encontrados",
		"{found}, {open} not checked": "{found}, {open} sem verificar",
		gone: "não sobrou nada",
		LEFT: "SOBROU ALGO",
		"not checked": "não verificado",
		"mayfly down removes what is left": "mayfly down remove o que sobrou",
		"processes and namespaces": "processos e namespaces",
		processes: "processos",
		"keys and state, overwritten": "chaves e estado, sobrescritos",
		mounts: "montagens",
		files: "arquivos",
		ports: "portas",
		containers: "contêineres",
		networks: "redes",
		container: "contêiner",
		network: "rede",
		volumes: "volumes",
		"control groups": "grupos de controle",
		"files in the container’s layer": "arquivos na camada do contêiner",
		"mounts that reach a disk": "montagens que chegam a um disco",
		"log file": "arquivo de log",
		"pages in swap": "páginas na troca (swap)",
		"core files": "despejos de memória",
		"npm’s logs": "logs do npm",
		"delete {file}": "apague {file}",
		"delete {file} and {count} more": "apague {file} e mais {count}",
		"npm’s log folder cannot be read ({code})": "a pasta de logs do npm não pode ser lida ({code})",
		"process {list}": "processo {list}",
		"the first process was never seen": "o primeiro processo nunca foi visto",
		"the room did not end in order; its tmpfs is gone": "a sala não encerrou em ordem; o tmpfs dela não existe mais",
		"of {parts}": "de {parts}",
		"{count} of tmpfs": "{count} de tmpfs",
		"taken: {ports}": "ocupadas: {ports}",
		"the room ended before it could be looked at": "a sala acabou antes de poder ser examinada",
		"the engine does not answer": "o motor não responde",
		"this user cannot see the container’s processes": "este usuário não pode ver os processos do contêiner",
		"it is still there": "ainda está lá",
		"the engine knows of none, but {why}": "o motor não conhece nenhuma, mas {why}",
		"the log driver is {driver}": "o driver de log é {driver}",
		"this machine has no swap on": "esta máquina está sem troca (swap) ativa",
		"{bytes} bytes at the most": "{bytes} bytes no máximo",
		"{bytes} bytes at the end": "{bytes} bytes no fim",
		"swap is on, and this kernel keeps no peak of it; none at the end": "a troca (swap) está ativa, e este kernel não guarda o pico dela; nenhuma no fim",
		"a process may write one": "um processo pode gravar um",
		"looked in {dirs}": "procurado em {dirs}",
		"nobody can tell whose it is: {files}": "não se sabe de quem é: {files}",
		"the engine has a kernel of its own": "o motor tem um kernel próprio",
		"a core file holds what was in memory: remove it by shred -u": "um despejo de memória guarda o que estava na memória: remova-o com shred -u",
		"volume {name}": "volume {name}",
		"just made by Compose, or left: {names}": "recém-criado pelo Compose, ou o que sobrou: {names}",
		"started by other means: {names}": "iniciado por outros meios: {names}",
		"Docker’s own records": "registros do próprio Docker",
		"its log and database keep random names and ids, and when rooms began and ended": "o log e o banco de dados dele guardam nomes e ids aleatórios, e quando salas começaram e terminaram",
		"the room’s name stands in the container’s environment, and Docker keeps it after the end; docker/README.md tells how to give it on stdin": "o nome da sala está no ambiente do contêiner, e o Docker o guarda depois do fim; docker/README.md diz como dá-lo pela entrada padrão",
		"the kernel hands dumps to {program}": "o kernel entrega os despejos a {program}",
		"swap is on, and the engine keeps no account of it": "a troca (swap) está ativa, e o motor não a contabiliza",
		"{size} KiB at the end": "{size} KiB no fim",
		"swap is on: a page may have been there and gone; \"swapoff -a\" before the next room": "a troca (swap) está ativa: uma página pode ter passado por lá; \"swapoff -a\" antes da próxima sala",
		engine: "motor",
		"its namespaces were never seen": "os namespaces dele nunca foram vistos",
		"image and mounts": "imagem e montagens",
		"{count} in this namespace": "{count} neste namespace",
		"the engine cannot limit {what}": "o motor não pode limitar {what}",
		"a guest who keeps the room busy can then use up what this machine has of it": "um convidado que sobrecarregue a sala pode esgotar o que esta máquina tem disso",
		"no Docker engine": "sem motor do Docker",
		"Docker {version}, storage {storage}, logs by {logs} (a room: none)": "Docker {version}, armazenamento {storage}, logs por {logs} (uma sala: nenhum)",
		"kernel {kernel}; {docker}; {memory} MiB of memory free": "kernel {kernel}; {docker}; {memory} MiB de memória livres",
		"BREAKS A PROMISE": "QUEBRA UMA PROMESSA",
		weakens: "enfraquece",
		"not known": "não se sabe",
		"{count} found": "{count} encontrados",
		"{finding}; to mend it: {command}": "{finding}; para remediar: {command}",
		"swap on a disk: {names}": "troca (swap) em um disco: {names}",
		"the room itself is kept out of it, but this program shows the passphrase, and its pages are not": "a sala fica fora dele, mas este programa mostra a frase secreta, e as páginas dele não ficam",
		"pages of the room may be written there and stay after the end": "páginas da sala podem ser gravadas lá e ficar depois do fim",
		"pages of the room, and of its files, may be written there and stay after the end": "páginas da sala, e dos arquivos dela, podem ser gravadas lá e ficar depois do fim",
		"this machine can hibernate": "esta máquina pode hibernar",
		"hibernation writes all memory, the room in it, to a disk": "a hibernação grava toda a memória, com a sala, em um disco",
		"the kernel hands core dumps to {program}": "o kernel entrega os despejos de memória a {program}",
		"it writes no core of a room, but that a part crashed goes into the journal": "ele não grava o despejo de uma sala, mas o fato de uma parte ter falhado vai para o journal",
		"should a part of the room crash, its memory may be written to a disk": "se uma parte da sala falhar, a memória dela pode ir para um disco",
		"init_on_free is off": "init_on_free está desligado",
		"freed memory keeps what was said until another program gets it": "a memória liberada guarda o que foi dito até outro programa recebê-la",
		"the bare engine has no system-call filter": "o motor bare não tem filtro de chamadas de sistema",
		"an exploit in a part of the room meets the whole kernel; a container (--engine docker or volatile) leaves it few calls": "uma falha explorada numa parte da sala encontra o kernel inteiro; um contêiner (--engine docker ou volatile) lhe deixa poucas chamadas",
		"the engine has no seccomp": "o motor não tem seccomp",
		"the room’s programs could make every system call, and the engine refuses our profile": "os programas da sala poderiam fazer qualquer chamada de sistema, e o motor recusa nosso perfil",
		"AppArmor is not on": "o AppArmor não está ativo",
		"one of the layers around the room is missing; the others hold": "falta uma das camadas em volta da sala; as outras seguram",
		"Docker keeps of every room, in its log and database: random names and ids, and when it began and ended": "O Docker guarda de cada sala, no log e no banco de dados dele: nomes e ids aleatórios, e quando ela começou e terminou",
		"userns-remap is off": "userns-remap está desligado",
		"root in the container is this machine’s root, held by capabilities, seccomp and namespaces": "o root do contêiner é o desta máquina, contido por capacidades, seccomp e namespaces",
		"add \"userns-remap\": \"default\" to /etc/docker/daemon.json, then: sudo systemctl restart docker": "acrescente \"userns-remap\": \"default\" a /etc/docker/daemon.json, e depois: sudo systemctl restart docker",
		"Docker's engine is {version}": "o motor do Docker é {version}",
		"before {version}, other machines of the local network can reach ports that are published on 127.0.0.1, such as the room’s page": "antes da versão {version}, outras máquinas da rede local alcançam portas publicadas em 127.0.0.1, como a página da sala",
		"nothing before {version} was tried": "nada anterior a {version} foi testado",
		"tor finds no relays with a clock that is hours off, so that no onion appears": "com um relógio horas fora do certo o tor não acha relés, e nenhum onion aparece",
		"the clock stands before these sources were made": "o relógio marca uma hora anterior a este código",
		"nobody sets this machine’s clock": "ninguém acerta o relógio desta máquina",
		"{size} MiB of memory are free": "há {size} MiB de memória livres",
		"a room wants {size} MiB; with less the kernel may end it": "uma sala quer {size} MiB; com menos o kernel pode encerrá-la",
		"port {ports} is taken on 127.0.0.1": "a porta {ports} está ocupada em 127.0.0.1",
		"a door cannot open there": "uma entrada não pode abrir ali",
		"whether the clock is right: nobody here tells, and no network is asked": "se o relógio está certo: ninguém aqui diz, e a rede não é consultada",
		"init_on_free: the kernel’s configuration is not readable": "init_on_free: a configuração do kernel não pode ser lida",
		"where core dumps go: the engine has a kernel of its own": "para onde vão os despejos: o motor tem um kernel próprio",
		"Docker: {why}": "Docker: {why}",
		"see mayfly doctor": "veja mayfly doctor",
		"error:": "erro:",
		"hint:": "dica:",
		"warning:": "aviso:",
		"no room of yours runs here": "não há nenhuma sala sua aqui",
		"no room of yours is called {room}": "nenhuma sala sua se chama {room}",
		"start one: mayfly up": "inicie uma: mayfly up",
		"there is {rooms}": "há {rooms}",
		"{count} rooms of yours run here": "há {count} salas suas aqui",
		"say which: {rooms}": "diga qual: {rooms}",
		"the room still runs after {seconds} s": "a sala continua no ar após {seconds} s",
		"a second Ctrl-C where it was started ends it at once": "um segundo Ctrl-C onde ela foi iniciada a encerra na hora",
		"the room does not answer": "a sala não responde",
		"is it ending? see mayfly status": "está encerrando? veja mayfly status",
		"the room gives an answer of another form": "a sala responde em um formato desconhecido",
		"was it started by another version of mayfly?": "foi iniciada por outra versão do mayfly?",
		"engine docker: there is no image {image}": "motor docker: não existe a imagem {image}",
		"docker image ls shows those that are there": "docker image ls mostra as que existem",
		"engine volatile: this machine's own engine has no image {image}": "motor volatile: o motor desta máquina não tem a imagem {image}",
		"engine docker: {what}": "motor docker: {what}",
		"engine bare: {what}": "motor bare: {what}",
		"start the engine (sudo systemctl start docker), or choose --engine bare": "inicie o motor (sudo systemctl start docker), ou escolha --engine bare",
		"DOCKER_HOST names no unix socket of this machine": "DOCKER_HOST não aponta para um socket unix desta máquina",
		"choose others: --web-port, --ssh-port": "escolha outras: --web-port, --ssh-port",
		"engine bare: needs Linux, this is {platform}": "motor bare: precisa de Linux, isto é {platform}",
		"where there is Docker: --engine docker": "onde houver Docker: --engine docker",
		"engine bare: {programs} not found": "motor bare: {programs} não encontrado",
		"install the packages util-linux, hostname (Arch: inetutils) and iproute2 (Fedora: iproute)": "instale os pacotes util-linux, hostname (Arch: inetutils) e iproute2 (Fedora: iproute)",
		"engine bare: this kernel gives ordinary users no user namespaces": "motor bare: este kernel não dá namespaces de usuário a usuários comuns",
		"run it as root: sudo mayfly up": "rode como root: sudo mayfly up",
		"{program}: not found": "{program}: não encontrado",
		"run: mayfly setup": "rode: mayfly setup",
		"port {port}: is taken on 127.0.0.1": "porta {port}: está ocupada em 127.0.0.1",
		"port {port}: is for root alone": "porta {port}: é só para o root",
		"choose others, from 1024 on": "escolha outras, a partir de 1024",
		"port {port}: cannot be listened on ({code}) on 127.0.0.1": "porta {port}: não pode ser aberta ({code}) em 127.0.0.1",
		"127.0.0.1: this machine cannot reach itself there ({code})": "127.0.0.1: esta máquina não alcança a si mesma ali ({code})",
		"its loopback may be down, or filtered: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo": "a interface loopback pode estar desligada ou filtrada: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo",
		"choose another: --listen PORT": "escolha outra: --listen PORTA",
		"engine volatile: needs Linux, and root": "motor volatile: precisa de Linux, e de root",
		"sudo mayfly up --engine volatile, or choose --engine docker or bare": "sudo mayfly up --engine volatile, ou escolha --engine docker ou bare",
		"engine volatile: not found: {programs}": "motor volatile: não encontrado: {programs}",
		"engine volatile: waited in vain for {what}": "motor volatile: esperou em vão: {what}",
		"engine volatile: {what}": "motor volatile: {what}",
		"internal error": "erro interno",
		"\"{word}\" is not a command": "\"{word}\" não é um comando",
		"help: \"{word}\" is not a command": "help: \"{word}\" não é um comando",
		"one of {commands}; see mayfly --help": "um de {commands}; veja mayfly --help",
		"see mayfly --help": "veja mayfly --help",
		"see mayfly {command} --help": "veja mayfly {command} --help",
		"{count} too many on the command line; flags start with --": "sobram {count} na linha de comando; as opções começam com --",
		"completion: name a shell: {shells}": "completion: diga um shell: {shells}",
		"{flag}: is not a flag of this command": "{flag}: não é uma opção deste comando",
		"{flag}: takes no value": "{flag}: não leva valor",
		"{flag}: needs a value": "{flag}: precisa de um valor",
		"{flag}: needs a value; one that starts with - goes as {form}=-…": "{flag}: precisa de um valor; um que começa com - vai assim: {form}=-…",
		"{flag}: is given twice": "{flag}: aparece duas vezes",
		"config passphrase: given as a flag and as a file": "config passphrase: dada como opção e como arquivo",
		"config passphrase: the value {why}; to use it all the same: --weak-passphrase": "config passphrase: o valor {why}; para usá-lo mesmo assim: --weak-passphrase",
		"is shorter than {count} characters, so that it is soon guessed": "tem menos de {count} caracteres e logo é adivinhado",
		"repeats a few characters": "repete poucos caracteres",
		"follows the alphabet or the keyboard": "segue o alfabeto ou o teclado",
		"is made of what is tried first": "é feito do que se tenta primeiro",
		"config passphrase: the value {why}: it is soon guessed": "config passphrase: o valor {why}: logo é adivinhado",
		"--{flag}: npm took it for itself; two dashes go before it: npm start -- --{same}": "--{flag}: o npm ficou com ela; ponha dois hifens antes: npm start -- --{same}",
		"--{flag}: npm may write its command line to a log; give it by --{same}-file FILE, or by --{also}-file - and stdin": "--{flag}: o npm pode gravar a linha de comando em um log; dê-a com --{same}-file ARQUIVO, ou com --{also}-file - e stdin",
		"config engine: {value} is none of {names}": "config engine: {value} não é nenhum de {names}",
		"config image: the bare engine has none": "config image: o motor bare não tem imagem",
		"config {flag}: {value} must be {range}": "config {flag}: {value} deve ser {range}",
		"config {flag}: {value} is neither \"on\" nor \"off\"": "config {flag}: {value} não é \"on\" nem \"off\"",
		"config {flag}: {value} is not a time like 90m, 12h or 1h30m": "config {flag}: {value} não é um tempo como 90m, 12h ou 1h30m",
		"config {flag}: {value} is not 1–32 letters, digits, - or _ (several by commas)": "config {flag}: {value} não são de 1 a 32 letras, números, - ou _ (vários com vírgulas)",
		"config {flag}: {value} names more than 16 rooms": "config {flag}: {value} tem mais de 16 salas",
		"config {flag}: {value} names a room twice": "config {flag}: {value} repete uma sala",
		"config {flag}: {value} has a character that is not visible ASCII": "config {flag}: {value} tem um caractere que não é ASCII visível",
		"config {flag}: {value} starts with a colon": "config {flag}: {value} começa com dois-pontos",
		"config {flag}: {value} is not 8–63 characters": "config {flag}: {value} não tem de 8 a 63 caracteres",
		"config {flag}: {value} is a private key; give the .pub file": "config {flag}: {value} é uma chave privada; use o arquivo .pub",
		"config {flag}: {value} is not an OpenSSH public key like \"ssh-ed25519 AAAA…\"": "config {flag}: {value} não é uma chave pública do OpenSSH como \"ssh-ed25519 AAAA…\"",
		"config {flag}: {value} holds more than 64 keys": "config {flag}: {value} tem mais de 64 chaves",
		"config {flag}: {value} is not a bridge line (plain, obfs4 or snowflake)": "config {flag}: {value} não é uma linha de ponte (simples, obfs4 ou snowflake)",
		"config {flag}: {value} is not a bridge line of visible ASCII": "config {flag}: {value} não é uma linha de ponte em ASCII visível",
		"config {flag}: {value} sets {word}, which Mayfly sets itself": "config {flag}: {value} define {word}, que o Mayfly define por si",
		"config {flag}: {value} has a character that is not ASCII": "config {flag}: {value} tem um caractere que não é ASCII",
		"config {flag}: {value} is longer than {count} characters": "config {flag}: {value} passa de {count} caracteres",
		"config {flag}: {value} is wrong": "config {flag}: {value} está errado",
		"config: wrong": "config: está errado",
		"the value": "o valor",
		"a value of {count} characters": "um valor de {count} caracteres",
		"config passphrase: \"none\" needs --open, as anybody who finds a door may then enter": "config passphrase: \"none\" precisa de --open, pois então entra quem achar uma entrada",
		"config open: goes with --passphrase none only": "config open: só vale com --passphrase none",
		"config ports: two of the four are the same": "config ports: duas das quatro são iguais",
		"see mayfly up --help": "veja mayfly up --help",
		"config {flag}: {path} is not there": "config {flag}: {path} não existe",
		"config {flag}: {path} is a folder": "config {flag}: {path} é uma pasta",
		"config {flag}: {path} may not be read by this user": "config {flag}: {path} não pode ser lido por este usuário",
		"config {flag}: {path} cannot be read ({code})": "config {flag}: {path} não pode ser lido ({code})",
		"config {flag}: {path} cannot be read": "config {flag}: {path} não pode ser lido",
		"config {flag}: {path} is larger than {size} KiB": "config {flag}: {path} passa de {size} KiB",
		"config {flag}: {path} is not text": "config {flag}: {path} não é texto",
		"config {flag}: {path} is empty": "config {flag}: {path} está vazio",
		"{variable} is not a variable that mayfly knows": "o mayfly não conhece a variável {variable}",
		"config tor: is not HOST:PORT": "config tor: não é SERVIDOR:PORTA",
		"config room: {value} is not what mayfly status shows": "config room: {value} não é o que mayfly status mostra",
		"config {flag}: {value} holds {count} keys, not one": "config {flag}: {value} tem {count} chaves, não uma",
		"connect: no invitation; give the link, or - to paste it": "connect: falta o convite; informe o link, ou - para colar",
		"connect: npm may write its command line to a log; give - and paste the link": "connect: o npm pode gravar a linha de comando em um log; dê - e cole o link",
		"connect: no invitation came on stdin": "connect: nenhum convite chegou por stdin",
		"paste the whole link": "cole o link inteiro",
		"paste the invitation, then press Enter; it is not shown": "cole o convite e tecle Enter; ele não aparece na tela",
		"this is not all of it: paste the rest; Enter alone ends it": "falta uma parte: cole o resto; só Enter encerra",
		"this door is no onion: its network sees your address": "esta entrada não é um onion: a rede dela vê seu endereço",
		connected: "conectado",
		connecting: "conectando",
		"connecting over Tor": "conectando pelo Tor",
		"idle; connects when a client comes": "em repouso; conecta quando vier um cliente",
		"dropped; connecting again": "caiu; conectando de novo",
		"{problem}; trying again in {seconds} s at most": "{problem}; nova tentativa em até {seconds} s",
		"In another terminal, in irssi or any IRC client:": "Em outro terminal, no irssi ou em qualquer cliente IRC:",
		"Ctrl-C here ends it.": "Ctrl-C aqui encerra.",
		"invitation: is not a link": "convite: não é um link",
		"it starts with http:// and goes on to its last letter; paste all of it": "ele começa com http:// e vai até a última letra; cole tudo",
		"invitation: does not start with http:// or https://": "convite: não começa com http:// nem https://",
		"invitation: has a user name before its host": "convite: tem um nome de usuário antes do servidor",
		"no room makes such a link: it may be there to mislead you": "nenhuma sala faz um link assim: ele pode querer enganar você",
		"invitation: the part after # names no room": "convite: o que vem depois de # não indica uma sala",
		"quote the link, or the shell drops what follows the #": "ponha o link entre aspas, ou o shell tira o que vem depois de #",
		"invitation: names no ssh door": "convite: não indica uma entrada ssh",
		"it is one for browsers; ask the operator for the one for IRC clients": "é um para navegadores; peça ao operador o convite para clientes IRC",
		"invitation: its ssh door is on another host than its link": "convite: a entrada ssh está em outro servidor que não o do link",
		"no room makes such a link: whoever sent it may want your address; nothing was dialled": "nenhuma sala faz um link assim: quem o enviou pode querer seu endereço; nenhuma conexão foi feita",
		"invitation: its ssh door is neither an onion nor on a private network": "convite: a entrada ssh não é um onion nem está em uma rede privada",
		"whoever runs that host sees your address; if you accept that: --direct": "quem opera esse servidor vê seu endereço; se você aceita isso: --direct",
		"connect: the invitation brings no key": "connect: o convite não traz chave",
		"give your own by --identity FILE, the one the operator let in": "informe a sua com --identity ARQUIVO, a que o operador autorizou",
		"config identity: the file holds no private key that can be read": "config identity: o arquivo não tem uma chave privada que se possa ler",
		"it must be a private key in a format of OpenSSH, without a passphrase of its own": "deve ser uma chave privada em um formato do OpenSSH, sem frase própria",
		"tor: nobody listens at its SOCKS port": "tor: ninguém escuta na porta SOCKS dele",
		"tor: cannot reach the onion": "tor: não foi possível chegar ao onion",
		"start tor or Tor Browser; say where by --tor HOST:PORT (Tor Browser: 127.0.0.1:9150)": "inicie o tor ou o Tor Browser; diga onde com --tor SERVIDOR:PORTA (Tor Browser: 127.0.0.1:9150)",
		"is the room still there? try again in a minute": "a sala ainda existe? tente de novo em um minuto",
		"ssh: the door does not answer": "ssh: a entrada não responde",
		"is the room still there?": "a sala ainda existe?",
		"ssh: the host key is not the invitation’s; nothing was sent to that host": "ssh: a chave do servidor não é a do convite; nada foi enviado a ele",
		"is the invitation of an earlier room? else somebody stands in between: ask the operator": "o convite é de uma sala anterior? se não, há alguém no meio: pergunte ao operador",
		"ssh: the room does not take this key": "ssh: a sala não aceita esta chave",
		"ask the operator to let it in; send them your public key": "peça ao operador que a autorize; envie a ele sua chave pública",
		"ssh: the connection failed before the login": "ssh: a conexão falhou antes do login",
		"try again in a minute": "tente de novo em um minuto",
		"{variable}: stands in the container's environment, which Docker keeps on its disk": "{variable}: está no ambiente do contêiner, que o Docker guarda no disco dele",
		"take it away, remove the container, and give it on stdin: see docker/README.md": "tire-a, remova o contêiner e dê-a por stdin: veja docker/README.md",
		"stdin: its first line is not JSON": "stdin: a primeira linha não é JSON",
		"stdin: its first line holds no object \"variables\"": "stdin: a primeira linha não tem um objeto \"variables\"",
		"installing npm dependencies (npm ci)": "instalando as dependências do npm (npm ci)",
		"npm does not start: {why}": "o npm não inicia: {why}",
		"npm comes with Node; see https://nodejs.org": "o npm vem com o Node; veja https://nodejs.org",
		"this copy of Mayfly has no package-lock.json: nobody can tell which packages belong to it": "esta cópia do Mayfly não tem package-lock.json: não se sabe quais pacotes são dela",
		"start it from a clone of its sources; npm leaves that file out of what it packs": "inicie-o de um clone do código; o npm deixa esse arquivo fora do que empacota",
		"this copy of Mayfly cannot build its server and its page: it is not a clone": "esta cópia do Mayfly não pode compilar o servidor e a página: não é um clone",
		"start rooms from a clone of its sources; here the other commands work": "inicie salas de um clone do código; aqui funcionam os outros comandos",
		"this copy of Mayfly is in a node_modules folder, from where Node runs no TypeScript": "esta cópia do Mayfly está em uma pasta node_modules, e dali o Node não executa TypeScript",
		"clone its sources, and start it there": "clone o código e inicie-o lá",
		"copy it to a folder of your own, and start it there": "copie-o para uma pasta sua e inicie-o lá",
		"choose another place: MAYFLY_PROGRAMS=/FOLDER mayfly up": "escolha outro lugar: MAYFLY_PROGRAMS=/PASTA mayfly up",
		"{folder}: is on a file system that is mounted read-only": "{folder}: está em um sistema de arquivos montado só para leitura",
		"{folder}: may not be written by this user": "{folder}: este usuário não pode gravar aí",
		"{folder}: is mounted noexec: no program may run from there": "{folder}: está montado com noexec: nenhum programa pode rodar dali",
		"this user has no home folder": "este usuário não tem pasta pessoal",
		"choose a place for the programs: MAYFLY_PROGRAMS=/FOLDER mayfly up": "escolha um lugar para os programas: MAYFLY_PROGRAMS=/PASTA mayfly up",
		"the set-up was ended before it was done": "a preparação foi interrompida antes de acabar",
		"start it again: it goes on where it was": "inicie de novo: ela continua de onde parou",
		"{place}: may not be used by this user": "{place}: este usuário não pode usar",
		"{place}: the disk is full": "{place}: o disco está cheio",
		"{place}: your share of the disk is full": "{place}: sua parte do disco está cheia",
		"{folder}: its disk has {free} MiB free, the set-up needs {need}": "{folder}: o disco tem {free} MiB livres, a preparação precisa de {need}",
		"MAYFLY_PROGRAMS: is not a path that starts with /": "MAYFLY_PROGRAMS: não é um caminho que começa com /",
		"{place}: is not there": "{place}: não existe",
		"{place}: a part of this path is a file, not a folder": "{place}: uma parte do caminho é um arquivo, não uma pasta",
		"{place}: too many files are open": "{place}: há arquivos demais abertos",
		"{place}: the disk does not work": "{place}: o disco não funciona",
		"{place}: there is not enough memory": "{place}: não há memória suficiente",
		"{place}: no more processes may be started": "{place}: não se podem iniciar mais processos",
		"{place}: cannot be used ({code})": "{place}: não pode ser usado ({code})",
		"choose a place that you may write": "escolha um lugar em que você possa gravar",
		"make room, then try again": "libere espaço e tente de novo",
		"was it removed meanwhile? try again": "foi removido nesse meio-tempo? tente de novo",
		"move it out of the way, then try again": "tire-o do caminho e tente de novo",
		"raise the limit: ulimit -n 1024": "aumente o limite: ulimit -n 1024",
		"end other programs, then try again": "encerre outros programas e tente de novo",
		"see dmesg": "veja dmesg",
		"see the manual of your system for this code": "veja o manual do seu sistema para este código",
		"npm ci failed, see above": "o npm ci falhou, veja acima",
		"it needs the npm registry; try `npm ping`": "ele precisa do registro do npm; tente `npm ping`",
		"npm ci left something out": "o npm ci deixou algo de fora",
		"does your npm configuration omit optional packages? see `npm config get omit`": "sua configuração do npm omite pacotes opcionais? veja `npm config get omit`",
		"waiting for another set-up to end": "esperando outra preparação acabar",
		"another set-up does not end": "outra preparação não acaba",
		"end it, then try again": "encerre-a e tente de novo",
		"a package cannot be unpacked: {why}": "um pacote não pode ser desempacotado: {why}",
		"is the disk full?": "o disco está cheio?",
		"apt does not offer {packages}: {why}": "o apt não oferece {packages}: {why}",
		"the package lists could not be fetched: is there a network?": "não foi possível baixar as listas de pacotes: há rede?",
		"try: sudo apt-get install {packages}": "tente: sudo apt-get install {packages}",
		"packages could not be fetched: {why}": "não foi possível baixar pacotes: {why}",
		"is there a network?": "há rede?",
		"the fetched {program} does not run here: {why}": "o {program} baixado não roda aqui: {why}",
		"install the packages ({packages})": "instale os pacotes ({packages})",
		"the fetched tor, sshd and others are {days} days old; fetch fixes by: mayfly setup --refresh": "tor, sshd e os outros foram baixados há {days} dias; baixe as correções com: mayfly setup --refresh",
		"not found on this machine: {programs}": "não encontrado nesta máquina: {programs}",
		"fetching {programs} as packages into {folder} (nothing is installed)": "baixando {programs} como pacotes em {folder} (nada é instalado)",
		"the package of {program} does not hold it": "o pacote de {program} não o contém",
		"building the server and the page": "compilando o servidor e a página",
		"the build failed: {why}": "a compilação falhou: {why}",
		"was a source changed? see git status": "algum arquivo fonte mudou? veja git status",
		"the channel that guests enter, and others by commas": "o canal em que os convidados entram, e outros com vírgulas",
		"the room’s shared secret; default: six random words. Other users of this machine can read a flag: prefer --passphrase-file": "o segredo comum da sala; padrão: seis palavras ao acaso. Outros usuários desta máquina podem ler uma opção: prefira --passphrase-file",
		"allow --passphrase none: whoever finds a door may enter": "permite --passphrase none: entra quem achar uma entrada",
		"how long the room lives, unless it is ended earlier: 90m, 12h, 7d": "quanto a sala vive se não for encerrada antes: 90m, 12h, 7d",
		"the page, on 127.0.0.1 only": "a página, só em 127.0.0.1",
		"the ssh door, on 127.0.0.1 only": "a entrada ssh, só em 127.0.0.1",
		"the IRC door inside: what ssh may forward to": "a entrada IRC de dentro: para onde o ssh pode levar",
		"ngIRCd inside: only the gateway speaks to it": "o ngIRCd, dentro: só o gateway fala com ele",
		"a guest’s public key; repeatable; default: one is minted for the invitation": "a chave pública de um convidado; pode repetir; padrão: uma é criada para o convite",
		"start no tor: the room is reachable on this machine only": "sem tor: só se chega à sala nesta máquina",
		"bridge lines, for networks that block Tor (plain, obfs4, snowflake)": "linhas de pontes, para redes que bloqueiam o Tor (simples, obfs4, snowflake)",
		"extra lines for tor’s configuration, as for a test network": "linhas extras para a configuração do tor, como para uma rede de testes",
		"the longest nickname, 3–31": "tamanho máximo do apelido, 3–31",
		"how many sessions the room holds": "quantas sessões cabem na sala",
		"how many sessions one Tor circuit may hold": "quantas sessões um circuito do Tor pode ter",
		"how long a guest whose connection broke keeps their place": "por quanto tempo um convidado cuja conexão caiu guarda o lugar",
		"the last lines of each channel that newcomers get, 0–500; 0: what was said before they came is not theirs": "as últimas linhas de cada canal que os recém-chegados recebem, 0–500; 0: o que foi dito antes não é deles",
		"default {value}": "padrão {value}",
		"usage:": "uso:",
		"Examples:": "Exemplos:",
		"A chat room that lives in RAM: up with one command, gone with Ctrl-C.": "Uma sala de chat que vive na RAM: nasce com um comando, acaba com Ctrl-C.",
		"start a room, print its invitation, stay until it ends": "inicia uma sala, mostra o convite e fica até o fim",
		"enter a room with any IRC client, by its ssh door": "entra em uma sala com qualquer cliente IRC, pela entrada ssh",
		"how the room on this machine is": "como está a sala desta máquina",
		"print the invitation again; let a guest’s ssh key in": "mostra o convite de novo; autoriza a chave ssh de um convidado",
		"end the room on this machine; remove what others left": "encerra a sala desta máquina; remove o que outras deixaram",
		"look for what any ended room left on this machine": "procura o que qualquer sala encerrada deixou nesta máquina",
		"what on this machine breaks or weakens a promise": "o que nesta máquina quebra ou enfraquece uma promessa",
		"fetch and build what is missing; up does it by itself": "baixa e compila o que falta; up faz isso sozinho",
		"the script that completes commands in a shell": "o script que completa comandos em um shell",
		"the flags of a command; so does COMMAND --help": "as opções de um comando; igual a COMANDO --help",
		"print the version": "mostra a versão",
		"Here \"mayfly\" stands for: {command}": "Aqui \"mayfly\" quer dizer: {command}",
		"The language is that of MAYFLY_LANG (en, pt-BR, es), or else of LC_ALL, LC_MESSAGES or LANG.": "O idioma é o de MAYFLY_LANG (en, pt-BR, es), ou então o de LC_ALL, LC_MESSAGES ou LANG.",
		"Exit codes: 0 fine, 1 failure, 2 wrong usage or configuration, 3 something of an ended room was left, 130 ended at once by a second Ctrl-C.": "Códigos de saída: 0 certo, 1 falha, 2 uso ou configuração errados, 3 sobrou algo de uma sala encerrada, 130 encerrado na hora por um segundo Ctrl-C.",
		"Starts a room and prints its invitation. The room ends with Ctrl-C, \"mayfly down\", or its lifetime. Each flag has a variable; the flag wins.": "Inicia uma sala e mostra o convite. A sala acaba com Ctrl-C, com \"mayfly down\" ou com o tempo dela. Cada opção tem uma variável; a opção vence.",
		"the passphrase is the first line of FILE; - reads stdin": "a frase secreta é a primeira linha de FILE; - lê stdin",
		"docker: a container of this machine’s Docker engine. volatile: an engine of its own, in memory alone (Linux, root). bare: no engine, private namespaces (Linux). Default: docker where it can, else bare (MAYFLY_ENGINE)": "docker: um contêiner do motor do Docker desta máquina. volatile: um motor próprio, só em memória (Linux, root). bare: sem motor, namespaces privados (Linux). Padrão: docker onde puder, senão bare (MAYFLY_ENGINE)",
		"for docker and volatile: an image that this machine’s engine has; default: built from these sources, once (MAYFLY_IMAGE)": "para docker e volatile: uma imagem que o motor desta máquina tenha; padrão: criada a partir deste código, uma vez (MAYFLY_IMAGE)",
		"do not start where mayfly doctor finds a broken promise (MAYFLY_STRICT=on)": "não iniciar onde mayfly doctor achar uma promessa quebrada (MAYFLY_STRICT=on)",
		"take a passphrase that is soon guessed (MAYFLY_WEAK_PASSPHRASE=on)": "aceita uma frase secreta fácil de adivinhar (MAYFLY_WEAK_PASSPHRASE=on)",
		"events on stdout, one JSON object a line (MAYFLY_JSON=on)": "eventos em stdout, um objeto JSON por linha (MAYFLY_JSON=on)",
		"draw no QR code (MAYFLY_QR=off)": "não desenha o código QR (MAYFLY_QR=off)",
		"A variable for a FILE holds the lines themselves, or a path that starts with / or ./ instead. Files are at most 64 KiB.": "Uma variável para um FILE leva as próprias linhas, ou um caminho que começa com / ou ./. Os arquivos têm no máximo 64 KiB.",
		"Files of its own: programs unpacked under ~/.cache/mayfly/programs, or where MAYFLY_PROGRAMS says. Nothing of a room is there.": "Arquivos próprios: programas desempacotados em ~/.cache/mayfly/programs, ou onde MAYFLY_PROGRAMS disser. Nada de uma sala fica lá.",
		"Opens the room's ssh door, over Tor where the door is an onion, and listens on 127.0.0.1 for an IRC client. The door's host key must be the invitation's.": "Abre a entrada ssh da sala, pelo Tor se ela for um onion, e escuta em 127.0.0.1 um cliente IRC. A chave do servidor deve ser a do convite.",
		"the ssh invitation. Other users of this machine can read a command line: prefer -": "o convite ssh. Outros usuários desta máquina podem ler uma linha de comando: prefira -",
		"read the invitation from stdin: paste it, in as many lines as it has, then Enter. It is not shown": "lê o convite de stdin: cole-o, em quantas linhas ele tiver, e tecle Enter. Ele não aparece na tela",
		"where the IRC client connects; default 6668": "onde o cliente IRC conecta; padrão 6668",
		"tor’s SOCKS port; default 127.0.0.1:9050 (Tor Browser’s is 9150)": "a porta SOCKS do tor; padrão 127.0.0.1:9050 (a do Tor Browser é 9150)",
		"your own private key, unencrypted; default: the one in the invitation": "sua própria chave privada, sem cifra; padrão: a do convite",
		"dial a door outside of Tor, too: its host and the networks on the way see your address": "conecta também a uma entrada fora do Tor: o servidor dela e as redes no caminho veem seu endereço",
		"Ends with Ctrl-C; connects again by itself when the connection drops.": "Encerra com Ctrl-C; conecta de novo sozinho quando a conexão cai.",
		"which one, where several run: as status names it": "qual, onde houver várias: como status a chama",
		"one JSON object on stdout": "um objeto JSON em stdout",
		"Says how your running room is: its parts, its onion, how many guests.": "Diz como está sua sala no ar: as partes, o onion, quantos convidados.",
		"Prints the invitation of your running room again.": "Mostra de novo o convite da sua sala no ar.",
		"let the owner of this public key in by ssh, and print the invitation for them": "autoriza por ssh o dono desta chave pública, e mostra o convite para ele",
		"Ends your running room in order and waits until its last process is gone. The report of what was checked is printed where the room was started. Then removes containers and networks of rooms whose host program was ended by force.": "Encerra em ordem sua sala no ar e espera até não restar nenhum processo. O relatório do que foi verificado sai onde a sala foi iniciada. Depois remove contêineres e redes de salas cujo programa anfitrião foi encerrado à força.",
		"Looks for what any ended room left on this machine: containers, networks and volumes in Docker's engines, by Compose as well, processes, mounts, files, core files. Removes nothing; mayfly down does. A check that could not be made says \"not checked\", and why.": "Procura o que qualquer sala encerrada deixou nesta máquina: contêineres, redes e volumes nos motores do Docker, também os do Compose, processos, montagens, arquivos, despejos de memória. Não remove nada; isso é com mayfly down. O que não pôde ser verificado diz \"não verificado\", e por quê.",
		"Says what on this machine breaks or weakens a room's promises: what, why, and the command that mends it. Changes nothing and asks no network.": "Diz o que nesta máquina quebra ou enfraquece as promessas de uma sala: o quê, por quê, e o comando que remedia. Não muda nada nem consulta a rede.",
		"exit code 1 where a promise is broken; so does up --strict": "código de saída 1 se há uma promessa quebrada; igual a up --strict",
		"Prints a script that completes mayfly's commands, flags and their values.": "Mostra um script que completa os comandos do mayfly, as opções e os valores delas.",
		"Fetches and builds what is missing: npm's packages, the daemons, the server and the page. Nothing is installed on the system, no service is started.": "Baixa e compila o que falta: os pacotes do npm, os daemons, o servidor e a página. Nada é instalado no sistema, nenhum serviço é iniciado.",
		"fetch the daemons again, for their security fixes, and build again": "baixa os daemons de novo, pelas correções de segurança, e compila de novo",
		"the invitation, as often as it is asked for": "o convite, quantas vezes se pedir",
		"the invitation for guests with an IRC client": "o convite para convidados com um cliente IRC",
		"let in the guest whose public key comes on stdin, and print their invitation": "autoriza o convidado cuja chave pública chega por stdin, e mostra o convite dele",
		"what runs, and for how long still": "o que está no ar, e por quanto tempo ainda",
		"end the room": "encerra a sala",
		"nothing; exit code 0 if guests can enter": "nada; código de saída 0 se os convidados podem entrar"
	}
};
/** The operator's language; English where none of ours is named. Source: locale(7). */
function terminalLanguage(env) {
	return chooseLanguage([([
		env["MAYFLY_LANG"],
		env["LC_ALL"],
		env["LC_MESSAGES"],
		env["LANG"]
	].find((value) => value !== void 0 && value !== "") ?? "").replace(/[.@].*$/, "").replaceAll("_", "-")]);
}
/** @param rewrite is given every text that is said, in the language that it is said in. */
function makeTranslator(language, rewrite = (text) => text) {
	const sentences = translations[language];
	const plural = new Intl.PluralRules(language);
	const say = (sentence, values = {}) => fill(rewrite(sentences?.[sentence] ?? sentence), values);
	const retellLine = sentences === null ? (line) => line : reteller(sentences);
	return {
		language,
		say,
		count: (one, other, count, values = {}) => say(plural.select(count) === "one" ? one : other, {
			...values,
			count
		}),
		retell: (text) => rewrite(text.split("\n").map(retellLine).join("\n"))
	};
}
var gaps = /\{(\w+)\}/g;
function fill(sentence, values) {
	return sentence.replace(gaps, (gap, name) => String(values[name] ?? gap));
}
/** A value may be a sentence itself, as the reason within an error; never deeper than this. */
var maxDepth = 3;
/** What `retell` does for a line, from any sentences to their translations. */
function reteller(sentences) {
	let patterns = null;
	const retell = (text, depth) => {
		const exact = Object.hasOwn(sentences, text) ? sentences[text] : void 0;
		if (exact !== void 0) return exact;
		if (depth === 0) return text;
		patterns ??= Object.entries(sentences).flatMap(([from, to]) => patternOf(from, to) ?? []);
		let best = null;
		for (const pattern of patterns) {
			const values = pattern.form.exec(text)?.groups;
			if (values === void 0 || pattern.weight <= (best?.pattern.weight ?? 0)) continue;
			best = {
				pattern,
				values
			};
		}
		if (best === null) return text;
		const told = {};
		for (const [name, value] of Object.entries(best.values)) told[name] = retell(value, depth - 1);
		return fill(best.pattern.to, told);
	};
	return (line) => retell(line, maxDepth);
}
function patternOf(from, to) {
	const words = from.split(gaps);
	if (words.length === 1) return null;
	const form = words.map((word, index) => index % 2 === 0 ? word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") : `(?<${word}>.+?)`).join("");
	const weight = words.filter((_, index) => index % 2 === 0).join("").length;
	return {
		form: new RegExp(`^${form}$`),
		to,
		weight
	};
}
// docker/cli/terminal/tell.ts
var control = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
/** Text that moves no cursor and hides nothing: control characters as U+FFFD. */
function neutral(text) {
	return text.replace(control, "�");
}
var red = 31;
var magenta = 35;
var plain = 39;
var indent = "  ";
var colours = /\x1b\[[\d;]*m/g;
function isLively(output, env) {
	return output.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}
/** @param rewrite puts the command as it is typed here into what is said. */
function makeTell(streams, env, rewrite) {
	const { out, err } = streams;
	const lively = isLively(err, env);
	const translator = makeTranslator(terminalLanguage(env), rewrite);
	const parts = /* @__PURE__ */ new Map();
	/** Lines of progress on the screen now, the cursor below them. */
	let shownLines = 0;
	const paint = (code, text) => lively ? `\x1b[1;${code}m${text}\x1b[0m` : text;
	function eraseBlock() {
		const up = shownLines === 0 ? "" : `\x1b[${shownLines}A\r\x1b[J`;
		shownLines = 0;
		return up;
	}
	function block() {
		if (!lively) return "";
		const width = Math.max(...[...parts.keys()].map((part) => part.length), 0);
		shownLines = parts.size;
		const room = (err.columns ?? 80) - 1;
		return [...parts].map(([part, doing]) => `${`  ${part.padEnd(width)}  ${doing}`.slice(0, room)}\n`).join("");
	}
	/** Lines above the block. */
	function say(text) {
		err.write(`${eraseBlock()}${text}${block()}`);
	}
	/** A narrow terminal would break words; a command stays whole, to be copied. */
	function fit(line, { isTTY, columns }) {
		if (isTTY !== true || columns === void 0) return line;
		const width = Math.max(columns, 20);
		const [first = "", ...rest] = wrapAroundCommand(line, width + (line.length - line.replaceAll(colours, "").length));
		if (rest.length === 0) return first;
		const more = wrapAroundCommand(rest.join(" ").trim(), width - 2);
		return [first.trimEnd(), ...more.map((part) => indent + part)].join("\n");
	}
	function labelled(label, text) {
		return neutral(text).split("\n").map((line) => `${fit(`mayfly: ${label}${line}`, err)}\n`).join("");
	}
	function data(text) {
		const erased = eraseBlock();
		if (erased !== "") err.write(erased);
		out.write(`${text}\n`);
		const again = block();
		if (again !== "") err.write(again);
	}
	return {
		lively,
		translator,
		data,
		report: (text) => data(text.split("\n").map((line) => fit(line, out)).join("\n")),
		note: (text) => say(labelled("", translator.retell(text))),
		warning: (text) => say(labelled(`${paint(magenta, translator.say("warning:"))} `, translator.retell(text))),
		problem: ({ message, hint }) => {
			const hints = hint === null ? "" : labelled(`${paint(plain, translator.say("hint:"))} `, translator.retell(hint));
			say(labelled(`${paint(red, translator.say("error:"))} `, translator.retell(message)) + hints);
		},
		progress: (part, doing) => {
			const text = neutral(translator.retell(doing)).replaceAll("\n", " ");
			if (parts.get(part) === text) return;
			const erased = eraseBlock();
			parts.set(part, text);
			err.write(lively ? erased + block() : `mayfly: ${neutral(part)}: ${text}\n`);
		},
		endProgress: () => {
			const erased = eraseBlock();
			parts.clear();
			if (erased !== "") err.write(erased);
		}
	};
}
// docker/cli/command-line/early.ts
var wrongUsage = 2;
/** @returns the exit code, if that was all; null: the command is still to be run. */
function answerEarly(argv) {
	const tell = makeTell({
		out: process.stdout,
		err: process.stderr
	}, process.env, withOwnCommand);
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	let isWaiting = false;
	const readFile = (path) => {
		if (path !== "-" && !isPipe(path)) return readSmallFile(path);
		isWaiting = true;
		throw new Error("is not read yet");
	};
	let command;
	try {
		command = parseCommand(argv, {
			env: process.env,
			readFile
		});
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		if (isWaiting) return null;
		tell.problem(error);
		return wrongUsage;
	}
	const text = answerTo(command, tell.translator);
	if (text === null) return null;
	tell.data(text.trimEnd());
	return 0;
}
function isPipe(path) {
	const found = statSync(path, { throwIfNoEntry: false });
	return found !== void 0 && !found.isFile() && !found.isDirectory();
}
function answerTo(command, translator) {
	if (command.command === "version") return version();
	if (command.command === "completion") return completionScript(command.shell);
	if (command.command !== "help") return null;
	const { isTTY, columns } = process.stdout;
	return helpText(command.topic, translator, isTTY ? Math.max(columns, 20) : 80, withOwnCommand);
}
function version() {
	const file = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
	const found = typeof file === "object" && file !== null && "version" in file ? file.version : null;
	return `mayfly ${String(found)}`;
}
export { answerEarly };
