/**
 * What takes long to make, made when it is first asked for and kept: a format of dates takes a function half a millisecond or more as it starts, and most
 * starts answer nothing that needs it.
 */
export const onceAskedFor = <Thing extends object>(make: () => Thing): (() => Thing) => {
  let made: Thing | undefined;
  return () => (made ??= make());
};
