const MOST = 12;

/** Where an error happened, without its message: an error's words may quote what somebody typed. */
export const framesOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.startsWith('at '))
        .slice(0, MOST)
    : [];
