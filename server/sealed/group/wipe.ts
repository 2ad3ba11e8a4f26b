// Overwrites keys that are not needed any more, as far as a program can.

import type { ClientState, SecretTree } from 'ts-mls';

/** @param keys those that are not bytes stay as they are. */
export function wipeAll(keys: object): void {
  for (const key of Object.values(keys)) if (key instanceof Uint8Array) key.fill(0);
}

function wipeTree(tree: SecretTree): void {
  for (const { handshake, application } of tree) {
    for (const ratchet of [handshake, application]) {
      ratchet.secret.fill(0);
      wipeAll(ratchet.unusedGenerations);
    }
  }
}

/** The private keys of a state's path which the other state does not have. */
function wipePath(state: ClientState, kept: ClientState | null): void {
  const stay = new Set(Object.values(kept?.privatePath.privateKeys ?? {}));
  for (const key of Object.values(state.privatePath.privateKeys)) {
    if (!stay.has(key)) key.fill(0);
  }
}

/** The group went from one epoch to the next: what opens late talk stays for a while, the rest goes. */
export function wipeEpoch(before: ClientState, after: ClientState): void {
  const { senderDataSecret, resumptionPsk, ...rest } = before.keySchedule;
  wipeAll(rest);
  wipePath(before, after);
  const isKept = after.historicalReceiverData.has(before.groupContext.epoch);
  if (!isKept) for (const secret of [senderDataSecret, resumptionPsk]) secret.fill(0);
  for (const [epoch, data] of before.historicalReceiverData) {
    if (after.historicalReceiverData.has(epoch)) continue;
    wipeTree(data.secretTree);
    data.senderDataSecret.fill(0);
    data.resumptionPsk.fill(0);
  }
}

/** A next epoch that did not come to be. */
export function wipeLost(lost: ClientState, kept: ClientState): void {
  wipeAll(lost.keySchedule);
  wipeTree(lost.secretTree);
  wipePath(lost, kept);
}

export function wipeState(state: ClientState): void {
  wipeAll(state.keySchedule);
  wipeTree(state.secretTree);
  wipePath(state, null);
  state.signaturePrivateKey.fill(0);
  for (const {
    secretTree,
    senderDataSecret,
    resumptionPsk,
  } of state.historicalReceiverData.values()) {
    wipeTree(secretTree);
    senderDataSecret.fill(0);
    resumptionPsk.fill(0);
  }
}
