import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { isObject, type Json, type JsonObject, parseJson } from '../json.ts';

const JSON_TEXTS = new Set(['input', 'output', 'parameters']);

/** An event as GetExecutionHistory gives it, in the flat form of the recorded cases: details beside the type. */
export const flatEvent = (event: HistoryEvent): JsonObject => {
  const { type, id, previousEventId }: Pick<HistoryEvent, 'type' | 'id' | 'previousEventId'> = event;
  const details = Object.entries(event).find(([key]) => key.endsWith('EventDetails'))?.[1];
  // A round trip drops what is undefined.
  const plain: Json = JSON.parse(JSON.stringify(details ?? {}));
  return {
    type: type ?? '',
    id: id ?? 0,
    previousEventId: previousEventId ?? 0,
    ...Object.fromEntries(
      Object.entries(isObject(plain) ? plain : {}).flatMap(([key, value]) => flatField(key, value)),
    ),
  };
};

const flatField = (key: string, value: Json): [string, Json][] => {
  if (isObject(value) && value.truncated !== undefined) return [];
  if (JSON_TEXTS.has(key) && typeof value === 'string') return [[key, parseJson(value)]];
  if (key !== 'assignedVariables' || !isObject(value)) return [[key, value]];
  return [
    [
      key,
      Object.fromEntries(
        Object.entries(value).map(([name, text]) => [name, typeof text === 'string' ? parseJson(text) : text]),
      ),
    ],
  ];
};
