/** The tag that the scanner writes on each file that it has looked at (docs/decisions/0030). */
export const SCAN_STATUS_TAG = 'GuardDutyMalwareScanStatus';
export const FOUND_CLEAN = 'NO_THREATS_FOUND';

/** Where a file stands with being checked for viruses: nobody at the council can download one that is not `clean`. */
export type VirusCheck = 'being-checked' | 'clean' | UnsafeFor;

/** Why a file cannot be downloaded, for good: a virus was found, or it could not be looked into, as one with a password. */
export type UnsafeFor = 'infected' | 'not-checkable';

/** Of what the scanner wrote on a file; undefined where it has not looked yet. A word of its that is not known is never taken for "clean". */
export const virusCheckOf = (status: string | undefined): VirusCheck => {
  if (status === undefined) return 'being-checked';
  if (status === FOUND_CLEAN) return 'clean';
  return status === 'THREATS_FOUND' ? 'infected' : 'not-checkable';
};
