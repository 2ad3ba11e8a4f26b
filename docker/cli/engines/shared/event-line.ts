// A line that the appliance wrote, as the event that it is. Pure.

import type { ApplianceEvent } from '../../../../server/contract/host/events.ts';

/** @returns null for a line that is no event: the supervisor says nothing else. */
export function parseEvent(line: string): ApplianceEvent | null {
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? value : null;
  } catch {
    return null;
  }
}

/** The supervisor is our own code of the same version: an event is one by its name. */
function isEvent(value: unknown): value is ApplianceEvent {
  return typeof value === 'object' && value !== null && 'event' in value;
}
