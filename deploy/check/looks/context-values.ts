import { faultsOfSettings, LAPTOP } from '../../../lib/settings.ts';
import { type Finding, good, mend } from '../finding.ts';
import type { Look } from '../look.ts';

/** Is everything set that this stage needs, and nothing made up? */
export const contextValues: Look = {
  about: 'Context values',
  look: async (_, { values }) => judgeValues(values),
};

export const judgeValues = (values: Readonly<Record<string, unknown>>): readonly Finding[] => {
  const stage = values.stage ?? LAPTOP;
  if (stage === LAPTOP)
    return [mend('no stage is named, and laptop is for one computer: say --stage live, or another name for a test')];
  const faults = faultsOfSettings(values);
  return faults.length === 0
    ? [good(`all that ${String(stage)} needs is set`)]
    : faults.map((fault) => mend(`${fault} (set it in cdk.json or with -c)`));
};
