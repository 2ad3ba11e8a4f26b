// The time of the call that a session serves. The host passes it in; no part reads a clock itself.

export class CallTime {
  /** Milliseconds of the host's clock, which never goes back. */
  nowMs: number;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }
}
