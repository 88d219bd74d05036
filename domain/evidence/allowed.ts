/**
 * What may be shown of a record, field by field: `shown` whole, or a part of it. A list is gone through element by element, and `*` stands for
 * whatever key there is. What is not named is kept back, be it new or forgotten, and a mark stands in its place (decision 83).
 */
export type Showable = 'shown' | Kept | { readonly [field: string]: Showable };

/** What is kept back by name, so that the mark says why, or whose name stood there. */
export interface Kept {
  readonly kept: string;
}

export const KEPT_PERSONAL = '[redacted: personal data]';
const KEPT_COMMERCIAL = '[redacted: commercial interests]';
export const KEPT_COUNCILS = '[redacted: the council’s own record]';

export const commercially: Kept = { kept: KEPT_COMMERCIAL };
/** A person below the one who approves: what they did it as. */
export const asRole = (role: string): Kept => ({ kept: `${KEPT_PERSONAL} (${role})` });

/** How a record is gone over: what stands where nothing is allowed, and what is done with each text that is shown. */
export interface Redaction {
  readonly mark: string;
  readonly said: (text: string) => string;
}

const isKept = (allowed: Exclude<Showable, 'shown'>): allowed is Kept => typeof allowed.kept === 'string';

/** A record as far as it may be shown. */
export const asAllowed = (value: unknown, allowed: Showable | undefined, by: Redaction): unknown => {
  if (value === undefined || value === null) return value;
  if (allowed === undefined) return by.mark;
  if (allowed === 'shown') return everyText(value, by.said);
  if (isKept(allowed)) return allowed.kept;
  if (Array.isArray(value)) return value.map((each) => asAllowed(each, allowed, by));
  if (typeof value !== 'object') return by.mark;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, asAllowed(each, allowed[key] ?? allowed['*'], by)]),
  );
};

const everyText = (value: unknown, said: Redaction['said']): unknown => {
  if (typeof value === 'string') return said(value);
  if (Array.isArray(value)) return value.map((each) => everyText(each, said));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, everyText(each, said)]));
};
