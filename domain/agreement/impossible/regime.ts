import { type Agreement, endOfTerm } from '../agreement.ts';

/** The day from which agreements are concluded under the Procurement Act 2023 (docs/rules.md, rule 0). */
const PA_2023_IN_FORCE = '2025-02-24';

/** Last day on which a dynamic purchasing system under PCR 2015 may run (docs/rules.md, rule 9). */
const PCR_DPS_END = '2029-02-23';

/** Why an agreement cannot stand under the law that its file names. It counts as concluded on `concludedOn`, or when its term begins. */
export const againstTheRegime = ({ regime, kind, term, concludedOn = term.from }: Agreement): readonly string[] => [
  ...(regime === 'PCR-2015' && concludedOn >= PA_2023_IN_FORCE
    ? [`An agreement concluded from ${PA_2023_IN_FORCE} on stands under PA 2023, and this one was on ${concludedOn}`]
    : []),
  ...(regime === 'PA-2023' && concludedOn < PA_2023_IN_FORCE
    ? [
        `PA 2023 applies to agreements concluded from ${PA_2023_IN_FORCE} on, and this one was on ${concludedOn}: it stands under PCR 2015`,
      ]
    : []),
  ...(concludedOn > term.from
    ? [`The term begins (${term.from}) before the agreement is concluded (${concludedOn})`]
    : []),
  ...(regime === 'PCR-2015' && kind === 'dynamic-market' && endOfTerm({ term }) > PCR_DPS_END
    ? [`A dynamic purchasing system under PCR 2015 ends on ${PCR_DPS_END} at the latest`]
    : []),
];
