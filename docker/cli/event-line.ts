// A line that the appliance wrote, as the event that it is. Pure.

import type { ApplianceEvent } from '../../server/contract/events.ts';

/** @returns null for a line that is no event: the supervisor says nothing else. */
export function parseEvent(line: string): ApplianceEvent | null {
  try {
    const value: unknown = JSON.parse(line);
    const isEvent = typeof value === 'object' && value !== null && 'event' in value;
    // The supervisor is our own code of the same version.
    return isEvent ? (value as ApplianceEvent) : null;
  } catch {
    return null;
  }
}
