import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../domain/award/award.ts';
import { contractAsText, contractInWords } from '../../../domain/award/contract-in-words.ts';
import { s1 } from '../../builders/an-application.ts';

const contract: Contract = {
  contractId: 's1-home-care-A-0123456789ab',
  agreementId: 's1-home-care',
  windowId: 's1-home-care-2027-03-01',
  applicationId: 's1-home-care-2027-03-01.willow',
  providerId: 'willow',
  providerName: 'Willow Care',
  locationId: '1-1000000001',
  lot: 'A',
  zones: [{ zone: '2', hoursPerWeek: 35 }],
  from: '2027-05-14',
  to: '2027-08-31',
  rating: 'Good',
  awardedAt: '2027-05-14T08:00:00.000Z',
};

describe('A contract in words', () => {
  it('ends with the agreement’s term as it stands now, and says to when it was made', () => {
    const { particulars } = contractInWords(contract, s1());
    expect(particulars.find(({ what }) => what === 'Ends')?.text).toBe(
      '31 August 2028, as the agreement’s term stands now (it was made to 31 August 2027)',
    );
  });

  it('says of one whose provider left on which day it ended', () => {
    const { particulars } = contractInWords({ ...contract, leftOn: '2027-07-01' }, s1());
    expect(particulars.find(({ what }) => what === 'Ends')?.text).toBe('1 July 2027, as you left');
  });

  it('says of one whose provider leaves on which day it ends, and who accepted it', () => {
    const by = { id: 'asha', name: 'Asha' };
    const at = '2027-05-20T09:00:00.000Z';
    const leaving = { by, at, reason: 'Our manager retires.', on: '2027-08-12' };
    const textOf = (of: string, standing: Parameters<typeof contractInWords>[3]) =>
      contractInWords(contract, s1(), s1(), standing).particulars.find(({ what }) => what === of)?.text;
    expect(textOf('Ends', { leaving })).toBe('12 August 2027, as you have said that you leave');
    expect(textOf('Accepted', { accepted: { by, at, signatory: 'Asha Patel' } })).toBe(
      'By Asha Patel, at 10am on Thursday 20 May 2027',
    );
    expect(textOf('Accepted', undefined)).toBe('Not yet');
  });

  it('says the least that is true of any where the agreement’s file has no words of its own', () => {
    const { contracts: _, contact: __, ...bare } = s1();
    const { conditions, questions } = contractInWords(contract, bare);
    expect(conditions).toHaveLength(2);
    expect(questions).toBe('Ask Staffordshire County Council, and give the number of the contract.');
  });

  it('is a text of a line for each particular and each condition', () => {
    const said = contractInWords(contract, s1());
    const lines = contractAsText(said).split('\r\n');
    expect(lines[0]).toBe('Contract for lot A: Standard home care');
    expect(lines).toContain('Zones, with the hours a week that you offered: 2 Tamworth: 35');
    expect(lines.filter((line) => /^\d+\. /.test(line))).toHaveLength(said.conditions.length);
  });
});
