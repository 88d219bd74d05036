import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { peopleIn } from '../../../domain/register/registered-people.ts';

const person = (personGivenName: string, personFamilyName: string) => ({
  personTitle: 'Ms',
  personGivenName,
  personFamilyName,
});
const location = {
  name: 'Demo Willow Lane Home Care',
  regulatedActivities: [{ name: 'Personal care', contacts: [person('Petra Mary', 'Examplar-Jones')] }],
};
const provider = {
  name: 'Demo Willow Lane Home Care Ltd',
  ownershipType: 'Organisation',
  contacts: [person('Zoë', 'O’Sample')],
  regulatedActivities: [{ nominatedIndividual: person('Ali', 'Ali') }],
};
const people = peopleIn([location, provider]);

describe('the people whom the register names', () => {
  it.each([
    ['as it writes them', 'Petra Mary Examplar-Jones'],
    ['with a title', 'Dr. Petra Examplar-Jones'],
    ['without a middle name', 'petra EXAMPLAR JONES'],
    ['with another middle name', 'Petra Ann Examplar-Jones'],
    ['family name first', 'Examplar-Jones, Petra'],
    ['a contact of the provider, without accents', 'Zoe OSample'],
    ['a nominated individual with the same name twice', 'Ali Ali'],
  ])('include one of them, %s', (_how, fullName) => {
    expect(people.include(fullName)).toBe(true);
  });

  it.each([
    ['of somebody else', 'Example Zenith'],
    ['with another given name', 'Peter Examplar-Jones'],
    ['with half of a family name', 'Petra Jones'],
    ['with a given name alone', 'Petra'],
    ['with an initial', 'P Examplar-Jones'],
    ['once, where the register has it twice', 'Ali'],
    ['mixed of two people’s', 'Zoë Examplar-Jones'],
    ['without letters', '-'],
  ])('do not include a name %s', (_how, fullName) => {
    expect(people.include(fullName)).toBe(false);
  });

  it('include a sole trader, who is the provider', () => {
    const trader = peopleIn([{ name: 'Mrs Petra Examplar', ownershipType: 'Individual' }]);
    expect(trader.include('Petra Examplar')).toBe(true);
  });

  it('may be nobody, or half a name, which is nobody', () => {
    for (const body of [
      {},
      'text',
      null,
      { contacts: [{ personTitle: 'Ms', personFamilyName: 'Sample' }] },
      { contacts: 7 },
    ])
      expect(peopleIn([body])).toMatchObject({ anybody: false });
    expect(people.anybody).toBe(true);
  });

  it('cannot be written down, whatever is done with them', () => {
    expect(JSON.stringify(people)).toBe('{"anybody":true}');
    expect(inspect(people, { depth: 9, showHidden: true })).not.toMatch(/petra|examplar/i);
  });
});
