import type { Faults } from '@laptop/cloud';

const faultNames = [
  'none',
  'rate-limited',
  'daily-limit',
  'trial-mode',
  'team-only-key',
  'key-revoked',
  'template-missing',
  'template-changed',
  'clock-askew',
  'broken',
  'slow',
  'answer-lost',
] as const;
export type FaultName = (typeof faultNames)[number];

/** `answer-lost` takes the message and then cuts the connection: what makes a repeated task write twice. */
export const notifyFaults = (): Faults & { now(): FaultName } => {
  let fault: FaultName = 'none';
  return {
    faults: () => [...faultNames],
    current: () => fault,
    now: () => fault,
    set(name) {
      const known = faultNames.find((each) => each === name);
      if (!known) throw new RangeError(`Notify has no fault called ${name}`);
      fault = known;
    },
  };
};
