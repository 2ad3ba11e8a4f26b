// How messages reach a guest's screen: as the guest chose. Pure.

/**
 * `live`: each as it comes, in a stream. `slow`: in a stream, some together every ten seconds. `page`: when the
 * guest asks for the page again.
 */
export const viewModes = ['live', 'slow', 'page'] as const;
export type ViewMode = (typeof viewModes)[number];

/** @returns null where the text is none of them. */
export function parseViewMode(text: string): ViewMode | null {
  return viewModes.find((mode) => mode === text) ?? null;
}
