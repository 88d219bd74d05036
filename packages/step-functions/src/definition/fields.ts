/** Fields of each state type in JSONata (https://states-language.net, "State types"); others are refused. */
interface Fields {
  readonly required: readonly string[];
  readonly allowed: readonly string[];
}

const ANY = ['Type', 'Comment', 'QueryLanguage'];
const FLOW = [...ANY, 'Next', 'End', 'Assign', 'Output'];
const FALLIBLE = [...FLOW, 'Retry', 'Catch'];

export const FIELDS: Readonly<Record<string, Fields>> = {
  Pass: { required: [], allowed: FLOW },
  Wait: { required: [], allowed: [...FLOW, 'Seconds', 'Timestamp'] },
  Choice: { required: ['Choices'], allowed: [...ANY, 'Assign', 'Output', 'Choices', 'Default'] },
  Succeed: { required: [], allowed: [...ANY, 'Output'] },
  Fail: { required: [], allowed: [...ANY, 'Error', 'Cause'] },
  Task: {
    required: ['Resource'],
    allowed: [...FALLIBLE, 'Resource', 'Arguments', 'Credentials', 'TimeoutSeconds', 'HeartbeatSeconds'],
  },
  Parallel: { required: ['Branches'], allowed: [...FALLIBLE, 'Branches', 'Arguments'] },
  Map: {
    required: [],
    allowed: [
      ...FALLIBLE,
      'Items',
      'ItemSelector',
      'ItemProcessor',
      'Iterator',
      'MaxConcurrency',
      'ToleratedFailureCount',
      'ToleratedFailurePercentage',
      'ItemBatcher',
      'Label',
    ],
  },
};

/** Fields of JSONPath, which this engine does not run. */
export const JSONPATH_FIELDS: ReadonlySet<string> = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'Parameters',
  'ResultSelector',
  'Result',
  'ItemsPath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'ErrorPath',
  'CausePath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'Variable',
]);

/** Fields that AWS has and this engine does not. */
export const NOT_HERE: ReadonlySet<string> = new Set(['ItemReader', 'ResultWriter']);
