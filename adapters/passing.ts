/**
 * Faults of storage, of the database and of other services that pass by themselves, by name: what was asked may well succeed in a minute. A person
 * is told so, and the machines try a task again that ends in one (lib/processes/machine-policy.ts).
 */
export const passingErrors: ReadonlySet<string> = new Set([
  'InternalServerError',
  'InternalServerException',
  'InternalError',
  'ServiceUnavailable',
  'TimeoutError',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'SlowDown',
  'ConditionalRequestConflict',
  'TransactionInProgressException',
  'Contended',
]);

/** The fault that passes by itself behind an error, be it the error's own or what caused it; undefined where there is none. */
export const passingFault = (error: unknown): Error | undefined => {
  if (!(error instanceof Error)) return undefined;
  return passingErrors.has(error.name) ? error : passingFault(error.cause);
};
