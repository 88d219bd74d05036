import { describe, expect, it } from 'vitest';
import { matches, pattern } from '../../src/events/pattern.ts';

const event = {
  source: 'aws.guardduty',
  resources: ['arn:of:plan:1', 'arn:of:plan:2'],
  detail: { key: 'kept/a', result: 'FAILED', throttled: false },
};

describe('a pattern of EventBridge', () => {
  it.each([
    [{ source: ['aws.guardduty'] }, true],
    [{ source: ['aws.s3', 'aws.guardduty'] }, true],
    [{ source: ['aws.s3'] }, false],
    [{ account: ['1'] }, false],
    [{ resources: ['arn:of:plan:2'] }, true],
    [{ source: ['aws.guardduty'], detail: { key: [{ prefix: 'kept/' }] } }, true],
    [{ detail: { key: [{ prefix: 'arriving/' }] } }, false],
    [{ detail: { result: [{ 'anything-but': ['NO_THREATS_FOUND'] }] } }, true],
    [{ detail: { result: [{ 'anything-but': 'FAILED' }] } }, false],
    [{ detail: { throttled: [false] } }, true],
    [{ detail: { key: { deeper: ['x'] } } }, false],
  ])('%j takes the event: %s', (given, taken) => {
    expect(matches(pattern.parse(given), event)).toBe(taken);
  });

  it.each([
    { source: [{ wildcard: 'aws.*' }] },
    { source: [] },
    { source: 'aws.s3' },
    { source: [{ 'anything-but': { prefix: 'a' } }] },
    { $or: [{ source: ['a'] }] },
  ])('is refused where it is not known here: %j', (given) => {
    expect(pattern.safeParse(given).success).toBe(false);
  });
});

const change = {
  eventName: 'MODIFY',
  dynamodb: {
    Keys: { PK: { S: 'PLACE#1' } },
    NewImage: {
      PK: { S: 'PLACE#1' },
      open: { BOOL: true },
      tags: { L: [{ S: 'red' }, { S: 'blue' }] },
      size: { N: '3' },
    },
  },
};
const image = (asked: object) => ({ dynamodb: { NewImage: asked } });

describe('a pattern of changes of a table', () => {
  it.each<[string, object, boolean]>([
    ['nothing is asked', {}, true],
    ['the value is in the list', { eventName: ['INSERT', 'MODIFY'] }, true],
    ['the value is not in the list', { eventName: ['INSERT', 'REMOVE'] }, false],
    ['all fields are as asked', { eventName: ['MODIFY'], ...image({ open: { BOOL: [true] } }) }, true],
    ['one field of several is not', { eventName: ['MODIFY'], ...image({ open: { BOOL: [false] } }) }, false],
    ['the value begins so', { dynamodb: { Keys: { PK: { S: [{ prefix: 'PLACE#' }] } } } }, true],
    ['the value begins otherwise', { dynamodb: { Keys: { PK: { S: [{ prefix: 'DOG#' }] } } } }, false],
    ['one condition of several holds', image({ PK: { S: [{ prefix: 'DOG#' }, 'PLACE#1'] } }), true],
    ['the value is another', { eventName: [{ 'anything-but': ['REMOVE', 'INSERT'] }] }, true],
    ['the value is that one', { eventName: [{ 'anything-but': 'MODIFY' }] }, false],
    ['there is no value that could be another', image({ colour: { S: [{ 'anything-but': 'red' }] } }), false],
    ['the field is there', image({ size: { N: [{ exists: true }] } }), true],
    ['the field is not there', image({ colour: { S: [{ exists: true }] } }), false],
    ['a field is absent, as asked', { dynamodb: { OldImage: { PK: { S: [{ exists: false }] } } } }, true],
    ['what is there has fields of its own, and so is no value', image({ size: [{ exists: true }] }), false],
    ['one of a list is it', image({ tags: { L: { S: ['blue'] } } }), true],
    ['none of a list is it', image({ tags: { L: { S: ['green'] } } }), false],
    ['a number is asked for, which DynamoDB writes as text', image({ size: { N: [3] } }), false],
    ['a field is named like one that all objects have', { constructor: { name: ['Object'] } }, false],
  ])('says of an event where %s', (_, asked, expected) => {
    expect(matches(pattern.parse(asked), change)).toBe(expected);
  });
});
