import { expect, it } from 'vitest';
import { reportOn, StopsHere } from '../../../laptop/elsewhere/report.ts';

it('A step that a fault of the emulator stops is told apart from one that may be a fault of the service', async () => {
  const lines: string[] = [];
  const report = reportOn((line) => lines.push(line));
  expect(await report.take('A window opens', async () => 'it is open')).toBe(true);
  expect(
    await report.take('Files are scanned', async () => {
      throw new StopsHere('there is no scanner');
    }),
  ).toBe(false);
  expect(
    await report.take('The lead recommends', async () => {
      throw new Error('answered 500');
    }),
  ).toBe(false);
  expect(lines).toEqual([
    'ok      A window opens: it is open',
    'STOPPED Files are scanned: there is no scanner',
    'FAILED  The lead recommends: answered 500',
  ]);
  expect(report.steps.map(({ ending }) => ending)).toEqual(['done', 'stopped', 'failed']);
});
