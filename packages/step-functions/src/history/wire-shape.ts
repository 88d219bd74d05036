import { isObject, type JsonObject } from '../json.ts';
import { type EventType, type HistoryEvent, payloadField } from './events.ts';

/** Events that AWS gives without details. */
const BARE = new Set<EventType>([
  'LambdaFunctionStarted',
  'MapRunAborted',
  'MapRunSucceeded',
  'MapStateAborted',
  'MapStateFailed',
  'MapStateSucceeded',
  'ParallelStateAborted',
  'ParallelStateFailed',
  'ParallelStateStarted',
  'ParallelStateSucceeded',
  'TaskStateAborted',
  'WaitStateAborted',
]);

const detailsKey = (type: EventType): string => {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
};

/** An event as GetExecutionHistory answers it. */
export const wireEvent = (event: HistoryEvent, includePayload: boolean): JsonObject => {
  const { id, previous: previousEventId, at, type } = event;
  const bare = { timestamp: at / 1000, type, id, previousEventId };
  if (BARE.has(type)) return bare;
  const field = payloadField(type);
  const { assignedVariables, ...details } = event.details ?? {};
  return {
    ...bare,
    [detailsKey(type)]: {
      ...details,
      ...(isObject(assignedVariables) && {
        assignedVariables: Object.fromEntries(
          Object.entries(assignedVariables).map(([name, value]) => [name, JSON.stringify(value)]),
        ),
        assignedVariablesDetails: { truncated: false },
      }),
      ...(field && includePayload && event.payload !== undefined && { [field]: event.payload }),
      ...(field && field !== 'parameters' && { [`${field}Details`]: { truncated: false } }),
    },
  };
};
