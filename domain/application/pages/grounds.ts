import type { LegalRegime } from '../../agreement/regime.ts';

/**
 * The grounds for exclusion in plain words: regulation 57 of the Public Contracts Regulations 2015, and schedules 6 and 7 of the
 * Procurement Act 2023.
 */
export const grounds = {
  'PCR-2015': {
    mandatory: [
      'taking part in a criminal organisation',
      'corruption or bribery',
      'fraud',
      'terrorism, or an offence linked to it',
      'money laundering or financing terrorism',
      'child labour, slavery or human trafficking',
      'a final finding that taxes or social security contributions were not paid',
    ],
    discretionary: [
      'a breach of environmental, social or labour law',
      'bankruptcy, insolvency or an arrangement with creditors',
      'grave professional misconduct',
      'an agreement with others to distort competition',
      'a conflict of interest that cannot be remedied',
      'having helped to prepare this procurement, where that distorts competition',
      'significant failings in an earlier public contract that ended it early or led to damages',
      'serious misrepresentation, or withholding information',
      'trying to influence a decision improperly',
      'unpaid taxes or social security contributions',
    ],
  },
  'PA-2023': {
    mandatory: [
      'corporate manslaughter',
      'terrorism',
      'theft, fraud or bribery',
      'labour market, slavery or human trafficking offences',
      'organised crime',
      'tax offences, penalties or abusive arrangements',
      'cartel offences and other competition infringements',
      'not co-operating with an investigation under the Procurement Act',
      'being on the debarment list on a mandatory ground, or on the ground of national security',
    ],
    discretionary: [
      'labour market misconduct',
      'environmental misconduct',
      'insolvency, bankruptcy or ceasing business',
      'a possible competition infringement',
      'professional misconduct',
      'breaking a contract, or poor performance',
      'acting improperly in a procurement',
      'a threat to national security',
      'being on the debarment list on a discretionary ground',
    ],
  },
} as const satisfies Record<
  LegalRegime,
  { readonly mandatory: readonly string[]; readonly discretionary: readonly string[] }
>;
