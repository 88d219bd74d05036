import * as z from 'zod';
import { parseArn } from '../arn.ts';
import { AwsError } from '../aws-error.ts';
import type { Status } from '../execution/execution.ts';
import type { JsonObject } from '../json.ts';
import { type MapRunRow, toleranceOf } from '../store/map-runs.ts';
import type { Store } from '../store/store.ts';
import { rowOf } from './executions.ts';
import {
  arnField,
  type Operation,
  operation,
  pageSize,
  paging,
  readPageToken,
  seconds,
  writePageToken,
} from './operation.ts';

export const mapRunOperations = (store: Store): Record<string, Operation> => ({
  ListMapRuns: operation(z.object({ executionArn: arnField, ...paging }), ({ executionArn, maxResults, nextToken }) => {
    const { id } = rowOf(store, executionArn);
    const count = pageSize(maxResults);
    const rows = store.mapRuns.page(id, readPageToken(nextToken) ?? '', count + 1);
    const shown = rows.slice(0, count);
    const last = shown.at(-1);
    return {
      mapRuns: shown.map((row) => ({
        executionArn: row.execution_arn,
        mapRunArn: row.arn,
        stateMachineArn: row.machine_arn,
        ...dates(row),
      })),
      ...(rows.length > count && last && { nextToken: writePageToken(last.arn) }),
    };
  }),

  DescribeMapRun: operation(z.object({ mapRunArn: arnField }), ({ mapRunArn }) => {
    if (!parseArn(mapRunArn, 'mapRun')) throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${mapRunArn}'`);
    const row = store.mapRuns.byArn(mapRunArn);
    if (!row) throw new AwsError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
    const counts = countsOf(store, row);
    const { count, percentage } = toleranceOf(row);
    return {
      mapRunArn: row.arn,
      executionArn: row.execution_arn,
      status: row.status,
      ...dates(row),
      maxConcurrency: row.max_concurrency,
      toleratedFailureCount: count ?? 0,
      toleratedFailurePercentage: percentage ?? 0,
      itemCounts: counts,
      executionCounts: counts,
      redriveCount: 0,
    };
  }),
});

const dates = (row: MapRunRow): JsonObject => ({
  startDate: seconds(row.started_at),
  ...(row.stopped_at !== null && { stopDate: seconds(row.stopped_at) }),
});

const countsOf = (store: Store, { arn, items, status }: MapRunRow): JsonObject => {
  const children = store.executions.ofMapRun(arn);
  const of = (wanted: Status) => children.filter((child) => child.status === wanted).length;
  return {
    pending: items - children.length,
    running: of('RUNNING'),
    succeeded: of('SUCCEEDED'),
    failed: of('FAILED'),
    timedOut: of('TIMED_OUT'),
    aborted: of('ABORTED'),
    total: items,
    resultsWritten: status === 'SUCCEEDED' ? of('SUCCEEDED') : 0,
    failuresNotRedrivable: 0,
    pendingRedrive: 0,
  };
};
