// Why an HTTP request is refused, as a value: the door that meets it sends the answer.

export interface Refusal {
  readonly status: number;
  /** What the client reads. */
  readonly words: string;
  /** The name that the status counts it by. */
  readonly reason: string;
}

export const tooManyRequests: Refusal = {
  status: 429,
  words: 'Too many requests from your Tor circuit. Wait some seconds.',
  reason: 'requests',
};
