/**
 * How long it is until something that is so many milliseconds away when this is called. The visitor's clock is asked how far it has gone on, also
 * while a phone slept, and never what time it is.
 */
export const until = (milliseconds) => {
  const end = Date.now() + milliseconds;
  return () => end - Date.now();
};
