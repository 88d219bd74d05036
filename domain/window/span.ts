import { compareInstants } from '../time/london.ts';

/** From an opening instant to a closing instant, at which nothing is taken any more. */
export interface Span {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Whether two spans share an instant: one may open as the other closes. */
export const overlap = (one: Span, other: Span): boolean =>
  compareInstants(one.opensAt, other.closesAt) < 0 && compareInstants(other.opensAt, one.closesAt) < 0;
