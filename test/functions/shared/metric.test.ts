import { afterEach, describe, expect, it, vi } from 'vitest';
import { countOne } from '../../../functions/shared/metric.ts';

afterEach(() => vi.restoreAllMocks());

describe('What somebody must hear of though no task failed', () => {
  it('is a line that CloudWatch reads as the metric of the alarm', () => {
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
    countOne({ now: () => '2027-04-14T10:00:00.000Z' })('LettersOverDailyLimit');
    expect(written.map((line) => JSON.parse(line))).toEqual([
      {
        _aws: {
          Timestamp: Date.parse('2027-04-14T10:00:00.000Z'),
          CloudWatchMetrics: [
            {
              Namespace: 'ProviderOnboarding',
              Dimensions: [[]],
              Metrics: [{ Name: 'LettersOverDailyLimit', Unit: 'Count' }],
            },
          ],
        },
        LettersOverDailyLimit: 1,
      },
    ]);
  });
});
