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

  it.each([{ source: [{ wildcard: 'aws.*' }] }, { source: [] }, { source: 'aws.s3' }])(
    'is refused where it is not known here: %j',
    (given) => {
      expect(pattern.safeParse(given).success).toBe(false);
    },
  );
});
