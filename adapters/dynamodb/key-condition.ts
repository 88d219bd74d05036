import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** Which part of a partition is read; all of it where nothing is said. */
export interface Stretch {
  /** What sort keys begin with. */
  readonly prefix?: string | undefined;
  /** The sort key from which on it is read. */
  readonly from?: string | undefined;
  /** The sort key before which it is read, backwards from there. */
  readonly before?: string | undefined;
}

type Condition = Pick<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues' | 'ScanIndexForward'>;

/** The condition of a query for a part of a partition: by one of the three at most. */
export const keyCondition = (pk: string, { prefix, from, before }: Stretch): Condition => {
  const by = (condition: string, key: string): Condition => ({
    KeyConditionExpression: `pk = :pk AND ${condition}`,
    ExpressionAttributeValues: { ':pk': pk, ':sk': key },
  });
  if (before) return { ...by('sk < :sk', before), ScanIndexForward: false };
  if (from) return by('sk >= :sk', from);
  if (prefix) return by('begins_with(sk, :sk)', prefix);
  return { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
};
