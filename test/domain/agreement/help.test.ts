import { describe, expect, it } from 'vitest';
import { helpWith } from '../../../domain/agreement/help.ts';

const at = (telephone: string) => ({ telephone, email: 'name@example.gov.uk', hours: 'on working days' });
const agreementOf = (id: string, council: string) => ({
  id,
  title: `Agreement ${id}`,
  council,
  contact: at(`01632 960 0${id.length}0`),
  councilContact: at('01632 960 900'),
});
const one = agreementOf('care', 'A Council');
const other = agreementOf('day-care', 'A Council');
const elsewhere = agreementOf('beds', 'B Council');

describe('Who reads a page is told to ask', () => {
  it.each([
    ['/agreements/care', ['Agreement care']],
    ['/register/day-care/places.csv', ['Agreement day-care']],
    ['/apply/windows/care-2027-03-01/questions/prices', ['Agreement care']],
    ['/apply/windows/day-care-2027-03-01-0900/tasks', ['Agreement day-care']],
    ['/apply/windows/day-care-2027-03-01/nothing-is-here', ['Agreement day-care']],
    ['/', ['A Council', 'B Council']],
    ['/apply/signed-out', ['A Council', 'B Council']],
    ['/agreements/unknown', ['A Council', 'B Council']],
    ['/%E0%A4%A', ['A Council', 'B Council']],
  ])('of %s: %j', (path, whom) => {
    expect(helpWith([one, other, elsewhere], path).map(({ about }) => about)).toEqual(whom);
  });

  it('nobody, where no file says whom', () => {
    expect(helpWith([{ id: 'care', title: 'Care', council: 'A Council' }], '/agreements/care')).toEqual([]);
  });
});
