// Reads the fields of a parsed query, path or form body, which may hold anything.

/** One value; '' if there is none, or more than one. */
export function fieldOf(fields: unknown, name: string): string {
  if (fields instanceof URLSearchParams) {
    const values = fields.getAll(name);
    return values.length === 1 ? (values[0] ?? '') : '';
  }
  if (typeof fields !== 'object' || fields === null) return '';
  const value: unknown = Object.getOwnPropertyDescriptor(fields, name)?.value;
  return typeof value === 'string' ? value : '';
}
