/**
 * Something that is read together with what says whether it may be shown. Whoever may not see it is refused before it is waited for: what went wrong
 * with it is then nobody's matter.
 */
export const ahead = <Read>(reading: Promise<Read>): Promise<Read> => {
  reading.catch(() => undefined);
  return reading;
};
