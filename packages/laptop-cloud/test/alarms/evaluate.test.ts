import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/alarms/evaluate.ts';
import { now as someTime } from '../moment.ts';
import { anAlarm } from './an-alarm.ts';

const minute = 60_000;
const start = Date.parse(someTime);
/** So much was counted in each of these minutes after ten o'clock. */
const counted = (values: Readonly<Record<number, number>>) =>
  Object.entries(values).map(([at, value]) => ({ at: start + Number(at) * minute, sum: value, maximum: value }));

describe('an alarm', () => {
  it.each([
    ['is quiet where nothing was counted', {}, {}, 7, 'OK'],
    ['rings as soon as the period that has begun is too much', {}, { 6: 1 }, 7, 'ALARM'],
    ['rings to the end of the next period', {}, { 6: 1 }, 14, 'ALARM'],
    ['is quiet again after a whole period in which there was nothing', {}, { 6: 1 }, 15, 'OK'],
    ['adds up what was counted within one period', { threshold: 5 }, { 5: 2, 9: 3 }, 9, 'ALARM'],
    ['does not add up what was counted in two', { threshold: 5 }, { 4: 2, 5: 3 }, 9, 'OK'],
    ['is quiet at its threshold, where that is not too much', { orEqual: false, threshold: 1 }, { 6: 1 }, 7, 'OK'],
    ['takes the largest value', { statistic: 'Maximum', threshold: 5 }, { 5: 2, 9: 3 }, 9, 'OK'],
    ['waits for two periods', { evaluationPeriods: 2, datapointsToAlarm: 2 }, { 6: 1 }, 7, 'OK'],
    ['rings after two periods', { evaluationPeriods: 2, datapointsToAlarm: 2 }, { 4: 1, 6: 1 }, 7, 'ALARM'],
    ['rings at one of the last three', { evaluationPeriods: 3, datapointsToAlarm: 1 }, { 1: 1 }, 18, 'ALARM'],
  ] as const)('%s', (_, given, values, at, state) => {
    expect(evaluate(anAlarm(given), counted(values), start + at * minute).state).toBe(state);
  });
});
