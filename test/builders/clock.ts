import { plusDuration } from '../../domain/time/london.ts';

/** The day of the tests that need none in particular: a Wednesday in summer time, after S1's first window of 2027 and inside its term. */
export const day = '2027-04-14';
/** A moment of it, 11:00 in London. */
export const now = `${day}T10:00:00.000Z`;

let time = now;

/**
 * The clock of a test file. It stands at `now` until a test moves it; builders make windows and applications as of it, requests of the
 * tests' browser arrive by it, a millisecond apart, and repositories that ask for the time are given it.
 */
export const clock = {
  now: (): string => time,
  at: (instant: string): void => {
    time = instant;
  },
  /** The time, which then goes on by a millisecond: what happens one after the other does not happen at once. */
  tick: (): string => {
    const before = time;
    time = plusDuration(time, 'PT0.001S');
    return before;
  },
  reset: (): void => {
    time = now;
  },
};
