import { expect, it } from 'vitest';
import { windowsToPrepare } from '../../../domain/window/coming-window.ts';
import { s1 } from '../../builders/an-application.ts';

const SEPTEMBER = 's1-home-care-2027-09-01';
const MARCH = 's1-home-care-2028-03-01';

it.each([
  ['a day before it opens', '2027-08-31T08:00:00.000Z', [SEPTEMBER]],
  ['in its last moment', '2027-09-01T07:59:59.999Z', [SEPTEMBER]],
  ['as it opens', '2027-09-01T08:00:00.000Z', [MARCH, SEPTEMBER]],
  ['nine minutes later', '2027-09-01T08:09:00.000Z', [MARCH, SEPTEMBER]],
  ['once its record must be there', '2027-09-01T08:10:00.000Z', [MARCH]],
  ['after the term', '2030-01-01T00:00:00.000Z', []],
])('A window of the schedule can be prepared for until its record must be there: %s', (_, at, windowIds) => {
  expect(windowsToPrepare(s1(), at).map(({ windowId }) => windowId)).toEqual(windowIds);
});
