import { describe, expect, it } from 'vitest';
import { readEventSources } from '../../src/template/event-sources.ts';
import type { LambdaFunction } from '../../src/template/functions.ts';
import { functionArn } from '../../src/template/names.ts';
import { Resources } from '../../src/template/resources.ts';
import { aTable } from '../dynamodb/a-table.ts';

const reader: LambdaFunction = {
  logicalId: 'Reader',
  name: 'Reader',
  arn: functionArn('Reader'),
  codeDir: '/code',
  handler: 'index.handler',
  timeoutSeconds: 3,
  memoryMb: 128,
  reservedConcurrency: undefined,
  environment: {},
  roleArn: 'role',
  logGroup: '/aws/lambda/Reader',
  asyncRetries: 2,
};
const followed = aTable('Letters', { streamView: { StreamViewType: 'NEW_IMAGE' } });

/** The source of a template with two tables, one of which has a stream, and a queue. */
const read = (given: object) => {
  const Resources_ = {
    Letters: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    Plain: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
    Source: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Letters', 'StreamArn'] },
        FunctionName: 'Reader',
        StartingPosition: 'TRIM_HORIZON',
        ...given,
      },
    },
  };
  const stack = { name: 'Stack', Resources: Resources_, Outputs: {}, Parameters: {} };
  const resources = new Resources({ stacks: [stack], assets: new Map() }, 'http://127.0.0.1:3000');
  const [source] = readEventSources(resources, [followed, aTable('Plain')], [reader]);
  return source;
};

describe('an event source of the template', () => {
  it('gives the table and the function, and what CloudFormation assumes of the rest', () => {
    expect(read({})).toMatchObject({
      logicalId: 'Source',
      streamArn: expect.stringMatching(/table\/Letters\/stream\/./),
      table: followed,
      function: reader,
      enabled: true,
      batchSize: 100,
      windowSeconds: 0,
      startsAt: 'TRIM_HORIZON',
      bisects: false,
      reportsFailures: false,
      maximumRetryAttempts: Number.POSITIVE_INFINITY,
      maximumAgeSeconds: Number.POSITIVE_INFINITY,
    });
  });

  it('gives what the template says', () => {
    const given = {
      FunctionName: `${reader.arn}:live`,
      Enabled: false,
      BatchSize: 5,
      MaximumBatchingWindowInSeconds: 2,
      StartingPosition: 'LATEST',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 0,
      MaximumRecordAgeInSeconds: -1,
    };
    expect(read(given)).toMatchObject({
      function: reader,
      enabled: false,
      batchSize: 5,
      windowSeconds: 2,
      startsAt: 'LATEST',
      bisects: true,
      reportsFailures: true,
      maximumRetryAttempts: 0,
      maximumAgeSeconds: Number.POSITIVE_INFINITY,
    });
  });

  it('wants a record that one of its filters lets through', () => {
    const Pattern = (name: string) => JSON.stringify({ eventName: [name] });
    const source = read({
      FilterCriteria: { Filters: [{ Pattern: Pattern('INSERT') }, { Pattern: Pattern('REMOVE') }] },
    });
    expect(['INSERT', 'MODIFY', 'REMOVE'].filter((eventName) => source?.isWanted({ eventName }))).toEqual([
      'INSERT',
      'REMOVE',
    ]);
    expect(read({})?.isWanted({ eventName: 'MODIFY' })).toBe(true);
  });

  it.each<[string, object]>([
    ['comes from a queue', { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
    ['comes from a table without a stream', { EventSourceArn: { 'Fn::GetAtt': ['Plain', 'StreamArn'] } }],
    ['comes from nowhere', { EventSourceArn: undefined }],
    ['is for a function that is not there', { FunctionName: 'Nobody' }],
    ['sends on what failed', { DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Queue', 'Arn'] } } } }],
    ['gives a shard to several at once', { ParallelizationFactor: 2 }],
    ['adds up over time', { TumblingWindowInSeconds: 60 }],
    ['begins at a time', { StartingPosition: 'AT_TIMESTAMP' }],
    [
      'has a filter that is not known',
      { FilterCriteria: { Filters: [{ Pattern: '{"eventName":[{"suffix":"T"}]}' }] } },
    ],
  ])('is refused by name when it %s', (_, given) => {
    expect(() => read(given)).toThrow(expect.objectContaining({ name: 'UnknownInTemplate' }));
  });
});
