// Ed25519 keys as OpenSSH writes them: the private key's text, the public key's line.
// It refuses to know of cryptography: keys, digests and random numbers come in as bytes.
// Source: OpenSSH PROTOCOL.key, RFC 8709 §4 (public keys), RFC 4251 §5 (uint32, string).

/** An Ed25519 key pair as bare bytes (RFC 8032): both 32 long. */
export interface Ed25519Bytes {
  readonly seed: Uint8Array;
  readonly publicKey: Uint8Array;
}

const keyType = 'ssh-ed25519';
const utf8 = new TextEncoder();

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** RFC 4251 `string`: its length, then its bytes. */
function string(value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? utf8.encode(value) : value;
  return concat([uint32(bytes.length), bytes]);
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function mustBe32(name: string, bytes: Uint8Array): void {
  if (bytes.length !== 32) throw new RangeError(`${name} is ${bytes.length} bytes, not 32`);
}

/** The public key as ssh sends it, and as its fingerprint is made: 51 bytes. */
export function sshPublicBlob(publicKey: Uint8Array): Uint8Array {
  mustBe32('public key', publicKey);
  return concat([string(keyType), string(publicKey)]);
}

/** `ssh-ed25519 AAAA…`, no comment: a line of known_hosts after the host, or of authorized_keys. */
export function sshPublicLine(publicKey: Uint8Array): string {
  return `${keyType} ${base64(sshPublicBlob(publicKey))}`;
}

/** `SHA256:…` as ssh shows it, of the SHA-256 digest of {@link sshPublicBlob}. */
export function sshFingerprint(digest: Uint8Array): string {
  mustBe32('digest', digest);
  return `SHA256:${base64(digest).replace(/=+$/, '')}`;
}

/**
 * The private key as the text of an OpenSSH key file, unencrypted, ending in a newline.
 * @param check any 32-bit number, random by custom: a reader compares its two copies to tell
 *   a wrong decryption.
 */
export function sshPrivateKey(key: Ed25519Bytes, check: number, comment: string): string {
  const { seed, publicKey } = key;
  mustBe32('seed', seed);
  const secret = concat([
    uint32(check),
    uint32(check),
    string(keyType),
    string(publicKey),
    string(concat([seed, publicKey])),
    string(comment),
  ]);
  // To the cipher's block, 8 for `none`, by 1, 2, 3 …
  const padding = Uint8Array.from({ length: (8 - (secret.length % 8)) % 8 }, (_, at) => at + 1);
  const file = concat([
    utf8.encode('openssh-key-v1\0'),
    string('none'), // cipher
    string('none'), // key derivation
    string(''), // its options
    uint32(1), // number of keys
    string(sshPublicBlob(publicKey)),
    string(concat([secret, padding])),
  ]);
  const lines = base64(file).match(/.{1,70}/g) ?? [];
  return [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    ...lines,
    '-----END OPENSSH PRIVATE KEY-----',
    '',
  ].join('\n');
}
