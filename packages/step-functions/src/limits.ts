/** Service quotas of Standard workflows, from the AWS Step Functions Developer Guide, "Step Functions service quotas". */
export const MAX_PAYLOAD_BYTES = 262_144;
export const MAX_HISTORY_EVENTS = 25_000;
export const MAX_DEFINITION_BYTES = 1_048_576;
export const MAX_REQUEST_BYTES = 1_048_576 * 2;
/** Three years and some: the longest Wait, TimeoutSeconds and HeartbeatSeconds. */
export const MAX_SECONDS = 99_999_999;
/** An execution can be redriven for so long after it ended, in milliseconds: fourteen days. */
export const REDRIVABLE_FOR = 14 * 24 * 60 * 60 * 1000;
export const MAX_NAME_LENGTH = 80;
export const MAX_ERROR_LENGTH = 256;
export const MAX_CAUSE_LENGTH = 32_768;
/** Inline Map runs at most this many iterations at once, whatever MaxConcurrency says. */
export const MAX_INLINE_ITERATIONS = 40;
/** Distributed Map on AWS runs 10,000 child executions at once; a laptop is kept from starting them all in one breath. */
export const MAX_CHILD_EXECUTIONS = 1_000;
