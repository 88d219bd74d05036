/** The days of a rating, `YYYY-MM-DD`: CQC visits first and publishes months later, and gives one of them, both or none. */
export interface RatingDates {
  readonly visit?: string | undefined;
  readonly published?: string | undefined;
}

/** `unknown`: there are no dates that can be compared, or visits and publications came in opposite orders. */
export type Order = 'newer' | 'older' | 'same' | 'unknown';

/** How one rating stands in time to another: visits are compared with visits, and publications with publications. */
export const orderOf = (one: RatingDates, other: RatingDates): Order => {
  const orders = new Set([ordered(one.visit, other.visit), ordered(one.published, other.published)]);
  if (orders.has('newer') && orders.has('older')) return 'unknown';
  if (orders.has('newer')) return 'newer';
  if (orders.has('older')) return 'older';
  return orders.has('same') ? 'same' : orderOfUnlike(one, other);
};

/** A report comes after its visit: what was published before the other's visit is older, whenever its own visit was. */
const orderOfUnlike = (one: RatingDates, other: RatingDates): Order => {
  if (ordered(one.visit, other.published) === 'newer') return 'newer';
  return ordered(one.published, other.visit) === 'older' ? 'older' : 'unknown';
};

const ordered = (one: string | undefined, other: string | undefined): Order => {
  if (one === undefined || other === undefined) return 'unknown';
  if (one === other) return 'same';
  return one > other ? 'newer' : 'older';
};

/** The latest visit and the latest publication of some ratings. */
export const latestOf = (some: readonly RatingDates[]): RatingDates => ({
  visit: latest(some.map(({ visit }) => visit)),
  published: latest(some.map(({ published }) => published)),
});

const latest = (days: readonly (string | undefined)[]): string | undefined =>
  days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);

/** The day of a date or time as the register writes them; `undefined` of what is none. */
export const dayOf = (date: string | undefined): string | undefined => {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date?.trim() ?? '')?.[0];
  return day && !Number.isNaN(Date.parse(day)) ? day : undefined;
};
