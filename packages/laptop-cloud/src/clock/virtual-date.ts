const RealDate = Date;
const realFormat = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format');
const realFormatToParts = Intl.DateTimeFormat.prototype.formatToParts;

/** Eight bytes that the main thread and its workers share: how far ahead of real time the clock stands (or behind it, below zero), in ms. */
export const sharedOffset = (offsetMs = 0): SharedArrayBuffer => {
  const shared = new SharedArrayBuffer(8);
  new BigInt64Array(shared)[0] = BigInt(offsetMs);
  return shared;
};

/** Real time, in epoch ms, whatever has been installed. */
export const realNow = (): number => RealDate.now();

/**
 * Makes `Date`, and `Intl.DateTimeFormat` where it formats "now", tell the virtual time in this thread. Timers and
 * `performance` stay real, so that time limits, retries and back-off of libraries go on as they are.
 *
 * @returns puts the real ones back.
 */
export function installVirtualDate(shared: SharedArrayBuffer): () => void {
  const offset = new BigInt64Array(shared);
  const now = () => RealDate.now() + Number(Atomics.load(offset, 0));
  const VirtualDate = new Proxy(RealDate, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  setDate(VirtualDate);
  // Both mean "now" when they are given no date, and would ask the real clock for it.
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const format: Intl.DateTimeFormat['format'] = realFormat?.get?.call(this);
      return (date?: Date | number) => format(date === undefined ? now() : date);
    },
  });
  Intl.DateTimeFormat.prototype.formatToParts = function (date) {
    return realFormatToParts.call(this, date === undefined ? now() : date);
  };
  return () => {
    setDate(RealDate);
    if (realFormat) Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', realFormat);
    Intl.DateTimeFormat.prototype.formatToParts = realFormatToParts;
  };
}

function setDate(date: DateConstructor): void {
  globalThis.Date = date;
  // Libraries that copy a date by `new date.constructor()` must meet the same clock.
  RealDate.prototype.constructor = date;
}
