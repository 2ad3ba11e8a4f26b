// Keys that are not needed any more are overwritten, and those that are needed are not.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  createApplicationMessage,
  createCommit,
  createGroup,
  defaultCapabilities,
  defaultLifetime,
  emptyPskIndex,
  generateKeyPackage,
  joinGroup,
  processPrivateMessage,
  type ClientState,
} from 'ts-mls';
import { cipherSuite } from '../../../server/sealed/group/suite.ts';
import { wipeEpoch, wipeLost, wipeState } from '../../../server/sealed/group/wipe.ts';

const suite = cipherSuite((length) => new Uint8Array(randomBytes(length)));
const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

const member = async () =>
  generateKeyPackage(
    { credentialType: 'basic', identity: Uint8Array.of(1) },
    defaultCapabilities(),
    defaultLifetime,
    [],
    suite,
  );

async function pair(): Promise<{ ana: ClientState; ben: ClientState }> {
  const [ana, ben] = [await member(), await member()];
  const state = await createGroup(
    Uint8Array.of(7),
    ana.publicPackage,
    ana.privatePackage,
    [],
    suite,
  );
  const { newState, welcome } = await createCommit(
    { state, cipherSuite: suite },
    {
      extraProposals: [{ proposalType: 'add', add: { keyPackage: ben.publicPackage } }],
      ratchetTreeExtension: true,
    },
  );
  if (welcome === undefined) throw new Error('no welcome');
  const { publicPackage, privatePackage } = ben;
  const joined = await joinGroup(welcome, publicPackage, privatePackage, emptyPskIndex, suite);
  return { ana: newState, ben: joined };
}

const nextOf = async (state: ClientState): Promise<ClientState> =>
  (await createCommit({ state, cipherSuite: suite })).newState;

test('an epoch that ends leaves only what opens late talk', async () => {
  const { ana, ben } = await pair();
  const late = await createApplicationMessage(ben, Uint8Array.of(42), suite);
  const next = await nextOf(ana);
  wipeEpoch(ana, next);
  const { senderDataSecret, resumptionPsk, ...gone } = ana.keySchedule;
  for (const secret of Object.values(gone)) expect(isZero(secret)).toBe(true);
  expect(isZero(senderDataSecret) || isZero(resumptionPsk)).toBe(false);
  const opened = await processPrivateMessage(next, late.privateMessage, emptyPskIndex, suite);
  expect(opened.kind === 'applicationMessage' && opened.message[0]).toBe(42);
  await createApplicationMessage(next, Uint8Array.of(1), suite);
});

test('an epoch that is too old leaves nothing', async () => {
  const { ana } = await pair();
  let state = ana;
  for (let n = 0; n < 6; n++) {
    const next = await nextOf(state);
    wipeEpoch(state, next);
    state = next;
  }
  expect(state.historicalReceiverData.has(ana.groupContext.epoch)).toBe(false);
  expect(Object.values(ana.keySchedule).every(isZero)).toBe(true);
  for (const { application, handshake } of ana.secretTree) {
    expect(isZero(application.secret) && isZero(handshake.secret)).toBe(true);
  }
  await createApplicationMessage(state, Uint8Array.of(1), suite);
});

test('a commit that lost leaves nothing, and takes nothing from the epoch that goes on', async () => {
  const { ana, ben } = await pair();
  const lost = await nextOf(ana);
  wipeLost(lost, ana);
  expect(Object.values(lost.keySchedule).every(isZero)).toBe(true);
  const { privateMessage } = await createApplicationMessage(ana, Uint8Array.of(42), suite);
  const opened = await processPrivateMessage(ben, privateMessage, emptyPskIndex, suite);
  expect(opened.kind === 'applicationMessage' && opened.message[0]).toBe(42);
  await nextOf(ana);
});

test('who leaves has no key any more', async () => {
  const { ana } = await pair();
  const state = await nextOf(ana);
  wipeState(state);
  const keys = [
    ...Object.values(state.keySchedule),
    ...Object.values(state.privatePath.privateKeys),
    state.signaturePrivateKey,
    ...state.secretTree.flatMap(({ application, handshake }) => [
      application.secret,
      handshake.secret,
    ]),
    ...Array.from(state.historicalReceiverData.values(), (data) => data.senderDataSecret),
  ];
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.every(isZero)).toBe(true);
});
