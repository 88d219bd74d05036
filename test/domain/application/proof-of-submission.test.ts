import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../adapters/sha256.ts';
import { receiptOf } from '../../../domain/application/freeze.ts';
import { checkProof } from '../../../domain/application/proof-of-submission.ts';
import { anApplication, frozenOf, s1 } from '../../builders/an-application.ts';

const frozen = frozenOf(anApplication().received());
const receipt = receiptOf(frozen, s1(), { attempt: 1, submittedAt: '2027-03-20T12:00:00.000Z' }, sha256);
const proof = { references: s1().references, receipt, frozen };
const codes = (value: unknown) => checkProof(JSON.stringify(value), sha256).faults.map(({ code }) => code);

describe('The record of a submission', () => {
  it('matches its receipt, in whatever order and with whatever spaces it is written', () => {
    const { receipt: read, fingerprint, faults } = checkProof(JSON.stringify(proof, null, 4), sha256);
    expect([read, fingerprint, faults]).toEqual([receipt, receipt.hash, []]);
    expect(codes({ frozen: Object.fromEntries(Object.entries(frozen).reverse()), receipt, references: 'HC' })).toEqual(
      [],
    );
  });

  it.each([
    ['an answer that was changed', { ...frozen, sections: frozen.sections.slice(1) }],
    ['a word that was added deep inside', { ...frozen, sections: [{ ...frozen.sections[0], more: 'x' }] }],
    ['a name that was changed', { ...frozen, organisationName: 'Bright Care Ltd' }],
  ])('does not match with %s', (_, changed) => {
    expect(codes({ ...proof, frozen: changed })).toEqual(['other-content']);
  });

  it('does not match a receipt of somebody else', () => {
    expect(codes({ ...proof, frozen: { ...frozen, providerId: 'another' } })).toEqual([
      'other-content',
      'other-reference',
    ]);
  });

  it.each(['', 'no JSON', '{}', '[]', JSON.stringify({ ...proof, receipt: { ...receipt, hash: 'short' } })])(
    'is not what somebody made up: %s',
    (text) => expect(checkProof(text, sha256).faults.map(({ code }) => code)).toEqual(['unreadable']),
  );
});
