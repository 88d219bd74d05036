/** An ISO-8601 date and time with an offset, as ISO_OFFSET_DATE_TIME of java.time, which AWS uses, reads it. */
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since the epoch; `undefined` when it is no such text or no such day. */
export const readTimestamp = (text: string): number | undefined => {
  const date = TIMESTAMP.exec(text)?.[1];
  if (date === undefined) return undefined;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Date.parse takes the 30th of February for the 1st or 2nd of March.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(date)) return undefined;
  // It knows milliseconds at most.
  const at = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(at) ? undefined : at;
};
