interface Kept {
  readonly seconds: number;
  /** From when on it says something else (ISO 8601). */
  readonly changesAt: string | undefined;
  /** When it is asked for, in milliseconds since 1970. */
  readonly at: number;
}

/** The Cache-Control header of what anybody may keep for so many seconds, and for no longer than it is true. */
export const keptFor = ({ seconds, changesAt, at }: Kept): string => {
  const changesIn = changesAt ? (Date.parse(changesAt) - at) / 1_000 : Number.POSITIVE_INFINITY;
  const most = Math.floor(Math.min(seconds, changesIn));
  return most > 0 ? `public, max-age=${most}` : 'no-store';
};
