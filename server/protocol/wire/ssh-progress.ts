// Follows an ssh client's handshake from outside: everything before NEWKEYS is not encrypted (RFC 4253 §4.2,
// §6, §7). Only its start is checked; what comes after KEXINIT is for sshd to check.

/** In the order of an honest client. */
export const sshStage = {
  /** Has not sent its version. */
  silent: 0,
  version: 1,
  /** Has sent its list of algorithms. */
  kexinit: 2,
  /** Has sent its half of the key exchange. */
  exchange: 3,
  /** Has sent NEWKEYS: the rest is encrypted. */
  sealed: 4,
} as const;

export type SshStage = (typeof sshStage)[keyof typeof sshStage];

// RFC 4253 §4.2: 255 with CR and LF.
const maxVersionBytes = 255;
// RFC 4253 §6.1: what every implementation must take.
const maxPacketBytes = 35_000;
// packet_length, padding_length, and the message's number.
const headBytes = 6;
const lineFeed = 0x0a;
const kexinit = 20;
const newkeys = 21;
const ssh = new TextEncoder().encode('SSH-');

export class SshProgress {
  #stage: SshStage = sshStage.silent;
  #versionBytes = 0;
  readonly #head: number[] = [];
  /** What is still to come of the present packet. */
  #restBytes = 0;
  #isReadable = true;

  get stage(): SshStage {
    return this.#stage;
  }

  /** @returns false if no ssh client begins so. Not to be used after that. */
  push(chunk: Uint8Array): boolean {
    let at = 0;
    while (at < chunk.length && this.#isReadable) {
      if (this.#stage === sshStage.silent) {
        if (!this.#versionByte(chunk[at] ?? 0)) return false;
        at += 1;
      } else if (this.#restBytes > 0) {
        const passed = Math.min(this.#restBytes, chunk.length - at);
        this.#restBytes -= passed;
        at += passed;
        if (this.#restBytes === 0) this.#stage = this.#reached(this.#head[5] ?? 0);
      } else if (!this.#headByte(chunk[at] ?? 0)) return false;
      else at += 1;
    }
    return true;
  }

  #versionByte(byte: number): boolean {
    const place = this.#versionBytes;
    this.#versionBytes += 1;
    if (place < ssh.length) return byte === ssh[place];
    if (byte === lineFeed) this.#stage = sshStage.version;
    return this.#versionBytes < maxVersionBytes || byte === lineFeed;
  }

  #headByte(byte: number): boolean {
    if (this.#restBytes === 0 && this.#head.length === headBytes) this.#head.length = 0;
    this.#head.push(byte);
    if (this.#head.length < headBytes) return true;
    const [a = 0, b = 0, c = 0, d = 0, , type] = this.#head;
    // The length counts everything after itself, with two of these bytes.
    const restBytes = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d - 2;
    if (restBytes >= 1 && restBytes <= maxPacketBytes) this.#restBytes = restBytes;
    else this.#isReadable = false;
    if (this.#stage >= sshStage.kexinit) return true;
    return this.#isReadable && type === kexinit;
  }

  #reached(type: number): SshStage {
    if (type === newkeys) this.#isReadable = false;
    if (type === newkeys) return sshStage.sealed;
    if (type === kexinit) return sshStage.kexinit;
    return this.#stage === sshStage.kexinit ? sshStage.exchange : this.#stage;
  }
}
