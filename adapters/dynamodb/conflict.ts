/** Somebody else, or another attempt, changed the record first. Nothing was written. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
