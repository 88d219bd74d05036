/**
 * The same JSON value without nulls and empty strings. CQC leaves empty fields out of its answers, while its published
 * examples show `''`: both must read alike, or an empty `deregistrationDate` would look like a date.
 */
export const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter(isPresent).map(withoutEmpty);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => (isPresent(held) ? [[key, withoutEmpty(held)]] : [])),
  );
};

const isPresent = (value: unknown): boolean =>
  value !== null && value !== undefined && !(typeof value === 'string' && value.trim() === '');
