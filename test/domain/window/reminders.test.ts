import { describe, expect, it } from 'vitest';
import { plusDuration } from '../../../domain/time/london.ts';
import { nextLook, reminderDue, remindersUnderWay } from '../../../domain/window/reminders.ts';
import type { Window, WindowChange } from '../../../domain/window/window.ts';
import { aWindow } from './a-window.ts';

const agreement = { reminders: ['PT2H', 'P7D', 'P1D'] };
const closesAt = '2027-03-31T11:00:00.000Z';
/** At noon in London, across the change of the clocks on 28 March. */
const [weekBefore, dayBefore, twoHoursBefore] = [
  '2027-03-24T12:00:00.000Z',
  '2027-03-30T11:00:00.000Z',
  '2027-03-31T09:00:00.000Z',
];
const extendedAt = (at: string, to: string, more: Partial<WindowChange> = {}): Partial<Window> => ({
  closesAt: more.takenBack ? closesAt : to,
  changes: [
    {
      kind: 'extended',
      at,
      by: { id: 'lead', name: 'A Lead' },
      reason: 'The service was down',
      closesAt: to,
      closedBefore: closesAt,
      ...more,
    },
  ],
});
const takenBack = {
  takenBack: { at: '2027-03-24T12:02:00.000Z', by: { id: 'lead', name: 'A Lead' }, reason: 'Mistyped' },
};

describe('A reminder is due', () => {
  const just = (at: string) => plusDuration(at, '-PT0.001S');
  const nineMinutesAfter = (at: string) => plusDuration(at, 'PT9M59.999S');

  it.each<[string, string, Partial<Window>, string | undefined]>([
    ['not before its instant', just(weekBefore), {}, undefined],
    ['a week before the close, at the same time of London’s day', weekBefore, {}, weekBefore],
    ['for ten minutes', nineMinutesAfter(weekBefore), {}, weekBefore],
    ['no longer than that', plusDuration(weekBefore, 'PT10M'), {}, undefined],
    ['a day before', dayBefore, {}, dayBefore],
    ['two hours before', twoHoursBefore, {}, twoHoursBefore],
    ['at no other time', '2027-03-26T12:00:00.000Z', {}, undefined],
    ['never where it would come before the window is open', weekBefore, { opensAt: weekBefore }, undefined],
    ['for a short window by what lies within it', dayBefore, { opensAt: '2027-03-30T09:00:00.000Z' }, dayBefore],
    ['not of a window that was cancelled', weekBefore, { status: 'cancelled' }, undefined],
    ['not of a window that has not been opened', weekBefore, { status: 'scheduled' }, undefined],
    [
      'not of the earlier closing once it is extended',
      dayBefore,
      extendedAt(weekBefore, '2027-04-07T11:00:00.000Z'),
      undefined,
    ],
    [
      'of the new closing',
      '2027-04-06T11:00:00.000Z',
      extendedAt(weekBefore, '2027-04-07T11:00:00.000Z'),
      '2027-04-06T11:00:00.000Z',
    ],
    [
      'not while an extension can still be taken back',
      weekBefore,
      extendedAt('2027-03-24T11:55:00.000Z', '2027-04-07T11:00:00.000Z'),
      undefined,
    ],
    [
      'of the earlier closing where the extension was taken back in time',
      '2027-03-24T12:05:00.000Z',
      extendedAt('2027-03-24T11:55:00.000Z', '2027-04-07T11:00:00.000Z', takenBack),
      weekBefore,
    ],
  ])('%s', (_, on, changed, at) => {
    expect(reminderDue(agreement, aWindow(changed), on)).toBe(at);
  });

  it('never, where the agreement says none', () => {
    expect(reminderDue({ reminders: [] }, aWindow(), weekBefore)).toBeUndefined();
    expect(nextLook({ reminders: [] }, aWindow(), aWindow().opensAt)).toEqual({ closesAt });
  });
});

describe('A window is looked at next', () => {
  const later = '2027-04-07T11:00:00.000Z';

  it.each<[string, string, Partial<Window>, string, string | undefined]>([
    ['at its first reminder, once it is open', '2027-03-01T09:00:00.000Z', {}, closesAt, weekBefore],
    ['at the next, once one is sent', weekBefore, {}, closesAt, dayBefore],
    ['at the next, where one was slept through', plusDuration(dayBefore, 'PT1H'), {}, closesAt, twoHoursBefore],
    ['at its closing alone, after the last', twoHoursBefore, {}, closesAt, undefined],
    [
      'at the first reminder of the new closing, where it was extended',
      closesAt,
      extendedAt(dayBefore, later),
      later,
      '2027-04-06T11:00:00.000Z',
    ],
    [
      'as soon as an extension can no longer be taken back, and not as late as the new closing has it',
      dayBefore,
      extendedAt('2027-03-30T10:57:00.000Z', later),
      closesAt,
      '2027-03-30T11:07:00.000Z',
    ],
    [
      'never later than the earlier closing, as long as that may come after all',
      '2027-03-31T10:55:00.000Z',
      extendedAt('2027-03-31T10:54:00.000Z', later),
      closesAt,
      undefined,
    ],
    [
      'by the new closing once the earlier one has passed, though nobody is told of it yet',
      closesAt,
      extendedAt('2027-03-31T10:54:00.000Z', later),
      later,
      '2027-04-06T11:00:00.000Z',
    ],
  ])('%s', (_, on, changed, closing, lookAt) => {
    expect(nextLook(agreement, aWindow(changed), on)).toEqual({ closesAt: closing, ...(lookAt && { lookAt }) });
  });
});

describe('A submission looks for a reminder to take back', () => {
  it.each<[string, string, Partial<Window>, readonly string[]]>([
    ['at no time but around one', '2027-03-27T12:00:00.000Z', {}, []],
    ['when it arrives a minute before, and may be stored after', plusDuration(dayBefore, '-PT60S'), {}, [dayBefore]],
    ['not when it arrives sooner', plusDuration(dayBefore, '-PT61S'), {}, []],
    ['for as long as one may wait', plusDuration(dayBefore, 'PT9M59S'), {}, [dayBefore]],
    ['not when none is sent any more', plusDuration(dayBefore, 'PT10M'), {}, []],
    [
      'for one of the earlier closing too, where the window was extended just then',
      plusDuration(dayBefore, 'PT3M'),
      extendedAt(plusDuration(dayBefore, 'PT1M'), '2027-04-07T11:00:00.000Z'),
      [dayBefore],
    ],
  ])('%s', (_, arrivedAt, changed, instants) => {
    expect(remindersUnderWay(agreement, aWindow(changed), arrivedAt)).toEqual(instants);
  });
});
