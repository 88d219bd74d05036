/** What is wrong with a definition, in AWS's words where AWS has them. */
export interface Diagnostic {
  /** A warning does not keep the machine from being created. */
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  /** A path into the definition, such as `/States/Wait/Timestamp`. */
  readonly location: string;
}

export const invalid = (message: string, location: string, code = 'SCHEMA_VALIDATION_FAILED'): Diagnostic => ({
  severity: 'ERROR',
  code,
  message,
  location,
});
