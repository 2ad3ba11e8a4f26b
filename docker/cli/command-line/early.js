// @ts-nocheck
// Made of early.ts by prepare/make-early.ts. Change that one, then run `npm run format`.
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { withOwnCommand } from "../host/own-command.mjs";
import { ownFile } from "../host/project.mjs";
// server/contract/base/decode.ts
/** Names the place and what was expected there, never the value: that may be a secret. */
var DecodeError = class extends Error {
	name = "DecodeError";
	/** As `programs.tor.path`; '' for the whole. */
	path;
	/** Completes "it is …": `not a text`. */
	fault;
	constructor(path, fault) {
		super(`${path === "" ? "the value" : path} is ${fault}`);
		this.path = path;
		this.fault = fault;
	}
};
var string = (value, path = "") => {
	if (typeof value !== "string") throw new DecodeError(path, "not a text");
	return value;
};
var boolean = (value, path = "") => {
	if (typeof value !== "boolean") throw new DecodeError(path, "not true or false");
	return value;
};
/** 0 or more, exact. */
var wholeNumber = (value, path = "") => {
	if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new DecodeError(path, "not a whole number");
	return value;
};
/** One of these exact values. */
function oneOf(...values) {
	return (value, path = "") => {
		const found = values.find((each) => each === value);
		if (found === void 0) throw new DecodeError(path, `not ${values.join(" or ")}`);
		return found;
	};
}
function nullable(decode) {
	return (value, path) => value === null ? null : decode(value, path);
}
/** For a field that may be absent. */
function optional(decode) {
	return (value, path) => value === void 0 ? void 0 : decode(value, path);
}
/** @param most items; default: as many as there are */
function array(decode, most = Number.POSITIVE_INFINITY) {
	return (value, path = "") => {
		if (!Array.isArray(value)) throw new DecodeError(path, "not a list");
		if (value.length > most) throw new DecodeError(path, `not a list of at most ${most}`);
		return value.map((each, at) => decode(each, `${path}[${at}]`));
	};
}
function objectOf(value, path) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new DecodeError(path, "not an object");
	return new Map(Object.entries(value));
}
function below(path, name) {
	return path === "" ? name : `${path}.${name}`;
}
/** An object with these fields. */
function object(fields) {
	const decoders = Object.entries(fields);
	return (value, path = "") => {
		const given = objectOf(value, path);
		const found = {};
		for (const [name, decode] of decoders) {
			const decoded = decode(given.get(name), below(path, name));
			if (decoded !== void 0) found[name] = decoded;
		}
		if (!isDecoded(found, fields)) throw new DecodeError(path, "not whole");
		return found;
	};
}
/** Every field came from its own decoder, and none is missing: a decoder returns its type or throws. */
function isDecoded(found, fields) {
	return Object.keys(found).every((name) => name in fields);
}
/** One of several objects, told apart by one field: `variant('ask', {…})`. */
function variant(tag, cases) {
	const decoders = new Map(Object.entries(cases));
	return (value, path = "") => {
		const at = below(path, tag);
		const decode = decoders.get(string(objectOf(value, path).get(tag), at));
		if (decode === void 0) throw new DecodeError(at, "unknown");
		return decode(value, path);
	};
}
// server/contract/sentences/en.ts
var en = {
	"invitation.stands": "The room is ready: {rooms}, for {time}.",
	"invitation.standsForMore": "The room is running: {rooms}, for {time} more.",
	"invitation.roomNumber": "Its number on this machine: {room}",
	"invitation.sealed": "It is sealed: only its guests’ own devices can read what is said.",
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
	"invitation.linkWithPassphrase": "Send this link to a guest with Tor Browser. It contains the passphrase:",
	"invitation.link": "Send this link to a guest with Tor Browser:",
	"invitation.onion": "onion: {address}",
	"invitation.guestsHere": "your guests’ link, on this machine: {link}",
	"invitation.linkHere": "on this machine: {link}",
	"invitation.sshForKeyOwner": "Send this to the guest whose ssh key you authorized. It contains the passphrase:",
	"invitation.sshWithKey": "Send this to a guest with an IRC client and ssh. It contains a key and the passphrase:",
	"invitation.sshHere": "IRC over ssh, on this machine only:",
	"invitation.step1SaveHostKey": "1. In a terminal, save the host key:",
	"invitation.step1Run": "1. In a terminal, run this, and wait until it prints \"2. ...\". What you paste next is not shown:",
	"invitation.step2Paste": "2. Paste all of this, including the last line, and press Enter:",
	"invitation.step3Connect": "3. Connect. ssh prints nothing while it runs: leave it running, and continue in another terminal.",
	"invitation.step4Client": "4. In irssi, or any other IRC client:",
	"invitation.orWithMayfly": "Or, if you have Mayfly on your own machine: instead of steps 1 to 3, run this in its folder. Paste the link when it asks:",
	"invitation.hostKey": "host key: {key}",
	"invitation.step3Here": "On this machine, step 3 is:",
	"invitation.torsocks": "Or send this to a guest with irssi and tor, but no ssh. It contains the passphrase:",
	"invitation.startTorsocks": "Start irssi with \"torsocks irssi\". The first line makes torsocks look up the name, because irssi does that in a separate process:",
	"invitation.endByCtrlC": "To end it: Ctrl-C here, or \"mayfly down\" in another terminal on this machine.",
	"invitation.endByDown": "To end it: mayfly down",
	"invitation.getSsh": "For a guest with an IRC client: mayfly invite NAME --ssh",
	"invitation.getSshOfRoom": "For a guest with an IRC client: mayfly invite NAME --ssh --room {room}",
	"invitation.getSshByCompose": "For a guest with an IRC client: docker compose exec mayfly mayfly invite NAME --ssh",
	"invitation.endInCompose": "To end it: Ctrl-C here, or \"docker compose down --volumes\" in the folder of compose.yaml.",
	"invitation.readAgainInCompose": "To read all this again, without the prefix that Compose adds: docker compose exec mayfly mayfly invite",
	"invitation.endByComposeDown": "To end it: \"docker compose down --volumes\".",
	"invitation.hostHeading": "FOR YOU ONLY: your own invitation, as the host",
	"invitation.hostLink": "Send it to nobody: whoever has it runs the room. Open it in Tor Browser, here or on another device of yours:",
	"invitation.hostLinkHere": "Give it to nobody: whoever has it runs the room. Open it in a browser on this machine:",
	"invitation.guestsHeading": "FOR YOUR GUESTS: one invitation for all of them",
	"invitation.noShared": "This room has no shared invitation: each guest needs one of their own.",
	"invitation.commandsHeading": "FOR YOU: what you can do now",
	"invitation.sharedClosed": "The shared invitation is closed: nobody can enter with it now. To open it: mayfly open",
	"invitation.getPersonal": "For one person alone: mayfly invite NAME",
	"invitation.getPersonalOfRoom": "For one person alone: mayfly invite NAME --room {room}",
	"invitation.sealByCompose": "These links have no seal yet, and without one nobody can read. On your own machine: mayfly seal -",
	"invitation.sealedIrc": "Send this to a guest with an IRC client and Mayfly on their own machine: they run the command in Mayfly’s folder, and paste the link when it asks. An IRC client cannot read this room in any other way:",
	"invitation.sealedIrcHere": "With an IRC client, on this machine only: run the command in Mayfly’s folder, and paste the link when it asks. An IRC client cannot read this room in any other way:",
	"seal.means": "The seal is in the links alone; the room’s own programs never get it. A page that is taken from the onion comes from the machine of the room, so a guest trusts that machine on the day of entry; with \"mayfly connect --page -\" they do not.",
	"seal.doors": "A browser without JavaScript cannot enter a sealed room; an IRC client enters with \"mayfly connect -\".",
	"seal.keep": "Do not lose your own link: only this program while it runs, and hosts who have such a link, can make new invitations.",
	"seal.paste": "paste the invitations, then press Ctrl-D; they are not shown",
	"seal.nothingOnStdin": "seal: no invitation came on stdin",
	"seal.nothingToAdd": "every link here has its seal already: nothing was added",
	"seal.tooMuch": "seal: stdin has more than {size} MiB",
	"seal.onlyStdin": "seal: say mayfly seal -, and paste the invitations: other users of this machine can read a command line",
	"seal.noOwn": "seal: none of these is your own invitation as the host",
	"seal.pasteOwn": "paste your own as well: from its seal all others are made",
	"seal.onlyGuests": "seal: the only seal here is a guest’s, from which no other can be made",
	"seal.twoRooms": "seal: these are invitations of two rooms",
	"seal.oneRoom": "paste those of one room at a time",
	"seal.damaged": "seal: the seal in one of the links is not whole",
	"seal.notSealed": "seal: this room is not sealed",
	"seal.fromBirth": "a room is sealed from its start, by --sealed or MAYFLY_SEALED=on, or not at all",
	"seal.idOfSeveral": "seal: --id is for one invitation, and here are {count} without a number",
	"seal.isNew": "This is a new seal; the secret itself is in your own link. Do not lose that link: nobody can be invited without it. A room that was not started as a sealed one has no use for it.",
	"seal.unknownId.one": "the number of {count} invitation is not known: if you revoke it, the room’s gateway refuses it, but its seal stays good. Paste the whole block, or say --id",
	"seal.unknownId.other": "the numbers of {count} invitations are not known: if you revoke them, the room’s gateway refuses them, but their seals stay good. Paste the whole blocks",
	"seal.guestHeading": "FOR ONE GUEST",
	"seal.hostHeading": "FOR ONE HOST",
	"invitation.getPersonalByCompose": "For one person alone: docker compose exec mayfly mayfly invite NAME",
	"personal.guestHeading": "FOR ONE GUEST: {name}",
	"personal.hostHeading": "FOR ONE HOST: {name}",
	"personal.guestLink": "Send this link to this one guest, who opens it in Tor Browser:",
	"personal.hostLink": "Send this link to this one person, who opens it in Tor Browser. Whoever has it runs the room:",
	"personal.word": "or type this as the passphrase: {token}",
	"personal.again": "good until the room ends; its owner may leave and come back with it",
	"personal.againWithin": "good for {time}; its owner may leave and come back with it",
	"personal.once": "good for one entry, until the room ends",
	"personal.onceWithin": "good for one entry, within {time}",
	"personal.shownOnce": "This is shown only once. To see which exist: mayfly invite --list",
	"personal.written.one": "{count} invitation written to {path}, which only you can read; delete it when it is sent",
	"personal.written.other": "{count} invitations written to {path}, which only you can read; delete it when they are sent",
	"access.noInvitations": "no personal invitations",
	"access.guest": "guest",
	"access.host": "host",
	"access.open": "can enter",
	"access.inside": "inside",
	"access.insideAs": "inside as {nick}",
	"access.used": "used",
	"access.expired": "expired",
	"access.revoked": "revoked",
	"access.once": "one entry",
	"access.timeLeft": "{time} left",
	"access.sharedOpen": "shared invitation: open",
	"access.sharedUses.one": "shared invitation: open for {count} more guest",
	"access.sharedUses.other": "shared invitation: open for {count} more guests",
	"access.sharedClosed": "shared invitation: closed",
	"access.sharedNone": "shared invitation: none",
	"access.wrongTries.one": "{count} wrong passphrase in the last minute",
	"access.wrongTries.other": "{count} wrong passphrases in the last minute",
	"access.nowRevoked": "invitation {id} is revoked: nobody can enter with it, and whoever was in with it is out",
	"access.revokeSeal": "This room is sealed: its seal is taken back by the guests’ own devices alone. As a host, write /revoke {id} in the room, too.",
	"access.nowClosed": "the shared invitation is closed: nobody can enter with it; those inside stay",
	"access.nowOpen": "the shared invitation is open: guests can enter with it",
	"status.room.one": "room {room}: {phase}, {count} guest, ends in {time}",
	"status.room.other": "room {room}: {phase}, {count} guests, ends in {time}",
	"status.roomGuestsUnknown": "room {room}: {phase}, unknown number of guests, ends in {time}",
	"status.readyRoom.one": "room {room}: ready, {count} guest, ends in {time}",
	"status.readyRoom.other": "room {room}: ready, {count} guests, ends in {time}",
	"status.readyRoomGuestsUnknown": "room {room}: ready, unknown number of guests, ends in {time}",
	"status.awayAndResumed": "{away} away, {resumed} resumed",
	"status.sessions": "sessions",
	"status.refused": "refused",
	"status.page": "page",
	"status.pageManifest": "SHA-256 of {path}: {sha256}",
	"status.sealed": "sealed",
	"status.onlyGuestsCanRead": "only guests’ own devices can read what is said",
	"status.invitations": "invitations",
	"status.personal.one": "{count} personal, {shared}",
	"status.personal.other": "{count} personal, {shared}",
	"status.sharedOpen": "shared open",
	"status.sharedUses.one": "shared open for {count} more guest",
	"status.sharedUses.other": "shared open for {count} more guests",
	"status.sharedClosed": "shared closed",
	"status.sharedNone": "none shared",
	"status.wrongTries": "wrong tries",
	"status.inLastMinute.one": "{count} wrong passphrase in the last minute",
	"status.inLastMinute.other": "{count} wrong passphrases in the last minute",
	"status.inThisContainer": "in this container",
	"status.deadMan": "dead man",
	"status.endsByDeadMan": "the room ends in {time} unless a host shows a sign of life: mayfly still-here",
	"ssh.unnamedCut": "ssh connections cut off with the one that was meant: {count}. This OpenSSH does not say which key each came by. Their guests can connect again",
	"status.empty": "empty",
	"status.endsEmpty": "the room ends in {time} unless somebody enters",
	"status.torNotOurs": "carried by the tor of this machine, which is not the room’s own",
	"status.maySoBeEmpty": "the room ends when it has been empty for {time}",
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
	"state.unchecked": "published; nobody has dialed it from here",
	"state.noTor": "that tor does not answer; trying again",
	"onion.publishing": "publishing its descriptor",
	"onion.dialling": "not reachable yet; testing the connection as a guest would make it",
	"onion.tryingAgain": "not reachable; trying again",
	"onion.reachable": "the onion is reachable: guests can enter by the link",
	"onion.notReachableYet": "the onion is not reachable yet; a message here will say when it is",
	"ending.operator": "ending the room",
	"ending.burn": "burning the room",
	"ending.panicWord": "burning the room: the panic word was typed at a door",
	"ending.deadMan": "ending the room: no host has shown a sign of life",
	"ending.empty": "ending the room: it has been empty for as long as it may be",
	"ending.lifetime": "ending the room: its lifetime is over",
	"ending.hostGone": "ending the room: the host program is no longer running",
	"ending.uplinkGone": "ending the room: the process that provided its doors is no longer running",
	"ending.failure": "ending the room: it could not be started",
	"ended.room": "the room has ended",
	"ended.notOverwritten": "not overwritten: {parts}",
	"ended.staysInFreeMemory": "what was not overwritten stays in free memory until that memory is used again; to be sure that it is gone, switch this machine off",
	"ended.lookAgain": "to check again: mayfly verify; to remove what is left: mayfly down",
	"ended.roomWithDetails": "the room has ended ({details})",
	"ended.killed": "killed: {parts}",
	"ended.notEnded": "not ended: {parts}",
	"ended.notWiped": "not wiped: {parts}",
	"room.keyLetIn": "the key is authorized",
	"room.endMoved": "the room now ends in {time}",
	"room.heardYou": "the room goes on; show the next sign of life within {time}",
	"room.needsNoSign": "the room needs no sign of life: it was started without --dead-man",
	"burn.repeat": "this ends room {room} at once, with all that was said; to do it, type: {word}",
	"burn.word": "burn",
	"burn.notRepeated": "the room was not burnt: the word is {word}",
	"leftover.engineHolds": "the engine could not remove what an earlier room left: {thing}; if none of your containers uses it, restart Docker",
	"leftover.removed": "removed what an earlier room left: {thing}",
	"setup.allInPlace": "nothing is missing",
	"engine.chosen": "engine: {name}; to start without it: --engine {fallback}",
	"docker.noSocket": "there is no socket of Docker's engine at {socketPath}",
	"docker.userNotLetIn": "this user has no permission to use Docker's engine at {socketPath}",
	"docker.notRunning": "Docker's engine at {socketPath} is not running",
	"docker.noAnswer": "Docker's engine at {socketPath} does not answer: {error}",
	"docker.isPodman": "{socketPath} is Podman's: it takes a part of a room's limits otherwise than Docker's engine does",
	"engine.fallback": "engine: {name}; {why}",
	"image.noTransport": "the image has no program for {transport}",
	"image.building": "building the image {image}: once for each version; this takes some minutes",
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
	"residue.memory": "memory",
	"memory.overwritten": "overwritten",
	"memory.partlyOverwritten": "partly overwritten",
	"memory.zeroed": "zeroed by the kernel as it is freed",
	"memory.leftToKernel": "left to the kernel",
	"wipe.progress": "overwriting memory: {done} of {all} GB, Ctrl-C leaves the rest",
	"wipe.done": "{done} GB; less is left there, which is not the same as nothing",
	"wipe.doneOfAll": "{done} of {all} GB",
	"wipe.stopped": "it was stopped",
	"wipe.late": "it took too long",
	"wipe.refused": "this machine gave no more memory",
	"wipe.killed": "the process that filled memory was killed",
	"wipe.limitedByGroup": "the control group of this command, perhaps a container, may take no more",
	"wipe.limitedByCommit": "vm.overcommit_memory is 2, and other programs need the rest",
	"wipe.limitedByOutOfMemory": "vm.panic_on_oom or vm.oom_kill_allocating_task is set, so some memory must stay free",
	"wipe.onlyLinux": "memory is not overwritten: this works on Linux only",
	"wipe.needsRoot": "memory is not overwritten: this needs root",
	"wipe.useSudo": "also without a room: sudo mayfly down --wipe-ram",
	"wipe.swapIsOn": "memory is not overwritten: swap is on, and what other programs have in memory would be written to it",
	"wipe.swapOff": "sudo swapoff -a, then: sudo mayfly down --wipe-ram",
	"wipe.noneFree": "memory is not overwritten: almost none is free",
	"wipe.alreadyRuns": "memory is not overwritten: another mayfly is doing it now",
	"wipe.noRecord": "memory is not overwritten: {path} cannot be written",
	"wipe.cannotSet": "memory is not overwritten: the kernel’s setting {name} cannot be changed here",
	"wipe.outsideContainer": "run it on the machine itself, not in a container",
	"wipe.ask": "overwrite the {size} GB of free memory now? Less of the room is left in it then. Type y and press Enter; without an answer it is no, in {seconds} seconds. [y/N]",
	"wipe.yes": "yes",
	"memory.initOnFree": "init_on_free is on",
	"memory.kernelNotKnown": "it is not known whether the kernel zeroes what is freed",
	"memory.howToOverwrite": "to overwrite most of it: sudo mayfly down --wipe-ram",
	"residue.processList": "process {list}",
	"residue.firstProcessNeverSeen": "the first process was never seen",
	"residue.endedOutOfOrder": "the room did not end cleanly; its tmpfs is gone",
	"residue.ofParts": "of {parts}",
	"residue.countOfTmpfs": "{count} of tmpfs",
	"residue.portsTaken": "taken: {ports}",
	"residue.roomEndedBeforeLook": "the room ended before it could be checked",
	"residue.engineSilent": "the engine does not answer",
	"residue.processesHidden": "this user cannot see the container’s processes",
	"residue.stillThere": "it is still there",
	"residue.engineKnowsNone": "the engine reports none, but {why}",
	"residue.logDriver": "the log driver is {driver}",
	"residue.noSwap": "swap is off on this machine",
	"residue.bytesAtMost": "at most {bytes} bytes",
	"residue.bytesAtEnd": "{bytes} bytes at the end",
	"residue.noSwapPeak": "swap is on, and this kernel does not record its highest use; nothing was in swap at the end",
	"residue.processMayDump": "a process is allowed to write one",
	"residue.lookedIn": "looked in {dirs}",
	"residue.ownerUnknown": "owner not known: {files}",
	"residue.engineKernel": "the engine has a kernel of its own",
	"residue.shredCore": "a core file contains what was in memory: remove it with shred -u",
	"residue.volumeName": "volume {name}",
	"residue.madeByCompose": "just created by Compose, or left by an earlier room: {names}",
	"residue.startedOtherwise": "not started by mayfly itself: {names}",
	"residue.dockerRecords": "Docker’s own records",
	"residue.dockerRecordsWhat": "its log and database keep random names and ids, and when rooms began and ended",
	"container.roomNameInEnvironment": "the room’s name is in the container’s environment, and Docker keeps it after the room ends; docker/README.md explains how to pass it on stdin",
	"residue.dumpsGoTo": "the kernel passes core dumps to {program}",
	"residue.noSwapAccount": "swap is on, and the engine does not measure its use",
	"residue.kibAtEnd": "{size} KiB at the end",
	"residue.swapSinceGone": "swap is on: a page may have been in swap for a while; run \"swapoff -a\" before the next room",
	"residue.engine": "engine",
	"residue.namespacesNeverSeen": "its namespaces were never seen",
	"residue.imageAndMounts": "image and mounts",
	"residue.countInNamespace": "{count} in this namespace",
	"doctor.noLimit": "the engine cannot limit {what}",
	"doctor.noLimitWhy": "a guest who overloads the room can then use up all that this machine has of it",
	"doctor.noDocker": "no Docker engine",
	"doctor.dockerLine": "Docker {version}, storage {storage}, log driver {logs} (for rooms: none)",
	"doctor.machineLine": "kernel {kernel}; {docker}; {memory} MiB of memory free",
	"doctor.breaks": "BREAKS A PROMISE",
	"doctor.weakens": "weakens",
	"doctor.notKnown": "not known",
	"doctor.found": "{count} found",
	"doctor.findingAndMend": "{finding}; to fix it: {command}",
	"doctor.swapOnDisk": "swap on a disk: {names}",
	"doctor.swapThisProgram": "the room itself stays out of swap, but this program shows the passphrase, and its memory may be written there",
	"doctor.swapRoom": "memory of the room may be written there and stay after the room ends",
	"doctor.swapRoomAndFiles": "memory of the room, and its files, may be written there and stay after the room ends",
	"doctor.hibernates": "this machine can hibernate",
	"doctor.hibernatesWhy": "hibernation writes all memory to a disk, including the room",
	"doctor.coreDumps": "the kernel passes core dumps to {program}",
	"doctor.coreDumpsJournal": "it writes no core file of a room, but the journal records that a part crashed",
	"doctor.coreDumpsDisk": "if a part of the room crashes, its memory may be written to a disk",
	"doctor.initOnFree": "init_on_free is off",
	"doctor.initOnFreeWhy": "after the end, what was said and the keys stay in free memory until other programs use it; mayfly down --wipe-ram leaves less of it, but only init_on_free leaves nothing",
	"doctor.bareNoFilter": "the bare engine has no system-call filter",
	"doctor.bareNoFilterWhy": "an attacker who takes over a part of the room can make every system call; in a container (--engine docker or volatile), only few",
	"doctor.noSeccomp": "the engine has no seccomp",
	"doctor.noSeccompWhy": "the room’s programs could make every system call, and the engine refuses our profile",
	"doctor.noAppArmor": "AppArmor is not on",
	"doctor.noAppArmorWhy": "one of the layers around the room is missing; the others still protect it",
	"doctor.dockerRecordsWhat": "Docker keeps records of every room in its log and database: random names and ids, and when it began and ended",
	"doctor.noUserns": "userns-remap is off",
	"doctor.noUsernsWhy": "root in the container is this machine’s root, limited by capabilities, seccomp and namespaces",
	"doctor.noUsernsMend": "add \"userns-remap\": \"default\" to /etc/docker/daemon.json, then: sudo systemctl restart docker",
	"doctor.dockerVersion": "Docker's engine is {version}",
	"doctor.dockerPortsOpen": "before {version}, other machines of the local network can reach ports that are published on 127.0.0.1, such as the room’s page",
	"doctor.dockerUntried": "no version before {version} was tested",
	"doctor.clockWhy": "if the clock is wrong by hours, tor finds no relays, and the room gets no onion",
	"doctor.clockBehind": "the clock shows a time before this code was written",
	"doctor.clockUnset": "nothing synchronizes this machine’s clock",
	"doctor.memoryFree": "{size} MiB of memory are free",
	"doctor.memoryWanted": "a room needs {size} MiB; with less, the kernel may kill it",
	"doctor.portTaken": "port {ports} is taken on 127.0.0.1",
	"doctor.portTakenWhy": "a door cannot open there",
	"doctor.unknownClock": "whether the clock is right: no service on this machine knows, and mayfly does not ask the network",
	"doctor.unknownInitOnFree": "init_on_free: neither the kernel’s log nor its configuration is readable",
	"doctor.unknownCoreDumps": "where core dumps go: the engine has a kernel of its own",
	"doctor.unknownDocker": "Docker: {why}",
	"doctor.see": "see mayfly doctor",
	"label.error": "error:",
	"label.hint": "hint:",
	"label.warning": "warning:",
	"rooms.none": "you have no room running here",
	"rooms.noneCalled": "you have no room called {room}",
	"rooms.startOne": "start one: mayfly up",
	"rooms.thereIs": "your rooms: {rooms}",
	"rooms.several": "you have {count} rooms running here",
	"rooms.sayWhich": "choose one: {rooms}",
	"room.stillRuns": "the room is still running after {seconds} s",
	"room.secondCtrlC": "to end it at once, press Ctrl-C a second time where it was started",
	"room.noAnswer": "the room does not answer",
	"room.isItEnding": "is it ending? see mayfly status",
	"room.otherForm": "the room’s answer has an unknown format",
	"room.otherVersion": "was it started by another version of mayfly?",
	"access.oldRoom": "the room was started by a version of mayfly that has no personal invitations",
	"access.newRoom": "start a new room with this version",
	"people.nobody": "nobody of that name is there",
	"people.seeWho": "to see who is: mayfly guests, mayfly knocks",
	"people.none": "nobody is in the room",
	"people.noKnocks": "nobody is waiting to be let in",
	"people.websocket": "browser",
	"people.lite": "browser without scripts",
	"people.irc": "IRC program",
	"people.away": "connection lost",
	"people.shared": "shared invitation",
	"people.removed": "{nick} was put out of the room",
	"people.letIn": "{nick} was let in",
	"people.turnedAway": "{nick} was turned away",
	"access.noSuch": "the room has no such invitation",
	"access.seeList": "to see those that it has: mayfly invite --list",
	"access.tooMany": "a room has at most {count} invitations, those that are over included",
	"access.noGateway": "the room’s gateway does not answer",
	"access.noShared": "the room has no shared invitation to open or close",
	"access.inviteOnly": "the room has no shared invitation (it was started with --invite-only)",
	"access.makePersonal": "make one for each person: mayfly invite NAME",
	"out.onDisk": "{path}: is on a disk, where what was deleted can be found again",
	"out.chooseMemory": "choose a folder in memory (a tmpfs), for example /dev/shm",
	"out.exists": "{path}: already exists",
	"out.chooseName": "choose another name, or delete it first",
	"out.cannot": "{path}: cannot be written ({code})",
	"image.none": "engine docker: there is no image {image}",
	"image.list": "to see the images that exist: docker image ls",
	"image.old": "the image {image} is {days} days old; remove it to have it built again with security fixes: docker image rm {image}",
	"image.noneInVolatile": "engine volatile: this machine's own engine has no image {image}",
	"engine.dockerProblem": "engine docker: {what}",
	"engine.bareProblem": "engine bare: {what}",
	"docker.start": "start the engine (sudo systemctl start docker), or choose --engine bare",
	"docker.lookForLeft": "look for what is left: mayfly verify",
	"docker.hostIsNoSocket": "DOCKER_HOST is not a unix socket of this machine",
	"port.chooseOthers": "choose others: --web-port, --ssh-port",
	"bare.needsLinux": "engine bare: needs Linux, this system is {platform}",
	"bare.orDocker": "if you have Docker: --engine docker",
	"bare.programsMissing": "engine bare: {programs} not found",
	"bare.installPackages": "install the packages util-linux, hostname (Arch: inetutils) and iproute2 (Fedora: iproute)",
	"bare.noUserNamespaces": "engine bare: this kernel does not allow ordinary users to create user namespaces",
	"bare.runAsRoot": "run it as root: sudo mayfly up",
	"program.notFound": "{program}: not found",
	"program.runSetup": "run: mayfly setup",
	"port.taken": "port {port}: is taken on 127.0.0.1",
	"port.forRoot": "port {port}: only root can use it",
	"port.chooseHigher": "choose others, 1024 or higher",
	"port.cannotListen": "port {port}: cannot listen on 127.0.0.1 ({code})",
	"loopback.unreachable": "127.0.0.1: this machine cannot reach itself there ({code})",
	"loopback.mend": "its loopback may be down, or filtered: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo",
	"port.choosePagePort": "choose another: --page-port PORT",
	"port.chooseListen": "choose another: --listen PORT",
	"volatile.needsRoot": "engine volatile: needs Linux, and root",
	"volatile.useSudo": "sudo mayfly up --engine volatile, or choose --engine docker or bare",
	"volatile.programsMissing": "engine volatile: not found: {programs}",
	"volatile.waitedInVain": "engine volatile: {what} did not come in time",
	"volatile.noUplink": "engine volatile: cannot start slirp4netns, which connects it to the network",
	"volatile.slirpFailed": "engine volatile: slirp4netns could not connect it to the network",
	"volatile.noNetwork": "engine volatile: cannot enter its network namespace",
	"room.internalError": "internal error",
	"room.fault": "internal: {what}",
	"room.faultOfOurs": "this is a bug in Mayfly",
	"control.busy": "control: busy with {count} other requests",
	"control.tryAgain": "try again in a moment",
	"usage.notACommand": "\"{word}\" is not a command",
	"usage.helpNotACommand": "help: \"{word}\" is not a command",
	"usage.oneOfCommands": "one of {commands}; see mayfly --help",
	"usage.seeHelp": "see mayfly --help",
	"usage.seeCommandHelp": "see mayfly {command} --help",
	"usage.tooMany": "too many words on the command line ({count}); flags start with --",
	"usage.nameABundle": "bundle: needs the name of the archive to write, or -",
	"usage.bundleName": "bundle: the name ends in .tar, .tar.gz or .tgz",
	"usage.nameAShell": "completion: needs the name of a shell: {shells}",
	"invite.oneName": "invite: takes one name; put a name with spaces in quotes, or several on stdin with -",
	"invite.badName": "invite: a name needs 1–{most} characters that can be shown",
	"invite.tooManyNames": "invite: {count} names; a room has at most {most} invitations",
	"invite.notWith": "{flag}: not together with {other}",
	"invite.notAnId": "config {flag}: {value} is not an id that mayfly invite --list shows",
	"usage.notAFlag": "{flag}: is not a flag of this command",
	"usage.noValue": "{flag}: takes no value",
	"usage.needsValue": "{flag}: needs a value",
	"usage.needsValueForm": "{flag}: needs a value; if it starts with -, write {form}=-…",
	"usage.givenTwice": "{flag}: is given twice",
	"passphrase.flagAndFile": "config passphrase: given as a flag and as a file",
	"passphrase.weak": "config passphrase: the value {why}; to use it anyway: --weak-passphrase",
	"panicWord.weak": "config panic-word: the value {why}; to use it anyway: --weak-passphrase",
	"panicWord.flagAndFile": "config panic-word: given as a flag and as a file",
	"panicWord.bothStdin": "config panic-word-file: stdin can be read only once, and --passphrase-file reads it",
	"passphrase.tooShort": "has fewer than {count} characters and is easy to guess",
	"passphrase.repeats": "repeats only a few characters",
	"passphrase.follows": "follows the alphabet or the keyboard",
	"passphrase.triedFirst": "consists of words that attackers try first",
	"passphrase.weakWarning": "config passphrase: the value {why}: it is easy to guess",
	"usage.npmTookFlag": "--{flag}: npm took it as its own flag; put two dashes before it: npm start -- --{same}",
	"usage.npmLogsFlag": "--{flag}: npm may write its command line to a log; use --{same}-file FILE, or --{also}-file - and stdin",
	"usage.npxLogs": "npm writes this command line and its time to a log that stays; without a log: npx --logs-max=0 FILE up",
	"config.engineIsNone": "config engine: {value} is not one of {names}",
	"config.bareHasNoImage": "config image: the bare engine uses no image",
	"config.outOfRange": "config {flag}: {value} must be {range}",
	"config.neitherOnNorOff": "config {flag}: {value} is neither \"on\" nor \"off\"",
	"config.notAKnockMode": "config {flag}: {value} is none of \"off\", \"shared\" and \"all\"",
	"config.notATime": "config {flag}: {value} is not a time like 90m, 12h or 1h30m",
	"usage.nameSomebody": "{command}: say whom, by their nickname",
	"usage.nameATime": "{command}: say by how much, like {command} 1h",
	"config.notARoomName": "config {flag}: {value} must have 1–32 letters, digits, - or _ (several names: separated by commas)",
	"config.tooManyRooms": "config {flag}: {value} names more than 16 rooms",
	"config.roomTwice": "config {flag}: {value} names a room twice",
	"config.notVisibleAscii": "config {flag}: {value} has a character that is not visible ASCII",
	"config.startsWithColon": "config {flag}: {value} starts with a colon",
	"config.passphraseLength": "config {flag}: {value} must have 8–63 characters",
	"config.privateKey": "config {flag}: {value} is a private key; give the .pub file",
	"config.notAPublicKey": "config {flag}: {value} is not an OpenSSH public key like \"ssh-ed25519 AAAA…\"",
	"config.tooManyKeys": "config {flag}: {value} holds more than 64 keys",
	"config.notABridge": "config {flag}: {value} is not a bridge line (plain, obfs4 or snowflake)",
	"config.bridgeNotAscii": "config {flag}: {value} is not a bridge line of visible ASCII",
	"config.torLineIsOurs": "config {flag}: {value} sets {word}, which Mayfly sets itself",
	"config.notAscii": "config {flag}: {value} has a character that is not ASCII",
	"config.tooLong": "config {flag}: {value} is longer than {count} characters",
	"config.wrong": "config {flag}: {value} is not valid",
	"config.allWrong": "config: is not valid",
	"config.theValue": "the value",
	"config.valueOfLength": "a value of {count} characters",
	"config.noneNeedsOpen": "config passphrase: \"none\" needs --open, as anybody who finds a door may then enter",
	"config.openNeedsNone": "config open: works only with --passphrase none",
	"config.panicNeedsPassphrase": "config panic-word: an open room asks for no passphrase, so nobody could type it",
	"config.panicIsPassphrase": "config panic-word: is the passphrase; take another",
	"config.inviteOnlyAlone": "config invite-only: not together with --open, --passphrase or --shared-uses",
	"config.knockNeedsShared": "config knock: not with --invite-only, where nobody has the shared invitation: say --knock all",
	"config.sealedNeedsInvitation": "config sealed: not together with --open: guests need an invitation, which carries the seal",
	"config.usesNeedPassphrase": "config shared-uses: not together with --open, where nobody needs an invitation",
	"config.portsTwice": "config ports: two of the four are the same",
	"usage.seeUpHelp": "see mayfly up --help",
	"file.missing": "config {flag}: {path} does not exist",
	"file.isFolder": "config {flag}: {path} is a folder",
	"file.forbidden": "config {flag}: this user has no permission to read {path}",
	"file.unreadableCode": "config {flag}: {path} cannot be read ({code})",
	"file.unreadable": "config {flag}: {path} cannot be read",
	"file.tooLarge": "config {flag}: {path} is larger than {size} KiB",
	"file.notText": "config {flag}: {path} is not text",
	"file.empty": "config {flag}: {path} is empty",
	"config.unknownVariable": "{variable} is not a variable that mayfly knows",
	"config.torNotHostPort": "config tor: is not HOST:PORT",
	"config.notATorControl": "config {flag}: {value} is neither a path from / on nor HOST:PORT with an IP address as HOST",
	"config.torControlPath": "config {flag}: {value} is no path of a socket: visible ASCII, at most {most} bytes",
	"config.torControlPublic": "config {flag}: {value} is a public address; a control port must be on this machine or in a private network",
	"config.torControlNeedsOnion": "config tor-control: without the onion no tor is needed; leave out --no-onion or --tor-control",
	"config.torControlNoBridges": "config tor-control: bridges are set in the configuration of the tor that runs already",
	"config.torControlNoTorrc": "config tor-control: --torrc is for a tor that the room starts; the one that runs already has its own configuration",
	"config.torPasswordNeedsControl": "config tor-password: is for --tor-control",
	"config.roomUnknown": "config room: {value} is not a room that mayfly status shows",
	"config.severalKeys": "config {flag}: {value} holds {count} keys, not one",
	"connect.noInvitation": "connect: no invitation; give the link, or - to paste it",
	"connect.npmLogs": "connect: npm may write its command line to a log; give - instead, and paste the link",
	"connect.nothingOnStdin": "connect: no invitation came on stdin",
	"connect.pasteWhole": "paste the whole link",
	"connect.paste": "paste the invitation, then press Enter; it is not shown",
	"connect.pasteRest": "the invitation is not complete: paste the rest, or press Enter to stop",
	"connect.noOnion": "this door is not an onion: its network sees your address",
	"connect.connected": "connected",
	"connect.connecting": "connecting",
	"connect.connectingOverTor": "connecting over Tor",
	"connect.idle": "idle; will connect when an IRC client comes",
	"connect.dropped": "connection lost; connecting again",
	"connect.tryingAgain": "{problem}; next try within {seconds} s",
	"connect.inAnotherTerminal": "In another terminal, in irssi or any IRC client:",
	"connect.endByCtrlC": "Ctrl-C here ends it.",
	"connect.notWithPage": "config {flag}: has no meaning with --page",
	"connect.pagePortAlone": "config page-port: needs --page",
	"page.onlyHttp": "invitation: --page needs a link that starts with http://",
	"page.openNetwork": "invitation: its page is neither an onion nor on a private network",
	"page.needsOnion": "everybody on the way could read the passphrase: ask for the link of the onion",
	"page.waiting": "waiting for your browser",
	"page.roomRefuses": "the room does not take the connection",
	"page.openLink": "Open this in a private window of a browser on this machine. It holds your invitation: show it to nobody.",
	"page.goodbye": "this machine has ended the connection",
	"page.noLite": "This is your own copy of the page. Pages without JavaScript are at the address of the room itself.",
	"sealed.words": "sealed. The four words: {words}. In the group: {names}",
	"sealed.outside": "you are not in the sealed talk: enter the room’s first channel",
	"sealed.entering": "waiting for somebody in the room to let this device into the sealed talk",
	"sealed.split": "this room is broken: others in it are in another group. Nothing more is sent",
	"sealed.changed": "this room is broken: what was said was changed on its way. Nothing more is sent",
	"sealed.castOut": "this room is broken: somebody keeps putting you out of the sealed talk. Nothing more is sent",
	"sealed.needsSeal": "this room is sealed, and your invitation has no seal: nothing was said there",
	"sealed.askForLink": "ask for the whole link; it has seal= in it",
	"sealed.damaged": "invitation: its seal is damaged, or its passphrase is missing",
	"sealed.notSealed": "your invitation is for a sealed room, and this room does not say that it is one: nothing that you write is sent",
	"sealed.howToCheck": "/quote WORDS shows the four words and who is in. Compare the words by another way, a call for instance: everybody has the same.",
	"link.notALink": "invitation: is not a link",
	"link.pasteAll": "it starts with http://; paste all of it, to the last letter",
	"link.noHttp": "invitation: does not start with http:// or https://",
	"link.hasUser": "invitation: has a user name before its host",
	"link.misleading": "Mayfly never makes such a link: somebody may want to mislead you",
	"link.noRoom": "invitation: the part after # names no room",
	"link.quote": "put the link in quotes; otherwise the shell drops what follows the #",
	"link.noSshDoor": "invitation: has no ssh door",
	"link.forBrowsers": "it is an invitation for browsers; ask the operator for the one for IRC clients",
	"link.otherHost": "invitation: its ssh door is on another host than its link",
	"link.nothingDialled": "Mayfly never makes such a link: whoever sent it may want your address; no connection was made",
	"link.openNetwork": "invitation: its ssh door is neither an onion nor on a private network",
	"link.acceptDirect": "whoever runs that host sees your address; if you accept that: --direct",
	"connect.noKey": "connect: the invitation contains no key",
	"connect.giveIdentity": "use your own with --identity FILE: the key that the operator authorized",
	"connect.identityUnreadable": "config identity: the file contains no private key that can be read",
	"connect.identityForm": "it must be a private key in an OpenSSH format, not protected by a passphrase",
	"connect.torRefused": "tor: nothing listens on its SOCKS port",
	"connect.onionUnreachable": "tor: cannot reach the onion",
	"connect.startTor": "start tor or Tor Browser; if it uses another port, add --tor HOST:PORT (Tor Browser: 127.0.0.1:9150)",
	"connect.roomThereInAMinute": "is the room still running? try again in a minute",
	"connect.doorSilent": "the room’s door does not answer",
	"connect.roomThere": "is the room still running?",
	"connect.otherHostKey": "ssh: the host key is not the one in the invitation; nothing was sent to that host",
	"connect.earlierRoom": "is the invitation from an earlier room? if not, somebody may be intercepting the connection: ask the operator",
	"connect.keyRefused": "ssh: the room does not accept this key",
	"connect.askOperator": "ask the operator to authorize it: send them your public key",
	"connect.failedBeforeLogin": "ssh: the connection failed before the login",
	"connect.tryInAMinute": "try again in a minute",
	"container.secretInEnvironment": "{variable}: is in the container's environment, which Docker keeps on its disk",
	"container.giveOnStdin": "remove the variable and the container, and pass the value on stdin: see docker/README.md",
	"container.stdinNotJson": "stdin: its first line is not JSON",
	"container.stdinNoVariables": "stdin: its first line has no object \"variables\"",
	"control.notJson": "control: the line is not JSON",
	"control.noAsk": "control: the line is not an object with a text \"ask\"",
	"control.unknown": "control: unknown question {question}",
	"control.wrongField": "{path}: is {fault}",
	"control.failed": "control: the answer failed",
	"control.tooLong": "control: the line is longer than {bytes} bytes",
	"control.endedEarly": "control: the connection ended before the line was complete",
	"control.tooLate": "control: no line came within {time} ms",
	"control.cannotListen": "control: cannot listen at {path} ({code})",
	"part.stoppedEarly": "{part}: was stopped before it was ready",
	"part.cannotStart": "{part}: could not be started: {why}",
	"part.tried": "tried {count} times",
	"ownFiles.notAFile": "exists, but is not a file",
	"ownFiles.left": "{count} entries are left or not overwritten",
	"ownFiles.isOwnDir": "is one of the given directories, not a path in one",
	"ownFiles.outside": "is outside the given directories",
	"ownFiles.failed": "failed ({code})",
	"ownFiles.named": "{what} {path}: {why}",
	"users.needUnix": "users: this needs a Unix system",
	"users.cannotAct": "users: cannot act as user {uid}, group {gid}",
	"listen.cannot": "{what}: cannot listen ({code})",
	"listen.cannotOn": "{what}: cannot listen on {host}:{port} ({code})",
	"listen.inTheWay": "{what}: a file that is not a socket is already at that path",
	"hashes.empty": "{list}: is empty",
	"hashes.wrongLine": "{list}: line {line} is not a hash and a path, or names a file twice",
	"hashes.form": "each line is as sha256sum writes it: 64 hexadecimal digits, two spaces, a path",
	"release.bundle": "this bundle",
	"release.package": "this package",
	"release.clone": "this clone",
	"release.image": "image {image}",
	"release.page": "page of room {room}",
	"release.equal": "as released",
	"release.different": "different",
	"release.notListed": "not listed",
	"release.noSuchName": "{name} is not in the list",
	"release.changed": "{file} is not as it was packed",
	"release.notCommitted": "it has changes that are not committed",
	"release.noGit": "git could not be asked",
	"release.noManifest": "the room does not say which page it serves",
	"bundle.toTerminal": "bundle: an archive is nothing for a terminal",
	"bundle.nameAFile": "name a file, such as: mayfly bundle mayfly.tar.gz",
	"bundle.notAFile": "bundle: {file} is there and is not a file",
	"bundle.isThere": "bundle: {file} is there already",
	"bundle.replace": "choose another name, or replace it: --replace",
	"bundle.notBuilt": "bundle: the package could not be built",
	"bundle.libraries": "bundle: the libraries of {program} were not found: {why}",
	"bundle.writing": "packing {mib} MiB into {file}",
	"bundle.done": "packed; where there is no Internet: unpack it, then run {folder}/mayfly up --no-onion",
	"bundle.glibc": "the daemons in it need Linux with glibc {version} or later",
	"bundle.noImage": "the image of the docker engine is not in it, as it is too large: there a room runs by the bare engine",
	"page.tooLarge": "page: holds more than {files} files or {bytes} bytes",
	"page.noIndex": "page: has no index.html",
	"page.noManifest": "page: has no list of its files (files.sha256)",
	"page.changed": "page: {file} is not as it was built",
	"page.unreadable": "page: cannot be read",
	"page.build": "build it: npm run build",
	"orders.wrongField": "orders {path}: is {fault}",
	"orders.notJson": "orders: are not one line of JSON",
	"orders.noEnd": "stdin: the line has no end",
	"orders.endedEarly": "stdin: ended before a line of orders",
	"orders.tooLate": "stdin: no line of orders came within {seconds} s",
	"orders.giveFirst": "send the orders as the first line, at the start",
	"orders.tooLong": "stdin: is too long",
	"gateway.configuration": "gateway: its configuration arrived incomplete",
	"sshd.noVersion": "sshd: does not report its version",
	"room.notReady": "room: is not ready yet",
	"room.endTooLate": "lifetime: the room can have {limit} left at most; now it has {time}",
	"room.endTooSoon": "lifetime: the room has only {time} left",
	"room.endByDown": "to end it now: mayfly down",
	"key.empty": "key: is empty",
	"doors.cannotMake": "doors: cannot make {path} ({code})",
	"bridges.needProgram": "config bridges: \"{name}\" needs a program that is not on this machine",
	"bridges.installOneOf": "install one of: {programs}",
	"torControl.nobody": "tor-control: nobody listens at {place}",
	"torControl.startIt": "start that tor, or see in its configuration where ControlPort or ControlSocket is",
	"torControl.forbidden": "tor-control: this user may not open {place}",
	"torControl.joinGroup": "join the group that the socket belongs to (on Debian: debian-tor) and log in again, or use ControlPort",
	"torControl.notReachable": "tor-control: the room’s own user cannot reach {path}, as it is for its owner alone",
	"torControl.openToGroup": "open it to a group (ControlSocketsGroupWritable 1, CookieAuthFileGroupReadable 1), or use ControlPort with a password",
	"torControl.cannotConnect": "tor-control: cannot connect to {place} ({code})",
	"torControl.tooLate": "tor-control: {place} did not answer within {seconds} s",
	"torControl.lost": "tor-control: {place} ended the connection",
	"torControl.notOne": "tor-control: what answers at {place} is no control port of tor",
	"torControl.wrongPassword": "tor-control: {place} does not accept the password",
	"torControl.needsPassword": "tor-control: {place} asks for a password",
	"torControl.givePassword": "give it with --tor-password FILE",
	"torControl.cookieUnreadable": "tor-control: cannot read the cookie {path} ({code})",
	"torControl.shareCookie": "CookieAuthFileGroupReadable 1 in that tor’s configuration opens it to its group; join that (on Debian: debian-tor) and log in again",
	"torControl.noCookie": "tor-control: {place} names {path} as its cookie, which is none: it has not 32 bytes",
	"torControl.cookieRefused": "tor-control: {place} does not accept the cookie",
	"torControl.otherCookie": "tor-control: {place} does not know the cookie that it names: another program may listen there",
	"torControl.noMethod": "tor-control: {place} offers no way to log in that is known here",
	"torControl.tooOld": "tor-control: the tor at {place} is {version}; {needed} is the oldest that protects an onion service well enough",
	"torControl.refused": "tor-control: {place} refused the onion service (code {code})",
	"torControl.filtered": "tor-control: a filter in front of {place} does not let the onion service through",
	"torControl.profile": "docs/tor.md has a profile for onion-grater, as Tails and Whonix use it",
	"torControl.onlyBare": "a tor that runs already is used by the engine bare alone (--engine bare)",
	"torControl.notInContainer": "tor-control: a container cannot use the tor of its machine; start the room with --engine bare",
	"torControl.noPort": "tor-control: no free port from {first} to {last} on {host}",
	"torControl.notThere": "uplink: the onion service is not there",
	"torControl.limits": "the onion is carried by the tor at {place} (version {version}). It does not tell which circuit a guest comes by: limits for one circuit hold for one connection, and only those of the whole room hold for a guest who opens many",
	"torControl.noIntroLimit": "the limit at Tor’s introduction points is that tor’s own, so a flood is stopped later, if at all",
	"torControl.noProofOfWork": "proof of work against floods needs tor 0.4.9 or later",
	"torControl.portsOpen": "that tor does not tell which user it runs as: every user of this machine can come in by the room’s ports for it ({first}–{last}) as if by Tor, and see which onion this machine has",
	"torControl.farAway": "that tor is on another machine: what it sends here goes over the network between unencrypted, so that network must be yours alone",
	"torControl.notOurs": "what that tor keeps in memory, on disk and in its log is not the room’s, and the report at the end does not cover it",
	"doctor.torControl": "the onion is carried by a tor that is not the room’s own",
	"residue.service": "onion service in the tor at {place}",
	"residue.thatTor": "log, disk and memory of that tor",
	"residue.thatTorNotOurs": "not the room’s own",
	"residue.torGone": "that tor does not run any more",
	"residue.torSilent": "that tor does not tell",
	"residue.serviceThere": "it still has the descriptor",
	"container.notTmpfs": "{dir}: is not a tmpfs, so what is written there would reach a disk",
	"container.sameMounts": "start it with compose.yaml, or with the same mounts",
	"uplink.wrong": "uplink: {why}",
	"uplink.failed": "uplink: failed",
	"uplink.notWiped": "uplink: some files of tor were not wiped",
	"uplink.torRuns": "uplink: tor is already running",
	"uplink.tooMuch": "uplink: too many requests at once",
	"uplink.tooLate": "uplink: was not there within {seconds} s",
	"uplink.foreignPlace": "uplink: its folder on the shared tmpfs belongs to another user",
	"uplink.nobodyWaits": "uplink: the request was cancelled",
	"uplink.listens": "uplink: is already listening",
	"uplink.cannotMake": "uplink: cannot make {path} ({code})",
	"uplink.cannotListen": "uplink: cannot listen at {path} ({code})",
	"uplink.notJson": "uplink: a line is not JSON",
	"uplink.gone": "the uplink is no longer running",
	"setup.installing": "installing npm dependencies (npm ci)",
	"setup.npmDoesNotStart": "npm does not start: {why}",
	"setup.nodeDoesNotStart": "{node} does not start: {why}",
	"setup.npmComesWithNode": "npm comes with Node; see https://nodejs.org",
	"setup.noLockFile": "this copy of Mayfly has no package-lock.json, so the packages that it needs are not known",
	"setup.startFromClone": "start it from a clone of its sources, or install a package of it",
	"setup.inNodeModules": "this copy of Mayfly is in a node_modules folder, and Node runs no TypeScript from there",
	"setup.cloneIt": "clone its sources, and start it there; or install what `npm pack` makes there",
	"setup.copyIt": "copy it to a folder of your own, and start it there",
	"setup.chooseAnotherPlace": "choose another place: MAYFLY_PROGRAMS=/FOLDER mayfly up",
	"system.readOnly": "{place}: is on a file system that is mounted read-only",
	"setup.folderForbidden": "{folder}: this user has no permission to write there",
	"setup.folderNoexec": "{folder}: is mounted noexec: no program can run from there",
	"setup.noHome": "this user has no home folder",
	"setup.chooseProgramsPlace": "choose a place for the programs: MAYFLY_PROGRAMS=/FOLDER mayfly up",
	"setup.bundleUnsafe": "{folder}: programs are missing there, or another user may change them",
	"setup.unpackAgain": "unpack the bundle again, in a folder where only you may write",
	"setup.interrupted": "the set-up was interrupted before it was complete",
	"setup.goesOn": "start it again: it continues where it stopped",
	"system.forbidden": "{place}: this user has no permission to use it",
	"system.diskFull": "{place}: the disk is full",
	"system.shareFull": "{place}: your disk quota is used up",
	"setup.diskTooSmall": "{folder}: its disk has {free} MiB free, the set-up needs {need}",
	"setup.programsNotAPath": "MAYFLY_PROGRAMS: is not a path that starts with /",
	"system.missing": "{place}: does not exist",
	"system.notAFolder": "{place}: a part of this path is a file, not a folder",
	"system.tooManyFiles": "{place}: too many files are open",
	"system.diskBroken": "{place}: the disk reports an error",
	"system.noMemory": "{place}: there is not enough memory",
	"system.noProcesses": "{place}: no more processes can be started",
	"system.unusable": "{place}: cannot be used ({code})",
	"system.choosePlace": "choose a folder that you can write to",
	"system.makeRoom": "free some disk space, then try again",
	"system.removedMeanwhile": "was it removed meanwhile? try again",
	"system.moveAway": "move it out of the way, then try again",
	"system.raiseLimit": "raise the limit: ulimit -n 1024",
	"system.endPrograms": "end other programs, then try again",
	"system.seeDmesg": "see dmesg",
	"system.seeManual": "see the manual of your system for this code",
	"setup.npmFailed": "npm ci failed, see above",
	"setup.npmPing": "it needs the npm registry; try `npm ping`",
	"setup.npmLeftOut": "npm ci did not install everything",
	"setup.npmOmit": "does your npm configuration omit optional packages? see `npm config get omit`",
	"setup.packageWithoutNode": "needs Node 24 or later, this is {version}; the Node that npm adds is not there",
	"setup.installWithNode": "install it again without --omit=optional, or start it with a newer Node: https://nodejs.org",
	"setup.waiting": "waiting for another set-up to end",
	"setup.otherDoesNotEnd": "another set-up is still running",
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
	"setup.programsAreOld": "the fetched tor, sshd and others are {days} days old; to fetch security fixes: mayfly setup --refresh",
	"setup.notFoundHere": "not found on this machine: {programs}",
	"setup.fetching": "fetching {programs} as packages into {folder} (nothing is installed)",
	"setup.packageLacksProgram": "the package of {program} does not contain it",
	"setup.building": "building the server and the page",
	"setup.buildFailed": "the build failed: {why}",
	"setup.sourceChanged": "was a source file changed? see git status",
	"setting.room": "the channel that guests enter; more channels after it, separated by commas",
	"setting.passphrase": "the room’s shared secret; default: six random words. Other users of this machine can read a flag: prefer --passphrase-file",
	"setting.panicWord": "whoever types it where the passphrase is asked for ends the room at once, and is told that the passphrase is wrong. Other users of this machine can read a flag: prefer --panic-word-file",
	"setting.open": "allow --passphrase none: whoever finds a door can enter",
	"setting.inviteOnly": "no shared invitation and no passphrase: each person needs an invitation of their own (mayfly invite)",
	"setting.sealed": "only guests’ own devices can read what is said, not the machine that carries it (docs/sealed.md)",
	"setting.sharedUses": "how many guests the shared invitation lets in, 1–100000; default: any number",
	"setting.knock": "who comes by the shared invitation waits until a host lets them in; \"--knock all\": every guest does (off, shared or all)",
	"setting.lifetime": "how long the room lives, unless it is ended earlier: 90m, 12h, 7d",
	"setting.endWhenEmpty": "end the room once it has been empty for so long after somebody was in; default: never",
	"setting.deadMan": "end the room if its operator gives no command for so long (mayfly still-here is one, status is none); guests are warned before; default: never",
	"setting.webPort": "the page, on 127.0.0.1 only",
	"setting.sshPort": "the ssh door, on 127.0.0.1 only",
	"setting.ircPort": "the IRC door inside the room: the port that ssh may forward to",
	"setting.ngircdPort": "ngIRCd inside the room: only the gateway speaks to it",
	"setting.sshKey": "a guest’s public key; repeatable; default: one is created for the invitation",
	"setting.noOnion": "start no tor: the room is reachable on this machine only",
	"setting.bridges": "bridge lines, for networks that block Tor (plain, obfs4, snowflake)",
	"setting.torConfig": "extra lines for tor’s configuration, for example for a test network",
	"setting.torControl": "use the tor that runs already, by its control port, in place of starting one",
	"setting.torPassword": "the password of that control port, in the file’s first line; a cookie needs none",
	"setting.nickLength": "the longest nickname, 3–31",
	"setting.sessions": "how many sessions the room holds",
	"setting.sessionsPerCircuit": "how many sessions one Tor circuit may hold",
	"setting.grace": "how long a guest whose connection was lost keeps their place",
	"setting.backlog": "how many of the last lines of each channel newcomers get, 0–500; 0: nothing from before they came; with --sealed they cannot read these, and one message has several",
	"setting.forget": "after what age the room and its pages drop a message, such as 10m; an IRC client keeps what it was sent",
	"setting.default": "default {value}",
	"help.usage": "usage:",
	"help.examples": "Examples:",
	"help.mayfly": "A chat room that lives in RAM: up with one command, gone with Ctrl-C.",
	"help.command.up": "start a room, print its invitations, stay until it ends",
	"help.command.connect": "enter a room with any IRC client, through its ssh door",
	"help.command.status": "show the state of the room on this machine",
	"help.command.invite": "make an invitation for one person; print the shared one again",
	"help.command.seal": "add seals to invitations of a sealed room that Compose runs",
	"help.command.guests": "list who is in the room",
	"help.command.remove": "put somebody out of the room",
	"help.command.knocks": "list who is waiting to be let in",
	"help.command.let": "let somebody in who is waiting",
	"help.command.turnAway": "send somebody away who is waiting",
	"help.command.close": "close the shared invitation; those inside stay",
	"help.command.open": "open the shared invitation again",
	"help.command.down": "end the room on this machine; remove what other rooms left",
	"help.command.extend": "let the room live longer",
	"help.command.shorten": "let the room end sooner",
	"help.command.stillHere": "show a sign of life to a room with --dead-man",
	"help.command.burn": "end the room within a second",
	"help.command.verify": "look for what any ended room left on this machine",
	"help.command.doctor": "check what on this machine breaks or weakens a promise",
	"help.command.setup": "fetch and build what is missing; up does it by itself",
	"help.command.bundle": "pack all that a machine without Internet needs",
	"help.command.completion": "print the script that completes commands in a shell",
	"help.command.help": "show the flags of a command, as COMMAND --help does",
	"help.command.version": "print the version",
	"help.standsFor": "Here \"mayfly\" means: {command}",
	"help.language": "The language is that of MAYFLY_LANG (en, pt-BR, es), or else of LC_ALL, LC_MESSAGES or LANG.",
	"exit.codes": "Exit codes:",
	"exit.success": "success",
	"exit.failure": "failure",
	"exit.wrongUsage": "wrong usage or configuration",
	"exit.residue": "something of an ended room was left",
	"exit.notTheRelease": "what runs is not what the release lists",
	"exit.endedAtOnce": "ended at once by a second Ctrl-C, or by the first one during set-up",
	"help.up": "Starts a room and prints two invitations: your own, as its host, and one for all your guests. The room ends with Ctrl-C, \"mayfly down\", or its lifetime. Each flag can also be set by an environment variable; the flag wins.",
	"help.up.passphraseFile": "the passphrase is the first line of FILE; - reads stdin",
	"help.up.panicWordFile": "the panic word is the first line of FILE; - reads stdin",
	"help.up.engine": "docker: a container of this machine’s Docker engine. volatile: a Docker engine of its own, in memory only (Linux, root). bare: no engine, private namespaces (Linux). Default: docker if it can be used, else bare (MAYFLY_ENGINE)",
	"help.up.image": "for docker and volatile: an image that this machine’s engine has; default: built from these sources, once (MAYFLY_IMAGE)",
	"help.up.strict": "do not start if mayfly doctor finds a broken promise (MAYFLY_STRICT=on)",
	"help.up.weakPassphrase": "accept a passphrase that is easy to guess (MAYFLY_WEAK_PASSPHRASE=on)",
	"help.up.json": "events on stdout, one JSON object per line (MAYFLY_JSON=on)",
	"help.up.noQr": "draw no QR code (MAYFLY_QR=off)",
	"help.up.fileVariables": "A variable for a FILE contains the lines themselves, or a path that starts with / or ./. Files have at most 64 KiB.",
	"help.up.ownFiles": "What mayfly itself stores: unpacked programs in ~/.cache/mayfly/programs, or where MAYFLY_PROGRAMS says. Nothing of a room is there.",
	"help.connect": "Opens the room's ssh door, over Tor if the door is an onion, and listens on 127.0.0.1 for an IRC client. The door's host key must be the one in the invitation.",
	"help.seal": "Reads invitations, and prints them with a seal each. It is for a sealed room that runs elsewhere, or under Docker Compose: the room itself must never have a seal. First paste what the room printed at its start: your own link gets the secret. For more guests later, paste your own link with its seal, then theirs.",
	"help.seal.stdin": "read links, whole blocks, or lines of --json, which come out as such",
	"help.seal.host": "a link that is pasted without its heading is for a host",
	"help.seal.id": "the number of an invitation that is pasted without its heading",
	"help.seal.end": "What is pasted is not shown on the terminal, and nothing is kept.",
	"help.connect.invitation": "the ssh invitation. Other users of this machine can read a command line: - is safer",
	"help.connect.stdin": "read the invitation from stdin: paste it, in as many lines as it has, then Enter. It is not shown",
	"help.connect.listen": "where the IRC client connects; default 6668",
	"help.connect.tor": "tor’s SOCKS port; default 127.0.0.1:9050 (Tor Browser’s is 9150)",
	"help.connect.identity": "your own private key, unencrypted; default: the one in the invitation",
	"help.connect.direct": "also connect to a door outside of Tor: its host and the networks on the way see your address",
	"help.connect.page": "for a browser instead: serves the page from this copy of Mayfly, and carries its connection to the room, over Tor if it is an onion",
	"help.connect.pagePort": "where the page is served on this machine; default 8081",
	"help.connect.end": "Ends with Ctrl-C; if the connection drops, it connects again by itself.",
	"help.whichRoom": "which room, if several are running: its number, as status shows it",
	"help.json": "one JSON object on stdout",
	"help.status": "Shows the state of your running room: its parts, its onion, how many guests.",
	"help.invite": "Alone, it prints the shared invitation of your running room again, which is for all guests.",
	"help.invite.personal": "With a NAME, or with a flag from --for to --out, it makes a personal invitation: for one person at a time, with a passphrase of its own, which is shown only now. The name is for you and other hosts. Your shell may keep it: - reads names from stdin, one per line, and makes an invitation for each.",
	"help.invite.for": "how long it is good: 30m, 2h, 1d; default: until the room ends",
	"help.invite.host": "for a host, who runs the room as you do",
	"help.invite.once": "good for one entry only; default: the same person may leave and come back",
	"help.invite.count": "make N of them, 1–1000",
	"help.invite.out": "write them to FILE instead; it must be in memory (a tmpfs such as /dev/shm)",
	"help.invite.list": "list the personal invitations, without their passphrases",
	"help.invite.revoke": "take one back: nobody can enter with it or its ssh key; who is in with it is out",
	"help.invite.json": "one JSON object on stdout; for personal invitations, one per line",
	"help.invite.qr": "draw a QR code for each, also where there are several",
	"help.guests": "Lists who is in the room: nickname, role, door, and invitation. \"mayfly remove NAME\" puts somebody out.",
	"help.remove": "Ends a guest’s session. Their invitation stays good: revoke it with \"mayfly invite --revoke\", or close the shared one with \"mayfly close\". \"-\" reads the nickname from stdin.",
	"help.knocks": "Lists who is waiting to be let in to a room with --knock: nickname, two words, door, and for how long. The guest sees the same two words: ask for them over another line. \"mayfly let NAME\" lets somebody in, \"mayfly turn-away NAME\" does not.",
	"help.let": "Lets a guest in who is waiting. \"mayfly knocks\" lists them. \"-\" reads the nickname from stdin.",
	"help.turnAway": "Sends a guest away who is waiting. By the same Tor circuit they cannot knock again for five minutes. \"-\" reads the nickname from stdin.",
	"help.close": "Closes the shared invitation of your running room: nobody can enter with it. Those inside stay, and personal invitations are still good.",
	"help.open": "Opens the shared invitation of your running room again.",
	"help.invite.key": "authorize the owner of this public key for ssh; with a name, for that invitation only",
	"help.down": "Ends your running room cleanly and waits until its last process has ended. The report of what was checked is printed where the room was started. Then removes containers and networks of rooms whose host program was killed.",
	"help.down.wipeRam": "then overwrite free memory (root only; also where no room runs): less of the room is left in it. Ctrl-C leaves the rest. Exit code 1 if not all of it could be overwritten",
	"help.up.wipeRam": "overwrite free memory after the end (root only), as mayfly down --wipe-ram does (MAYFLY_WIPE_RAM=on). Without it, root is asked in a terminal after Ctrl-C",
	"help.extend": "Moves the end of your running room: TIME later. Guests are told how long it lives now. TIME is as 90m, 12h or 1h30m; the room can have 30d left at most.",
	"help.shorten": "Moves the end of your running room: TIME sooner. Guests are told how long it lives now. At least 10s must be left.",
	"help.stillHere": "Says that you are there, to a room that was started with --dead-man: the time starts anew. Each command for a room does the same, but status.",
	"help.burn": "Ends your running room within a second: no part is waited for. You are asked to type a word first. Guests are told that the room is over, and their pages drop all that they hold.",
	"help.burn.yes": "do not ask for the word",
	"help.verify": "Looks for what any ended room left on this machine: containers, networks and volumes in Docker's engines (also those of Compose), processes, mounts, files, core files. Removes nothing; mayfly down does. A check that could not be made says \"not checked\", and why.",
	"help.doctor": "Shows what on this machine breaks or weakens a room's promises: what, why, and the command that fixes it. Changes nothing and does not use the network.",
	"help.doctor.strict": "exit with code 1 if a promise is broken; up --strict does the same",
	"help.completion": "Prints a script that completes mayfly's commands, flags and their values.",
	"help.bundle": "Writes one archive with Mayfly, Node, the daemons and their libraries, for Linux machines without Internet: a classroom, a USB stick, the persistent folder of Tails. Two bundles of one version, with the same daemons, are the same byte for byte.",
	"help.bundle.file": "the archive to write: its name ends in .tar.gz or .tgz, or in .tar to leave it uncompressed",
	"help.bundle.stdout": "write it to standard output, compressed",
	"help.bundle.replace": "replace a file that is there already",
	"help.bundle.use": "Unpack it on a disk from which programs may run, and start ./mayfly there as you would start mayfly. The docker engine needs its image as well, which is not in it.",
	"help.verify.release": "compare what runs here with the SHA256SUMS file of a release instead: this copy of Mayfly, its image, and the page of the running room",
	"help.setup": "Fetches and builds what is missing: npm's packages, the daemons, the server and the page; in an installed package only the daemons. Nothing is installed on the system, no service is started.",
	"help.setup.refresh": "fetch the daemons again, for their security fixes, and build again",
	"help.inside.invite": "print the invitation; it can be asked for again and again",
	"help.inside.personal": "make an invitation for one person (--for, --host, --once, --count)",
	"help.invite.ssh": "for one guest with an IRC client: with an ssh key made for them alone",
	"help.inside.inviteKey": "authorize the guest whose public key comes on stdin, and print their invitation",
	"help.inside.status": "show what is running, and how much time is left",
	"help.inside.down": "end the room",
	"help.inside.burn": "end the room within a second",
	"help.inside.health": "print nothing; exit code 0 if guests can enter"
};
// server/contract/sentences/sentence.ts
function sentence(key, ...[values]) {
	return {
		key,
		values: values ?? {}
	};
}
/** Several texts, each on a line of its own. */
function lines$1(texts) {
	return inARow(texts, "\n");
}
function inARow(texts, between) {
	const [only, ...others] = texts;
	return only !== void 0 && others.length === 0 ? only : {
		texts,
		between
	};
}
var asItIs = (words) => words;
var englishWording = {
	sentence: (key) => en[key],
	plain: asItIs
};
/** As programs read it: in `--json`, in the message of an Error. */
function english(text) {
	return inWords(text, englishWording);
}
function inWords(text, wording) {
	if (typeof text === "string") return wording.plain(text);
	if ("texts" in text) return text.texts.map((part) => inWords(part, wording)).join(text.between);
	return fill(text.key, text.values, wording);
}
var gaps = /\{(\w+)\}/g;
/** A gap without a value stays as it is. */
function fill(key, values, wording) {
	return wording.sentence(key).replace(gaps, (gap, name) => {
		const value = Object.hasOwn(values, name) ? values[name] : void 0;
		if (value === void 0) return gap;
		return typeof value === "number" ? String(value) : inWords(value, wording);
	});
}
/** Whether a text is this sentence, whatever stands in its gaps. */
function hasKey(text, key) {
	return typeof text === "object" && "key" in text && text.key === key;
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
// server/contract/host/exit-codes.ts
var exitCode = {
	success: 0,
	failure: 1,
	wrongUsage: 2,
	/** Something of an ended room was left. */
	residue: 3,
	/** What runs is not what the release lists. */
	notTheRelease: 4,
	/** As a shell shows it of a program that SIGINT ended. */
	endedAtOnce: 130
};
/** What each one means, as the help says it; in the order of their numbers. */
var exitCodeRows = [
	{
		code: exitCode.success,
		means: "exit.success"
	},
	{
		code: exitCode.failure,
		means: "exit.failure"
	},
	{
		code: exitCode.wrongUsage,
		means: "exit.wrongUsage"
	},
	{
		code: exitCode.residue,
		means: "exit.residue"
	},
	{
		code: exitCode.notTheRelease,
		means: "exit.notTheRelease"
	},
	{
		code: exitCode.endedAtOnce,
		means: "exit.endedAtOnce"
	}
];
// server/contract/invitation/invitation.ts
/**
* The port on the guest's machine for the tunnel to the IRC door, whichever program makes it. It differs from the
* door's own port, which the bare engine uses on the operator's machine.
*/
function tunnelPort(ircPort) {
	return ircPort === 6668 ? 6669 : 6668;
}
/**
* The rule of ngIRCd's Client_IsValidNick: letters and []\^_`{|} anywhere, digits, '-' and ';' but not first.
* ASCII alone, so characters are bytes.
* @param maxLength the room's limit; without it the longest that any room allows.
*/
function isNickname(text, maxLength = 31) {
	return text.length <= maxLength && /^[A-Z[\]\\^_`a-z{|}][A-Z[\]\\^_`a-z{|};0-9-]*$/.test(text);
}
// server/contract/host/knock-mode.ts
/** `off`: nobody. `shared`: who comes by the shared invitation. `all`: every guest. Hosts never do. */
var knockModes = [
	"off",
	"shared",
	"all"
];
// server/contract/sentences/value-error.ts
var ValueError = class extends Error {
	name = "ValueError";
	#key;
	#values;
	constructor(key, ...[values]) {
		const given = { ...values };
		super(fill(key, given, englishWording));
		this.#key = key;
		this.#values = given;
	}
	/** The whole sentence. */
	from(origin) {
		return {
			key: this.#key,
			values: {
				...this.#values,
				...origin
			}
		};
	}
};
// server/contract/host/setting-values.ts
function whole(min, max) {
	return (text) => {
		const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
		if (!(value >= min && value <= max)) throw new ValueError("config.outOfRange", { range: `${min}–${max}` });
		return value;
	};
}
var port = whole(1, 65535);
var countOfUses = whole(1, 1e5);
/** '': any number, null. */
function sharedUses(text) {
	return text === "" ? null : countOfUses(text);
}
function onOff(text) {
	if (text === "on") return true;
	if (text === "off") return false;
	throw new ValueError("config.neitherOnNorOff");
}
function knockMode(text) {
	const mode = knockModes.find((name) => name === text);
	if (mode === void 0) throw new ValueError("config.notAKnockMode");
	return mode;
}
var unitMs = {
	s: 1e3,
	m: 6e4,
	h: 36e5,
	d: 864e5
};
/** `90s`, `30m`, `12h`, `7d`, or sums as `1h30m`; from ten seconds to thirty days. */
function duration(text) {
	if (!/^(\d{1,6}[smhd])+$/.test(text)) throw new ValueError("config.notATime");
	let totalMs = 0;
	for (const [, count, unit] of text.matchAll(/(\d+)([smhd])/g)) totalMs += Number(count) * (unitMs[unit ?? ""] ?? NaN);
	if (totalMs < 1e4 || totalMs > 2592e6) throw new ValueError("config.outOfRange", { range: "10s–30d" });
	return totalMs;
}
/** A duration, or null for `never`. */
function durationOrNever(text) {
	return text === "never" ? null : duration(text);
}
/** A duration; '': null. */
function maybeDuration(text) {
	return text === "" ? null : duration(text);
}
/** `lobby,press`: 1 to 16 names; no '#', as shells and links would have to quote it. */
function rooms(text) {
	const names = text.split(",").map((name) => name.trim().replace(/^#/, ""));
	if (names.find((name) => !/^[A-Za-z0-9_-]{1,32}$/.test(name)) !== void 0) throw new ValueError("config.notARoomName");
	if (names.length > 16) throw new ValueError("config.tooManyRooms");
	if (new Set(names.map((name) => name.toLowerCase())).size < names.length) throw new ValueError("config.roomTwice");
	return names;
}
function passphrase(text) {
	if (text === "") return null;
	if (text === "none") return "";
	return secretWord(text);
}
/** '': null. */
function panicWord(text) {
	return text === "" ? null : secretWord(text);
}
/** What guests can type as PASS. */
function secretWord(text) {
	if (!/^[\x21-\x7e]+$/.test(text)) throw new ValueError("config.notVisibleAscii");
	if (text.startsWith(":")) throw new ValueError("config.startsWithColon");
	if (text.length < 8 || text.length > 63) throw new ValueError("config.passphraseLength");
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
		if (line.includes("PRIVATE KEY")) throw new ValueError("config.privateKey");
		const [type = "", blob = ""] = line.split(/\s+/);
		if (!keyTypes.includes(type) || !/^[A-Za-z0-9+/]{40,2000}={0,2}$/.test(blob)) throw new ValueError("config.notAPublicKey");
		return `${type} ${blob}`;
	});
	if (keys.length > 64) throw new ValueError("config.tooManyKeys");
	return keys;
}
function bridges(text) {
	return lines(text).map((line) => {
		const bare = line.replace(/^Bridge\s+/i, "");
		if (!/^((obfs4|snowflake)\s+)?(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]):\d{1,5}(\s|$)/.test(bare)) throw new ValueError("config.notABridge");
		if (!/^[\x20-\x7e]{1,2000}$/.test(bare)) throw new ValueError("config.bridgeNotAscii");
		return bare;
	});
}
function torrc(text) {
	const found = /^\s*[+/]?(%include|SocksPort|ControlPort|ControlSocket|HiddenService\w*|DataDirectory|Log|User|PidFile|ORPort|DirPort|ExtORPort|TransPort|NATDPort|DNSPort|HTTPTunnelPort|MetricsPort|CookieAuth\w*|HashedControl\w*|ClientTransportPlugin|ServerTransport\w*|SafeLogging)\b/im.exec(text)?.[1];
	if (found !== void 0) throw new ValueError("config.torLineIsOurs", { word: found });
	if (/[^\t\n\r\x20-\x7e]/.test(text)) throw new ValueError("config.notAscii");
	return text;
}
/** The first line of a text; '': null. */
function torPassword(text) {
	const [line = ""] = text.split(/\r?\n/);
	if (!/^[\x20-\x7e]{0,1000}$/.test(line)) throw new ValueError("config.notVisibleAscii");
	return line === "" ? null : line;
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
	return given.length < fewestCharacters ? sentence("passphrase.tooShort", { count: fewestCharacters }) : null;
}
/** @returns why it looks weak, completing `the value …`; null: it does not. A guess, so it stops nobody. */
function weakness(given) {
	const small = given.toLowerCase();
	if (new Set(small).size < fewestDifferent) return sentence("passphrase.repeats");
	if (inRow(small) > .6) return sentence("passphrase.follows");
	if (ownPart(small) < fewestDifferent) return sentence("passphrase.triedFirst");
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
// docker/cli/command-line/arg-problems.ts
/** @throws {Problem} if there is a problem. */
function stopAt(problems, command) {
	if (problems.length > 0) throw new Problem(lines$1(problems), { hint: sentence("usage.seeCommandHelp", { command }) });
}
/** Checks for words that belong to no flag. They are not shown: one may be a secret whose flag is missing. */
function tooMany(flags, wanted) {
	const extra = flags.positionals.length - wanted;
	return extra > 0 ? [sentence("usage.tooMany", { count: extra })] : [];
}
/** The files' texts, joined; what cannot be read is added to the problems. */
function readAll(flag, paths, world, problems) {
	return paths.map((path) => {
		try {
			return world.readFile(path);
		} catch (error) {
			const origin = {
				flag,
				path
			};
			problems.push(error instanceof ValueError ? error.from(origin) : sentence("file.unreadable", origin));
			return "";
		}
	}).join("\n");
}
// server/contract/host/setting-contradictions.ts
/** @returns a sentence for each; none where all fit. */
function contradictions(settings) {
	const wrong = [];
	if (settings.passphrase === "" && !settings.open) wrong.push(sentence("config.noneNeedsOpen"));
	if (settings.open && settings.passphrase !== "") wrong.push(sentence("config.openNeedsNone"));
	const { open, passphrase: given, inviteOnly, sharedUses: uses } = settings;
	if (inviteOnly && (open || given !== null || uses !== null)) wrong.push(sentence("config.inviteOnlyAlone"));
	if (open && uses !== null) wrong.push(sentence("config.usesNeedPassphrase"));
	if (inviteOnly && settings.knock === "shared") wrong.push(sentence("config.knockNeedsShared"));
	if (settings.sealed && open) wrong.push(sentence("config.sealedNeedsInvitation"));
	if (settings.panicWord !== null) {
		if (open) wrong.push(sentence("config.panicNeedsPassphrase"));
		if (settings.panicWord.toLowerCase() === given?.toLowerCase()) wrong.push(sentence("config.panicIsPassphrase"));
	}
	wrong.push(...aboutTor(settings));
	const ports = [
		settings.webPort,
		settings.sshPort,
		settings.ircPort,
		settings.ngircdPort
	];
	if (new Set(ports).size < ports.length) wrong.push(sentence("config.portsTwice"));
	return wrong;
}
/** A tor that runs already has its own configuration. */
function aboutTor({ onion, bridges, torrc, torControl, torPassword }) {
	if (torControl === null) return torPassword === null ? [] : [sentence("config.torPasswordNeedsControl")];
	return [
		...onion ? [] : [sentence("config.torControlNeedsOnion")],
		...bridges.length === 0 ? [] : [sentence("config.torControlNoBridges")],
		...torrc === "" ? [] : [sentence("config.torControlNoTorrc")]
	];
}
// server/contract/host/tor-control.ts
/** unix(7): 108 bytes, the last of them 0. */
var maxPathBytes = 107;
/**
* Reads `/run/tor/control`, `unix:/run/tor/control`, `127.0.0.1:9051`, `localhost:9051` or `[::1]:9051`; '' is null.
* An address must be of this machine or of a private network: a name would have to be looked up, and a control port
* on the Internet is everybody's.
* @throws {ValueError}
*/
function torControl(text) {
	if (text === "") return null;
	const path = text.replace(/^unix:/, "");
	if (path.startsWith("/")) {
		if (path.length > maxPathBytes || !/^[\x21-\x7e]+[^/]$/.test(path)) throw new ValueError("config.torControlPath", { most: maxPathBytes });
		return { path };
	}
	const [, name = "", digits = ""] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
	const port = Number(digits);
	const host = name === "localhost" ? "127.0.0.1" : name.replace(/^\[(.*)\]$/, "$1");
	if (port < 1 || port > 65535 || !(isIpv4(host) || isIpv6(host))) throw new ValueError("config.notATorControl");
	if (!isLoopback({
		host,
		port
	}) && !isPrivate(host)) throw new ValueError("config.torControlPublic");
	return {
		host,
		port
	};
}
/** Whether that tor runs on this machine. */
function isLoopback(place) {
	return "path" in place || place.host === "::1" || place.host.startsWith("127.");
}
function isIpv4(host) {
	const parts = host.split(".");
	return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
}
/** Only as it is written in full or for loopback: RFC 4193 addresses, and ::1. */
function isIpv6(host) {
	return host === "::1" || /^f[cd][0-9a-f]{2}(:[0-9a-f]{0,4}){1,7}$/.test(host);
}
/** RFC 1918 and RFC 4193. */
function isPrivate(host) {
	return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/.test(host);
}
// server/contract/host/setting-specs.ts
/** The schema. Its order is the order of --help. */
var settingSpecs = {
	rooms: {
		flag: "room",
		variable: "MAYFLY_ROOM",
		takes: "NAME[,NAME]",
		fallback: "lobby",
		help: "setting.room",
		parse: rooms
	},
	passphrase: {
		flag: "passphrase",
		variable: "MAYFLY_PASSPHRASE",
		takes: "TEXT",
		fallback: "",
		help: "setting.passphrase",
		parse: passphrase
	},
	panicWord: {
		flag: "panic-word",
		variable: "MAYFLY_PANIC_WORD",
		takes: "TEXT",
		fallback: "",
		help: "setting.panicWord",
		parse: panicWord
	},
	open: {
		flag: "open",
		variable: "MAYFLY_OPEN",
		takes: null,
		means: "on",
		fallback: "off",
		help: "setting.open",
		parse: onOff
	},
	inviteOnly: {
		flag: "invite-only",
		variable: "MAYFLY_INVITE_ONLY",
		takes: null,
		means: "on",
		fallback: "off",
		help: "setting.inviteOnly",
		parse: onOff
	},
	sealed: {
		flag: "sealed",
		variable: "MAYFLY_SEALED",
		takes: null,
		means: "on",
		fallback: "off",
		help: "setting.sealed",
		parse: onOff
	},
	sharedUses: {
		flag: "shared-uses",
		variable: "MAYFLY_SHARED_USES",
		takes: "N",
		fallback: "",
		help: "setting.sharedUses",
		parse: sharedUses
	},
	knock: {
		flag: "knock",
		variable: "MAYFLY_KNOCK",
		takes: "[all]",
		means: "shared",
		mayFollow: ["all"],
		fallback: "off",
		help: "setting.knock",
		parse: knockMode
	},
	lifetimeMs: {
		flag: "lifetime",
		variable: "MAYFLY_LIFETIME",
		takes: "TIME",
		fallback: "12h",
		help: "setting.lifetime",
		parse: duration
	},
	endWhenEmptyMs: {
		flag: "end-when-empty",
		variable: "MAYFLY_END_WHEN_EMPTY",
		takes: "TIME",
		fallback: "",
		help: "setting.endWhenEmpty",
		parse: maybeDuration
	},
	deadManMs: {
		flag: "dead-man",
		variable: "MAYFLY_DEAD_MAN",
		takes: "TIME",
		fallback: "",
		help: "setting.deadMan",
		parse: maybeDuration
	},
	webPort: {
		flag: "web-port",
		variable: "MAYFLY_WEB_PORT",
		takes: "PORT",
		fallback: "8080",
		help: "setting.webPort",
		parse: port
	},
	sshPort: {
		flag: "ssh-port",
		variable: "MAYFLY_SSH_PORT",
		takes: "PORT",
		fallback: "2222",
		help: "setting.sshPort",
		parse: port
	},
	ircPort: {
		flag: "irc-port",
		variable: "MAYFLY_IRC_PORT",
		takes: "PORT",
		fallback: "6667",
		help: "setting.ircPort",
		parse: port
	},
	ngircdPort: {
		flag: "ngircd-port",
		variable: "MAYFLY_NGIRCD_PORT",
		takes: "PORT",
		fallback: "6660",
		help: "setting.ngircdPort",
		parse: port
	},
	sshKeys: {
		flag: "ssh-key",
		variable: "MAYFLY_SSH_KEYS",
		takes: "FILE",
		file: true,
		repeatable: true,
		fallback: "",
		help: "setting.sshKey",
		parse: sshKeys
	},
	onion: {
		flag: "no-onion",
		variable: "MAYFLY_ONION",
		takes: null,
		means: "off",
		fallback: "on",
		help: "setting.noOnion",
		parse: onOff
	},
	bridges: {
		flag: "bridges",
		variable: "MAYFLY_BRIDGES",
		takes: "FILE",
		file: true,
		repeatable: true,
		fallback: "",
		help: "setting.bridges",
		parse: bridges
	},
	torrc: {
		flag: "torrc",
		variable: "MAYFLY_TORRC",
		takes: "FILE",
		file: true,
		repeatable: true,
		fallback: "",
		help: "setting.torConfig",
		parse: torrc
	},
	torControl: {
		flag: "tor-control",
		variable: "MAYFLY_TOR_CONTROL",
		takes: "PATH|HOST:PORT",
		fallback: "",
		help: "setting.torControl",
		parse: torControl
	},
	torPassword: {
		flag: "tor-password",
		variable: "MAYFLY_TOR_PASSWORD",
		takes: "FILE",
		file: true,
		fallback: "",
		help: "setting.torPassword",
		parse: torPassword
	},
	nickLength: {
		flag: "nick-length",
		variable: "MAYFLY_NICK_LENGTH",
		takes: "N",
		fallback: "24",
		help: "setting.nickLength",
		parse: whole(3, 31)
	},
	maxGuests: {
		flag: "max-guests",
		variable: "MAYFLY_MAX_GUESTS",
		takes: "N",
		fallback: "200",
		help: "setting.sessions",
		parse: whole(1, 5e3)
	},
	maxGuestsPerCircuit: {
		flag: "max-guests-per-circuit",
		variable: "MAYFLY_MAX_GUESTS_PER_CIRCUIT",
		takes: "N",
		fallback: "8",
		help: "setting.sessionsPerCircuit",
		parse: whole(1, 5e3)
	},
	holdMs: {
		flag: "hold",
		variable: "MAYFLY_HOLD",
		takes: "TIME",
		fallback: "5m",
		help: "setting.grace",
		parse: duration
	},
	backlogLines: {
		flag: "backlog",
		variable: "MAYFLY_BACKLOG",
		takes: "N",
		fallback: "0",
		help: "setting.backlog",
		parse: whole(0, 500)
	},
	forgetMs: {
		flag: "forget",
		variable: "MAYFLY_FORGET",
		takes: "TIME",
		fallback: "never",
		help: "setting.forget",
		parse: durationOrNever
	}
};
// server/contract/host/settings.ts
var maxValueBytes = 65536;
var isSettingKey = (key) => key in settingSpecs;
var settingKeys = Object.keys(settingSpecs).filter(isSettingKey);
/** Settings whose text is shown to nobody, and kept nowhere. */
var secretSettings = /* @__PURE__ */ new Set([
	"passphrase",
	"panicWord",
	"sshKeys",
	"bridges",
	"torrc",
	"torPassword"
]);
/** How a value is shown in an error: secrets and long texts never are. */
function shown(key, text) {
	if (secretSettings.has(key)) return sentence("config.theValue");
	return text.length > 64 ? sentence("config.valueOfLength", { count: text.length }) : JSON.stringify(text);
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
			if (text.length > maxValueBytes) throw new ValueError("config.tooLong", { count: maxValueBytes });
			values[key] = spec.parse(text);
		} catch (cause) {
			const origin = {
				flag: spec.flag,
				value: shown(key, text)
			};
			wrong.push(cause instanceof ValueError ? cause.from(origin) : sentence("config.wrong", origin));
		}
	}
	if (isWhole(values)) {
		wrong.push(...contradictions(values));
		if (wrong.length === 0) return values;
	}
	throw new Problem(lines$1(wrong), { hint: sentence("usage.seeUpHelp") });
}
/** Each value is its own spec's: the table's type ties them. */
function isWhole(values) {
	return settingKeys.every((key) => key in values);
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
	"seal",
	"extend",
	"shorten",
	"still-here",
	"burn",
	"guests",
	"remove",
	"knocks",
	"let",
	"turn-away",
	"close",
	"open",
	"down",
	"verify",
	"doctor",
	"setup",
	"bundle",
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
			takesValue: spec.takes !== null && spec.mayFollow === void 0,
			...spec.mayFollow === void 0 ? {} : { mayFollow: spec.mayFollow },
			repeatable: spec.repeatable === true,
			...spec.file === true ? { completes: "file" } : {}
		}])),
		"passphrase-file": file,
		"panic-word-file": file,
		engine: {
			takesValue: true,
			completes: engineNames
		},
		image: valued,
		"weak-passphrase": plain$1,
		strict: plain$1,
		json: plain$1,
		"no-qr": plain$1,
		"wipe-ram": plain$1
	},
	connect: {
		listen: valued,
		tor: valued,
		identity: file,
		direct: plain$1,
		page: plain$1,
		"page-port": valued
	},
	status: {
		room: valued,
		json: plain$1
	},
	extend: {
		room: valued,
		json: plain$1
	},
	shorten: {
		room: valued,
		json: plain$1
	},
	"still-here": {
		room: valued,
		json: plain$1
	},
	burn: {
		room: valued,
		yes: plain$1
	},
	invite: {
		for: valued,
		host: plain$1,
		once: plain$1,
		count: valued,
		out: file,
		list: plain$1,
		revoke: valued,
		ssh: plain$1,
		"ssh-key": file,
		room: valued,
		json: plain$1,
		qr: plain$1,
		"no-qr": plain$1
	},
	seal: {
		host: plain$1,
		id: valued,
		"no-qr": plain$1
	},
	guests: {
		room: valued,
		json: plain$1
	},
	remove: {
		room: valued,
		json: plain$1
	},
	knocks: {
		room: valued,
		json: plain$1
	},
	let: {
		room: valued,
		json: plain$1
	},
	"turn-away": {
		room: valued,
		json: plain$1
	},
	close: {
		room: valued,
		json: plain$1
	},
	open: {
		room: valued,
		json: plain$1
	},
	down: {
		room: valued,
		"wipe-ram": plain$1
	},
	verify: {
		release: file,
		json: plain$1
	},
	doctor: {
		strict: plain$1,
		json: plain$1
	},
	setup: { refresh: plain$1 },
	bundle: { replace: plain$1 },
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
		args: joined(argv, specs),
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
		const wrong = spec === void 0 ? sentence("usage.notAFlag", { flag: token.rawName }) : wrongUse(token, spec, values);
		if (wrong === null) values.set(token.name, [...values.get(token.name) ?? [], token.value ?? ""]);
		else problems.push(wrong);
	}
	return {
		values,
		positionals,
		problems
	};
}
/** `--knock all` as `--knock=all`: the library knows no flag whose value may be left out. */
function joined(argv, specs) {
	const args = [];
	for (const text of argv) {
		const before = args.at(-1) ?? "";
		if ((before.startsWith("--") ? specs[before.slice(2)]?.mayFollow : void 0)?.includes(text) === true) args[args.length - 1] = `${before}=${text}`;
		else args.push(text);
	}
	return args;
}
function wrongUse(token, spec, values) {
	const flag = token.rawName;
	if (spec.mayFollow !== void 0) return null;
	if (!spec.takesValue) return token.value === void 0 ? null : sentence("usage.noValue", { flag });
	if (token.value === void 0 || token.value === "") return sentence("usage.needsValue", { flag });
	if (token.inlineValue === false && /^-./.test(token.value)) return sentence("usage.needsValueForm", {
		flag,
		form: flag
	});
	return values.has(token.name) && spec.repeatable !== true ? sentence("usage.givenTwice", { flag }) : null;
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
/** True under npx that keeps a log: there, unlike in a clone, no settings of Mayfly's own tell npm to keep none. */
function isLoggedByNpx(env) {
	return isStartedByNpm(env) && env["npm_command"] === "exec" && env["npm_config_logs_max"] !== "0";
}
/** Flags that have a meaning for npm as well: it may have them from its own settings. */
var npmsOwn = /* @__PURE__ */ new Set(["json"]);
/** The flags that npm took, as nothing stood before them. */
function takenByNpm(flags, env) {
	if (!isStartedByNpm(env)) return [];
	const has = (name) => env[`npm_config_${name.replaceAll("-", "_")}`] !== void 0;
	return flags.filter((flag) => !npmsOwn.has(flag) && (has(flag) || flag.startsWith("no-") && has(flag.slice(3))));
}
// server/contract/host/role.ts
/** A host runs the room; a guest talks in it. */
var roles = ["guest", "host"];
// server/contract/host/people.ts
/** The ways in: the page, the pages without script, an IRC client by ssh or Tor. */
var doors = [
	"websocket",
	"lite",
	"irc"
];
var decodeNick = object({ nick: string });
/** A row for each request, for the table of requests in access.ts. */
var decodePeopleRequest = {
	knocks: object({ access: oneOf("knocks") }),
	let: object({
		access: oneOf("let"),
		nick: string
	}),
	"turn-away": object({
		access: oneOf("turn-away"),
		nick: string
	}),
	guests: object({ access: oneOf("guests") }),
	remove: object({
		access: oneOf("remove"),
		nick: string
	})
};
/** @throws {DecodeError} */
var decodeKnock = object({
	nick: string,
	door: oneOf(...doors),
	words: string,
	waitedMs: wholeNumber
});
/** @throws {DecodeError} */
var decodeGuest = object({
	nick: string,
	door: oneOf(...doors),
	role: oneOf(...roles),
	isAway: boolean,
	invitation: nullable(string)
});
/** @throws {DecodeError} */
var decodePeopleAnswer = {
	knocks: array(decodeKnock),
	let: decodeNick,
	"turn-away": decodeNick,
	guests: array(decodeGuest),
	remove: decodeNick
};
// server/contract/host/access.ts
/** So many invitations a room has at most, those that are over included. */
var maxInvitations = 1e3;
/**
* What became of an invitation. `open`: nobody has come in by it, or its owner is out and may come back. `inside`:
* its owner is in. `used`: it was for one entry, and that was made. `expired`, `revoked`: it is over.
*/
var invitationStates = [
	"open",
	"inside",
	"used",
	"expired",
	"revoked"
];
var decodeRole = oneOf(...roles);
var decodeWish = object({
	label: string,
	role: decodeRole,
	lastsMs: nullable(wholeNumber),
	once: boolean
});
/** @throws {DecodeError} */
var decodeInvitation = object({
	id: string,
	label: string,
	role: decodeRole,
	once: boolean,
	state: oneOf(...invitationStates),
	nick: nullable(string),
	remainingMs: nullable(wholeNumber)
});
var decodeSshKeyWish = variant("from", {
	room: object({ from: oneOf("room") }),
	owner: object({
		from: oneOf("owner"),
		publicKey: string
	})
});
/** @throws {DecodeError} */
var decodeShared = object({
	state: oneOf("open", "closed", "none"),
	usesLeft: nullable(wholeNumber)
});
variant("access", {
	issue: object({
		access: oneOf("issue"),
		wishes: array(decodeWish),
		ssh: optional(decodeSshKeyWish)
	}),
	list: object({ access: oneOf("list") }),
	revoke: object({
		access: oneOf("revoke"),
		id: string
	}),
	shared: object({
		access: oneOf("shared"),
		open: boolean
	}),
	...decodePeopleRequest
});
object({
	entry: decodeInvitation,
	token: string,
	sshKey: optional(object({
		seed: string,
		privateKey: string
	}))
}), object({
	invitations: array(decodeInvitation),
	shared: decodeShared,
	wrongTries: wholeNumber
}), { ...decodePeopleAnswer };
// server/contract/room/clean.ts
/** One formatting code with its parameters. The lite door removes them. */
var formattingCode = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9A-Fa-f]{6}(?:,[0-9A-Fa-f]{6})?)?|[\x02\x0f\x11\x16\x1d\x1e\x1f]/g;
var controls = /[\p{Cc}\u2028\u2029]+/gu;
var bidi = /[\u202a-\u202e\u2066-\u2069]/g;
var invisible = /[\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}-\u{180e}\u{200b}\u{200e}\u{200f}\u{2060}-\u{2065}\u{206a}-\u{206f}\u{3164}\u{feff}\u{ffa0}\u{fff0}-\u{fffb}]/gu;
var piledMarks = /(\p{M}{5})\p{M}+/gu;
/** Cleans a message, a topic or a reason. */
function cleanText(text) {
	return text.replace(formattingCode, "").replace(controls, " ").replace(bidi, "").replace(invisible, "").replace(piledMarks, "$1");
}
/** Cleans the label of an invitation: on one line, and perhaps nothing is left. */
function cleanLabel(text) {
	return cleanText(text.toWellFormed()).replace(/\s+/g, " ").trim();
}
// docker/cli/command-line/parse-invite.ts
/** What makes it a personal invitation, as a name does. */
var personalFlags = [
	"for",
	"host",
	"once",
	"count",
	"out"
];
/** With these, nothing is invited. */
var otherActions = ["list", "revoke"];
var countOf = whole(1, maxInvitations);
/** @param problems those of the command line so far. @throws {Problem} that names all that is wrong. */
function parseInvite(room, flags, world, problems) {
	const action = actionOf(flags, world, problems);
	stopAt(problems, "invite");
	return {
		command: "invite",
		...room,
		action
	};
}
function actionOf(flags, world, problems) {
	const has = (flag) => flags.values.has(flag);
	const other = otherActions.find(has);
	if (other !== void 0) {
		const rest = [
			...personalFlags,
			...otherActions,
			"ssh",
			"ssh-key",
			"qr"
		].filter((flag) => flag !== other && has(flag));
		for (const flag of rest) problems.push(sentence("invite.notWith", {
			flag: `--${flag}`,
			other: `--${other}`
		}));
		if (flags.positionals.length > 0) problems.push(sentence("usage.tooMany", { count: flags.positionals.length }));
		return other === "list" ? { what: "list" } : {
			what: "revoke",
			id: idOf("revoke", flags.values.get("revoke")?.[0] ?? "", problems)
		};
	}
	const sshKey = keyOf(flags, world, problems);
	const isDrawn = !has("no-qr") && world.env["MAYFLY_QR"] !== "off";
	const mints = has("ssh") && !has("ssh-key");
	if (!(flags.positionals.length > 0 || personalFlags.some(has) || mints)) return {
		what: "shared",
		sshKey,
		qr: isDrawn
	};
	const wishes = wishesOf(flags, world, problems);
	if (has("ssh-key") && wishes.length > 1) {
		const several = has("count") ? "--count" : "-";
		problems.push(sentence("invite.notWith", {
			flag: "--ssh-key",
			other: several
		}));
	}
	const out = flags.values.get("out")?.[0] ?? null;
	return {
		what: "personal",
		wishes,
		out,
		ssh: mints,
		sshKey,
		qr: isDrawn && (has("qr") || wishes.length === 1 && out === null)
	};
}
function wishesOf(flags, world, problems) {
	const value = (flag, parse, fallback) => {
		const text = flags.values.get(flag)?.[0];
		if (text === void 0) return fallback;
		try {
			return parse(text);
		} catch (error) {
			const origin = {
				flag,
				value: JSON.stringify(text)
			};
			problems.push(error instanceof ValueError ? error.from(origin) : sentence("config.wrong", origin));
			return fallback;
		}
	};
	const lastsMs = value("for", duration, null);
	const labels = labelsOf(flags, value("count", countOf, 1), world, problems);
	const role = flags.values.has("host") ? "host" : "guest";
	const once = flags.values.has("once");
	return labels.map((label) => ({
		label,
		role,
		lastsMs,
		once
	}));
}
function labelsOf(flags, count, world, problems) {
	const [name, ...more] = flags.positionals;
	if (more.length > 0) problems.push(sentence("invite.oneName"));
	if (name === "-") {
		if (flags.values.has("count")) problems.push(sentence("invite.notWith", {
			flag: "--count",
			other: "-"
		}));
		const names = readAll("names", ["-"], world, problems).split("\n").filter((line) => line.trim() !== "");
		if (names.length > 1e3) problems.push(sentence("invite.tooManyNames", {
			count: names.length,
			most: maxInvitations
		}));
		return names.map((line) => labelOf(line, 64, problems));
	}
	const most = count === 1 ? 64 : 64 - numberLength;
	const label = name === void 0 ? "" : labelOf(name, most, problems);
	if (count === 1) return [label];
	return Array.from({ length: count }, (_, at) => label === "" ? "" : `${label} ${at + 1}`);
}
/** It is not shown in an error: it may be anything, as a passphrase whose flag is missing. */
function labelOf(name, most, problems) {
	const label = cleanLabel(name);
	const length = Array.from(label).length;
	if ((length === 0 || length > most) && !problems.some(isAboutName)) problems.push(sentence("invite.badName", { most }));
	return label;
}
/** ` 1000` behind a name that several have. */
var numberLength = 5;
function isAboutName(problem) {
	return hasKey(problem, "invite.badName");
}
/** Of a personal invitation. Adds a problem for a text that is none. */
function idOf(flag, id, problems) {
	if (!/^i[1-9]\d{0,3}$/.test(id)) problems.push(sentence("invite.notAnId", {
		flag,
		value: JSON.stringify(id.slice(0, 12))
	}));
	return id;
}
/** A guest's public key; null: none is given. */
function keyOf(flags, world, problems) {
	const files = flags.values.get("ssh-key");
	if (files === void 0) return null;
	const unread = [];
	const text = readAll("ssh-key", files, world, unread);
	problems.push(...unread);
	if (unread.length > 0) return null;
	try {
		const keys = settingSpecs.sshKeys.parse(text);
		if (keys.length !== 1) throw new ValueError("config.severalKeys", { count: keys.length });
		return keys[0] ?? null;
	} catch (error) {
		const origin = {
			flag: "ssh-key",
			value: sentence("config.theValue")
		};
		problems.push(error instanceof ValueError ? error.from(origin) : sentence("config.wrong", origin));
		return null;
	}
}
// docker/cli/command-line/parse-seal.ts
/** @throws {Problem} that names all that is wrong. */
function parseSeal(flags, world) {
	const problems = [...flags.problems];
	const [first, ...more] = flags.positionals;
	if (first !== "-" || more.length > 0) problems.push(sentence("seal.onlyStdin"));
	const given = flags.values.get("id")?.[0];
	const id = given === void 0 ? null : idOf("id", given, problems);
	stopAt(problems, "seal");
	return {
		command: "seal",
		asHosts: flags.values.has("host"),
		id,
		qr: !flags.values.has("no-qr") && world.env["MAYFLY_QR"] !== "off"
	};
}
// server/contract/host/setting-variables.ts
/** The texts that the MAYFLY_* variables of an environment give. Empty counts as absent. */
function textsFromVariables(env) {
	const texts = {};
	for (const [key, spec] of Object.entries(settingSpecs)) {
		const text = env[spec.variable];
		if (text !== void 0 && text !== "") texts[key] = text;
	}
	return texts;
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
	"MAYFLY_LANG",
	"MAYFLY_WIPE_RAM"
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
		problems.push(sentence("config.engineIsNone", {
			value: shown,
			names: engineNames.join(", ")
		}));
	}
	const image = wish("image", "MAYFLY_IMAGE");
	if (image !== null && engine === "bare") problems.push(sentence("config.bareHasNoImage"));
	const settings = settingsOf(texts, problems);
	const given = settings?.passphrase ?? "";
	const isLookedAt = given !== "" && !isOn("weak-passphrase", "MAYFLY_WEAK_PASSPHRASE");
	const short = isLookedAt ? shortness(given) : null;
	if (short !== null) problems.push(sentence("passphrase.weak", { why: short }));
	const weak = isLookedAt ? weakness(given) : null;
	const panicWord = settings?.panicWord ?? null;
	const guessed = panicWord === null || isOn("weak-passphrase", "MAYFLY_WEAK_PASSPHRASE") ? null : shortness(panicWord);
	if (guessed !== null) problems.push(sentence("panicWord.weak", { why: guessed }));
	stopAt(problems, "up");
	if (settings === null) throw new Problem(sentence("config.allWrong"));
	return {
		command: "up",
		texts,
		settings,
		engine,
		image,
		strict: isOn("strict", "MAYFLY_STRICT"),
		json: isOn("json", "MAYFLY_JSON"),
		qr: !flags.values.has("no-qr") && world.env["MAYFLY_QR"] !== "off",
		wipeRam: isOn("wipe-ram", "MAYFLY_WIPE_RAM"),
		warnings: [
			...isLoggedByNpx(world.env) ? [sentence("usage.npxLogs")] : [],
			...unknownVariables(world.env),
			...weak === null ? [] : [sentence("passphrase.weakWarning", { why: weak })]
		]
	};
}
/** The settings as flags, files and variables give them. What cannot be read is added to the problems. */
function settingTexts(flags, world, problems) {
	const texts = { ...textsFromVariables(world.env) };
	for (const [key, spec] of Object.entries(settingSpecs)) {
		const given = flags.values.get(spec.flag);
		if (given === void 0) {
			const fromVariable = texts[key];
			if (spec.file === true && fromVariable !== void 0 && /^\.?\//.test(fromVariable)) texts[key] = readAll(spec.variable, [fromVariable], world, problems);
		} else if (spec.file === true) texts[key] = readAll(spec.flag, given, world, problems);
		else {
			const text = given.join("\n");
			texts[key] = spec.mayFollow !== void 0 && text !== "" ? text : spec.means ?? text;
		}
	}
	const files = ["passphrase-file", "panic-word-file"].map((flag) => flags.values.get(flag)?.[0]);
	if (files.every((path) => path === "-")) problems.push(sentence("panicWord.bothStdin"));
	if (files[0] !== void 0) {
		if (flags.values.has("passphrase")) problems.push(sentence("passphrase.flagAndFile"));
		texts["passphrase"] = firstLine("passphrase-file", files[0], world, problems);
	}
	if (files[1] !== void 0) {
		if (flags.values.has("panic-word")) problems.push(sentence("panicWord.flagAndFile"));
		texts["panicWord"] = firstLine("panic-word-file", files[1], world, problems);
	}
	return texts;
}
function firstLine(flag, path, world, problems) {
	const [line = ""] = readAll(flag, [path], world, problems).split(/\r?\n/);
	return line;
}
/** Secrets that npm has written to its log, and flags that it took. */
function npmProblems(flags, env) {
	const taken = takenByNpm(Object.keys(commandFlags.up), env).map((flag) => sentence("usage.npmTookFlag", {
		flag,
		same: flag
	}));
	if (!isStartedByNpm(env)) return taken;
	const secret = Object.entries(settingSpecs).filter(([key, { file }]) => secretSettings.has(key) && file !== true).filter(([, { flag }]) => (flags.values.get(flag) ?? []).some((value) => value !== "none")).map(([, { flag }]) => sentence("usage.npmLogsFlag", {
		flag,
		same: flag,
		also: flag
	}));
	return [...taken, ...secret];
}
function settingsOf(texts, problems) {
	try {
		return parseSettings(texts);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		problems.push(error.text);
		return null;
	}
}
/** A mistyped variable would go unseen. Its value is not shown: it may be a passphrase. */
function unknownVariables(env) {
	const known = /* @__PURE__ */ new Set([...Object.values(settingSpecs).map((spec) => spec.variable), ...otherVariables]);
	return Object.keys(env).filter((name) => name.startsWith("MAYFLY_") && !known.has(name)).map((name) => sentence("config.unknownVariable", { variable: name }));
}
// docker/cli/command-line/args.ts
var roomCommands = [
	"status",
	"invite",
	"extend",
	"shorten",
	"still-here",
	"burn",
	"guests",
	"remove",
	"knocks",
	"let",
	"turn-away",
	"close",
	"open",
	"down"
];
var isRoomCommand = (name) => roomCommands.some((each) => each === name);
var defaultListenPort = String(tunnelPort(6667));
var defaultPagePort = "8081";
var isCommand = (text) => commandNames.some((name) => name === text);
/** @throws {Problem} that names all that is wrong, one a line. */
function parseCommand(argv, world) {
	const [first, ...rest] = argv;
	if (first === void 0 || first === "--help" || first === "-h") return {
		command: "help",
		topic: null
	};
	if (first === "--version") return { command: "version" };
	if (!isCommand(first)) throw new Problem(sentence("usage.notACommand", { word: first }), { hint: sentence("usage.oneOfCommands", { commands: commandNames.join(", ") }) });
	if (first === "help") return parseHelp(rest);
	const flags = readFlags(rest, commandFlags[first]);
	if (flags.values.has("help")) return {
		command: "help",
		topic: first
	};
	if (first === "up") return parseUp(flags, world);
	if (first === "connect") return parseConnect(flags, world);
	if (first === "seal") return parseSeal(flags, world);
	if (first === "completion") return parseCompletion(flags);
	if (first === "bundle") return parseBundle(flags);
	if (isRoomCommand(first)) return parseRoomCommand(first, flags, world);
	stopAt([...flags.problems, ...tooMany(flags, 0)], first);
	const has = (flag) => flags.values.has(flag);
	if (first === "setup") return {
		command: "setup",
		refresh: has("refresh")
	};
	if (first === "verify") {
		const release = flags.values.get("release")?.[0];
		return {
			command: "verify",
			json: has("json"),
			...release === void 0 ? {} : { release }
		};
	}
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
	if (!isCommand(topic)) throw new Problem(sentence("usage.helpNotACommand", { word: topic }), { hint: sentence("usage.seeHelp") });
	return {
		command: "help",
		topic
	};
}
function parseCompletion(flags) {
	const [given] = flags.positionals;
	const shell = shellNames.find((name) => name === given);
	const problems = [...flags.problems, ...tooMany(flags, 1)];
	if (shell === void 0) problems.push(sentence("usage.nameAShell", { shells: shellNames.join(", ") }));
	stopAt(problems, "completion");
	return {
		command: "completion",
		shell: shell ?? "bash"
	};
}
function parseBundle(flags) {
	const [file = ""] = flags.positionals;
	const problems = [...flags.problems, ...tooMany(flags, 1)];
	if (file === "") problems.push(sentence("usage.nameABundle"));
	else if (!/^-$|\.(?:tar|tar\.gz|tgz)$/.test(file)) problems.push(sentence("usage.bundleName"));
	stopAt(problems, "bundle");
	return {
		command: "bundle",
		file,
		replace: flags.values.has("replace")
	};
}
/** Adds a problem for a text that is no port. */
function portOf(flag, text, problems) {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port < 1 || port > 65535) problems.push(sentence("config.outOfRange", {
		flag,
		value: JSON.stringify(text),
		range: "1–65535"
	}));
	return port;
}
function parseConnect(flags, world) {
	const problems = [...flags.problems, ...tooMany(flags, 1)];
	const value = (name, fallback) => flags.values.get(name)?.[0] ?? fallback;
	const [invitation] = flags.positionals;
	if (invitation !== void 0 && invitation !== "-" && isStartedByNpm(world.env)) problems.push(sentence("connect.npmLogs"));
	if (invitation === void 0) problems.push(sentence("connect.noInvitation"));
	const listenPort = portOf("listen", value("listen", defaultListenPort), problems);
	const tor = /^(.+):([^:]*)$/.exec(value("tor", "127.0.0.1:9050"));
	if (tor === null) problems.push(sentence("config.torNotHostPort"));
	const torPort = tor === null ? 0 : portOf("tor", tor[2] ?? "", problems);
	const identityFile = flags.values.get("identity");
	const identity = identityFile === void 0 ? null : readAll("identity", identityFile, world, problems);
	const has = (name) => flags.values.has(name);
	const pagePort = portOf("page-port", value("page-port", defaultPagePort), problems);
	if (has("page-port") && !has("page")) problems.push(sentence("connect.pagePortAlone"));
	for (const flag of [
		"listen",
		"identity",
		"direct"
	].filter((name) => has("page") && has(name))) problems.push(sentence("connect.notWithPage", { flag }));
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
		...has("listen") ? { isListenGiven: true } : {},
		...has("direct") ? { direct: true } : {},
		...has("page") ? { pagePort } : {}
	};
}
/** A time as `--lifetime` takes it. Adds a problem for another text. */
function timeOf(command, text, problems) {
	if (text === void 0) {
		problems.push(sentence("usage.nameATime", { command: `mayfly ${command}` }));
		return 0;
	}
	try {
		return duration(text);
	} catch (error) {
		const origin = {
			flag: command,
			value: JSON.stringify(text)
		};
		problems.push(error instanceof ValueError ? error.from(origin) : sentence("config.wrong", origin));
		return 0;
	}
}
/** A nickname, or `-`: the first line of stdin. Adds a problem where there is none. */
function nickOf(command, flags, world, problems) {
	const [given = ""] = flags.positionals;
	const nick = given === "-" ? (readAll(command, ["-"], world, problems).split(/\r?\n/)[0] ?? "").trim() : given;
	if (!isNickname(nick, 31)) problems.push(sentence("usage.nameSomebody", { command: `mayfly ${command}` }));
	return nick;
}
function parseRoomCommand(command, flags, world) {
	const namesOne = command === "remove" || command === "let" || command === "turn-away";
	const movesEnd = command === "extend" || command === "shorten";
	const stray = command === "invite" ? [] : tooMany(flags, movesEnd || namesOne ? 1 : 0);
	const problems = [...flags.problems, ...stray];
	const timeMs = movesEnd ? timeOf(command, flags.positionals[0], problems) : 0;
	const nick = namesOne ? nickOf(command, flags, world, problems) : "";
	const room = flags.values.get("room")?.[0] ?? null;
	if (room !== null && !/^([1-9]\d{0,8}|[0-9a-f]{12})$/.test(room)) problems.push(sentence("config.roomUnknown", { value: JSON.stringify(room) }));
	const common = {
		room,
		json: flags.values.has("json")
	};
	if (command === "invite") return parseInvite(common, flags, world, problems);
	stopAt(problems, command);
	if (command === "remove" || command === "let" || command === "turn-away") return {
		command,
		...common,
		nick
	};
	if (command === "down") return {
		command,
		...common,
		wipeRam: flags.values.has("wipe-ram")
	};
	if (command === "burn") return {
		command,
		...common,
		yes: flags.values.has("yes")
	};
	if (command === "extend" || command === "shorten") return {
		command,
		...common,
		timeMs
	};
	return {
		command,
		...common
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
/** Words that may follow a flag, which needs none: other flags may follow it, too. */
function wordsByFlag() {
	const all = commandNames.flatMap(flagsOf);
	return new Map(all.flatMap(([name, { mayFollow }]) => mayFollow ? [[name, mayFollow]] : []));
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
	const optional = [...wordsByFlag()].map(([flag, words]) => `    --${flag}) also='${words.join(" ")} ' ;;`);
	const commands = commandNames.map((name) => `    ${name}) words='${wordsAfter(name).join(" ")}' ;;`);
	return `# mayfly: completes it by that name, by its path, after node, and after npm start --
_mayfly() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words also=
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
${[...values, ...optional].join("\n")}
  esac
  case $command in
${commands.join("\n")}
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$also$words" -- "$word"))
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
		const flags = flagsOf(command).flatMap(([name, { takesValue, completes, mayFollow }]) => {
			const value = !takesValue ? "" : completes === "file" ? " -r -F" : ` -x${completes === void 0 ? "" : ` -a '${completes.join(" ")}'`}`;
			const flag = `complete -c mayfly -n '${after(command)}' -l ${name}${value}`;
			if (mayFollow === void 0) return [flag];
			return [flag, `complete -c mayfly -n '${`${after(command)}; and contains -- --${name} (commandline -opc)[-1]`}' -a '${mayFollow.join(" ")}'`];
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
var commandStart = /(?:(?:sudo|[A-Z_]+=\S+|[^\s"']*node|'[^']*node') )*(?:[^\s"']*mayfly(?:\.mjs)?|'[^']*mayfly\.mjs') (?:up|connect|status|invite|seal|open|close|down|verify|doctor|setup|completion|help|--)|npm |sudo |docker [a-z]/;
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
// docker/cli/command-line/help-page.ts
var helpColumn = 26;
/** Below this, what a flag means stands under it. */
var narrow = 60;
/** Where the numbers of a list end. */
var numberEnd = 5;
function pageOf(translator, width, typed) {
	const column = width < narrow ? 4 : helpColumn;
	/** From this column on, below each other. */
	const block = (from, text) => wrapAroundNames(text, width - from).map((line) => " ".repeat(from) + line);
	const beside = (head, lines) => [head + (lines[0] ?? "").slice(head.length), ...lines.slice(1)].join("\n");
	return {
		...translator,
		typed,
		paragraph: (text) => wrapAroundNames(text, width).join("\n"),
		number: (number, text) => beside(`${String(number).padStart(numberEnd)} `, block(6, text)),
		entry: (left, text) => {
			const lines = block(column, text);
			const head = `  ${left}`;
			return head.length + 2 > column ? [head, ...lines].join("\n") : beside(head.padEnd(column), lines);
		}
	};
}
// docker/cli/command-line/help-entry.ts
/** What is typed, as `--lifetime TIME`. */
function leftOf(entry) {
	if ("left" in entry) return entry.left;
	const { flag, takes } = entry.setting;
	return takes === null ? `--${flag}` : `--${flag} ${takes}`;
}
/** What it means; of a setting, its variable and its default as well. */
function meaningOf(entry, { say }) {
	if ("left" in entry) return say(entry.means);
	const { takes, variable, means, fallback, help } = entry.setting;
	const usual = takes === null || fallback === "" ? "" : `; ${say("setting.default", { value: fallback })}`;
	const named = takes !== null || means === void 0 ? variable : `${variable}=${means}`;
	return `${say(help)} (${named}${usual})`;
}
// docker/cli/command-line/help-topics.ts
var paragraph = (text) => ({
	part: "paragraph",
	text
});
var entry = (left, means) => ({
	left,
	means
});
var entries = (...list) => ({
	part: "entries",
	entries: list
});
var room = entry("--room ID", "help.whichRoom");
var json = entry("--json", "help.json");
var noQr = entry("--no-qr", "help.up.noQr");
var exitCodes = { part: "exit codes" };
/** A command that has no flags of its own. @param example the arguments, with a value. */
function plainTopic(usage, about, example = usage) {
	return {
		usage: `${usage} [--room ID] [--json]`,
		parts: [paragraph(about), entries(room, json)],
		examples: [`mayfly ${example}`]
	};
}
var topTopic = {
	usage: "COMMAND [FLAGS]",
	parts: [
		paragraph("help.mayfly"),
		entries(entry("up", "help.command.up"), entry("connect INVITATION", "help.command.connect"), entry("status", "help.command.status"), entry("invite [NAME]", "help.command.invite"), entry("seal -", "help.command.seal"), entry("extend TIME", "help.command.extend"), entry("shorten TIME", "help.command.shorten"), entry("still-here", "help.command.stillHere"), entry("burn", "help.command.burn"), entry("guests", "help.command.guests"), entry("remove NAME", "help.command.remove"), entry("knocks", "help.command.knocks"), entry("let NAME", "help.command.let"), entry("turn-away NAME", "help.command.turnAway"), entry("close", "help.command.close"), entry("open", "help.command.open"), entry("down", "help.command.down"), entry("verify", "help.command.verify"), entry("doctor", "help.command.doctor"), entry("setup", "help.command.setup"), entry("bundle FILE", "help.command.bundle"), entry("completion SHELL", "help.command.completion"), entry("help COMMAND", "help.command.help"), entry("--version", "help.command.version")),
		{ part: "own name" },
		paragraph("help.language"),
		exitCodes
	],
	examples: [
		"mayfly up",
		"mayfly up --room lobby,press --lifetime 2h",
		"mayfly down"
	]
};
var topics = {
	up: {
		usage: "up [FLAGS]",
		parts: [
			paragraph("help.up"),
			entries(...Object.values(settingSpecs).map((setting) => ({ setting })), entry("--passphrase-file FILE", "help.up.passphraseFile"), entry("--panic-word-file FILE", "help.up.panicWordFile"), entry("--engine NAME", "help.up.engine"), entry("--image NAME", "help.up.image"), entry("--weak-passphrase", "help.up.weakPassphrase"), entry("--strict", "help.up.strict"), entry("--json", "help.up.json"), noQr, entry("--wipe-ram", "help.up.wipeRam")),
			paragraph("help.up.fileVariables"),
			paragraph("help.up.ownFiles"),
			exitCodes
		],
		examples: [
			"mayfly up",
			"mayfly up --no-onion --lifetime 90m",
			"mayfly up --engine docker --strict",
			"mayfly up --invite-only",
			"mayfly up --ssh-key ~/.ssh/id_ed25519.pub",
			"head -c 18 /dev/urandom | base64 | mayfly up --passphrase-file -",
			`mayfly up --json | grep --line-buffered '"event":"ready"'`
		]
	},
	connect: {
		usage: "connect [FLAGS] LINK|-",
		parts: [
			paragraph("help.connect"),
			entries(entry("LINK", "help.connect.invitation"), entry("-", "help.connect.stdin"), entry("--listen PORT", "help.connect.listen"), entry("--tor HOST:PORT", "help.connect.tor"), entry("--identity FILE", "help.connect.identity"), entry("--direct", "help.connect.direct"), entry("--page", "help.connect.page"), entry("--page-port PORT", "help.connect.pagePort")),
			paragraph("help.connect.end")
		],
		examples: [
			"mayfly connect -",
			"mayfly connect --tor 127.0.0.1:9150 --identity ~/.ssh/id_ed25519 -",
			"mayfly connect --listen 7000 -",
			"mayfly connect --page -"
		]
	},
	status: plainTopic("status", "help.status", "status --json"),
	invite: {
		usage: "invite [NAME|-] [FLAGS]",
		parts: [
			paragraph("help.invite"),
			paragraph("help.invite.personal"),
			entries(entry("--for TIME", "help.invite.for"), entry("--host", "help.invite.host"), entry("--once", "help.invite.once"), entry("--count N", "help.invite.count"), entry("--out FILE", "help.invite.out"), entry("--list", "help.invite.list"), entry("--revoke ID", "help.invite.revoke"), entry("--ssh", "help.invite.ssh"), entry("--ssh-key FILE", "help.invite.key"), room, entry("--json", "help.invite.json"), entry("--qr", "help.invite.qr"), noQr)
		],
		examples: [
			"mayfly invite",
			"mayfly invite Ana --for 2h --once",
			"mayfly invite --host",
			"mayfly invite --count 30 --out /dev/shm/class",
			"mayfly invite --list",
			"mayfly invite --revoke i2",
			"mayfly invite Ana --ssh",
			"mayfly invite --ssh-key ~/.ssh/id_ed25519.pub"
		]
	},
	seal: {
		usage: "seal [FLAGS] -",
		parts: [
			paragraph("help.seal"),
			entries(entry("-", "help.seal.stdin"), entry("--host", "help.seal.host"), entry("--id ID", "help.seal.id"), noQr),
			paragraph("help.seal.end")
		],
		examples: ["mayfly seal -", "mayfly seal --id i2 -"]
	},
	extend: plainTopic("extend TIME", "help.extend", "extend 1h"),
	shorten: plainTopic("shorten TIME", "help.shorten", "shorten 30m"),
	"still-here": plainTopic("still-here", "help.stillHere"),
	burn: {
		usage: "burn [--room ID] [--yes]",
		parts: [paragraph("help.burn"), entries(entry("--yes", "help.burn.yes"), room)],
		examples: ["mayfly burn", "mayfly burn --yes"]
	},
	guests: plainTopic("guests", "help.guests", "guests --json"),
	remove: plainTopic("remove NAME|-", "help.remove", "remove ana"),
	knocks: plainTopic("knocks", "help.knocks"),
	let: plainTopic("let NAME|-", "help.let", "let ana"),
	"turn-away": plainTopic("turn-away NAME|-", "help.turnAway", "turn-away ana"),
	close: plainTopic("close", "help.close"),
	open: plainTopic("open", "help.open"),
	down: {
		usage: "down [--room ID] [--wipe-ram]",
		parts: [paragraph("help.down"), entries(room, entry("--wipe-ram", "help.down.wipeRam"))],
		examples: ["mayfly down", "mayfly down --wipe-ram"]
	},
	verify: {
		usage: "verify [--release FILE] [--json]",
		parts: [paragraph("help.verify"), entries(entry("--release FILE", "help.verify.release"), json)],
		examples: [
			"mayfly verify",
			"mayfly verify --json",
			"mayfly verify --release SHA256SUMS"
		]
	},
	doctor: {
		usage: "doctor [--strict] [--json]",
		parts: [paragraph("help.doctor"), entries(entry("--strict", "help.doctor.strict"), json)],
		examples: ["mayfly doctor", "mayfly doctor --strict"]
	},
	setup: {
		usage: "setup [--refresh]",
		parts: [paragraph("help.setup"), entries(entry("--refresh", "help.setup.refresh"))],
		examples: ["mayfly setup", "mayfly setup --refresh"]
	},
	bundle: {
		usage: "bundle [--replace] FILE|-",
		parts: [
			paragraph("help.bundle"),
			entries(entry("FILE", "help.bundle.file"), entry("-", "help.bundle.stdout"), entry("--replace", "help.bundle.replace")),
			paragraph("help.bundle.use")
		],
		examples: ["mayfly bundle mayfly.tar.gz", "mayfly bundle - | ssh classroom tar xz"]
	},
	completion: {
		usage: "completion bash|zsh|fish",
		parts: [paragraph("help.completion")],
		examples: [
			"mayfly completion bash >> ~/.bashrc",
			"mayfly completion fish > ~/.config/fish/completions/mayfly.fish",
			"mayfly completion zsh > ~/.mayfly.zsh"
		]
	}
};
// docker/cli/command-line/help.ts
/**
* @param topic null: all of it at a glance.
* @param width columns; examples may be wider, as they are copied whole.
* @param typed a command as it is typed here.
*/
function helpText(topic, translator, width = 80, typed = (command) => command) {
	const page = pageOf(translator, Math.min(width, 80), typed);
	const { usage, parts, examples } = topic === null || topic === "help" ? topTopic : topics[topic];
	const lines = examples.map((line) => typed(`  $ ${line}`));
	return `${[
		`${page.say("help.usage")} mayfly ${usage}`,
		...parts.flatMap((part) => partText(part, page)),
		[page.say("help.examples"), ...lines].join("\n")
	].join("\n\n")}\n`;
}
/** @returns none where it has nothing to say here. */
function partText(part, page) {
	const { say, paragraph, entry, number, typed } = page;
	if (part.part === "paragraph") return [paragraph(say(part.text))];
	if (part.part === "entries") return [part.entries.map((each) => entry(leftOf(each), meaningOf(each, page))).join("\n")];
	if (part.part === "own name") {
		const command = typed("mayfly up").replace(/ up$/, "");
		return command === "mayfly" ? [] : [paragraph(say("help.standsFor", { command }))];
	}
	const rows = exitCodeRows.map(({ code, means }) => number(code, say(means)));
	return [[say("exit.codes"), ...rows].join("\n")];
}
// docker/cli/command-line/read-small-file.ts
var maxBytes = 65536;
/**
* @param path `-` is stdin.
* @throws {ValueError} that lacks the flag and the path.
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
		throw unreadable(cause);
	}
	if (length > maxBytes) throw new ValueError("file.tooLarge", { size: maxBytes / 1024 });
	return asText(bytes.subarray(0, length));
}
function unreadable(cause) {
	const code = cause instanceof Error && "code" in cause ? cause.code : null;
	if (code === "ENOENT") return new ValueError("file.missing");
	if (code === "EISDIR") return new ValueError("file.isFolder");
	if (code === "EACCES") return new ValueError("file.forbidden");
	return new ValueError("file.unreadableCode", { code: String(code) });
}
function asText(bytes) {
	let text;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw new ValueError("file.notText");
	}
	if (text.includes("\0")) throw new ValueError("file.notText");
	if (text.trim() === "") throw new ValueError("file.empty");
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
// server/contract/sentences/translator.ts
/** A language that has no line here does not compile. */
var catalogues = {
	en,
	es: {
		"invitation.stands": "La sala está en marcha: {rooms}, durante {time}.",
		"invitation.standsForMore": "La sala está en marcha: {rooms}, durante {time} más.",
		"invitation.roomNumber": "Su número en esta máquina: {room}",
		"invitation.sealed": "Está sellada: lo que se dice solo lo pueden leer los dispositivos de los invitados.",
		"time.day.one": "{count} día",
		"time.day.other": "{count} días",
		"time.hour.one": "{count} hora",
		"time.hour.other": "{count} horas",
		"time.minute.one": "{count} minuto",
		"time.minute.other": "{count} minutos",
		"time.second.one": "{count} segundo",
		"time.second.other": "{count} segundos",
		"invitation.tooNarrowForQr": "(un código QR necesita {width} columnas; esta terminal tiene {columns})",
		"invitation.open": "la sala es abierta: sin frase secreta",
		"invitation.passphrase": "frase secreta: {passphrase}",
		"invitation.browserHere": "Navegador, solo en esta máquina:",
		"invitation.linkWithPassphrase": "Envía este enlace a un invitado con Tor Browser. Contiene la frase secreta:",
		"invitation.link": "Envía este enlace a un invitado con Tor Browser:",
		"invitation.onion": "onion: {address}",
		"invitation.guestsHere": "el enlace de tus invitados, en esta máquina: {link}",
		"invitation.linkHere": "en esta máquina: {link}",
		"invitation.sshForKeyOwner": "Envía esto al invitado cuya clave ssh autorizaste. Contiene la frase secreta:",
		"invitation.sshWithKey": "Envía esto a un invitado con un cliente IRC y ssh. Contiene una clave y la frase secreta:",
		"invitation.sshHere": "IRC por ssh, solo en esta máquina:",
		"invitation.step1SaveHostKey": "1. En una terminal, guarda la clave del servidor:",
		"invitation.step1Run": "1. En una terminal, ejecuta esto y espera a que aparezca \"2. ...\". Lo que pegues a continuación no se muestra:",
		"invitation.step2Paste": "2. Pega todo esto, incluida la última línea, y pulsa Intro:",
		"invitation.step3Connect": "3. Conéctate. ssh no muestra nada mientras funciona: déjalo en marcha y sigue en otra terminal.",
		"invitation.step4Client": "4. En irssi, o en cualquier otro cliente IRC:",
		"invitation.orWithMayfly": "O, si tienes Mayfly en tu máquina: en vez de los pasos 1 a 3, ejecuta esto en su carpeta. Pega el enlace cuando lo pida:",
		"invitation.hostKey": "clave del servidor: {key}",
		"invitation.step3Here": "En esta máquina, el paso 3 es:",
		"invitation.torsocks": "O envía esto a un invitado con irssi y tor, pero sin ssh. Contiene la frase secreta:",
		"invitation.startTorsocks": "Inicia irssi con \"torsocks irssi\". La primera línea hace que torsocks resuelva el nombre, pues irssi lo hace en un proceso aparte:",
		"invitation.endByCtrlC": "Para terminarla: Ctrl-C aquí, o \"mayfly down\" en otra terminal de esta máquina.",
		"invitation.endByDown": "Para terminarla: mayfly down",
		"invitation.getSsh": "Para un invitado con un cliente IRC: mayfly invite NAME --ssh",
		"invitation.getSshOfRoom": "Para un invitado con un cliente IRC: mayfly invite NAME --ssh --room {room}",
		"invitation.getSshByCompose": "Para un invitado con un cliente IRC: docker compose exec mayfly mayfly invite NAME --ssh",
		"invitation.endInCompose": "Para terminarla: Ctrl-C aquí, o \"docker compose down --volumes\" en la carpeta de compose.yaml.",
		"invitation.readAgainInCompose": "Para leer todo esto otra vez, sin el prefijo que añade Compose: docker compose exec mayfly mayfly invite",
		"invitation.endByComposeDown": "Para terminarla: \"docker compose down --volumes\".",
		"invitation.hostHeading": "SOLO PARA TI: tu propia invitación, como anfitrión",
		"invitation.hostLink": "No la envíes a nadie: quien la tiene dirige la sala. Ábrela en Tor Browser, aquí o en otro dispositivo tuyo:",
		"invitation.hostLinkHere": "No se la des a nadie: quien la tiene dirige la sala. Ábrela en un navegador de esta máquina:",
		"invitation.guestsHeading": "PARA TUS INVITADOS: una invitación para todos",
		"invitation.noShared": "Esta sala no tiene invitación común: cada invitado necesita la suya.",
		"invitation.commandsHeading": "PARA TI: qué puedes hacer ahora",
		"invitation.sharedClosed": "La invitación común está cerrada: ahora nadie puede entrar con ella. Para abrirla: mayfly open",
		"invitation.getPersonal": "Para una sola persona: mayfly invite NAME",
		"invitation.getPersonalOfRoom": "Para una sola persona: mayfly invite NAME --room {room}",
		"invitation.sealByCompose": "Estos enlaces aún no llevan sello, y sin él nadie puede leer. En tu propia máquina: mayfly seal -",
		"invitation.sealedIrc": "Envía esto a un invitado con un cliente IRC y Mayfly en su propia máquina: ejecuta la orden en la carpeta de Mayfly y pega el enlace cuando lo pida. Un cliente IRC no puede leer esta sala de ninguna otra manera:",
		"invitation.sealedIrcHere": "Con un cliente IRC, solo en esta máquina: ejecuta la orden en la carpeta de Mayfly y pega el enlace cuando lo pida. Un cliente IRC no puede leer esta sala de ninguna otra manera:",
		"seal.means": "El sello está solo en los enlaces; los programas de la sala nunca lo reciben. Una página tomada del onion viene de la máquina de la sala, así que el invitado confía en esa máquina el día en que entra; con \"mayfly connect --page -\" no.",
		"seal.doors": "Un navegador sin JavaScript no puede entrar en una sala sellada; un cliente IRC entra con \"mayfly connect -\".",
		"seal.keep": "No pierdas tu propio enlace: solo este programa mientras funciona, y los anfitriones que tienen un enlace así, pueden crear invitaciones nuevas.",
		"seal.paste": "pega las invitaciones y pulsa Ctrl-D; no se muestran",
		"seal.nothingOnStdin": "seal: no llegó ninguna invitación por stdin",
		"seal.nothingToAdd": "todos estos enlaces ya llevan su sello: no se añadió nada",
		"seal.tooMuch": "seal: hay más de {size} MiB en stdin",
		"seal.onlyStdin": "seal: escribe mayfly seal - y pega las invitaciones: otros usuarios de esta máquina pueden leer una línea de comandos",
		"seal.noOwn": "seal: ninguna de estas es tu propia invitación de anfitrión",
		"seal.pasteOwn": "pega también la tuya: de su sello salen todos los demás",
		"seal.onlyGuests": "seal: aquí solo hay un sello de invitado, del que no puede salir ningún otro",
		"seal.twoRooms": "seal: estas invitaciones son de dos salas",
		"seal.oneRoom": "pega las de una sola sala cada vez",
		"seal.damaged": "seal: el sello de uno de los enlaces no está entero",
		"seal.notSealed": "seal: esta sala no está sellada",
		"seal.fromBirth": "una sala está sellada desde su inicio, con --sealed o MAYFLY_SEALED=on, o no lo está nunca",
		"seal.idOfSeveral": "seal: --id es para una invitación, y aquí hay {count} sin número",
		"seal.isNew": "Este es un sello nuevo; el secreto mismo está en tu propio enlace. No lo pierdas: sin él no se puede invitar a nadie. A una sala que no se inició sellada no le sirve.",
		"seal.unknownId.one": "no se conoce el número de {count} invitación: si la revocas, la sala la rechaza, pero su sello sigue siendo válido. Pega el bloque entero, o usa --id",
		"seal.unknownId.other": "no se conocen los números de {count} invitaciones: si las revocas, la sala las rechaza, pero sus sellos siguen siendo válidos. Pega los bloques enteros",
		"seal.guestHeading": "PARA UN INVITADO",
		"seal.hostHeading": "PARA UN ANFITRIÓN",
		"invitation.getPersonalByCompose": "Para una sola persona: docker compose exec mayfly mayfly invite NAME",
		"personal.guestHeading": "PARA UN INVITADO: {name}",
		"personal.hostHeading": "PARA UN ANFITRIÓN: {name}",
		"personal.guestLink": "Envía este enlace solo a este invitado, que lo abre en Tor Browser:",
		"personal.hostLink": "Envía este enlace solo a esta persona, que lo abre en Tor Browser. Quien lo tiene dirige la sala:",
		"personal.word": "o escribe esto como frase secreta: {token}",
		"personal.again": "vale hasta que termine la sala; su dueño puede salir y volver con ella",
		"personal.againWithin": "vale durante {time}; su dueño puede salir y volver con ella",
		"personal.once": "vale para una sola entrada, hasta que termine la sala",
		"personal.onceWithin": "vale para una sola entrada, dentro de {time}",
		"personal.shownOnce": "Esto se muestra solo una vez. Para ver cuáles hay: mayfly invite --list",
		"personal.written.one": "{count} invitación escrita en {path}, que solo tú puedes leer; borra el archivo cuando la hayas enviado",
		"personal.written.other": "{count} invitaciones escritas en {path}, que solo tú puedes leer; borra el archivo cuando las hayas enviado",
		"access.noInvitations": "ninguna invitación personal",
		"access.guest": "invitado",
		"access.host": "anfitrión",
		"access.open": "puede entrar",
		"access.inside": "dentro",
		"access.insideAs": "dentro como {nick}",
		"access.used": "usada",
		"access.expired": "caducada",
		"access.revoked": "anulada",
		"access.once": "una entrada",
		"access.timeLeft": "quedan {time}",
		"access.sharedOpen": "invitación común: abierta",
		"access.sharedUses.one": "invitación común: abierta para {count} invitado más",
		"access.sharedUses.other": "invitación común: abierta para {count} invitados más",
		"access.sharedClosed": "invitación común: cerrada",
		"access.sharedNone": "invitación común: no hay",
		"access.wrongTries.one": "{count} frase secreta incorrecta en el último minuto",
		"access.wrongTries.other": "{count} frases secretas incorrectas en el último minuto",
		"access.nowRevoked": "la invitación {id} está anulada: nadie puede entrar con ella, y quien había entrado con ella está fuera",
		"access.revokeSeal": "Esta sala está sellada: solo los dispositivos de los invitados pueden retirar el sello. Como anfitrión, escribe también /revoke {id} en la sala.",
		"access.nowClosed": "la invitación común está cerrada: nadie puede entrar con ella; los que están dentro se quedan",
		"access.nowOpen": "la invitación común está abierta: los invitados pueden entrar con ella",
		"status.room.one": "sala {room}: {phase}, {count} invitado, termina en {time}",
		"status.room.other": "sala {room}: {phase}, {count} invitados, termina en {time}",
		"status.roomGuestsUnknown": "sala {room}: {phase}, número de invitados desconocido, termina en {time}",
		"status.readyRoom.one": "sala {room}: lista, {count} invitado, termina en {time}",
		"status.readyRoom.other": "sala {room}: lista, {count} invitados, termina en {time}",
		"status.readyRoomGuestsUnknown": "sala {room}: lista, número de invitados desconocido, termina en {time}",
		"status.awayAndResumed": "ausentes: {away}, reanudadas: {resumed}",
		"status.sessions": "sesiones",
		"status.refused": "rechazados",
		"status.page": "página",
		"status.pageManifest": "SHA-256 de {path}: {sha256}",
		"status.sealed": "sellada",
		"status.onlyGuestsCanRead": "lo que se dice solo lo pueden leer los dispositivos de los invitados",
		"status.invitations": "invitaciones",
		"status.personal.one": "{count} personal, {shared}",
		"status.personal.other": "{count} personales, {shared}",
		"status.sharedOpen": "común abierta",
		"status.sharedUses.one": "común abierta para {count} invitado más",
		"status.sharedUses.other": "común abierta para {count} invitados más",
		"status.sharedClosed": "común cerrada",
		"status.sharedNone": "ninguna común",
		"status.wrongTries": "intentos",
		"status.inLastMinute.one": "{count} frase secreta incorrecta en el último minuto",
		"status.inLastMinute.other": "{count} frases secretas incorrectas en el último minuto",
		"status.inThisContainer": "en este contenedor",
		"status.deadMan": "señal",
		"status.endsByDeadMan": "la sala termina en {time} si ningún anfitrión da señales de vida: mayfly still-here",
		"ssh.unnamedCut": "conexiones ssh cortadas junto con la que se quería cortar: {count}. Este OpenSSH no dice con qué clave llegó cada una. Sus invitados pueden volver a conectarse",
		"status.empty": "vacía",
		"status.endsEmpty": "la sala termina en {time} si no entra nadie",
		"status.torNotOurs": "lo lleva el tor de esta máquina, que no es el de la sala",
		"status.maySoBeEmpty": "la sala termina cuando lleve vacía {time}",
		"status.stateFor": "{state} desde hace {time}",
		"status.stateForRestarts.one": "{state} desde hace {time}, {count} reinicio",
		"status.stateForRestarts.other": "{state} desde hace {time}, {count} reinicios",
		"state.down": "parado",
		"state.starting": "arrancando",
		"state.ready": "listo",
		"state.waiting": "en espera",
		"state.degraded": "con fallos",
		"state.stopping": "parando",
		"state.stopped": "detenido",
		"state.ending": "terminando",
		"state.off": "apagado",
		"state.bootstrapping": "arrancando",
		"onion.bootstrappingPercent": "arrancando {percent} %",
		"state.publishing": "publicando",
		"state.checking": "comprobando",
		"state.reachable": "accesible",
		"state.unreachable": "inaccesible",
		"state.unchecked": "publicado; nadie lo ha probado desde aquí",
		"state.noTor": "ese tor no responde; probando otra vez",
		"onion.publishing": "publicando su descriptor",
		"onion.dialling": "aún no es accesible; probando la conexión como lo haría un invitado",
		"onion.tryingAgain": "no es accesible; probando otra vez",
		"onion.reachable": "el onion ya es accesible: los invitados pueden entrar con el enlace",
		"onion.notReachableYet": "el onion aún no es accesible; aquí se avisará cuando lo sea",
		"ending.operator": "terminando la sala",
		"ending.burn": "destruyendo la sala",
		"ending.panicWord": "destruyendo la sala: se escribió la palabra de pánico en una puerta",
		"ending.deadMan": "terminando la sala: ningún anfitrión ha dado señales de vida",
		"ending.empty": "terminando la sala: lleva vacía todo el tiempo que puede estarlo",
		"ending.lifetime": "terminando la sala: se acabó su tiempo",
		"ending.hostGone": "terminando la sala: el programa anfitrión ya no está en marcha",
		"ending.uplinkGone": "terminando la sala: el proceso que mantenía sus puertas ya no está en marcha",
		"ending.failure": "terminando la sala: no se pudo iniciar",
		"ended.room": "la sala terminó",
		"ended.notOverwritten": "no sobrescrito: {parts}",
		"ended.staysInFreeMemory": "lo que no se sobrescribió queda en la memoria libre hasta que esta se vuelva a usar; para asegurarte de que no queda nada, apaga esta máquina",
		"ended.lookAgain": "para comprobarlo otra vez: mayfly verify; para borrar lo que queda: mayfly down",
		"ended.roomWithDetails": "la sala terminó ({details})",
		"ended.killed": "terminados a la fuerza: {parts}",
		"ended.notEnded": "no terminaron: {parts}",
		"ended.notWiped": "no borrados: {parts}",
		"room.keyLetIn": "la clave está autorizada",
		"room.endMoved": "ahora la sala termina en {time}",
		"room.heardYou": "la sala sigue; da la próxima señal de vida antes de {time}",
		"room.needsNoSign": "la sala no necesita señales de vida: se inició sin --dead-man",
		"burn.repeat": "esto termina al instante la sala {room}, con todo lo que se dijo; para hacerlo, escribe: {word}",
		"burn.word": "destruir",
		"burn.notRepeated": "la sala no se destruyó: la palabra es {word}",
		"leftover.engineHolds": "el motor no pudo borrar lo que dejó una sala anterior: {thing}; si ningún contenedor tuyo lo usa, reinicia Docker",
		"leftover.removed": "borrado lo que dejó una sala anterior: {thing}",
		"setup.allInPlace": "no falta nada",
		"engine.chosen": "motor: {name}; para iniciar sin él: --engine {fallback}",
		"docker.noSocket": "no hay socket del motor de Docker en {socketPath}",
		"docker.userNotLetIn": "este usuario no tiene permiso para usar el motor de Docker en {socketPath}",
		"docker.notRunning": "el motor de Docker en {socketPath} no está en marcha",
		"docker.noAnswer": "el motor de Docker en {socketPath} no responde: {error}",
		"docker.isPodman": "{socketPath} es de Podman: aplica parte de los límites de una sala de otra manera que el motor de Docker",
		"engine.fallback": "motor: {name}; {why}",
		"image.noTransport": "la imagen no tiene programa para {transport}",
		"image.building": "construyendo la imagen {image}: una vez por versión; tarda unos minutos",
		"image.removedOld": "borradas {count} imágenes que dejaron construcciones anteriores",
		"leftover.container": "contenedor {name}",
		"leftover.network": "red {name}",
		"leftover.controlGroup": "grupo de control {name}",
		"residue.roomIsOver": "la sala terminó",
		"residue.thisMachine": "esta máquina",
		"residue.nothingLeft": "no queda nada",
		"residue.nothingFound": "nada encontrado",
		"residue.foundOfAll": "{left} de {all} encontrados",
		"residue.foundAndOpen": "{found}, {open} sin comprobar",
		"residue.gone": "no queda nada",
		"residue.left": "QUEDA ALGO",
		"residue.notChecked": "sin comprobar",
		"residue.downRemoves": "mayfly down borra lo que queda",
		"residue.processesAndNamespaces": "procesos y espacios de nombres",
		"residue.processes": "procesos",
		"residue.keysAndState": "claves y estado, sobrescritos",
		"residue.mounts": "montajes",
		"residue.files": "archivos",
		"residue.ports": "puertos",
		"residue.containers": "contenedores",
		"residue.networks": "redes",
		"residue.container": "contenedor",
		"residue.network": "red",
		"residue.volumes": "volúmenes",
		"residue.controlGroups": "grupos de control",
		"residue.layerFiles": "archivos en la capa del contenedor",
		"residue.diskMounts": "montajes que llegan a un disco",
		"residue.logFile": "archivo de registro",
		"residue.swapPages": "páginas en el intercambio (swap)",
		"residue.coreFiles": "volcados de memoria",
		"residue.npmLogs": "registros de npm",
		"residue.deleteFile": "borra {file}",
		"residue.deleteFileAndMore": "borra {file} y {count} más",
		"residue.npmLogsUnreadable": "la carpeta de registros de npm no se puede leer ({code})",
		"residue.memory": "memoria",
		"memory.overwritten": "sobrescrita",
		"memory.partlyOverwritten": "sobrescrita en parte",
		"memory.zeroed": "el núcleo la pone a cero al liberarla",
		"memory.leftToKernel": "en manos del núcleo",
		"wipe.progress": "sobrescribiendo la memoria: {done} de {all} GB, Ctrl-C deja el resto",
		"wipe.done": "{done} GB; queda menos en ella, que no es lo mismo que nada",
		"wipe.doneOfAll": "{done} de {all} GB",
		"wipe.stopped": "se detuvo",
		"wipe.late": "tardó demasiado",
		"wipe.refused": "esta máquina no dio más memoria",
		"wipe.killed": "el proceso que llenaba la memoria fue terminado a la fuerza",
		"wipe.limitedByGroup": "el grupo de control de este comando, quizá un contenedor, no puede tomar más",
		"wipe.limitedByCommit": "vm.overcommit_memory es 2, y otros programas necesitan el resto",
		"wipe.limitedByOutOfMemory": "vm.panic_on_oom o vm.oom_kill_allocating_task está activado, así que debe quedar memoria libre",
		"wipe.onlyLinux": "la memoria no se sobrescribe: esto solo funciona en Linux",
		"wipe.needsRoot": "la memoria no se sobrescribe: hace falta ser root",
		"wipe.useSudo": "también sin sala: sudo mayfly down --wipe-ram",
		"wipe.swapIsOn": "la memoria no se sobrescribe: el intercambio (swap) está activo, y allí se escribiría lo que otros programas tienen en memoria",
		"wipe.swapOff": "sudo swapoff -a, y después: sudo mayfly down --wipe-ram",
		"wipe.noneFree": "la memoria no se sobrescribe: casi no hay memoria libre",
		"wipe.alreadyRuns": "la memoria no se sobrescribe: otro mayfly lo está haciendo ahora",
		"wipe.noRecord": "la memoria no se sobrescribe: no se puede escribir {path}",
		"wipe.cannotSet": "la memoria no se sobrescribe: aquí no se puede cambiar el ajuste {name} del núcleo",
		"wipe.outsideContainer": "ejecútalo en la propia máquina, no en un contenedor",
		"wipe.ask": "¿sobrescribir ahora los {size} GB de memoria libre? Así queda menos de la sala en ella. Escribe s y pulsa Intro; si no respondes, en {seconds} segundos será que no. [s/N]",
		"wipe.yes": "sí",
		"memory.initOnFree": "init_on_free está activado",
		"memory.kernelNotKnown": "no se sabe si el núcleo pone a cero lo que se libera",
		"memory.howToOverwrite": "para sobrescribir la mayor parte: sudo mayfly down --wipe-ram",
		"residue.processList": "proceso {list}",
		"residue.firstProcessNeverSeen": "nunca se vio el primer proceso",
		"residue.endedOutOfOrder": "la sala no terminó correctamente; su tmpfs ya no existe",
		"residue.ofParts": "de {parts}",
		"residue.countOfTmpfs": "{count} de tmpfs",
		"residue.portsTaken": "ocupados: {ports}",
		"residue.roomEndedBeforeLook": "la sala terminó antes de poder comprobarla",
		"residue.engineSilent": "el motor no responde",
		"residue.processesHidden": "este usuario no puede ver los procesos del contenedor",
		"residue.stillThere": "sigue ahí",
		"residue.engineKnowsNone": "el motor no informa de ninguno, pero {why}",
		"residue.logDriver": "el controlador de registro es {driver}",
		"residue.noSwap": "el intercambio (swap) está desactivado en esta máquina",
		"residue.bytesAtMost": "{bytes} bytes como máximo",
		"residue.bytesAtEnd": "{bytes} bytes al final",
		"residue.noSwapPeak": "el intercambio (swap) está activo, y este núcleo no registra su uso máximo; al final no había nada en él",
		"residue.processMayDump": "un proceso tiene permiso para escribir uno",
		"residue.lookedIn": "se buscó en {dirs}",
		"residue.ownerUnknown": "dueño desconocido: {files}",
		"residue.engineKernel": "el motor tiene un núcleo propio",
		"residue.shredCore": "un volcado contiene lo que había en la memoria: bórralo con shred -u",
		"residue.volumeName": "volumen {name}",
		"residue.madeByCompose": "recién creado por Compose, o dejado por una sala anterior: {names}",
		"residue.startedOtherwise": "no iniciado por mayfly mismo: {names}",
		"residue.dockerRecords": "registros del propio Docker",
		"residue.dockerRecordsWhat": "su registro y su base de datos guardan nombres e ids aleatorios, y cuándo empezaron y terminaron las salas",
		"container.roomNameInEnvironment": "el nombre de la sala está en el entorno del contenedor, y Docker lo guarda después de que la sala termina; docker/README.md explica cómo pasarlo por la entrada estándar",
		"residue.dumpsGoTo": "el núcleo entrega los volcados a {program}",
		"residue.noSwapAccount": "el intercambio (swap) está activo, y el motor no mide su uso",
		"residue.kibAtEnd": "{size} KiB al final",
		"residue.swapSinceGone": "el intercambio (swap) está activo: una página pudo pasar por ahí; ejecuta \"swapoff -a\" antes de la próxima sala",
		"residue.engine": "motor",
		"residue.namespacesNeverSeen": "nunca se vieron sus espacios de nombres",
		"residue.imageAndMounts": "imagen y montajes",
		"residue.countInNamespace": "{count} en este espacio de nombres",
		"doctor.noLimit": "el motor no puede limitar {what}",
		"doctor.noLimitWhy": "un invitado que sobrecargue la sala puede entonces agotar ese recurso en toda la máquina",
		"doctor.noDocker": "sin motor de Docker",
		"doctor.dockerLine": "Docker {version}, almacenamiento {storage}, controlador de registro {logs} (para salas: ninguno)",
		"doctor.machineLine": "núcleo {kernel}; {docker}; {memory} MiB de memoria libres",
		"doctor.breaks": "ROMPE UNA PROMESA",
		"doctor.weakens": "debilita",
		"doctor.notKnown": "no se sabe",
		"doctor.found": "{count} encontrados",
		"doctor.findingAndMend": "{finding}; para corregirlo: {command}",
		"doctor.swapOnDisk": "intercambio (swap) en un disco: {names}",
		"doctor.swapThisProgram": "la sala misma queda fuera del intercambio, pero este programa muestra la frase secreta, y su memoria puede escribirse ahí",
		"doctor.swapRoom": "la memoria de la sala puede escribirse ahí y quedar después de que la sala termina",
		"doctor.swapRoomAndFiles": "la memoria de la sala, y sus archivos, pueden escribirse ahí y quedar después de que la sala termina",
		"doctor.hibernates": "esta máquina puede hibernar",
		"doctor.hibernatesWhy": "la hibernación escribe toda la memoria en un disco, incluida la sala",
		"doctor.coreDumps": "el núcleo entrega los volcados de memoria a {program}",
		"doctor.coreDumpsJournal": "no escribe el volcado de una sala, pero el journal registra que una parte falló",
		"doctor.coreDumpsDisk": "si una parte de la sala falla, su memoria puede escribirse en un disco",
		"doctor.initOnFree": "init_on_free está apagado",
		"doctor.initOnFreeWhy": "tras el final, lo dicho y las claves quedan en la memoria libre hasta que otros programas la usen; mayfly down --wipe-ram deja menos, pero solo con init_on_free no queda nada",
		"doctor.bareNoFilter": "el motor bare no tiene filtro de llamadas al sistema",
		"doctor.bareNoFilterWhy": "quien se apodere de una parte de la sala puede hacer cualquier llamada al sistema; en un contenedor (--engine docker o volatile), solo unas pocas",
		"doctor.noSeccomp": "el motor no tiene seccomp",
		"doctor.noSeccompWhy": "los programas de la sala podrían hacer cualquier llamada al sistema, y el motor rechaza nuestro perfil",
		"doctor.noAppArmor": "AppArmor no está activo",
		"doctor.noAppArmorWhy": "falta una de las capas de protección de la sala; las demás siguen protegiéndola",
		"doctor.dockerRecordsWhat": "Docker guarda datos de cada sala en su registro y su base de datos: nombres e ids aleatorios, y cuándo empezó y terminó",
		"doctor.noUserns": "userns-remap está apagado",
		"doctor.noUsernsWhy": "el root del contenedor es el de esta máquina, limitado por capacidades, seccomp y espacios de nombres",
		"doctor.noUsernsMend": "añade \"userns-remap\": \"default\" a /etc/docker/daemon.json, y después: sudo systemctl restart docker",
		"doctor.dockerVersion": "el motor de Docker es {version}",
		"doctor.dockerPortsOpen": "antes de la versión {version}, otras máquinas de la red local alcanzan los puertos publicados en 127.0.0.1, como la página de la sala",
		"doctor.dockerUntried": "no se probó ninguna versión anterior a {version}",
		"doctor.clockWhy": "si el reloj está mal por horas, tor no encuentra repetidores, y la sala se queda sin onion",
		"doctor.clockBehind": "el reloj marca una hora anterior a la creación de este código",
		"doctor.clockUnset": "nada sincroniza el reloj de esta máquina",
		"doctor.memoryFree": "hay {size} MiB de memoria libres",
		"doctor.memoryWanted": "una sala necesita {size} MiB; con menos, el núcleo puede matarla",
		"doctor.portTaken": "el puerto {ports} está ocupado en 127.0.0.1",
		"doctor.portTakenWhy": "ahí no puede abrirse una puerta",
		"doctor.unknownClock": "si el reloj va bien: ningún servicio de esta máquina lo sabe, y mayfly no consulta la red",
		"doctor.unknownInitOnFree": "init_on_free: no se puede leer ni el registro ni la configuración del núcleo",
		"doctor.unknownCoreDumps": "adónde van los volcados: el motor tiene un núcleo propio",
		"doctor.unknownDocker": "Docker: {why}",
		"doctor.see": "consulta mayfly doctor",
		"label.error": "error:",
		"label.hint": "sugerencia:",
		"label.warning": "aviso:",
		"rooms.none": "no tienes ninguna sala en marcha aquí",
		"rooms.noneCalled": "no tienes ninguna sala llamada {room}",
		"rooms.startOne": "inicia una: mayfly up",
		"rooms.thereIs": "tus salas: {rooms}",
		"rooms.several": "tienes {count} salas en marcha aquí",
		"rooms.sayWhich": "elige una: {rooms}",
		"room.stillRuns": "la sala sigue en marcha tras {seconds} s",
		"room.secondCtrlC": "para terminarla al instante, pulsa Ctrl-C una segunda vez donde se inició",
		"room.noAnswer": "la sala no responde",
		"room.isItEnding": "¿está terminando? consulta mayfly status",
		"room.otherForm": "la sala responde en un formato desconocido",
		"room.otherVersion": "¿la inició otra versión de mayfly?",
		"access.oldRoom": "la sala fue iniciada por una versión de mayfly que no tiene invitaciones personales",
		"access.newRoom": "inicia una sala nueva con esta versión",
		"people.nobody": "no hay nadie con ese nombre",
		"people.seeWho": "para ver quién hay: mayfly guests, mayfly knocks",
		"people.none": "no hay nadie en la sala",
		"people.noKnocks": "nadie espera para entrar",
		"people.websocket": "navegador",
		"people.lite": "navegador sin scripts",
		"people.irc": "programa de IRC",
		"people.away": "conexión perdida",
		"people.shared": "invitación común",
		"people.removed": "{nick} quedó fuera de la sala",
		"people.letIn": "{nick} puede entrar",
		"people.turnedAway": "{nick} no entra",
		"access.noSuch": "la sala no tiene esa invitación",
		"access.seeList": "para ver las que tiene: mayfly invite --list",
		"access.tooMany": "una sala tiene como máximo {count} invitaciones, también las que ya no valen",
		"access.noGateway": "la pasarela de la sala no responde",
		"access.noShared": "la sala no tiene ninguna invitación común que abrir o cerrar",
		"access.inviteOnly": "la sala no tiene invitación común (se inició con --invite-only)",
		"access.makePersonal": "haz una para cada persona: mayfly invite NAME",
		"out.onDisk": "{path}: está en un disco, donde se puede recuperar lo borrado",
		"out.chooseMemory": "elige una carpeta en memoria (un tmpfs), por ejemplo /dev/shm",
		"out.exists": "{path}: ya existe",
		"out.chooseName": "elige otro nombre, o bórralo antes",
		"out.cannot": "{path}: no se puede escribir ({code})",
		"image.none": "motor docker: no existe la imagen {image}",
		"image.list": "para ver las imágenes que hay: docker image ls",
		"image.old": "la imagen {image} tiene {days} días; bórrala para que se construya otra vez con las correcciones de seguridad: docker image rm {image}",
		"image.noneInVolatile": "motor volatile: el motor de esta máquina no tiene la imagen {image}",
		"engine.dockerProblem": "motor docker: {what}",
		"engine.bareProblem": "motor bare: {what}",
		"docker.start": "inicia el motor (sudo systemctl start docker), o elige --engine bare",
		"docker.lookForLeft": "busca lo que haya quedado: mayfly verify",
		"docker.hostIsNoSocket": "DOCKER_HOST no es un socket unix de esta máquina",
		"port.chooseOthers": "elige otros: --web-port, --ssh-port",
		"bare.needsLinux": "motor bare: necesita Linux, este sistema es {platform}",
		"bare.orDocker": "si tienes Docker: --engine docker",
		"bare.programsMissing": "motor bare: no se encontró {programs}",
		"bare.installPackages": "instala los paquetes util-linux, hostname (Arch: inetutils) e iproute2 (Fedora: iproute)",
		"bare.noUserNamespaces": "motor bare: este núcleo no permite que usuarios corrientes creen espacios de nombres de usuario",
		"bare.runAsRoot": "ejecútalo como root: sudo mayfly up",
		"program.notFound": "{program}: no se encontró",
		"program.runSetup": "ejecuta: mayfly setup",
		"port.taken": "puerto {port}: está ocupado en 127.0.0.1",
		"port.forRoot": "puerto {port}: solo root puede usarlo",
		"port.chooseHigher": "elige otros, 1024 o más",
		"port.cannotListen": "puerto {port}: no se puede escuchar en 127.0.0.1 ({code})",
		"loopback.unreachable": "127.0.0.1: esta máquina no llega a sí misma ahí ({code})",
		"loopback.mend": "su interfaz loopback puede estar apagada o filtrada: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo",
		"port.choosePagePort": "elige otro: --page-port PUERTO",
		"port.chooseListen": "elige otro: --listen PUERTO",
		"volatile.needsRoot": "motor volatile: necesita Linux, y root",
		"volatile.useSudo": "sudo mayfly up --engine volatile, o elige --engine docker o bare",
		"volatile.programsMissing": "motor volatile: no se encontró: {programs}",
		"volatile.waitedInVain": "motor volatile: esto no llegó a tiempo: {what}",
		"volatile.noUplink": "motor volatile: no se puede iniciar slirp4netns, que lo conecta a la red",
		"volatile.slirpFailed": "motor volatile: slirp4netns no pudo conectarlo a la red",
		"volatile.noNetwork": "motor volatile: no se puede entrar en su espacio de nombres de red",
		"room.internalError": "error interno",
		"room.fault": "interno: {what}",
		"room.faultOfOurs": "esto es un error de Mayfly",
		"control.busy": "control: ocupado con otras {count} preguntas",
		"control.tryAgain": "prueba otra vez en un momento",
		"usage.notACommand": "\"{word}\" no es un comando",
		"usage.helpNotACommand": "help: \"{word}\" no es un comando",
		"usage.oneOfCommands": "uno de {commands}; consulta mayfly --help",
		"usage.seeHelp": "consulta mayfly --help",
		"usage.seeCommandHelp": "consulta mayfly {command} --help",
		"usage.tooMany": "sobran palabras en la línea de comandos ({count}); las opciones empiezan con --",
		"usage.nameABundle": "bundle: falta el nombre del archivo que se va a escribir, o -",
		"usage.bundleName": "bundle: el nombre termina en .tar, .tar.gz o .tgz",
		"usage.nameAShell": "completion: necesita el nombre de una shell: {shells}",
		"invite.oneName": "invite: admite un nombre; pon entre comillas un nombre con espacios, o varios por stdin con -",
		"invite.badName": "invite: un nombre necesita de 1 a {most} caracteres que se puedan mostrar",
		"invite.tooManyNames": "invite: {count} nombres; una sala tiene como máximo {most} invitaciones",
		"invite.notWith": "{flag}: no se puede combinar con {other}",
		"invite.notAnId": "config {flag}: {value} no es un id que muestre mayfly invite --list",
		"usage.notAFlag": "{flag}: no es una opción de este comando",
		"usage.noValue": "{flag}: no lleva valor",
		"usage.needsValue": "{flag}: necesita un valor",
		"usage.needsValueForm": "{flag}: necesita un valor; si empieza con -, escribe {form}=-…",
		"usage.givenTwice": "{flag}: aparece dos veces",
		"passphrase.flagAndFile": "config passphrase: se dio como opción y como archivo",
		"passphrase.weak": "config passphrase: el valor {why}; para usarlo de todos modos: --weak-passphrase",
		"panicWord.weak": "config panic-word: el valor {why}; para usarlo de todos modos: --weak-passphrase",
		"panicWord.flagAndFile": "config panic-word: se dio como opción y como archivo",
		"panicWord.bothStdin": "config panic-word-file: stdin solo se puede leer una vez, y lo lee --passphrase-file",
		"passphrase.tooShort": "tiene menos de {count} caracteres y es fácil de adivinar",
		"passphrase.repeats": "solo repite unos pocos caracteres",
		"passphrase.follows": "sigue el alfabeto o el teclado",
		"passphrase.triedFirst": "está hecho de palabras que se prueban primero para adivinar",
		"passphrase.weakWarning": "config passphrase: el valor {why}: es fácil de adivinar",
		"usage.npmTookFlag": "--{flag}: npm la tomó como opción suya; pon dos guiones antes: npm start -- --{same}",
		"usage.npmLogsFlag": "--{flag}: npm puede escribir su línea de comandos en un registro; usa --{same}-file ARCHIVO, o --{also}-file - y stdin",
		"usage.npxLogs": "npm escribe esta línea de comandos y su hora en un registro que se queda; sin registro: npx --logs-max=0 ARCHIVO up",
		"config.engineIsNone": "config engine: {value} no es ninguno de {names}",
		"config.bareHasNoImage": "config image: el motor bare no usa imagen",
		"config.outOfRange": "config {flag}: {value} debe ser {range}",
		"config.neitherOnNorOff": "config {flag}: {value} no es \"on\" ni \"off\"",
		"config.notAKnockMode": "config {flag}: {value} no es \"off\", \"shared\" ni \"all\"",
		"config.notATime": "config {flag}: {value} no es un tiempo como 90m, 12h o 1h30m",
		"usage.nameSomebody": "{command}: indica a quién, con su apodo",
		"usage.nameATime": "{command}: indica cuánto, por ejemplo {command} 1h",
		"config.notARoomName": "config {flag}: {value} debe tener de 1 a 32 letras, cifras, - o _ (varios nombres: separados por comas)",
		"config.tooManyRooms": "config {flag}: {value} nombra más de 16 salas",
		"config.roomTwice": "config {flag}: {value} nombra una sala dos veces",
		"config.notVisibleAscii": "config {flag}: {value} tiene un carácter que no es ASCII visible",
		"config.startsWithColon": "config {flag}: {value} empieza con dos puntos",
		"config.passphraseLength": "config {flag}: {value} debe tener de 8 a 63 caracteres",
		"config.privateKey": "config {flag}: {value} es una clave privada; usa el archivo .pub",
		"config.notAPublicKey": "config {flag}: {value} no es una clave pública de OpenSSH como \"ssh-ed25519 AAAA…\"",
		"config.tooManyKeys": "config {flag}: {value} lleva más de 64 claves",
		"config.notABridge": "config {flag}: {value} no es una línea de puente (simple, obfs4 o snowflake)",
		"config.bridgeNotAscii": "config {flag}: {value} no es una línea de puente en ASCII visible",
		"config.torLineIsOurs": "config {flag}: {value} define {word}, que Mayfly define por sí mismo",
		"config.notAscii": "config {flag}: {value} tiene un carácter que no es ASCII",
		"config.tooLong": "config {flag}: {value} pasa de {count} caracteres",
		"config.wrong": "config {flag}: {value} no es válido",
		"config.allWrong": "config: no es válido",
		"config.theValue": "el valor",
		"config.valueOfLength": "un valor de {count} caracteres",
		"config.noneNeedsOpen": "config passphrase: \"none\" necesita --open, pues así puede entrar cualquiera que encuentre una puerta",
		"config.openNeedsNone": "config open: solo vale con --passphrase none",
		"config.panicNeedsPassphrase": "config panic-word: una sala abierta no pide frase secreta, así que nadie podría escribirla",
		"config.panicIsPassphrase": "config panic-word: es la frase secreta; elige otra",
		"config.inviteOnlyAlone": "config invite-only: no se puede combinar con --open, --passphrase ni --shared-uses",
		"config.knockNeedsShared": "config knock: no se puede combinar con --invite-only, pues así nadie tiene la invitación común: usa --knock all",
		"config.sealedNeedsInvitation": "config sealed: no se puede combinar con --open: los invitados necesitan una invitación, que lleva el sello",
		"config.usesNeedPassphrase": "config shared-uses: no se puede combinar con --open, pues así nadie necesita invitación",
		"config.portsTwice": "config ports: dos de los cuatro son iguales",
		"usage.seeUpHelp": "consulta mayfly up --help",
		"file.missing": "config {flag}: {path} no existe",
		"file.isFolder": "config {flag}: {path} es una carpeta",
		"file.forbidden": "config {flag}: este usuario no tiene permiso para leer {path}",
		"file.unreadableCode": "config {flag}: {path} no se puede leer ({code})",
		"file.unreadable": "config {flag}: {path} no se puede leer",
		"file.tooLarge": "config {flag}: {path} pasa de {size} KiB",
		"file.notText": "config {flag}: {path} no es texto",
		"file.empty": "config {flag}: {path} está vacío",
		"config.unknownVariable": "mayfly no conoce la variable {variable}",
		"config.torNotHostPort": "config tor: no es SERVIDOR:PUERTO",
		"config.notATorControl": "config {flag}: {value} no es ni una ruta desde / ni SERVIDOR:PUERTO con una dirección IP como SERVIDOR",
		"config.torControlPath": "config {flag}: {value} no es la ruta de un socket: ASCII visible, como mucho {most} bytes",
		"config.torControlPublic": "config {flag}: {value} es una dirección pública; un puerto de control debe estar en esta máquina o en una red privada",
		"config.torControlNeedsOnion": "config tor-control: sin el onion no hace falta tor; quita --no-onion o --tor-control",
		"config.torControlNoBridges": "config tor-control: los puentes se ponen en la configuración del tor que ya está en marcha",
		"config.torControlNoTorrc": "config tor-control: --torrc es para un tor que inicia la sala; el que ya está en marcha tiene su propia configuración",
		"config.torPasswordNeedsControl": "config tor-password: solo sirve con --tor-control",
		"config.roomUnknown": "config room: {value} no es una sala que muestre mayfly status",
		"config.severalKeys": "config {flag}: {value} lleva {count} claves, no una",
		"connect.noInvitation": "connect: falta la invitación; indica el enlace, o - para pegarlo",
		"connect.npmLogs": "connect: npm puede escribir su línea de comandos en un registro; indica - y pega el enlace",
		"connect.nothingOnStdin": "connect: no llegó ninguna invitación por stdin",
		"connect.pasteWhole": "pega el enlace entero",
		"connect.paste": "pega la invitación y pulsa Intro; no se muestra",
		"connect.pasteRest": "la invitación no está completa: pega el resto, o pulsa Intro para terminar",
		"connect.noOnion": "esta puerta no es un onion: su red ve tu dirección",
		"connect.connected": "conectado",
		"connect.connecting": "conectando",
		"connect.connectingOverTor": "conectando por Tor",
		"connect.idle": "en espera; se conectará cuando llegue un cliente IRC",
		"connect.dropped": "se cortó la conexión; conectando otra vez",
		"connect.tryingAgain": "{problem}; nuevo intento en menos de {seconds} s",
		"connect.inAnotherTerminal": "En otra terminal, en irssi o en cualquier cliente IRC:",
		"connect.endByCtrlC": "Ctrl-C aquí lo termina.",
		"connect.notWithPage": "config {flag}: no tiene sentido con --page",
		"connect.pagePortAlone": "config page-port: requiere --page",
		"page.onlyHttp": "invitación: --page necesita un enlace que empiece por http://",
		"page.openNetwork": "invitación: su página no es un onion ni está en una red privada",
		"page.needsOnion": "cualquiera en el camino podría leer la frase secreta: pide el enlace del onion",
		"page.waiting": "a la espera de tu navegador",
		"page.roomRefuses": "la sala no acepta la conexión",
		"page.openLink": "Abre esto en una ventana privada de un navegador de esta máquina. Contiene tu invitación: no se lo enseñes a nadie.",
		"page.goodbye": "esta máquina ha terminado la conexión",
		"page.noLite": "Esta es tu propia copia de la página. Las páginas sin JavaScript están en la dirección de la propia sala.",
		"sealed.words": "sellada. Las cuatro palabras: {words}. En el grupo: {names}",
		"sealed.outside": "no estás en la conversación sellada: entra en el primer canal de la sala",
		"sealed.entering": "a la espera de que alguien de la sala deje entrar a este dispositivo en la conversación sellada",
		"sealed.split": "esta sala está comprometida: hay personas en otro grupo. No se envía nada más",
		"sealed.changed": "esta sala está comprometida: lo que se dijo fue cambiado por el camino. No se envía nada más",
		"sealed.castOut": "esta sala está comprometida: alguien te saca una y otra vez de la conversación sellada. No se envía nada más",
		"sealed.needsSeal": "esta sala está sellada y tu invitación no tiene sello: allí no se dijo nada",
		"sealed.askForLink": "pide el enlace entero; contiene seal=",
		"sealed.damaged": "invitación: su sello está dañado, o falta la frase secreta",
		"sealed.notSealed": "tu invitación es para una sala sellada, y esta sala no dice que lo sea: no se envía nada de lo que escribas",
		"sealed.howToCheck": "/quote WORDS muestra las cuatro palabras y quién está. Compara las palabras por otro medio, una llamada por ejemplo: todos tienen las mismas.",
		"link.notALink": "invitación: no es un enlace",
		"link.pasteAll": "empieza por http://; pégalo todo, hasta la última letra",
		"link.noHttp": "invitación: no empieza con http:// ni https://",
		"link.hasUser": "invitación: tiene un nombre de usuario antes del servidor",
		"link.misleading": "Mayfly nunca crea un enlace así: alguien puede querer engañarte",
		"link.noRoom": "invitación: lo que va tras # no nombra una sala",
		"link.quote": "pon el enlace entre comillas; si no, la shell quita lo que sigue a #",
		"link.noSshDoor": "invitación: no tiene una puerta ssh",
		"link.forBrowsers": "es una invitación para navegadores; pide al operador la de clientes IRC",
		"link.otherHost": "invitación: su puerta ssh y su enlace están en servidores distintos",
		"link.nothingDialled": "Mayfly nunca crea un enlace así: quien lo envió puede querer tu dirección; no se hizo ninguna conexión",
		"link.openNetwork": "invitación: su puerta ssh no es un onion ni está en una red privada",
		"link.acceptDirect": "quien lleva ese servidor ve tu dirección; si lo aceptas: --direct",
		"connect.noKey": "connect: la invitación no contiene ninguna clave",
		"connect.giveIdentity": "usa la tuya con --identity ARCHIVO: la que autorizó el operador",
		"connect.identityUnreadable": "config identity: el archivo no contiene una clave privada legible",
		"connect.identityForm": "debe ser una clave privada en un formato de OpenSSH, sin contraseña",
		"connect.torRefused": "tor: nada escucha en su puerto SOCKS",
		"connect.onionUnreachable": "tor: no se puede llegar al onion",
		"connect.startTor": "inicia tor o Tor Browser; si el puerto es otro, añade --tor SERVIDOR:PUERTO (Tor Browser: 127.0.0.1:9150)",
		"connect.roomThereInAMinute": "¿sigue existiendo la sala? prueba otra vez en un minuto",
		"connect.doorSilent": "la puerta de la sala no responde",
		"connect.roomThere": "¿sigue existiendo la sala?",
		"connect.otherHostKey": "ssh: la clave del servidor no es la de la invitación; no se le envió nada",
		"connect.earlierRoom": "¿la invitación es de una sala anterior? si no, alguien puede estar interceptando la conexión: pregunta al operador",
		"connect.keyRefused": "ssh: la sala no acepta esta clave",
		"connect.askOperator": "pide al operador que la autorice; envíale tu clave pública",
		"connect.failedBeforeLogin": "ssh: la conexión falló antes de entrar",
		"connect.tryInAMinute": "prueba otra vez en un minuto",
		"container.secretInEnvironment": "{variable}: está en el entorno del contenedor, que Docker guarda en su disco",
		"container.giveOnStdin": "quita la variable, borra el contenedor y pasa el valor por stdin: consulta docker/README.md",
		"container.stdinNotJson": "stdin: su primera línea no es JSON",
		"container.stdinNoVariables": "stdin: su primera línea no tiene un objeto \"variables\"",
		"control.notJson": "control: la línea no es JSON",
		"control.noAsk": "control: la línea no es un objeto con el texto \"ask\"",
		"control.unknown": "control: pregunta desconocida {question}",
		"control.wrongField": "{path}: no es válido ({fault})",
		"control.failed": "control: la respuesta falló",
		"control.tooLong": "control: la línea pasa de {bytes} bytes",
		"control.endedEarly": "control: la conexión terminó antes de completarse la línea",
		"control.tooLate": "control: no llegó ninguna línea en {time} ms",
		"control.cannotListen": "control: no se puede escuchar en {path} ({code})",
		"part.stoppedEarly": "{part}: se detuvo antes de estar listo",
		"part.cannotStart": "{part}: no se pudo iniciar: {why}",
		"part.tried": "hubo {count} intentos",
		"ownFiles.notAFile": "existe, pero no es un archivo",
		"ownFiles.left": "{count} entradas quedan o no se sobrescribieron",
		"ownFiles.isOwnDir": "es uno de los directorios dados, no una ruta dentro de ellos",
		"ownFiles.outside": "está fuera de los directorios dados",
		"ownFiles.failed": "falló ({code})",
		"ownFiles.named": "{what} {path}: {why}",
		"users.needUnix": "usuarios: hace falta un sistema Unix",
		"users.cannotAct": "usuarios: no se puede actuar como usuario {uid}, grupo {gid}",
		"listen.cannot": "{what}: no se puede escuchar ({code})",
		"listen.cannotOn": "{what}: no se puede escuchar en {host}:{port} ({code})",
		"listen.inTheWay": "{what}: en esa ruta ya hay un archivo que no es un socket",
		"hashes.empty": "{list}: está vacío",
		"hashes.wrongLine": "{list}: la línea {line} no es un hash y una ruta, o nombra un archivo dos veces",
		"hashes.form": "cada línea es como la escribe sha256sum: 64 dígitos hexadecimales, dos espacios, una ruta",
		"release.bundle": "este paquete completo",
		"release.package": "este paquete",
		"release.clone": "este clon",
		"release.image": "imagen {image}",
		"release.page": "página de la sala {room}",
		"release.equal": "como se publicó",
		"release.different": "diferente",
		"release.notListed": "no está en la lista",
		"release.noSuchName": "{name} no está en la lista",
		"release.changed": "{file} no está como se empaquetó",
		"release.notCommitted": "tiene cambios sin confirmar",
		"release.noGit": "no se pudo consultar a git",
		"release.noManifest": "la sala no dice qué página sirve",
		"bundle.toTerminal": "bundle: un archivo comprimido no es para una terminal",
		"bundle.nameAFile": "indica un archivo, por ejemplo: mayfly bundle mayfly.tar.gz",
		"bundle.notAFile": "bundle: {file} existe y no es un archivo",
		"bundle.isThere": "bundle: {file} ya existe",
		"bundle.replace": "elige otro nombre, o reemplázalo: --replace",
		"bundle.notBuilt": "bundle: no se pudo compilar el paquete",
		"bundle.libraries": "bundle: no se encontraron las bibliotecas de {program}: {why}",
		"bundle.writing": "empaquetando {mib} MiB en {file}",
		"bundle.done": "empaquetado; donde no hay Internet: descomprímelo y ejecuta {folder}/mayfly up --no-onion",
		"bundle.glibc": "los servicios que contiene necesitan Linux con glibc {version} o posterior",
		"bundle.noImage": "no contiene la imagen del motor docker, que es demasiado grande: allí la sala funciona con el motor bare",
		"page.tooLarge": "página: tiene más de {files} archivos o {bytes} bytes",
		"page.noIndex": "página: no tiene index.html",
		"page.noManifest": "página: no tiene la lista de sus archivos (files.sha256)",
		"page.changed": "página: {file} no está como se compiló",
		"page.unreadable": "página: no se puede leer",
		"page.build": "compílala: npm run build",
		"orders.wrongField": "órdenes {path}: no es válido ({fault})",
		"orders.notJson": "órdenes: no son una línea de JSON",
		"orders.noEnd": "stdin: la línea no termina",
		"orders.endedEarly": "stdin: terminó antes de una línea de órdenes",
		"orders.tooLate": "stdin: no llegó ninguna línea de órdenes en {seconds} s",
		"orders.giveFirst": "envía las órdenes como primera línea, al principio",
		"orders.tooLong": "stdin: es demasiado largo",
		"gateway.configuration": "pasarela: su configuración llegó incompleta",
		"sshd.noVersion": "sshd: no informa de su versión",
		"room.notReady": "sala: aún no está lista",
		"room.endTooLate": "duración: a la sala le pueden quedar {limit} como mucho; ahora le quedan {time}",
		"room.endTooSoon": "duración: a la sala solo le quedan {time}",
		"room.endByDown": "para terminarla ya: mayfly down",
		"key.empty": "clave: está vacía",
		"doors.cannotMake": "puertas: no se puede crear {path} ({code})",
		"bridges.needProgram": "config bridges: \"{name}\" necesita un programa que no está en esta máquina",
		"bridges.installOneOf": "instala uno de: {programs}",
		"torControl.nobody": "tor-control: nadie escucha en {place}",
		"torControl.startIt": "inicia ese tor, o mira en su configuración dónde está ControlPort o ControlSocket",
		"torControl.forbidden": "tor-control: este usuario no puede abrir {place}",
		"torControl.joinGroup": "entra en el grupo al que pertenece el socket (en Debian: debian-tor) y vuelve a iniciar sesión, o usa ControlPort",
		"torControl.notReachable": "tor-control: el usuario propio de la sala no llega a {path}: es solo para su dueño",
		"torControl.openToGroup": "ábrelo a un grupo (ControlSocketsGroupWritable 1, CookieAuthFileGroupReadable 1), o usa ControlPort con contraseña",
		"torControl.cannotConnect": "tor-control: no se puede conectar con {place} ({code})",
		"torControl.tooLate": "tor-control: {place} no respondió en {seconds} s",
		"torControl.lost": "tor-control: {place} cerró la conexión",
		"torControl.notOne": "tor-control: lo que responde en {place} no es un puerto de control de tor",
		"torControl.wrongPassword": "tor-control: {place} no acepta la contraseña",
		"torControl.needsPassword": "tor-control: {place} pide una contraseña",
		"torControl.givePassword": "dala con --tor-password ARCHIVO",
		"torControl.cookieUnreadable": "tor-control: no se puede leer la cookie {path} ({code})",
		"torControl.shareCookie": "CookieAuthFileGroupReadable 1 en la configuración de ese tor la abre a su grupo; entra en él (en Debian: debian-tor) y vuelve a iniciar sesión",
		"torControl.noCookie": "tor-control: {place} da {path} como su cookie, pero no lo es: no tiene 32 bytes",
		"torControl.cookieRefused": "tor-control: {place} no acepta la cookie",
		"torControl.otherCookie": "tor-control: {place} no conoce la cookie que indica: quizá escucha ahí otro programa",
		"torControl.noMethod": "tor-control: {place} no ofrece ninguna forma de autenticarse que se conozca aquí",
		"torControl.tooOld": "tor-control: el tor de {place} es {version}; el más antiguo que protege bien un servicio onion es {needed}",
		"torControl.refused": "tor-control: {place} rechazó el servicio onion (código {code})",
		"torControl.filtered": "tor-control: un filtro delante de {place} no deja pasar el servicio onion",
		"torControl.profile": "en docs/tor.md hay un perfil para onion-grater, el filtro de Tails y Whonix",
		"torControl.onlyBare": "un tor que ya está en marcha solo lo usa el motor bare (--engine bare)",
		"torControl.notInContainer": "tor-control: un contenedor no puede usar el tor de su máquina; inicia la sala con --engine bare",
		"torControl.noPort": "tor-control: no hay ningún puerto libre del {first} al {last} en {host}",
		"torControl.notThere": "uplink: el servicio onion no está",
		"torControl.limits": "el onion lo lleva el tor de {place} (versión {version}). No dice por qué circuito llega un invitado: los límites por circuito valen para cada conexión, y a quien abre muchas solo le valen los de toda la sala",
		"torControl.noIntroLimit": "el límite en los puntos de introducción de Tor es el de ese tor: una avalancha se frena más tarde, si se frena",
		"torControl.noProofOfWork": "la prueba de trabajo contra avalanchas necesita tor 0.4.9 o posterior",
		"torControl.portsOpen": "ese tor no dice con qué usuario funciona: cualquier usuario de esta máquina puede entrar por los puertos que la sala tiene para él ({first}–{last}) como si llegara por Tor, y ver qué onion tiene esta máquina",
		"torControl.farAway": "ese tor está en otra máquina: lo que envía aquí va sin cifrar por la red que hay en medio, así que esa red debe ser solo tuya",
		"torControl.notOurs": "lo que ese tor guarda en memoria, en disco y en su registro no es de la sala, y el informe final no lo cubre",
		"doctor.torControl": "el onion lo lleva un tor que no es el de la sala",
		"residue.service": "servicio onion en el tor de {place}",
		"residue.thatTor": "registro, disco y memoria de ese tor",
		"residue.thatTorNotOurs": "no son de la sala",
		"residue.torGone": "ese tor ya no está en marcha",
		"residue.torSilent": "ese tor no lo dice",
		"residue.serviceThere": "aún tiene el descriptor",
		"container.notTmpfs": "{dir}: no es un tmpfs, así que lo escrito ahí llegaría a un disco",
		"container.sameMounts": "inícialo con compose.yaml, o con los mismos montajes",
		"uplink.wrong": "uplink: {why}",
		"uplink.failed": "uplink: falló",
		"uplink.notWiped": "uplink: algunos archivos de tor no se borraron",
		"uplink.torRuns": "uplink: tor ya está en marcha",
		"uplink.tooMuch": "uplink: hay demasiadas peticiones a la vez",
		"uplink.tooLate": "uplink: no apareció en {seconds} s",
		"uplink.foreignPlace": "uplink: su carpeta en el tmpfs común es de otro usuario",
		"uplink.nobodyWaits": "uplink: la petición se canceló",
		"uplink.listens": "uplink: ya está escuchando",
		"uplink.cannotMake": "uplink: no se puede crear {path} ({code})",
		"uplink.cannotListen": "uplink: no se puede escuchar en {path} ({code})",
		"uplink.notJson": "uplink: una línea no es JSON",
		"uplink.gone": "el uplink ya no está en marcha",
		"setup.installing": "instalando las dependencias de npm (npm ci)",
		"setup.npmDoesNotStart": "npm no arranca: {why}",
		"setup.nodeDoesNotStart": "{node} no arranca: {why}",
		"setup.npmComesWithNode": "npm viene con Node; consulta https://nodejs.org",
		"setup.noLockFile": "esta copia de Mayfly no tiene package-lock.json; sin él no se sabe qué paquetes necesita",
		"setup.startFromClone": "inícialo desde un clon del código, o instala un paquete de él",
		"setup.inNodeModules": "esta copia de Mayfly está en una carpeta node_modules, y desde ahí Node no ejecuta TypeScript",
		"setup.cloneIt": "clona el código e inícialo ahí; o instala lo que `npm pack` crea ahí",
		"setup.copyIt": "cópialo a una carpeta tuya e inícialo ahí",
		"setup.chooseAnotherPlace": "elige otro lugar: MAYFLY_PROGRAMS=/CARPETA mayfly up",
		"system.readOnly": "{place}: está en un sistema de archivos montado solo para lectura",
		"setup.folderForbidden": "{folder}: este usuario no tiene permiso para escribir ahí",
		"setup.folderNoexec": "{folder}: está montado con noexec: desde ahí no puede ejecutarse ningún programa",
		"setup.noHome": "este usuario no tiene carpeta personal",
		"setup.chooseProgramsPlace": "elige un lugar para los programas: MAYFLY_PROGRAMS=/CARPETA mayfly up",
		"setup.bundleUnsafe": "{folder}: faltan programas, u otro usuario puede cambiarlos",
		"setup.unpackAgain": "descomprime el paquete otra vez, en una carpeta donde solo tú puedas escribir",
		"setup.interrupted": "la preparación se interrumpió antes de acabar",
		"setup.goesOn": "iníciala otra vez: sigue donde estaba",
		"system.forbidden": "{place}: este usuario no tiene permiso para usarlo",
		"system.diskFull": "{place}: el disco está lleno",
		"system.shareFull": "{place}: tu cuota de disco se acabó",
		"setup.diskTooSmall": "{folder}: su disco tiene {free} MiB libres, la preparación necesita {need}",
		"setup.programsNotAPath": "MAYFLY_PROGRAMS: no es una ruta que empiece con /",
		"system.missing": "{place}: no existe",
		"system.notAFolder": "{place}: una parte de la ruta es un archivo, no una carpeta",
		"system.tooManyFiles": "{place}: hay demasiados archivos abiertos",
		"system.diskBroken": "{place}: el disco da un error",
		"system.noMemory": "{place}: no hay memoria suficiente",
		"system.noProcesses": "{place}: no se pueden iniciar más procesos",
		"system.unusable": "{place}: no se puede usar ({code})",
		"system.choosePlace": "elige una carpeta donde puedas escribir",
		"system.makeRoom": "libera espacio en el disco y prueba otra vez",
		"system.removedMeanwhile": "¿se borró entretanto? prueba otra vez",
		"system.moveAway": "quítalo de en medio y prueba otra vez",
		"system.raiseLimit": "sube el límite: ulimit -n 1024",
		"system.endPrograms": "cierra otros programas y prueba otra vez",
		"system.seeDmesg": "consulta dmesg",
		"system.seeManual": "consulta el manual de tu sistema para este código",
		"setup.npmFailed": "npm ci falló, consulta arriba",
		"setup.npmPing": "necesita el registro de npm; prueba `npm ping`",
		"setup.npmLeftOut": "npm ci no lo instaló todo",
		"setup.npmOmit": "¿tu configuración de npm omite paquetes opcionales? consulta `npm config get omit`",
		"setup.packageWithoutNode": "necesita Node 24 o posterior, y este es {version}; falta el Node que npm añade",
		"setup.installWithNode": "instálalo otra vez sin --omit=optional, o inícialo con un Node más nuevo: https://nodejs.org",
		"setup.waiting": "esperando a que termine otra preparación",
		"setup.otherDoesNotEnd": "otra preparación sigue en marcha",
		"setup.endIt": "termínala y prueba otra vez",
		"setup.cannotUnpack": "no se puede desempaquetar un paquete: {why}",
		"setup.isDiskFull": "¿está lleno el disco?",
		"setup.aptOffersNot": "apt no ofrece {packages}: {why}",
		"setup.noPackageLists": "no se pudieron descargar las listas de paquetes: ¿hay red?",
		"setup.tryAptGet": "prueba: sudo apt-get install {packages}",
		"setup.cannotFetch": "no se pudieron descargar paquetes: {why}",
		"setup.isThereANetwork": "¿hay red?",
		"setup.fetchedDoesNotRun": "el {program} descargado no funciona aquí: {why}",
		"setup.installPackages": "instala los paquetes ({packages})",
		"setup.programsAreOld": "tor, sshd y los demás se descargaron hace {days} días; para descargar las correcciones de seguridad: mayfly setup --refresh",
		"setup.notFoundHere": "no se encontró en esta máquina: {programs}",
		"setup.fetching": "descargando {programs} como paquetes a {folder} (no se instala nada)",
		"setup.packageLacksProgram": "el paquete de {program} no lo contiene",
		"setup.building": "compilando el servidor y la página",
		"setup.buildFailed": "la compilación falló: {why}",
		"setup.sourceChanged": "¿cambió algún archivo fuente? consulta git status",
		"setting.room": "el canal al que entran los invitados; después, otros canales, separados por comas",
		"setting.passphrase": "el secreto común de la sala; por defecto: seis palabras al azar. Otros usuarios de esta máquina pueden leer una opción: mejor --passphrase-file",
		"setting.panicWord": "quien la escriba donde se pide la frase secreta termina la sala al instante, y se le dice que la frase es incorrecta. Otros usuarios de esta máquina pueden leer una opción: mejor --panic-word-file",
		"setting.open": "permite --passphrase none: quien encuentre una puerta puede entrar",
		"setting.inviteOnly": "sin invitación común ni frase secreta: cada persona necesita su propia invitación (mayfly invite)",
		"setting.sealed": "lo que se dice solo lo pueden leer los dispositivos de los invitados, no la máquina que lo transporta (docs/sealed.md)",
		"setting.sharedUses": "a cuántos invitados deja entrar la invitación común, 1–100000; por defecto: a cualquier número",
		"setting.knock": "quien llega con la invitación común espera hasta que un anfitrión le deje entrar; \"--knock all\": todos los invitados esperan (off, shared o all)",
		"setting.lifetime": "cuánto tiempo dura la sala, si no se termina antes: 90m, 12h, 7d",
		"setting.endWhenEmpty": "termina la sala cuando lleve vacía este tiempo después de que alguien haya estado dentro; por defecto: nunca",
		"setting.deadMan": "termina la sala si quien la inició no da ninguna orden durante este tiempo (vale mayfly still-here, no status); antes se avisa a los invitados; por defecto: nunca",
		"setting.webPort": "la página, solo en 127.0.0.1",
		"setting.sshPort": "la puerta ssh, solo en 127.0.0.1",
		"setting.ircPort": "la puerta IRC interna: el puerto al que ssh puede reenviar",
		"setting.ngircdPort": "ngIRCd interno: solo la pasarela habla con él",
		"setting.sshKey": "la clave pública de un invitado; se puede repetir; por defecto: se crea una para la invitación",
		"setting.noOnion": "sin tor: solo se llega a la sala desde esta máquina",
		"setting.bridges": "líneas de puentes, para redes que bloquean Tor (simples, obfs4, snowflake)",
		"setting.torConfig": "líneas extra para la configuración de tor, por ejemplo para una red de pruebas",
		"setting.torControl": "usar el tor que ya está en marcha, por su puerto de control, en vez de iniciar uno",
		"setting.torPassword": "la contraseña de ese puerto de control, en la primera línea del archivo; con cookie no hace falta",
		"setting.nickLength": "longitud máxima del apodo, 3–31",
		"setting.sessions": "cuántas sesiones caben en la sala",
		"setting.sessionsPerCircuit": "cuántas sesiones puede tener un circuito de Tor",
		"setting.grace": "cuánto tiempo conserva su sitio un invitado a quien se le cortó la conexión",
		"setting.backlog": "cuántas de las últimas líneas de cada canal reciben los recién llegados, 0–500; 0: nada de antes de su llegada; con --sealed no las pueden leer, y un mensaje ocupa varias",
		"setting.forget": "edad a la que la sala y sus páginas borran un mensaje, por ejemplo 10m; un cliente de IRC conserva lo que ya recibió",
		"setting.default": "por defecto {value}",
		"help.usage": "uso:",
		"help.examples": "Ejemplos:",
		"help.mayfly": "Una sala de chat que vive en la RAM: empieza con un comando, termina con Ctrl-C.",
		"help.command.up": "inicia una sala, muestra sus invitaciones y queda hasta el final",
		"help.command.connect": "entra en una sala con cualquier cliente IRC, por su puerta ssh",
		"help.command.status": "muestra el estado de la sala de esta máquina",
		"help.command.invite": "crea una invitación para una persona; muestra otra vez la común",
		"help.command.seal": "pone sellos a invitaciones de una sala sellada que corre con Compose",
		"help.command.guests": "muestra quién está en la sala",
		"help.command.remove": "saca a alguien de la sala",
		"help.command.knocks": "muestra quién espera para entrar",
		"help.command.let": "deja entrar a alguien que espera",
		"help.command.turnAway": "no deja entrar a alguien que espera",
		"help.command.close": "cierra la invitación común; los que están dentro se quedan",
		"help.command.open": "abre otra vez la invitación común",
		"help.command.down": "termina la sala de esta máquina; borra lo que dejaron otras salas",
		"help.command.extend": "alarga el tiempo de la sala",
		"help.command.shorten": "acorta el tiempo de la sala",
		"help.command.stillHere": "da una señal de vida a una sala con --dead-man",
		"help.command.burn": "termina la sala en un segundo",
		"help.command.verify": "busca lo que dejó en esta máquina cualquier sala terminada",
		"help.command.doctor": "comprueba qué rompe o debilita una promesa en esta máquina",
		"help.command.setup": "descarga y compila lo que falta; up lo hace por sí mismo",
		"help.command.bundle": "empaquetar todo lo que necesita un equipo sin Internet",
		"help.command.completion": "muestra el script que completa comandos en una shell",
		"help.command.help": "muestra las opciones de un comando; igual que COMANDO --help",
		"help.command.version": "muestra la versión",
		"help.standsFor": "Aquí \"mayfly\" significa: {command}",
		"help.language": "El idioma es el de MAYFLY_LANG (en, pt-BR, es), o si no el de LC_ALL, LC_MESSAGES o LANG.",
		"exit.codes": "Códigos de salida:",
		"exit.success": "éxito",
		"exit.failure": "fallo",
		"exit.wrongUsage": "uso o configuración incorrectos",
		"exit.residue": "quedó algo de una sala terminada",
		"exit.notTheRelease": "lo que funciona no es lo que indica la versión publicada",
		"exit.endedAtOnce": "terminado al instante por un segundo Ctrl-C, o por el primero durante la preparación",
		"help.up": "Inicia una sala y muestra dos invitaciones: la tuya, como anfitrión, y una para todos tus invitados. La sala termina con Ctrl-C, con \"mayfly down\" o cuando se acaba su tiempo. Cada opción tiene también una variable de entorno; la opción prevalece.",
		"help.up.passphraseFile": "la frase secreta es la primera línea de FILE; - lee stdin",
		"help.up.panicWordFile": "la palabra de pánico es la primera línea de FILE; - lee stdin",
		"help.up.engine": "docker: un contenedor del motor de Docker de esta máquina. volatile: un motor de Docker propio, solo en memoria (Linux, root). bare: sin motor, espacios de nombres privados (Linux). Por defecto: docker si se puede, si no bare (MAYFLY_ENGINE)",
		"help.up.image": "para docker y volatile: una imagen que tenga el motor de esta máquina; por defecto: se construye a partir de este código, una vez (MAYFLY_IMAGE)",
		"help.up.strict": "no arranca si mayfly doctor encuentra una promesa rota (MAYFLY_STRICT=on)",
		"help.up.weakPassphrase": "acepta una frase secreta fácil de adivinar (MAYFLY_WEAK_PASSPHRASE=on)",
		"help.up.json": "eventos en stdout, un objeto JSON por línea (MAYFLY_JSON=on)",
		"help.up.noQr": "no dibuja el código QR (MAYFLY_QR=off)",
		"help.up.fileVariables": "Una variable para un FILE contiene las líneas mismas, o una ruta que empieza con / o ./. Los archivos tienen 64 KiB como máximo.",
		"help.up.ownFiles": "Lo que guarda mayfly mismo: programas desempaquetados en ~/.cache/mayfly/programs, o donde diga MAYFLY_PROGRAMS. Ahí no hay nada de una sala.",
		"help.connect": "Abre la puerta ssh de la sala, por Tor si la puerta es un onion, y espera a un cliente IRC en 127.0.0.1. La clave del servidor debe ser la de la invitación.",
		"help.seal": "Lee invitaciones y muestra cada una con un sello. Es para una sala sellada que corre en otra máquina o con Docker Compose: la sala misma no debe tener nunca un sello. Primero pega lo que la sala mostró al empezar: tu propio enlace recibe el secreto. Para más invitados, pega después tu enlace con su sello y luego los de ellos.",
		"help.seal.stdin": "lee enlaces, bloques enteros o líneas de --json, que salen como tales",
		"help.seal.host": "un enlace que se pega sin su encabezado es para un anfitrión",
		"help.seal.id": "el número de una invitación que se pega sin su encabezado",
		"help.seal.end": "Lo que se pega no se muestra en la terminal, y no se guarda nada.",
		"help.connect.invitation": "la invitación ssh. Otros usuarios de esta máquina pueden leer una línea de comandos: - es más seguro",
		"help.connect.stdin": "lee la invitación de stdin: pégala, en las líneas que tenga, y pulsa Intro. No se muestra",
		"help.connect.listen": "donde se conecta el cliente IRC; por defecto 6668",
		"help.connect.tor": "el puerto SOCKS de tor; por defecto 127.0.0.1:9050 (el de Tor Browser es 9150)",
		"help.connect.identity": "tu propia clave privada, sin cifrar; por defecto: la de la invitación",
		"help.connect.direct": "conecta también con una puerta fuera de Tor: su servidor y las redes del camino ven tu dirección",
		"help.connect.page": "para un navegador: sirve la página desde esta copia de Mayfly y lleva su conexión a la sala, por Tor si es un onion",
		"help.connect.pagePort": "donde se sirve la página en esta máquina; por defecto 8081",
		"help.connect.end": "Termina con Ctrl-C; si se corta la conexión, conecta otra vez por sí mismo.",
		"help.whichRoom": "qué sala, si hay varias: su número, como lo muestra status",
		"help.json": "un objeto JSON en stdout",
		"help.status": "Muestra el estado de tu sala en marcha: sus partes, su onion, cuántos invitados.",
		"help.invite": "Sin más, muestra otra vez la invitación común de tu sala en marcha, que es para todos los invitados.",
		"help.invite.personal": "Con un NAME, o con una opción de --for a --out, crea una invitación personal: para una persona a la vez, con su propia frase secreta, que se muestra solo ahora. El nombre es para ti y otros anfitriones. Tu shell puede guardarlo: - lee nombres por stdin, uno por línea, y crea una invitación para cada uno.",
		"help.invite.for": "cuánto tiempo vale: 30m, 2h, 1d; por defecto: hasta que termine la sala",
		"help.invite.host": "para un anfitrión, que dirige la sala como tú",
		"help.invite.once": "vale para una sola entrada; por defecto: la misma persona puede salir y volver",
		"help.invite.count": "crea N, 1–1000",
		"help.invite.out": "las escribe en FILE; tiene que estar en memoria (un tmpfs como /dev/shm)",
		"help.invite.list": "muestra las invitaciones personales, sin sus frases secretas",
		"help.invite.revoke": "anula una: nadie puede entrar con ella ni con su clave ssh; quien entró queda fuera",
		"help.invite.json": "un objeto JSON en stdout; de las invitaciones personales, uno por línea",
		"help.invite.qr": "dibuja un código QR para cada una, también si son varias",
		"help.guests": "Muestra quién está en la sala: apodo, papel, puerta e invitación. \"mayfly remove NAME\" saca a alguien.",
		"help.remove": "Termina la sesión de un invitado. Su invitación sigue valiendo: retírala con \"mayfly invite --revoke\", o cierra la común con \"mayfly close\". \"-\" lee el apodo de la entrada estándar.",
		"help.knocks": "Muestra quién espera para entrar en una sala con --knock: apodo, dos palabras, puerta y desde hace cuánto. El invitado ve las mismas dos palabras: pregúntaselas por otro medio. \"mayfly let NAME\" deja entrar, \"mayfly turn-away NAME\" no.",
		"help.let": "Deja entrar a un invitado que espera. \"mayfly knocks\" los muestra. \"-\" lee el apodo de la entrada estándar.",
		"help.turnAway": "No deja entrar a un invitado que espera. Por el mismo circuito de Tor no puede volver a llamar durante cinco minutos. \"-\" lee el apodo de la entrada estándar.",
		"help.close": "Cierra la invitación común de tu sala en marcha: nadie puede entrar con ella. Los que están dentro se quedan, y las invitaciones personales siguen valiendo.",
		"help.open": "Abre otra vez la invitación común de tu sala en marcha.",
		"help.invite.key": "autoriza por ssh al dueño de esta clave pública; con un nombre, solo para esa invitación",
		"help.down": "Termina tu sala en marcha de forma limpia y espera a que acabe su último proceso. El informe de lo comprobado aparece donde se inició la sala. Después borra contenedores y redes de salas cuyo programa anfitrión fue terminado a la fuerza.",
		"help.down.wipeRam": "después sobrescribe la memoria libre (solo root; también sin sala en marcha): queda menos de la sala en ella. Ctrl-C deja el resto. Código de salida 1 si no se pudo sobrescribir toda",
		"help.up.wipeRam": "sobrescribe la memoria libre tras el final (solo root), como mayfly down --wipe-ram (MAYFLY_WIPE_RAM=on). Sin esta opción, a root se le pregunta en un terminal después de Ctrl-C",
		"help.extend": "Cambia el final de tu sala en marcha: TIME más tarde. A los invitados se les dice cuánto dura ahora. TIME es como 90m, 12h o 1h30m; a la sala le pueden quedar 30d como mucho.",
		"help.shorten": "Cambia el final de tu sala en marcha: TIME antes. A los invitados se les dice cuánto dura ahora. Deben quedar al menos 10s.",
		"help.stillHere": "Dice que sigues ahí a una sala iniciada con --dead-man: el tiempo empieza de nuevo. Lo mismo hace cada comando para una sala, menos status.",
		"help.burn": "Termina tu sala en marcha en un segundo: no se espera a ninguna parte. Antes se te pide que escribas una palabra. A los invitados se les dice que la sala terminó, y sus páginas sueltan todo lo que tienen.",
		"help.burn.yes": "no pedir la palabra",
		"help.verify": "Busca lo que dejó en esta máquina cualquier sala terminada: contenedores, redes y volúmenes en los motores de Docker (también los de Compose), procesos, montajes, archivos, volcados de memoria. No borra nada; eso lo hace mayfly down. Lo que no se pudo comprobar aparece como \"sin comprobar\", con el motivo.",
		"help.doctor": "Muestra qué rompe o debilita en esta máquina las promesas de una sala: qué, por qué, y el comando que lo corrige. No cambia nada ni usa la red.",
		"help.doctor.strict": "código de salida 1 si hay una promesa rota; igual que up --strict",
		"help.completion": "Muestra un script que completa los comandos de mayfly, sus opciones y los valores de estas.",
		"help.bundle": "Escribe un solo archivo con Mayfly, Node, los servicios y sus bibliotecas, para equipos Linux sin Internet: un aula, una memoria USB, la carpeta persistente de Tails. Dos paquetes de una misma versión, con los mismos servicios, son iguales byte por byte.",
		"help.bundle.file": "el archivo que se escribe: su nombre termina en .tar.gz o .tgz, o en .tar si no se quiere comprimir",
		"help.bundle.stdout": "escribirlo en la salida estándar, comprimido",
		"help.bundle.replace": "reemplazar un archivo que ya existe",
		"help.bundle.use": "Descomprímelo en un disco desde el que se puedan ejecutar programas, y usa allí ./mayfly como usarías mayfly. El motor docker necesita además su imagen, que no está incluida.",
		"help.verify.release": "comparar, en cambio, lo que funciona aquí con el archivo SHA256SUMS de una versión publicada: esta copia de Mayfly, su imagen y la página de la sala en marcha",
		"help.setup": "Descarga y compila lo que falta: los paquetes de npm, los daemons, el servidor y la página; en un paquete instalado, solo los daemons. No se instala nada en el sistema ni se inicia ningún servicio.",
		"help.setup.refresh": "descarga otra vez los daemons, por sus correcciones de seguridad, y compila otra vez",
		"help.inside.invite": "muestra la invitación; se puede pedir cuantas veces haga falta",
		"help.inside.personal": "crea una invitación para una persona (--for, --host, --once, --count)",
		"help.invite.ssh": "para un invitado con un cliente IRC: con una clave ssh hecha solo para él",
		"help.inside.inviteKey": "autoriza al invitado cuya clave pública llega por stdin, y muestra su invitación",
		"help.inside.status": "muestra qué está en marcha, y cuánto tiempo queda",
		"help.inside.down": "termina la sala",
		"help.inside.burn": "termina la sala en un segundo",
		"help.inside.health": "no muestra nada; código de salida 0 si los invitados pueden entrar"
	},
	"pt-BR": {
		"invitation.stands": "A sala está no ar: {rooms}, por {time}.",
		"invitation.standsForMore": "A sala está no ar: {rooms}, por mais {time}.",
		"invitation.roomNumber": "O número dela nesta máquina: {room}",
		"invitation.sealed": "Ela é selada: só os aparelhos dos convidados conseguem ler o que se diz.",
		"time.day.one": "{count} dia",
		"time.day.other": "{count} dias",
		"time.hour.one": "{count} hora",
		"time.hour.other": "{count} horas",
		"time.minute.one": "{count} minuto",
		"time.minute.other": "{count} minutos",
		"time.second.one": "{count} segundo",
		"time.second.other": "{count} segundos",
		"invitation.tooNarrowForQr": "(um código QR precisa de {width} colunas; este terminal tem {columns})",
		"invitation.open": "a sala é aberta: sem frase secreta",
		"invitation.passphrase": "frase secreta: {passphrase}",
		"invitation.browserHere": "Navegador, só nesta máquina:",
		"invitation.linkWithPassphrase": "Envie este link a um convidado com o Tor Browser. Ele contém a frase secreta:",
		"invitation.link": "Envie este link a um convidado com o Tor Browser:",
		"invitation.onion": "onion: {address}",
		"invitation.guestsHere": "o link dos seus convidados, nesta máquina: {link}",
		"invitation.linkHere": "nesta máquina: {link}",
		"invitation.sshForKeyOwner": "Envie isto ao convidado cuja chave ssh você autorizou. Contém a frase secreta:",
		"invitation.sshWithKey": "Envie isto a um convidado com um cliente IRC e ssh. Contém uma chave e a frase secreta:",
		"invitation.sshHere": "IRC por ssh, só nesta máquina:",
		"invitation.step1SaveHostKey": "1. Em um terminal, salve a chave do servidor:",
		"invitation.step1Run": "1. Em um terminal, execute isto e espere até aparecer \"2. ...\". O que você colar em seguida não é mostrado:",
		"invitation.step2Paste": "2. Cole tudo isto, inclusive a última linha, e tecle Enter:",
		"invitation.step3Connect": "3. Conecte-se. O ssh não mostra nada enquanto roda: deixe-o rodando e continue em outro terminal.",
		"invitation.step4Client": "4. No irssi, ou em qualquer outro cliente IRC:",
		"invitation.orWithMayfly": "Ou, se você tem o Mayfly na sua máquina: em vez dos passos 1 a 3, execute isto na pasta dele. Cole o link quando ele pedir:",
		"invitation.hostKey": "chave do servidor: {key}",
		"invitation.step3Here": "Nesta máquina, o passo 3 é:",
		"invitation.torsocks": "Ou envie isto a um convidado com irssi e tor, mas sem ssh. Contém a frase secreta:",
		"invitation.startTorsocks": "Inicie o irssi com \"torsocks irssi\". A primeira linha faz o torsocks resolver o nome, pois o irssi faz isso em um processo à parte:",
		"invitation.endByCtrlC": "Para encerrar: Ctrl-C aqui, ou \"mayfly down\" em outro terminal desta máquina.",
		"invitation.endByDown": "Para encerrar: mayfly down",
		"invitation.getSsh": "Para um convidado com um cliente IRC: mayfly invite NAME --ssh",
		"invitation.getSshOfRoom": "Para um convidado com um cliente IRC: mayfly invite NAME --ssh --room {room}",
		"invitation.getSshByCompose": "Para um convidado com um cliente IRC: docker compose exec mayfly mayfly invite NAME --ssh",
		"invitation.endInCompose": "Para encerrar: Ctrl-C aqui, ou \"docker compose down --volumes\" na pasta do compose.yaml.",
		"invitation.readAgainInCompose": "Para ler tudo isto de novo, sem o prefixo que o Compose acrescenta: docker compose exec mayfly mayfly invite",
		"invitation.endByComposeDown": "Para encerrar: \"docker compose down --volumes\".",
		"invitation.hostHeading": "SÓ PARA VOCÊ: o seu próprio convite, como anfitrião",
		"invitation.hostLink": "Não envie a ninguém: quem o tem comanda a sala. Abra no Tor Browser, aqui ou em outro aparelho seu:",
		"invitation.hostLinkHere": "Não dê a ninguém: quem o tem comanda a sala. Abra em um navegador desta máquina:",
		"invitation.guestsHeading": "PARA SEUS CONVIDADOS: um convite para todos",
		"invitation.noShared": "Esta sala não tem convite comum: cada convidado precisa do seu.",
		"invitation.commandsHeading": "PARA VOCÊ: o que você pode fazer agora",
		"invitation.sharedClosed": "O convite comum está fechado: agora ninguém pode entrar com ele. Para abrir: mayfly open",
		"invitation.getPersonal": "Para uma só pessoa: mayfly invite NAME",
		"invitation.getPersonalOfRoom": "Para uma só pessoa: mayfly invite NAME --room {room}",
		"invitation.sealByCompose": "Estes links ainda não têm selo, e sem ele ninguém consegue ler. Na sua própria máquina: mayfly seal -",
		"invitation.sealedIrc": "Envie isto a um convidado com um cliente IRC e o Mayfly na própria máquina: ele executa o comando na pasta do Mayfly e cola o link quando ele pedir. Um cliente IRC não consegue ler esta sala de nenhum outro jeito:",
		"invitation.sealedIrcHere": "Com um cliente IRC, só nesta máquina: execute o comando na pasta do Mayfly e cole o link quando ele pedir. Um cliente IRC não consegue ler esta sala de nenhum outro jeito:",
		"seal.means": "O selo está só nos links; os programas da sala nunca o recebem. Uma página que vem do onion vem da máquina da sala, então o convidado confia nessa máquina no dia em que entra; com \"mayfly connect --page -\" ele não precisa confiar.",
		"seal.doors": "Um navegador sem JavaScript não consegue entrar em uma sala selada; um cliente IRC entra com \"mayfly connect -\".",
		"seal.keep": "Não perca o seu próprio link: só este programa, enquanto roda, e os anfitriões que têm um link assim conseguem criar convites novos.",
		"seal.paste": "cole os convites e tecle Ctrl-D; eles não aparecem na tela",
		"seal.nothingOnStdin": "seal: nenhum convite chegou por stdin",
		"seal.nothingToAdd": "todos estes links já têm o selo: nada foi acrescentado",
		"seal.tooMuch": "seal: há mais de {size} MiB em stdin",
		"seal.onlyStdin": "seal: digite mayfly seal - e cole os convites: outros usuários desta máquina podem ler uma linha de comando",
		"seal.noOwn": "seal: nenhum destes é o seu próprio convite de anfitrião",
		"seal.pasteOwn": "cole também o seu: do selo dele saem todos os outros",
		"seal.onlyGuests": "seal: aqui só há um selo de convidado, do qual não sai nenhum outro",
		"seal.twoRooms": "seal: estes convites são de duas salas",
		"seal.oneRoom": "cole os de uma sala por vez",
		"seal.damaged": "seal: o selo de um dos links não está inteiro",
		"seal.notSealed": "seal: esta sala não é selada",
		"seal.fromBirth": "uma sala é selada desde o início, com --sealed ou MAYFLY_SEALED=on, ou não é nunca",
		"seal.idOfSeveral": "seal: --id é para um convite, e aqui há {count} sem número",
		"seal.isNew": "Este é um selo novo; o segredo está no seu próprio link. Não perca esse link: sem ele não se convida ninguém. Para uma sala que não começou selada ele não serve.",
		"seal.unknownId.one": "o número de {count} convite não é conhecido: se você o revogar, a sala o recusa, mas o selo dele continua válido. Cole o bloco inteiro, ou use --id",
		"seal.unknownId.other": "os números de {count} convites não são conhecidos: se você os revogar, a sala os recusa, mas os selos deles continuam válidos. Cole os blocos inteiros",
		"seal.guestHeading": "PARA UM CONVIDADO",
		"seal.hostHeading": "PARA UM ANFITRIÃO",
		"invitation.getPersonalByCompose": "Para uma só pessoa: docker compose exec mayfly mayfly invite NAME",
		"personal.guestHeading": "PARA UM CONVIDADO: {name}",
		"personal.hostHeading": "PARA UM ANFITRIÃO: {name}",
		"personal.guestLink": "Envie este link só a este convidado, que o abre no Tor Browser:",
		"personal.hostLink": "Envie este link só a esta pessoa, que o abre no Tor Browser. Quem o tem comanda a sala:",
		"personal.word": "ou digite isto como frase secreta: {token}",
		"personal.again": "vale até a sala terminar; o dono pode sair e voltar com ele",
		"personal.againWithin": "vale por {time}; o dono pode sair e voltar com ele",
		"personal.once": "vale para uma só entrada, até a sala terminar",
		"personal.onceWithin": "vale para uma só entrada, dentro de {time}",
		"personal.shownOnce": "Isto é mostrado só uma vez. Para ver quais existem: mayfly invite --list",
		"personal.written.one": "{count} convite gravado em {path}, que só você pode ler; apague o arquivo depois de enviar",
		"personal.written.other": "{count} convites gravados em {path}, que só você pode ler; apague o arquivo depois de enviar",
		"access.noInvitations": "nenhum convite pessoal",
		"access.guest": "convidado",
		"access.host": "anfitrião",
		"access.open": "pode entrar",
		"access.inside": "dentro",
		"access.insideAs": "dentro como {nick}",
		"access.used": "usado",
		"access.expired": "expirado",
		"access.revoked": "anulado",
		"access.once": "uma entrada",
		"access.timeLeft": "restam {time}",
		"access.sharedOpen": "convite comum: aberto",
		"access.sharedUses.one": "convite comum: aberto para mais {count} convidado",
		"access.sharedUses.other": "convite comum: aberto para mais {count} convidados",
		"access.sharedClosed": "convite comum: fechado",
		"access.sharedNone": "convite comum: não há",
		"access.wrongTries.one": "{count} frase secreta incorreta no último minuto",
		"access.wrongTries.other": "{count} frases secretas incorretas no último minuto",
		"access.nowRevoked": "o convite {id} está anulado: ninguém pode entrar com ele, e quem tinha entrado com ele está fora",
		"access.revokeSeal": "Esta sala é selada: só os aparelhos dos convidados podem retirar o selo. Como anfitrião, escreva também /revoke {id} na sala.",
		"access.nowClosed": "o convite comum está fechado: ninguém pode entrar com ele; quem está dentro fica",
		"access.nowOpen": "o convite comum está aberto: os convidados podem entrar com ele",
		"status.room.one": "sala {room}: {phase}, {count} convidado, termina em {time}",
		"status.room.other": "sala {room}: {phase}, {count} convidados, termina em {time}",
		"status.roomGuestsUnknown": "sala {room}: {phase}, número de convidados desconhecido, termina em {time}",
		"status.readyRoom.one": "sala {room}: pronta, {count} convidado, termina em {time}",
		"status.readyRoom.other": "sala {room}: pronta, {count} convidados, termina em {time}",
		"status.readyRoomGuestsUnknown": "sala {room}: pronta, número de convidados desconhecido, termina em {time}",
		"status.awayAndResumed": "ausentes: {away}, retomadas: {resumed}",
		"status.sessions": "sessões",
		"status.refused": "recusados",
		"status.page": "página",
		"status.pageManifest": "SHA-256 de {path}: {sha256}",
		"status.sealed": "selada",
		"status.onlyGuestsCanRead": "só os aparelhos dos convidados conseguem ler o que se diz",
		"status.invitations": "convites",
		"status.personal.one": "{count} pessoal, {shared}",
		"status.personal.other": "{count} pessoais, {shared}",
		"status.sharedOpen": "comum aberto",
		"status.sharedUses.one": "comum aberto para mais {count} convidado",
		"status.sharedUses.other": "comum aberto para mais {count} convidados",
		"status.sharedClosed": "comum fechado",
		"status.sharedNone": "nenhum comum",
		"status.wrongTries": "tentativas",
		"status.inLastMinute.one": "{count} frase secreta incorreta no último minuto",
		"status.inLastMinute.other": "{count} frases secretas incorretas no último minuto",
		"status.inThisContainer": "neste contêiner",
		"status.deadMan": "sinal",
		"status.endsByDeadMan": "a sala termina em {time} se nenhum anfitrião der sinal de vida: mayfly still-here",
		"ssh.unnamedCut": "conexões ssh cortadas junto com a que se queria cortar: {count}. Este OpenSSH não diz com que chave cada uma chegou. Seus convidados podem se conectar de novo",
		"status.empty": "vazia",
		"status.endsEmpty": "a sala termina em {time} se ninguém entrar",
		"status.torNotOurs": "levado pelo tor desta máquina, que não é o da sala",
		"status.maySoBeEmpty": "a sala termina depois de ficar vazia por {time}",
		"status.stateFor": "{state} há {time}",
		"status.stateForRestarts.one": "{state} há {time}, {count} reinício",
		"status.stateForRestarts.other": "{state} há {time}, {count} reinícios",
		"state.down": "parado",
		"state.starting": "iniciando",
		"state.ready": "pronto",
		"state.waiting": "em espera",
		"state.degraded": "com falhas",
		"state.stopping": "parando",
		"state.stopped": "encerrado",
		"state.ending": "encerrando",
		"state.off": "desligado",
		"state.bootstrapping": "iniciando",
		"onion.bootstrappingPercent": "iniciando {percent} %",
		"state.publishing": "publicando",
		"state.checking": "verificando",
		"state.reachable": "acessível",
		"state.unreachable": "inacessível",
		"state.unchecked": "publicado; ninguém testou a partir daqui",
		"state.noTor": "esse tor não responde; tentando de novo",
		"onion.publishing": "publicando seu descritor",
		"onion.dialling": "ainda inacessível; testando a conexão como um convidado faria",
		"onion.tryingAgain": "inacessível; tentando de novo",
		"onion.reachable": "o onion está acessível: os convidados já podem entrar pelo link",
		"onion.notReachableYet": "o onion ainda não está acessível; um aviso aparecerá aqui quando estiver",
		"ending.operator": "encerrando a sala",
		"ending.burn": "destruindo a sala",
		"ending.panicWord": "destruindo a sala: a palavra de pânico foi digitada em uma entrada",
		"ending.deadMan": "encerrando a sala: nenhum anfitrião deu sinal de vida",
		"ending.empty": "encerrando a sala: ela ficou vazia por todo o tempo permitido",
		"ending.lifetime": "encerrando a sala: o tempo dela terminou",
		"ending.hostGone": "encerrando a sala: o programa anfitrião não está mais rodando",
		"ending.uplinkGone": "encerrando a sala: o processo que mantinha as entradas dela não está mais rodando",
		"ending.failure": "encerrando a sala: não foi possível iniciá-la",
		"ended.room": "a sala foi encerrada",
		"ended.notOverwritten": "não sobrescrito: {parts}",
		"ended.staysInFreeMemory": "o que não foi sobrescrito fica na memória livre até que ela seja usada de novo; para ter certeza de que nada resta, desligue esta máquina",
		"ended.lookAgain": "para verificar de novo: mayfly verify; para remover o que sobrou: mayfly down",
		"ended.roomWithDetails": "a sala foi encerrada ({details})",
		"ended.killed": "encerrados à força: {parts}",
		"ended.notEnded": "não encerraram: {parts}",
		"ended.notWiped": "não apagados: {parts}",
		"room.keyLetIn": "a chave foi autorizada",
		"room.endMoved": "agora a sala termina em {time}",
		"room.heardYou": "a sala continua; dê o próximo sinal de vida em até {time}",
		"room.needsNoSign": "a sala não precisa de sinal de vida: foi iniciada sem --dead-man",
		"burn.repeat": "isto encerra na hora a sala {room}, com tudo o que foi dito; para fazer isso, digite: {word}",
		"burn.word": "destruir",
		"burn.notRepeated": "a sala não foi destruída: a palavra é {word}",
		"leftover.engineHolds": "o motor não conseguiu remover o que uma sala anterior deixou: {thing}; se nenhum contêiner seu o usa, reinicie o Docker",
		"leftover.removed": "removido o que uma sala anterior deixou: {thing}",
		"setup.allInPlace": "não falta nada",
		"engine.chosen": "motor: {name}; para iniciar sem ele: --engine {fallback}",
		"docker.noSocket": "não há socket do motor do Docker em {socketPath}",
		"docker.userNotLetIn": "este usuário não tem permissão para usar o motor do Docker em {socketPath}",
		"docker.notRunning": "o motor do Docker em {socketPath} não está rodando",
		"docker.noAnswer": "o motor do Docker em {socketPath} não responde: {error}",
		"docker.isPodman": "{socketPath} é do Podman: ele aplica parte dos limites de uma sala de outro modo que o motor do Docker",
		"engine.fallback": "motor: {name}; {why}",
		"image.noTransport": "a imagem não tem programa para {transport}",
		"image.building": "criando a imagem {image}: uma vez por versão; leva alguns minutos",
		"image.removedOld": "removidas {count} imagens que compilações anteriores deixaram",
		"leftover.container": "contêiner {name}",
		"leftover.network": "rede {name}",
		"leftover.controlGroup": "grupo de controle {name}",
		"residue.roomIsOver": "a sala foi encerrada",
		"residue.thisMachine": "esta máquina",
		"residue.nothingLeft": "não sobrou nada",
		"residue.nothingFound": "nada encontrado",
		"residue.foundOfAll": "{left} de {all} encontrados",
		"residue.foundAndOpen": "{found}, {open} sem verificar",
		"residue.gone": "não sobrou nada",
		"residue.left": "SOBROU ALGO",
		"residue.notChecked": "não verificado",
		"residue.downRemoves": "mayfly down remove o que sobrou",
		"residue.processesAndNamespaces": "processos e namespaces",
		"residue.processes": "processos",
		"residue.keysAndState": "chaves e estado, sobrescritos",
		"residue.mounts": "montagens",
		"residue.files": "arquivos",
		"residue.ports": "portas",
		"residue.containers": "contêineres",
		"residue.networks": "redes",
		"residue.container": "contêiner",
		"residue.network": "rede",
		"residue.volumes": "volumes",
		"residue.controlGroups": "grupos de controle",
		"residue.layerFiles": "arquivos na camada do contêiner",
		"residue.diskMounts": "montagens que chegam a um disco",
		"residue.logFile": "arquivo de log",
		"residue.swapPages": "páginas na troca (swap)",
		"residue.coreFiles": "despejos de memória",
		"residue.npmLogs": "logs do npm",
		"residue.deleteFile": "apague {file}",
		"residue.deleteFileAndMore": "apague {file} e mais {count}",
		"residue.npmLogsUnreadable": "a pasta de logs do npm não pode ser lida ({code})",
		"residue.memory": "memória",
		"memory.overwritten": "sobrescrita",
		"memory.partlyOverwritten": "sobrescrita em parte",
		"memory.zeroed": "zerada pelo kernel ao ser liberada",
		"memory.leftToKernel": "deixada para o kernel",
		"wipe.progress": "sobrescrevendo a memória: {done} de {all} GB, Ctrl-C deixa o resto",
		"wipe.done": "{done} GB; resta menos nela, o que não é o mesmo que nada",
		"wipe.doneOfAll": "{done} de {all} GB",
		"wipe.stopped": "foi interrompido",
		"wipe.late": "demorou demais",
		"wipe.refused": "esta máquina não deu mais memória",
		"wipe.killed": "o processo que enchia a memória foi encerrado à força",
		"wipe.limitedByGroup": "o grupo de controle deste comando, talvez um contêiner, não pode tomar mais",
		"wipe.limitedByCommit": "vm.overcommit_memory é 2, e outros programas precisam do resto",
		"wipe.limitedByOutOfMemory": "vm.panic_on_oom ou vm.oom_kill_allocating_task está ligado, então deve sobrar memória livre",
		"wipe.onlyLinux": "a memória não é sobrescrita: isso só funciona no Linux",
		"wipe.needsRoot": "a memória não é sobrescrita: é preciso ser root",
		"wipe.useSudo": "também sem sala: sudo mayfly down --wipe-ram",
		"wipe.swapIsOn": "a memória não é sobrescrita: a troca (swap) está ativa, e o que outros programas têm na memória seria gravado nela",
		"wipe.swapOff": "sudo swapoff -a, e depois: sudo mayfly down --wipe-ram",
		"wipe.noneFree": "a memória não é sobrescrita: quase não há memória livre",
		"wipe.alreadyRuns": "a memória não é sobrescrita: outro mayfly está fazendo isso agora",
		"wipe.noRecord": "a memória não é sobrescrita: não é possível gravar {path}",
		"wipe.cannotSet": "a memória não é sobrescrita: o ajuste {name} do kernel não pode ser mudado aqui",
		"wipe.outsideContainer": "execute-o na própria máquina, não em um contêiner",
		"wipe.ask": "sobrescrever agora os {size} GB de memória livre? Assim resta menos da sala nela. Digite s e tecle Enter; sem resposta, em {seconds} segundos fica o não. [s/N]",
		"wipe.yes": "sim",
		"memory.initOnFree": "init_on_free está ligado",
		"memory.kernelNotKnown": "não se sabe se o kernel zera o que é liberado",
		"memory.howToOverwrite": "para sobrescrever a maior parte: sudo mayfly down --wipe-ram",
		"residue.processList": "processo {list}",
		"residue.firstProcessNeverSeen": "o primeiro processo nunca foi visto",
		"residue.endedOutOfOrder": "a sala não encerrou corretamente; o tmpfs dela não existe mais",
		"residue.ofParts": "de {parts}",
		"residue.countOfTmpfs": "{count} de tmpfs",
		"residue.portsTaken": "ocupadas: {ports}",
		"residue.roomEndedBeforeLook": "a sala acabou antes de poder ser verificada",
		"residue.engineSilent": "o motor não responde",
		"residue.processesHidden": "este usuário não pode ver os processos do contêiner",
		"residue.stillThere": "ainda está lá",
		"residue.engineKnowsNone": "o motor não informa nenhuma, mas {why}",
		"residue.logDriver": "o driver de log é {driver}",
		"residue.noSwap": "a troca (swap) está desativada nesta máquina",
		"residue.bytesAtMost": "{bytes} bytes no máximo",
		"residue.bytesAtEnd": "{bytes} bytes no fim",
		"residue.noSwapPeak": "a troca (swap) está ativa, e este kernel não registra o uso máximo dela; no fim, nada estava lá",
		"residue.processMayDump": "um processo tem permissão para gravar um",
		"residue.lookedIn": "procurado em {dirs}",
		"residue.ownerUnknown": "dono desconhecido: {files}",
		"residue.engineKernel": "o motor tem um kernel próprio",
		"residue.shredCore": "um despejo de memória contém o que estava na memória: remova-o com shred -u",
		"residue.volumeName": "volume {name}",
		"residue.madeByCompose": "recém-criado pelo Compose, ou deixado por uma sala anterior: {names}",
		"residue.startedOtherwise": "não iniciado pelo próprio mayfly: {names}",
		"residue.dockerRecords": "registros do próprio Docker",
		"residue.dockerRecordsWhat": "o log e o banco de dados dele guardam nomes e ids aleatórios, e quando salas começaram e terminaram",
		"container.roomNameInEnvironment": "o nome da sala está no ambiente do contêiner, e o Docker o guarda depois que a sala acaba; docker/README.md explica como passá-lo pela entrada padrão",
		"residue.dumpsGoTo": "o kernel entrega os despejos a {program}",
		"residue.noSwapAccount": "a troca (swap) está ativa, e o motor não mede o uso dela",
		"residue.kibAtEnd": "{size} KiB no fim",
		"residue.swapSinceGone": "a troca (swap) está ativa: uma página pode ter passado por lá; execute \"swapoff -a\" antes da próxima sala",
		"residue.engine": "motor",
		"residue.namespacesNeverSeen": "os namespaces dele nunca foram vistos",
		"residue.imageAndMounts": "imagem e montagens",
		"residue.countInNamespace": "{count} neste namespace",
		"doctor.noLimit": "o motor não pode limitar {what}",
		"doctor.noLimitWhy": "um convidado que sobrecarregue a sala pode então esgotar esse recurso em toda a máquina",
		"doctor.noDocker": "sem motor do Docker",
		"doctor.dockerLine": "Docker {version}, armazenamento {storage}, driver de log {logs} (para salas: nenhum)",
		"doctor.machineLine": "kernel {kernel}; {docker}; {memory} MiB de memória livres",
		"doctor.breaks": "QUEBRA UMA PROMESSA",
		"doctor.weakens": "enfraquece",
		"doctor.notKnown": "não se sabe",
		"doctor.found": "{count} encontrados",
		"doctor.findingAndMend": "{finding}; para corrigir: {command}",
		"doctor.swapOnDisk": "troca (swap) em um disco: {names}",
		"doctor.swapThisProgram": "a sala em si fica fora da troca, mas este programa mostra a frase secreta, e a memória dele pode ser gravada lá",
		"doctor.swapRoom": "a memória da sala pode ser gravada lá e ficar depois que a sala acaba",
		"doctor.swapRoomAndFiles": "a memória da sala, e os arquivos dela, podem ser gravados lá e ficar depois que a sala acaba",
		"doctor.hibernates": "esta máquina pode hibernar",
		"doctor.hibernatesWhy": "a hibernação grava toda a memória em um disco, inclusive a sala",
		"doctor.coreDumps": "o kernel entrega os despejos de memória a {program}",
		"doctor.coreDumpsJournal": "ele não grava o despejo de uma sala, mas o journal registra que uma parte falhou",
		"doctor.coreDumpsDisk": "se uma parte da sala falhar, a memória dela pode ser gravada em um disco",
		"doctor.initOnFree": "init_on_free está desligado",
		"doctor.initOnFreeWhy": "depois do fim, o que foi dito e as chaves ficam na memória livre até que outros programas a usem; mayfly down --wipe-ram deixa menos, mas só com init_on_free não resta nada",
		"doctor.bareNoFilter": "o motor bare não tem filtro de chamadas de sistema",
		"doctor.bareNoFilterWhy": "quem invadir uma parte da sala pode fazer qualquer chamada de sistema; em um contêiner (--engine docker ou volatile), só poucas",
		"doctor.noSeccomp": "o motor não tem seccomp",
		"doctor.noSeccompWhy": "os programas da sala poderiam fazer qualquer chamada de sistema, e o motor recusa nosso perfil",
		"doctor.noAppArmor": "o AppArmor não está ativo",
		"doctor.noAppArmorWhy": "falta uma das camadas de proteção da sala; as outras continuam a protegê-la",
		"doctor.dockerRecordsWhat": "o Docker guarda registros de cada sala no log e no banco de dados dele: nomes e ids aleatórios, e quando ela começou e terminou",
		"doctor.noUserns": "userns-remap está desligado",
		"doctor.noUsernsWhy": "o root do contêiner é o desta máquina, limitado por capabilities, seccomp e namespaces",
		"doctor.noUsernsMend": "acrescente \"userns-remap\": \"default\" a /etc/docker/daemon.json, e depois: sudo systemctl restart docker",
		"doctor.dockerVersion": "o motor do Docker é {version}",
		"doctor.dockerPortsOpen": "antes da versão {version}, outras máquinas da rede local alcançam portas publicadas em 127.0.0.1, como a página da sala",
		"doctor.dockerUntried": "nenhuma versão anterior a {version} foi testada",
		"doctor.clockWhy": "se o relógio está errado em horas, o tor não encontra relays, e a sala fica sem onion",
		"doctor.clockBehind": "o relógio marca uma hora anterior à criação deste código",
		"doctor.clockUnset": "nada sincroniza o relógio desta máquina",
		"doctor.memoryFree": "há {size} MiB de memória livres",
		"doctor.memoryWanted": "uma sala precisa de {size} MiB; com menos, o kernel pode encerrá-la",
		"doctor.portTaken": "a porta {ports} está ocupada em 127.0.0.1",
		"doctor.portTakenWhy": "uma entrada não pode abrir ali",
		"doctor.unknownClock": "se o relógio está certo: nenhum serviço desta máquina sabe, e o mayfly não consulta a rede",
		"doctor.unknownInitOnFree": "init_on_free: nem o registro nem a configuração do kernel podem ser lidos",
		"doctor.unknownCoreDumps": "para onde vão os despejos: o motor tem um kernel próprio",
		"doctor.unknownDocker": "Docker: {why}",
		"doctor.see": "veja mayfly doctor",
		"label.error": "erro:",
		"label.hint": "dica:",
		"label.warning": "aviso:",
		"rooms.none": "você não tem nenhuma sala no ar aqui",
		"rooms.noneCalled": "você não tem nenhuma sala chamada {room}",
		"rooms.startOne": "inicie uma: mayfly up",
		"rooms.thereIs": "suas salas: {rooms}",
		"rooms.several": "você tem {count} salas no ar aqui",
		"rooms.sayWhich": "escolha uma: {rooms}",
		"room.stillRuns": "a sala continua no ar após {seconds} s",
		"room.secondCtrlC": "para encerrá-la na hora, tecle Ctrl-C uma segunda vez onde ela foi iniciada",
		"room.noAnswer": "a sala não responde",
		"room.isItEnding": "está encerrando? veja mayfly status",
		"room.otherForm": "a sala responde em um formato desconhecido",
		"room.otherVersion": "foi iniciada por outra versão do mayfly?",
		"access.oldRoom": "a sala foi iniciada por uma versão do mayfly que não tem convites pessoais",
		"access.newRoom": "inicie uma sala nova com esta versão",
		"people.nobody": "não há ninguém com esse nome",
		"people.seeWho": "para ver quem há: mayfly guests, mayfly knocks",
		"people.none": "não há ninguém na sala",
		"people.noKnocks": "ninguém está esperando para entrar",
		"people.websocket": "navegador",
		"people.lite": "navegador sem scripts",
		"people.irc": "programa de IRC",
		"people.away": "conexão perdida",
		"people.shared": "convite comum",
		"people.removed": "{nick} foi tirado da sala",
		"people.letIn": "{nick} pode entrar",
		"people.turnedAway": "{nick} não entra",
		"access.noSuch": "a sala não tem esse convite",
		"access.seeList": "para ver os que ela tem: mayfly invite --list",
		"access.tooMany": "uma sala tem no máximo {count} convites, inclusive os que já não valem",
		"access.noGateway": "o gateway da sala não responde",
		"access.noShared": "a sala não tem convite comum para abrir ou fechar",
		"access.inviteOnly": "a sala não tem convite comum (foi iniciada com --invite-only)",
		"access.makePersonal": "faça um para cada pessoa: mayfly invite NAME",
		"out.onDisk": "{path}: está em um disco, onde o que foi apagado pode ser recuperado",
		"out.chooseMemory": "escolha uma pasta na memória (um tmpfs), por exemplo /dev/shm",
		"out.exists": "{path}: já existe",
		"out.chooseName": "escolha outro nome, ou apague-o antes",
		"out.cannot": "{path}: não pode ser gravado ({code})",
		"image.none": "motor docker: não existe a imagem {image}",
		"image.list": "para ver as imagens que existem: docker image ls",
		"image.old": "a imagem {image} tem {days} dias; remova-a para que seja criada de novo com as correções de segurança: docker image rm {image}",
		"image.noneInVolatile": "motor volatile: o motor desta máquina não tem a imagem {image}",
		"engine.dockerProblem": "motor docker: {what}",
		"engine.bareProblem": "motor bare: {what}",
		"docker.start": "inicie o motor (sudo systemctl start docker), ou escolha --engine bare",
		"docker.lookForLeft": "procure o que restou: mayfly verify",
		"docker.hostIsNoSocket": "DOCKER_HOST não é um socket unix desta máquina",
		"port.chooseOthers": "escolha outras: --web-port, --ssh-port",
		"bare.needsLinux": "motor bare: precisa de Linux, este sistema é {platform}",
		"bare.orDocker": "se você tem o Docker: --engine docker",
		"bare.programsMissing": "motor bare: {programs} não encontrado",
		"bare.installPackages": "instale os pacotes util-linux, hostname (Arch: inetutils) e iproute2 (Fedora: iproute)",
		"bare.noUserNamespaces": "motor bare: este kernel não permite que usuários comuns criem namespaces de usuário",
		"bare.runAsRoot": "rode como root: sudo mayfly up",
		"program.notFound": "{program}: não encontrado",
		"program.runSetup": "rode: mayfly setup",
		"port.taken": "porta {port}: está ocupada em 127.0.0.1",
		"port.forRoot": "porta {port}: só o root pode usá-la",
		"port.chooseHigher": "escolha outras, 1024 ou acima",
		"port.cannotListen": "porta {port}: não é possível escutar em 127.0.0.1 ({code})",
		"loopback.unreachable": "127.0.0.1: esta máquina não alcança a si mesma ali ({code})",
		"loopback.mend": "a interface loopback pode estar desligada ou filtrada: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo",
		"port.choosePagePort": "escolha outra: --page-port PORTA",
		"port.chooseListen": "escolha outra: --listen PORTA",
		"volatile.needsRoot": "motor volatile: precisa de Linux, e de root",
		"volatile.useSudo": "sudo mayfly up --engine volatile, ou escolha --engine docker ou bare",
		"volatile.programsMissing": "motor volatile: não encontrado: {programs}",
		"volatile.waitedInVain": "motor volatile: isto não chegou a tempo: {what}",
		"volatile.noUplink": "motor volatile: não é possível iniciar o slirp4netns, que o conecta à rede",
		"volatile.slirpFailed": "motor volatile: o slirp4netns não conseguiu conectá-lo à rede",
		"volatile.noNetwork": "motor volatile: não é possível entrar no namespace de rede dele",
		"room.internalError": "erro interno",
		"room.fault": "interno: {what}",
		"room.faultOfOurs": "isto é um erro do Mayfly",
		"control.busy": "controle: ocupado com outras {count} perguntas",
		"control.tryAgain": "tente de novo daqui a pouco",
		"usage.notACommand": "\"{word}\" não é um comando",
		"usage.helpNotACommand": "help: \"{word}\" não é um comando",
		"usage.oneOfCommands": "um de {commands}; veja mayfly --help",
		"usage.seeHelp": "veja mayfly --help",
		"usage.seeCommandHelp": "veja mayfly {command} --help",
		"usage.tooMany": "palavras a mais na linha de comando ({count}); as opções começam com --",
		"usage.nameABundle": "bundle: falta o nome do arquivo a gravar, ou -",
		"usage.bundleName": "bundle: o nome termina em .tar, .tar.gz ou .tgz",
		"usage.nameAShell": "completion: precisa do nome de um shell: {shells}",
		"invite.oneName": "invite: aceita um nome; ponha entre aspas um nome com espaços, ou vários pela stdin com -",
		"invite.badName": "invite: um nome precisa de 1 a {most} caracteres que possam ser mostrados",
		"invite.tooManyNames": "invite: {count} nomes; uma sala tem no máximo {most} convites",
		"invite.notWith": "{flag}: não pode ser combinado com {other}",
		"invite.notAnId": "config {flag}: {value} não é um id que mayfly invite --list mostra",
		"usage.notAFlag": "{flag}: não é uma opção deste comando",
		"usage.noValue": "{flag}: não leva valor",
		"usage.needsValue": "{flag}: precisa de um valor",
		"usage.needsValueForm": "{flag}: precisa de um valor; se ele começa com -, escreva {form}=-…",
		"usage.givenTwice": "{flag}: aparece duas vezes",
		"passphrase.flagAndFile": "config passphrase: dada como opção e como arquivo",
		"passphrase.weak": "config passphrase: o valor {why}; para usá-lo mesmo assim: --weak-passphrase",
		"panicWord.weak": "config panic-word: o valor {why}; para usá-lo mesmo assim: --weak-passphrase",
		"panicWord.flagAndFile": "config panic-word: dada como opção e como arquivo",
		"panicWord.bothStdin": "config panic-word-file: stdin só pode ser lido uma vez, e --passphrase-file já o lê",
		"passphrase.tooShort": "tem menos de {count} caracteres e é fácil de adivinhar",
		"passphrase.repeats": "só repete alguns poucos caracteres",
		"passphrase.follows": "segue o alfabeto ou o teclado",
		"passphrase.triedFirst": "é feito de palavras que se tentam primeiro para adivinhar",
		"passphrase.weakWarning": "config passphrase: o valor {why}: é fácil de adivinhar",
		"usage.npmTookFlag": "--{flag}: o npm a tomou como opção dele; ponha dois hifens antes: npm start -- --{same}",
		"usage.npmLogsFlag": "--{flag}: o npm pode gravar a linha de comando em um log; use --{same}-file ARQUIVO, ou --{also}-file - e stdin",
		"usage.npxLogs": "o npm grava esta linha de comando e a hora dela em um log que fica; sem log: npx --logs-max=0 ARQUIVO up",
		"config.engineIsNone": "config engine: {value} não é nenhum de {names}",
		"config.bareHasNoImage": "config image: o motor bare não usa imagem",
		"config.outOfRange": "config {flag}: {value} deve ser {range}",
		"config.neitherOnNorOff": "config {flag}: {value} não é \"on\" nem \"off\"",
		"config.notAKnockMode": "config {flag}: {value} não é \"off\", \"shared\" nem \"all\"",
		"config.notATime": "config {flag}: {value} não é um tempo como 90m, 12h ou 1h30m",
		"usage.nameSomebody": "{command}: diga quem, pelo apelido",
		"usage.nameATime": "{command}: diga quanto, por exemplo {command} 1h",
		"config.notARoomName": "config {flag}: {value} deve ter de 1 a 32 letras, números, - ou _ (vários nomes: separados por vírgulas)",
		"config.tooManyRooms": "config {flag}: {value} tem mais de 16 salas",
		"config.roomTwice": "config {flag}: {value} repete uma sala",
		"config.notVisibleAscii": "config {flag}: {value} tem um caractere que não é ASCII visível",
		"config.startsWithColon": "config {flag}: {value} começa com dois-pontos",
		"config.passphraseLength": "config {flag}: {value} deve ter de 8 a 63 caracteres",
		"config.privateKey": "config {flag}: {value} é uma chave privada; use o arquivo .pub",
		"config.notAPublicKey": "config {flag}: {value} não é uma chave pública do OpenSSH como \"ssh-ed25519 AAAA…\"",
		"config.tooManyKeys": "config {flag}: {value} tem mais de 64 chaves",
		"config.notABridge": "config {flag}: {value} não é uma linha de ponte (simples, obfs4 ou snowflake)",
		"config.bridgeNotAscii": "config {flag}: {value} não é uma linha de ponte em ASCII visível",
		"config.torLineIsOurs": "config {flag}: {value} define {word}, que o próprio Mayfly define",
		"config.notAscii": "config {flag}: {value} tem um caractere que não é ASCII",
		"config.tooLong": "config {flag}: {value} passa de {count} caracteres",
		"config.wrong": "config {flag}: {value} não é válido",
		"config.allWrong": "config: não é válido",
		"config.theValue": "o valor",
		"config.valueOfLength": "um valor de {count} caracteres",
		"config.noneNeedsOpen": "config passphrase: \"none\" precisa de --open, pois assim pode entrar qualquer pessoa que encontre uma entrada",
		"config.openNeedsNone": "config open: só vale com --passphrase none",
		"config.panicNeedsPassphrase": "config panic-word: uma sala aberta não pede frase secreta, então ninguém poderia digitá-la",
		"config.panicIsPassphrase": "config panic-word: é a frase secreta; escolha outra",
		"config.inviteOnlyAlone": "config invite-only: não pode ser combinado com --open, --passphrase nem --shared-uses",
		"config.knockNeedsShared": "config knock: não pode ser combinado com --invite-only, pois assim ninguém tem o convite comum: use --knock all",
		"config.sealedNeedsInvitation": "config sealed: não pode ser combinado com --open: os convidados precisam de um convite, que leva o selo",
		"config.usesNeedPassphrase": "config shared-uses: não pode ser combinado com --open, pois assim ninguém precisa de convite",
		"config.portsTwice": "config ports: duas das quatro são iguais",
		"usage.seeUpHelp": "veja mayfly up --help",
		"file.missing": "config {flag}: {path} não existe",
		"file.isFolder": "config {flag}: {path} é uma pasta",
		"file.forbidden": "config {flag}: este usuário não tem permissão para ler {path}",
		"file.unreadableCode": "config {flag}: {path} não pode ser lido ({code})",
		"file.unreadable": "config {flag}: {path} não pode ser lido",
		"file.tooLarge": "config {flag}: {path} passa de {size} KiB",
		"file.notText": "config {flag}: {path} não é texto",
		"file.empty": "config {flag}: {path} está vazio",
		"config.unknownVariable": "o mayfly não conhece a variável {variable}",
		"config.torNotHostPort": "config tor: não é SERVIDOR:PORTA",
		"config.notATorControl": "config {flag}: {value} não é nem um caminho a partir de / nem SERVIDOR:PORTA com um endereço IP como SERVIDOR",
		"config.torControlPath": "config {flag}: {value} não é o caminho de um socket: ASCII visível, no máximo {most} bytes",
		"config.torControlPublic": "config {flag}: {value} é um endereço público; uma porta de controle deve estar nesta máquina ou em uma rede privada",
		"config.torControlNeedsOnion": "config tor-control: sem o onion não é preciso tor; tire --no-onion ou --tor-control",
		"config.torControlNoBridges": "config tor-control: as pontes ficam na configuração do tor que já está em execução",
		"config.torControlNoTorrc": "config tor-control: --torrc é para um tor que a sala inicia; o que já está em execução tem sua própria configuração",
		"config.torPasswordNeedsControl": "config tor-password: só serve com --tor-control",
		"config.roomUnknown": "config room: {value} não é uma sala que mayfly status mostra",
		"config.severalKeys": "config {flag}: {value} tem {count} chaves, não uma",
		"connect.noInvitation": "connect: falta o convite; informe o link, ou - para colar",
		"connect.npmLogs": "connect: o npm pode gravar a linha de comando em um log; informe - e cole o link",
		"connect.nothingOnStdin": "connect: nenhum convite chegou por stdin",
		"connect.pasteWhole": "cole o link inteiro",
		"connect.paste": "cole o convite e tecle Enter; ele não aparece na tela",
		"connect.pasteRest": "o convite não está completo: cole o resto, ou tecle Enter para parar",
		"connect.noOnion": "esta entrada não é um onion: a rede dela vê seu endereço",
		"connect.connected": "conectado",
		"connect.connecting": "conectando",
		"connect.connectingOverTor": "conectando pelo Tor",
		"connect.idle": "em espera; vai se conectar quando vier um cliente IRC",
		"connect.dropped": "a conexão caiu; conectando de novo",
		"connect.tryingAgain": "{problem}; nova tentativa em até {seconds} s",
		"connect.inAnotherTerminal": "Em outro terminal, no irssi ou em qualquer cliente IRC:",
		"connect.endByCtrlC": "Ctrl-C aqui encerra.",
		"connect.notWithPage": "config {flag}: não faz sentido com --page",
		"connect.pagePortAlone": "config page-port: exige --page",
		"page.onlyHttp": "convite: --page precisa de um link que comece com http://",
		"page.openNetwork": "convite: a página dele não é um onion nem está em uma rede privada",
		"page.needsOnion": "qualquer um no caminho poderia ler a frase secreta: peça o link do onion",
		"page.waiting": "aguardando o seu navegador",
		"page.roomRefuses": "a sala não aceita a conexão",
		"page.openLink": "Abra isto em uma janela anônima de um navegador desta máquina. Contém o seu convite: não mostre a ninguém.",
		"page.goodbye": "esta máquina encerrou a conexão",
		"page.noLite": "Esta é a sua própria cópia da página. As páginas sem JavaScript estão no endereço da própria sala.",
		"sealed.words": "selada. As quatro palavras: {words}. No grupo: {names}",
		"sealed.outside": "você não está na conversa selada: entre no primeiro canal da sala",
		"sealed.entering": "aguardando que alguém da sala deixe este dispositivo entrar na conversa selada",
		"sealed.split": "esta sala está comprometida: há pessoas em outro grupo. Nada mais é enviado",
		"sealed.changed": "esta sala está comprometida: o que foi dito foi mudado no caminho. Nada mais é enviado",
		"sealed.castOut": "esta sala está comprometida: alguém tira você da conversa selada repetidamente. Nada mais é enviado",
		"sealed.needsSeal": "esta sala é selada e o seu convite não tem selo: nada foi dito lá",
		"sealed.askForLink": "peça o link inteiro; ele contém seal=",
		"sealed.damaged": "convite: o selo dele está danificado, ou falta a frase secreta",
		"sealed.notSealed": "o seu convite é para uma sala selada, e esta sala não diz que é: nada do que você escrever é enviado",
		"sealed.howToCheck": "/quote WORDS mostra as quatro palavras e quem está no grupo. Compare as palavras por outro meio, uma ligação por exemplo: todos têm as mesmas.",
		"link.notALink": "convite: não é um link",
		"link.pasteAll": "ele começa com http://; cole tudo, até a última letra",
		"link.noHttp": "convite: não começa com http:// nem https://",
		"link.hasUser": "convite: tem um nome de usuário antes do servidor",
		"link.misleading": "o Mayfly nunca cria um link assim: alguém pode querer enganar você",
		"link.noRoom": "convite: o que vem depois de # não indica uma sala",
		"link.quote": "ponha o link entre aspas; senão o shell descarta o que vem depois de #",
		"link.noSshDoor": "convite: não tem uma entrada ssh",
		"link.forBrowsers": "é um convite para navegadores; peça ao operador o convite para clientes IRC",
		"link.otherHost": "convite: a entrada ssh e o link estão em servidores diferentes",
		"link.nothingDialled": "o Mayfly nunca cria um link assim: quem o enviou pode querer seu endereço; nenhuma conexão foi feita",
		"link.openNetwork": "convite: a entrada ssh não é um onion nem está em uma rede privada",
		"link.acceptDirect": "quem opera esse servidor vê seu endereço; se você aceita isso: --direct",
		"connect.noKey": "connect: o convite não contém uma chave",
		"connect.giveIdentity": "use a sua com --identity ARQUIVO: a que o operador autorizou",
		"connect.identityUnreadable": "config identity: o arquivo não contém uma chave privada legível",
		"connect.identityForm": "deve ser uma chave privada em um formato do OpenSSH, sem senha",
		"connect.torRefused": "tor: nada escuta na porta SOCKS dele",
		"connect.onionUnreachable": "tor: não foi possível chegar ao onion",
		"connect.startTor": "inicie o tor ou o Tor Browser; se a porta for outra, acrescente --tor SERVIDOR:PORTA (Tor Browser: 127.0.0.1:9150)",
		"connect.roomThereInAMinute": "a sala ainda existe? tente de novo em um minuto",
		"connect.doorSilent": "a porta da sala não responde",
		"connect.roomThere": "a sala ainda existe?",
		"connect.otherHostKey": "ssh: a chave do servidor não é a do convite; nada foi enviado a ele",
		"connect.earlierRoom": "o convite é de uma sala anterior? se não, alguém pode estar interceptando a conexão: pergunte ao operador",
		"connect.keyRefused": "ssh: a sala não aceita esta chave",
		"connect.askOperator": "peça ao operador que a autorize; envie a ele sua chave pública",
		"connect.failedBeforeLogin": "ssh: a conexão falhou antes do login",
		"connect.tryInAMinute": "tente de novo em um minuto",
		"container.secretInEnvironment": "{variable}: está no ambiente do contêiner, que o Docker guarda no disco dele",
		"container.giveOnStdin": "remova a variável e o contêiner, e passe o valor por stdin: veja docker/README.md",
		"container.stdinNotJson": "stdin: a primeira linha não é JSON",
		"container.stdinNoVariables": "stdin: a primeira linha não tem um objeto \"variables\"",
		"control.notJson": "controle: a linha não é JSON",
		"control.noAsk": "controle: a linha não é um objeto com o texto \"ask\"",
		"control.unknown": "controle: pergunta desconhecida {question}",
		"control.wrongField": "{path}: não é válido ({fault})",
		"control.failed": "controle: a resposta falhou",
		"control.tooLong": "controle: a linha passa de {bytes} bytes",
		"control.endedEarly": "controle: a conexão terminou antes de a linha estar completa",
		"control.tooLate": "controle: nenhuma linha chegou em {time} ms",
		"control.cannotListen": "controle: não é possível escutar em {path} ({code})",
		"part.stoppedEarly": "{part}: foi parado antes de ficar pronto",
		"part.cannotStart": "{part}: não foi possível iniciar: {why}",
		"part.tried": "houve {count} tentativas",
		"ownFiles.notAFile": "existe, mas não é um arquivo",
		"ownFiles.left": "{count} itens sobraram ou não foram sobrescritos",
		"ownFiles.isOwnDir": "é um dos diretórios dados, e não um caminho dentro deles",
		"ownFiles.outside": "está fora dos diretórios dados",
		"ownFiles.failed": "falhou ({code})",
		"ownFiles.named": "{what} {path}: {why}",
		"users.needUnix": "usuários: é preciso um sistema Unix",
		"users.cannotAct": "usuários: não é possível agir como usuário {uid}, grupo {gid}",
		"listen.cannot": "{what}: não é possível escutar ({code})",
		"listen.cannotOn": "{what}: não é possível escutar em {host}:{port} ({code})",
		"listen.inTheWay": "{what}: nesse caminho já há um arquivo que não é um socket",
		"hashes.empty": "{list}: está vazio",
		"hashes.wrongLine": "{list}: a linha {line} não é um hash e um caminho, ou cita um arquivo duas vezes",
		"hashes.form": "cada linha é como o sha256sum a escreve: 64 dígitos hexadecimais, dois espaços, um caminho",
		"release.bundle": "este pacote completo",
		"release.package": "este pacote",
		"release.clone": "este clone",
		"release.image": "imagem {image}",
		"release.page": "página da sala {room}",
		"release.equal": "como foi publicado",
		"release.different": "diferente",
		"release.notListed": "não está na lista",
		"release.noSuchName": "{name} não está na lista",
		"release.changed": "{file} não está como foi empacotado",
		"release.notCommitted": "tem mudanças sem commit",
		"release.noGit": "não foi possível consultar o git",
		"release.noManifest": "a sala não diz que página serve",
		"bundle.toTerminal": "bundle: um arquivo compactado não é para um terminal",
		"bundle.nameAFile": "indique um arquivo, por exemplo: mayfly bundle mayfly.tar.gz",
		"bundle.notAFile": "bundle: {file} existe e não é um arquivo",
		"bundle.isThere": "bundle: {file} já existe",
		"bundle.replace": "escolha outro nome, ou substitua-o: --replace",
		"bundle.notBuilt": "bundle: não foi possível compilar o pacote",
		"bundle.libraries": "bundle: as bibliotecas de {program} não foram encontradas: {why}",
		"bundle.writing": "empacotando {mib} MiB em {file}",
		"bundle.done": "empacotado; onde não há Internet: descompacte-o e execute {folder}/mayfly up --no-onion",
		"bundle.glibc": "os serviços que ele contém precisam de Linux com glibc {version} ou posterior",
		"bundle.noImage": "a imagem do motor docker não está nele, por ser grande demais: lá a sala funciona com o motor bare",
		"page.tooLarge": "página: tem mais de {files} arquivos ou {bytes} bytes",
		"page.noIndex": "página: não tem index.html",
		"page.noManifest": "página: não tem a lista dos seus arquivos (files.sha256)",
		"page.changed": "página: {file} não está como foi compilado",
		"page.unreadable": "página: não pode ser lida",
		"page.build": "compile-a: npm run build",
		"orders.wrongField": "ordens {path}: não é válido ({fault})",
		"orders.notJson": "ordens: não são uma linha de JSON",
		"orders.noEnd": "stdin: a linha não termina",
		"orders.endedEarly": "stdin: terminou antes de uma linha de ordens",
		"orders.tooLate": "stdin: nenhuma linha de ordens chegou em {seconds} s",
		"orders.giveFirst": "envie as ordens como primeira linha, no começo",
		"orders.tooLong": "stdin: é longo demais",
		"gateway.configuration": "gateway: a configuração dele chegou incompleta",
		"sshd.noVersion": "sshd: não informa sua versão",
		"room.notReady": "sala: ainda não está pronta",
		"room.endTooLate": "duração: podem restar à sala no máximo {limit}; agora restam {time}",
		"room.endTooSoon": "duração: restam à sala só {time}",
		"room.endByDown": "para encerrá-la já: mayfly down",
		"key.empty": "chave: está vazia",
		"doors.cannotMake": "entradas: não é possível criar {path} ({code})",
		"bridges.needProgram": "config bridges: \"{name}\" precisa de um programa que não está nesta máquina",
		"bridges.installOneOf": "instale um destes: {programs}",
		"torControl.nobody": "tor-control: ninguém escuta em {place}",
		"torControl.startIt": "inicie esse tor, ou veja na configuração dele onde está ControlPort ou ControlSocket",
		"torControl.forbidden": "tor-control: este usuário não pode abrir {place}",
		"torControl.joinGroup": "entre no grupo a que o socket pertence (no Debian: debian-tor) e faça login de novo, ou use ControlPort",
		"torControl.notReachable": "tor-control: o usuário próprio da sala não alcança {path}: é só do dono",
		"torControl.openToGroup": "abra-o a um grupo (ControlSocketsGroupWritable 1, CookieAuthFileGroupReadable 1), ou use ControlPort com senha",
		"torControl.cannotConnect": "tor-control: não é possível conectar a {place} ({code})",
		"torControl.tooLate": "tor-control: {place} não respondeu em {seconds} s",
		"torControl.lost": "tor-control: {place} encerrou a conexão",
		"torControl.notOne": "tor-control: o que responde em {place} não é uma porta de controle do tor",
		"torControl.wrongPassword": "tor-control: {place} não aceita a senha",
		"torControl.needsPassword": "tor-control: {place} pede uma senha",
		"torControl.givePassword": "informe-a com --tor-password ARQUIVO",
		"torControl.cookieUnreadable": "tor-control: não é possível ler o cookie {path} ({code})",
		"torControl.shareCookie": "CookieAuthFileGroupReadable 1 na configuração desse tor abre o cookie ao grupo dele; entre nesse grupo (no Debian: debian-tor) e faça login de novo",
		"torControl.noCookie": "tor-control: {place} indica {path} como cookie, mas não é: não tem 32 bytes",
		"torControl.cookieRefused": "tor-control: {place} não aceita o cookie",
		"torControl.otherCookie": "tor-control: {place} não conhece o cookie que indica: talvez outro programa escute ali",
		"torControl.noMethod": "tor-control: {place} não oferece nenhuma forma de autenticação conhecida aqui",
		"torControl.tooOld": "tor-control: o tor em {place} é o {version}; o mais antigo que protege bem um serviço onion é o {needed}",
		"torControl.refused": "tor-control: {place} recusou o serviço onion (código {code})",
		"torControl.filtered": "tor-control: um filtro na frente de {place} não deixa passar o serviço onion",
		"torControl.profile": "docs/tor.md traz um perfil para o onion-grater, o filtro do Tails e do Whonix",
		"torControl.onlyBare": "um tor que já está em execução só é usado pelo motor bare (--engine bare)",
		"torControl.notInContainer": "tor-control: um contêiner não pode usar o tor da máquina dele; inicie a sala com --engine bare",
		"torControl.noPort": "tor-control: nenhuma porta livre de {first} a {last} em {host}",
		"torControl.notThere": "uplink: o serviço onion não está lá",
		"torControl.limits": "o onion é levado pelo tor em {place} (versão {version}). Ele não diz por qual circuito um convidado chega: os limites por circuito valem para cada conexão, e para quem abre muitas só valem os da sala inteira",
		"torControl.noIntroLimit": "o limite nos pontos de introdução do Tor é o desse tor: uma enxurrada é contida mais tarde, se for",
		"torControl.noProofOfWork": "a prova de trabalho contra enxurradas precisa do tor 0.4.9 ou mais novo",
		"torControl.portsOpen": "esse tor não diz com qual usuário roda: qualquer usuário desta máquina pode entrar pelas portas que a sala tem para ele ({first}–{last}) como se viesse pelo Tor, e ver qual onion esta máquina tem",
		"torControl.farAway": "esse tor está em outra máquina: o que ele envia para cá passa sem criptografia pela rede entre as duas, então essa rede deve ser só sua",
		"torControl.notOurs": "o que esse tor guarda na memória, no disco e no registro dele não é da sala, e o relatório do fim não cobre isso",
		"doctor.torControl": "o onion é levado por um tor que não é o da sala",
		"residue.service": "serviço onion no tor em {place}",
		"residue.thatTor": "registro, disco e memória desse tor",
		"residue.thatTorNotOurs": "não são da sala",
		"residue.torGone": "esse tor não roda mais",
		"residue.torSilent": "esse tor não diz",
		"residue.serviceThere": "ainda tem o descritor",
		"container.notTmpfs": "{dir}: não é um tmpfs, então o que for escrito ali chegaria a um disco",
		"container.sameMounts": "inicie pelo compose.yaml, ou com as mesmas montagens",
		"uplink.wrong": "uplink: {why}",
		"uplink.failed": "uplink: falhou",
		"uplink.notWiped": "uplink: alguns arquivos do tor não foram apagados",
		"uplink.torRuns": "uplink: o tor já está em execução",
		"uplink.tooMuch": "uplink: há pedidos demais ao mesmo tempo",
		"uplink.tooLate": "uplink: não apareceu em {seconds} s",
		"uplink.foreignPlace": "uplink: a pasta dele no tmpfs comum é de outro usuário",
		"uplink.nobodyWaits": "uplink: o pedido foi cancelado",
		"uplink.listens": "uplink: já está escutando",
		"uplink.cannotMake": "uplink: não é possível criar {path} ({code})",
		"uplink.cannotListen": "uplink: não é possível escutar em {path} ({code})",
		"uplink.notJson": "uplink: uma linha não é JSON",
		"uplink.gone": "o uplink não está mais rodando",
		"setup.installing": "instalando as dependências do npm (npm ci)",
		"setup.npmDoesNotStart": "o npm não inicia: {why}",
		"setup.nodeDoesNotStart": "{node} não inicia: {why}",
		"setup.npmComesWithNode": "o npm vem com o Node; veja https://nodejs.org",
		"setup.noLockFile": "esta cópia do Mayfly não tem package-lock.json; sem ele não se sabe de quais pacotes ela precisa",
		"setup.startFromClone": "inicie-o de um clone do código, ou instale um pacote dele",
		"setup.inNodeModules": "esta cópia do Mayfly está em uma pasta node_modules, e dali o Node não executa TypeScript",
		"setup.cloneIt": "clone o código e inicie-o lá; ou instale o que `npm pack` cria lá",
		"setup.copyIt": "copie-o para uma pasta sua e inicie-o lá",
		"setup.chooseAnotherPlace": "escolha outro lugar: MAYFLY_PROGRAMS=/PASTA mayfly up",
		"system.readOnly": "{place}: está em um sistema de arquivos montado só para leitura",
		"setup.folderForbidden": "{folder}: este usuário não tem permissão para gravar aí",
		"setup.folderNoexec": "{folder}: está montado com noexec: nenhum programa pode rodar dali",
		"setup.noHome": "este usuário não tem pasta pessoal",
		"setup.chooseProgramsPlace": "escolha um lugar para os programas: MAYFLY_PROGRAMS=/PASTA mayfly up",
		"setup.bundleUnsafe": "{folder}: faltam programas, ou outro usuário pode mudá-los",
		"setup.unpackAgain": "descompacte o pacote de novo, em uma pasta onde só você possa gravar",
		"setup.interrupted": "a preparação foi interrompida antes de acabar",
		"setup.goesOn": "inicie de novo: ela continua de onde parou",
		"system.forbidden": "{place}: este usuário não tem permissão para usar",
		"system.diskFull": "{place}: o disco está cheio",
		"system.shareFull": "{place}: sua cota de disco acabou",
		"setup.diskTooSmall": "{folder}: o disco tem {free} MiB livres, a preparação precisa de {need}",
		"setup.programsNotAPath": "MAYFLY_PROGRAMS: não é um caminho que começa com /",
		"system.missing": "{place}: não existe",
		"system.notAFolder": "{place}: uma parte do caminho é um arquivo, não uma pasta",
		"system.tooManyFiles": "{place}: há arquivos demais abertos",
		"system.diskBroken": "{place}: o disco informa um erro",
		"system.noMemory": "{place}: não há memória suficiente",
		"system.noProcesses": "{place}: não é possível iniciar mais processos",
		"system.unusable": "{place}: não pode ser usado ({code})",
		"system.choosePlace": "escolha uma pasta em que você possa gravar",
		"system.makeRoom": "libere espaço no disco e tente de novo",
		"system.removedMeanwhile": "foi removido nesse meio-tempo? tente de novo",
		"system.moveAway": "tire-o do caminho e tente de novo",
		"system.raiseLimit": "aumente o limite: ulimit -n 1024",
		"system.endPrograms": "encerre outros programas e tente de novo",
		"system.seeDmesg": "veja dmesg",
		"system.seeManual": "veja o manual do seu sistema para este código",
		"setup.npmFailed": "o npm ci falhou, veja acima",
		"setup.npmPing": "ele precisa do registro do npm; tente `npm ping`",
		"setup.npmLeftOut": "o npm ci não instalou tudo",
		"setup.npmOmit": "sua configuração do npm omite pacotes opcionais? veja `npm config get omit`",
		"setup.packageWithoutNode": "precisa do Node 24 ou mais novo, e este é {version}; falta o Node que o npm acrescenta",
		"setup.installWithNode": "instale de novo sem --omit=optional, ou inicie com um Node mais novo: https://nodejs.org",
		"setup.waiting": "esperando outra preparação acabar",
		"setup.otherDoesNotEnd": "outra preparação continua em andamento",
		"setup.endIt": "encerre-a e tente de novo",
		"setup.cannotUnpack": "um pacote não pode ser desempacotado: {why}",
		"setup.isDiskFull": "o disco está cheio?",
		"setup.aptOffersNot": "o apt não oferece {packages}: {why}",
		"setup.noPackageLists": "não foi possível baixar as listas de pacotes: há rede?",
		"setup.tryAptGet": "tente: sudo apt-get install {packages}",
		"setup.cannotFetch": "não foi possível baixar pacotes: {why}",
		"setup.isThereANetwork": "há rede?",
		"setup.fetchedDoesNotRun": "o {program} baixado não roda aqui: {why}",
		"setup.installPackages": "instale os pacotes ({packages})",
		"setup.programsAreOld": "tor, sshd e os outros foram baixados há {days} dias; para baixar as correções de segurança: mayfly setup --refresh",
		"setup.notFoundHere": "não encontrado nesta máquina: {programs}",
		"setup.fetching": "baixando {programs} como pacotes em {folder} (nada é instalado)",
		"setup.packageLacksProgram": "o pacote de {program} não o contém",
		"setup.building": "compilando o servidor e a página",
		"setup.buildFailed": "a compilação falhou: {why}",
		"setup.sourceChanged": "algum arquivo fonte mudou? veja git status",
		"setting.room": "o canal em que os convidados entram; depois dele, outros canais, separados por vírgulas",
		"setting.passphrase": "o segredo comum da sala; padrão: seis palavras ao acaso. Outros usuários desta máquina podem ler uma opção: prefira --passphrase-file",
		"setting.panicWord": "quem a digitar onde se pede a frase secreta encerra a sala na hora, e lê que a frase está errada. Outros usuários desta máquina podem ler uma opção: prefira --panic-word-file",
		"setting.open": "permite --passphrase none: quem encontrar uma entrada pode entrar",
		"setting.inviteOnly": "sem convite comum nem frase secreta: cada pessoa precisa de um convite próprio (mayfly invite)",
		"setting.sealed": "só os aparelhos dos convidados conseguem ler o que se diz, não a máquina que o transporta (docs/sealed.md)",
		"setting.sharedUses": "quantos convidados o convite comum deixa entrar, 1–100000; padrão: qualquer número",
		"setting.knock": "quem vem com o convite comum espera até um anfitrião deixar entrar; \"--knock all\": todos os convidados esperam (off, shared ou all)",
		"setting.lifetime": "quanto tempo a sala dura, se não for encerrada antes: 90m, 12h, 7d",
		"setting.endWhenEmpty": "encerra a sala quando ela ficar vazia por esse tempo depois de alguém ter entrado; padrão: nunca",
		"setting.deadMan": "encerra a sala se quem a iniciou não der nenhum comando durante esse tempo (mayfly still-here vale, status não); antes os convidados são avisados; padrão: nunca",
		"setting.webPort": "a página, só em 127.0.0.1",
		"setting.sshPort": "a entrada ssh, só em 127.0.0.1",
		"setting.ircPort": "a entrada IRC interna: a porta para a qual o ssh pode encaminhar",
		"setting.ngircdPort": "o ngIRCd interno: só o gateway fala com ele",
		"setting.sshKey": "a chave pública de um convidado; pode repetir; padrão: uma é criada para o convite",
		"setting.noOnion": "sem tor: só se chega à sala a partir desta máquina",
		"setting.bridges": "linhas de pontes, para redes que bloqueiam o Tor (simples, obfs4, snowflake)",
		"setting.torConfig": "linhas extras para a configuração do tor, por exemplo para uma rede de testes",
		"setting.torControl": "usar o tor que já está em execução, pela porta de controle dele, em vez de iniciar um",
		"setting.torPassword": "a senha dessa porta de controle, na primeira linha do arquivo; com cookie não é preciso",
		"setting.nickLength": "tamanho máximo do apelido, 3–31",
		"setting.sessions": "quantas sessões cabem na sala",
		"setting.sessionsPerCircuit": "quantas sessões um circuito do Tor pode ter",
		"setting.grace": "por quanto tempo um convidado cuja conexão caiu mantém o lugar",
		"setting.backlog": "quantas das últimas linhas de cada canal os recém-chegados recebem, 0–500; 0: nada de antes da chegada deles; com --sealed eles não conseguem lê-las, e uma mensagem ocupa várias",
		"setting.forget": "idade em que a sala e as suas páginas apagam uma mensagem, por exemplo 10m; um cliente de IRC guarda o que já recebeu",
		"setting.default": "padrão {value}",
		"help.usage": "uso:",
		"help.examples": "Exemplos:",
		"help.mayfly": "Uma sala de chat que vive na RAM: começa com um comando, acaba com Ctrl-C.",
		"help.command.up": "inicia uma sala, mostra os convites e fica até o fim",
		"help.command.connect": "entra em uma sala com qualquer cliente IRC, pela entrada ssh",
		"help.command.status": "mostra o estado da sala desta máquina",
		"help.command.invite": "cria um convite para uma pessoa; mostra de novo o comum",
		"help.command.seal": "põe selos em convites de uma sala selada que roda com Compose",
		"help.command.guests": "mostra quem está na sala",
		"help.command.remove": "tira alguém da sala",
		"help.command.knocks": "mostra quem está esperando para entrar",
		"help.command.let": "deixa entrar alguém que está esperando",
		"help.command.turnAway": "não deixa entrar alguém que está esperando",
		"help.command.close": "fecha o convite comum; quem está dentro fica",
		"help.command.open": "abre de novo o convite comum",
		"help.command.down": "encerra a sala desta máquina; remove o que outras salas deixaram",
		"help.command.extend": "prolonga o tempo da sala",
		"help.command.shorten": "encurta o tempo da sala",
		"help.command.stillHere": "dá um sinal de vida a uma sala com --dead-man",
		"help.command.burn": "encerra a sala em um segundo",
		"help.command.verify": "procura o que qualquer sala encerrada deixou nesta máquina",
		"help.command.doctor": "verifica o que nesta máquina quebra ou enfraquece uma promessa",
		"help.command.setup": "baixa e compila o que falta; up faz isso sozinho",
		"help.command.bundle": "empacotar tudo de que uma máquina sem Internet precisa",
		"help.command.completion": "mostra o script que completa comandos em um shell",
		"help.command.help": "mostra as opções de um comando; igual a COMANDO --help",
		"help.command.version": "mostra a versão",
		"help.standsFor": "Aqui \"mayfly\" significa: {command}",
		"help.language": "O idioma é o de MAYFLY_LANG (en, pt-BR, es), ou então o de LC_ALL, LC_MESSAGES ou LANG.",
		"exit.codes": "Códigos de saída:",
		"exit.success": "sucesso",
		"exit.failure": "falha",
		"exit.wrongUsage": "uso ou configuração errados",
		"exit.residue": "sobrou algo de uma sala encerrada",
		"exit.notTheRelease": "o que funciona não é o que a versão publicada lista",
		"exit.endedAtOnce": "encerrado na hora por um segundo Ctrl-C, ou pelo primeiro durante a preparação",
		"help.up": "Inicia uma sala e mostra dois convites: o seu, como anfitrião, e um para todos os seus convidados. A sala acaba com Ctrl-C, com \"mayfly down\" ou quando o tempo dela termina. Cada opção tem também uma variável de ambiente; a opção prevalece.",
		"help.up.passphraseFile": "a frase secreta é a primeira linha de FILE; - lê stdin",
		"help.up.panicWordFile": "a palavra de pânico é a primeira linha de FILE; - lê stdin",
		"help.up.engine": "docker: um contêiner do motor do Docker desta máquina. volatile: um motor do Docker próprio, só em memória (Linux, root). bare: sem motor, namespaces privados (Linux). Padrão: docker se for possível, senão bare (MAYFLY_ENGINE)",
		"help.up.image": "para docker e volatile: uma imagem que o motor desta máquina tenha; padrão: criada a partir deste código, uma vez (MAYFLY_IMAGE)",
		"help.up.strict": "não inicia se mayfly doctor encontrar uma promessa quebrada (MAYFLY_STRICT=on)",
		"help.up.weakPassphrase": "aceita uma frase secreta fácil de adivinhar (MAYFLY_WEAK_PASSPHRASE=on)",
		"help.up.json": "eventos em stdout, um objeto JSON por linha (MAYFLY_JSON=on)",
		"help.up.noQr": "não desenha o código QR (MAYFLY_QR=off)",
		"help.up.fileVariables": "Uma variável para um FILE contém as próprias linhas, ou um caminho que começa com / ou ./. Os arquivos têm no máximo 64 KiB.",
		"help.up.ownFiles": "O que o próprio mayfly guarda: programas desempacotados em ~/.cache/mayfly/programs, ou onde MAYFLY_PROGRAMS disser. Nada de uma sala fica lá.",
		"help.connect": "Abre a entrada ssh da sala, pelo Tor se ela for um onion, e espera um cliente IRC em 127.0.0.1. A chave do servidor deve ser a do convite.",
		"help.seal": "Lê convites e mostra cada um com um selo. É para uma sala selada que roda em outra máquina ou com Docker Compose: a própria sala nunca deve ter um selo. Primeiro cole o que a sala mostrou ao começar: o seu próprio link recebe o segredo. Para mais convidados, cole depois o seu link com o selo e, em seguida, os deles.",
		"help.seal.stdin": "lê links, blocos inteiros ou linhas de --json, que saem assim mesmo",
		"help.seal.host": "um link colado sem o cabeçalho é para um anfitrião",
		"help.seal.id": "o número de um convite que é colado sem o cabeçalho",
		"help.seal.end": "O que é colado não aparece no terminal, e nada é guardado.",
		"help.connect.invitation": "o convite ssh. Outros usuários desta máquina podem ler uma linha de comando: - é mais seguro",
		"help.connect.stdin": "lê o convite de stdin: cole-o, em quantas linhas ele tiver, e tecle Enter. Ele não aparece na tela",
		"help.connect.listen": "onde o cliente IRC se conecta; padrão 6668",
		"help.connect.tor": "a porta SOCKS do tor; padrão 127.0.0.1:9050 (a do Tor Browser é 9150)",
		"help.connect.identity": "sua própria chave privada, sem criptografia; padrão: a do convite",
		"help.connect.direct": "conecta também a uma entrada fora do Tor: o servidor dela e as redes no caminho veem seu endereço",
		"help.connect.page": "para um navegador: serve a página desta cópia do Mayfly e leva a conexão dela até a sala, por Tor se for um onion",
		"help.connect.pagePort": "onde a página é servida nesta máquina; padrão: 8081",
		"help.connect.end": "Termina com Ctrl-C; se a conexão cai, conecta de novo sozinho.",
		"help.whichRoom": "qual sala, se houver várias: o número dela, como status o mostra",
		"help.json": "um objeto JSON em stdout",
		"help.status": "Mostra o estado da sua sala no ar: as partes, o onion, quantos convidados.",
		"help.invite": "Sem mais nada, mostra de novo o convite comum da sua sala no ar, que é para todos os convidados.",
		"help.invite.personal": "Com um NAME, ou com uma opção de --for a --out, cria um convite pessoal: para uma pessoa por vez, com uma frase secreta própria, que só é mostrada agora. O nome é para você e outros anfitriões. O seu shell pode guardá-lo: - lê nomes da stdin, um por linha, e cria um convite para cada um.",
		"help.invite.for": "por quanto tempo vale: 30m, 2h, 1d; padrão: até a sala terminar",
		"help.invite.host": "para um anfitrião, que comanda a sala como você",
		"help.invite.once": "vale para uma só entrada; padrão: a mesma pessoa pode sair e voltar",
		"help.invite.count": "cria N, 1–1000",
		"help.invite.out": "grava em FILE; precisa estar na memória (um tmpfs como /dev/shm)",
		"help.invite.list": "lista os convites pessoais, sem as frases secretas",
		"help.invite.revoke": "anula um: ninguém pode entrar com ele nem com a chave ssh dele; quem entrou fica fora",
		"help.invite.json": "um objeto JSON em stdout; dos convites pessoais, um por linha",
		"help.invite.qr": "desenha um código QR para cada um, mesmo se forem vários",
		"help.guests": "Mostra quem está na sala: apelido, papel, porta e convite. \"mayfly remove NAME\" tira alguém.",
		"help.remove": "Encerra a sessão de um convidado. O convite continua valendo: cancele-o com \"mayfly invite --revoke\", ou feche o comum com \"mayfly close\". \"-\" lê o apelido da entrada padrão.",
		"help.knocks": "Mostra quem está esperando para entrar em uma sala com --knock: apelido, duas palavras, porta e há quanto tempo. O convidado vê as mesmas duas palavras: pergunte por outro meio. \"mayfly let NAME\" deixa entrar, \"mayfly turn-away NAME\" não.",
		"help.let": "Deixa entrar um convidado que está esperando. \"mayfly knocks\" mostra quem são. \"-\" lê o apelido da entrada padrão.",
		"help.turnAway": "Não deixa entrar um convidado que está esperando. Pelo mesmo circuito Tor ele não pode bater de novo por cinco minutos. \"-\" lê o apelido da entrada padrão.",
		"help.close": "Fecha o convite comum da sua sala no ar: ninguém pode entrar com ele. Quem está dentro fica, e os convites pessoais continuam valendo.",
		"help.open": "Abre de novo o convite comum da sua sala no ar.",
		"help.invite.key": "autoriza por ssh o dono desta chave pública; com um nome, só para esse convite",
		"help.down": "Encerra sua sala no ar de forma limpa e espera até não restar nenhum processo. O relatório do que foi verificado aparece onde a sala foi iniciada. Depois remove contêineres e redes de salas cujo programa anfitrião foi encerrado à força.",
		"help.down.wipeRam": "depois sobrescreve a memória livre (só root; também sem sala no ar): resta menos da sala nela. Ctrl-C deixa o resto. Código de saída 1 se não foi possível sobrescrever toda",
		"help.up.wipeRam": "sobrescreve a memória livre depois do fim (só root), como mayfly down --wipe-ram (MAYFLY_WIPE_RAM=on). Sem esta opção, pergunta-se ao root em um terminal depois do Ctrl-C",
		"help.extend": "Muda o fim da sua sala no ar: TIME mais tarde. Os convidados ficam sabendo quanto ela dura agora. TIME é como 90m, 12h ou 1h30m; podem restar à sala no máximo 30d.",
		"help.shorten": "Muda o fim da sua sala no ar: TIME mais cedo. Os convidados ficam sabendo quanto ela dura agora. Devem restar pelo menos 10s.",
		"help.stillHere": "Diz que você está aí a uma sala iniciada com --dead-man: o tempo começa de novo. Todo comando para uma sala faz o mesmo, menos status.",
		"help.burn": "Encerra sua sala no ar em um segundo: nenhuma parte é esperada. Antes é preciso digitar uma palavra. Os convidados são avisados de que a sala terminou, e as páginas deles largam tudo o que guardam.",
		"help.burn.yes": "não pedir a palavra",
		"help.verify": "Procura o que qualquer sala encerrada deixou nesta máquina: contêineres, redes e volumes nos motores do Docker (também os do Compose), processos, montagens, arquivos, despejos de memória. Não remove nada; quem remove é mayfly down. O que não pôde ser verificado aparece como \"não verificado\", com o motivo.",
		"help.doctor": "Mostra o que nesta máquina quebra ou enfraquece as promessas de uma sala: o quê, por quê, e o comando que corrige. Não muda nada nem usa a rede.",
		"help.doctor.strict": "código de saída 1 se há uma promessa quebrada; igual a up --strict",
		"help.completion": "Mostra um script que completa os comandos do mayfly, as opções e os valores delas.",
		"help.bundle": "Grava um único arquivo com o Mayfly, o Node, os serviços e as bibliotecas deles, para máquinas Linux sem Internet: uma sala de aula, um pendrive, a pasta persistente do Tails. Dois pacotes da mesma versão, com os mesmos serviços, são iguais byte por byte.",
		"help.bundle.file": "o arquivo a gravar: o nome termina em .tar.gz ou .tgz, ou em .tar para não compactar",
		"help.bundle.stdout": "gravá-lo na saída padrão, compactado",
		"help.bundle.replace": "substituir um arquivo que já existe",
		"help.bundle.use": "Descompacte-o em um disco de onde programas possam ser executados, e use ali ./mayfly como usaria mayfly. O motor docker precisa também da sua imagem, que não está incluída.",
		"help.verify.release": "comparar, em vez disso, o que funciona aqui com o arquivo SHA256SUMS de uma versão publicada: esta cópia do Mayfly, a imagem dela e a página da sala em andamento",
		"help.setup": "Baixa e compila o que falta: os pacotes do npm, os daemons, o servidor e a página; em um pacote instalado, só os daemons. Nada é instalado no sistema, nenhum serviço é iniciado.",
		"help.setup.refresh": "baixa os daemons de novo, pelas correções de segurança, e compila de novo",
		"help.inside.invite": "mostra o convite; pode ser pedido quantas vezes for preciso",
		"help.inside.personal": "cria um convite para uma pessoa (--for, --host, --once, --count)",
		"help.invite.ssh": "para um convidado com um cliente IRC: com uma chave ssh feita só para ele",
		"help.inside.inviteKey": "autoriza o convidado cuja chave pública chega por stdin, e mostra o convite dele",
		"help.inside.status": "mostra o que está no ar, e quanto tempo ainda resta",
		"help.inside.down": "encerra a sala",
		"help.inside.burn": "encerra a sala em um segundo",
		"help.inside.health": "não mostra nada; código de saída 0 se os convidados podem entrar"
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
/**
* @param rewrite is given every sentence before its gaps are filled, and plain words that stand for a whole
* text or a part of one; not the values that `say` and `count` fill in.
*/
function makeTranslator(language, rewrite = asItIs) {
	const sentences = catalogues[language];
	const plural = new Intl.PluralRules(language);
	const sentence = (key) => rewrite(sentences[key]);
	const ofValues = {
		sentence,
		plain: asItIs
	};
	const ofTexts = {
		sentence,
		plain: rewrite
	};
	return {
		language,
		say: (key, ...[values]) => fill(key, values ?? {}, ofValues),
		count: (key, count, values = {}) => fill(`${key}.${plural.select(count) === "one" ? "one" : "other"}`, {
			...values,
			count
		}, ofValues),
		translate: (text) => inWords(text, ofTexts)
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
	function printAbove(text) {
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
		note: (text) => printAbove(labelled("", translator.translate(text))),
		warning: (text) => printAbove(labelled(`${paint(magenta, translator.say("label.warning"))} `, translator.translate(text))),
		problem: ({ text, hintText }) => {
			const hints = hintText === null ? "" : labelled(`${paint(plain, translator.say("label.hint"))} `, translator.translate(hintText));
			printAbove(labelled(`${paint(red, translator.say("label.error"))} `, translator.translate(text)) + hints);
		},
		progress: (part, doing) => {
			const text = neutral(translator.translate(doing)).replaceAll("\n", " ");
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
		return exitCode.wrongUsage;
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
	const file = JSON.parse(readFileSync(ownFile("package.json"), "utf8"));
	const found = typeof file === "object" && file !== null && "version" in file ? file.version : null;
	return `mayfly ${String(found)}`;
}
export { answerEarly, makeTranslator, terminalLanguage };
