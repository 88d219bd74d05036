import * as z from 'zod';
import { settingNames } from '../../lib/settings.ts';
import { valuesOfStage } from '../../lib/values-of-stage.ts';

const text = z.string().min(1).optional().catch(undefined);
const cdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/** What is about to be deployed. A value that is not right is left out here: that is said of the context values themselves. */
export interface Wanted {
  readonly stage: string;
  readonly region: string;
  /** All that is set, as it was set. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly domainPrefix: string;
  readonly siteConcurrency: number;
  readonly isFirst: boolean;
  readonly notifyTemplateId: string | undefined;
  readonly emailFrom: string | undefined;
  readonly sesIdentity: string | undefined;
  readonly alarmsTo: string | undefined;
}

interface Given {
  /** What cdk.json holds, parsed. */
  readonly cdkJson: unknown;
  /** `name=value`, as on CDK's command line. */
  readonly context: readonly string[];
  readonly stage?: string | undefined;
  readonly region: string;
}

/** Reads what CDK would read: the command line first, then cdk.json. */
export const wantedOf = ({ cdkJson: file, context, stage, region }: Given): Wanted => {
  const said = Object.fromEntries(
    context.map((each) => [each.split('=', 1).join(''), each.slice(each.indexOf('=') + 1)]),
  );
  const all: Record<string, unknown> = { ...cdkJson.parse(file).context, ...said, ...(stage && { stage }) };
  const values = valuesOfStage((name) => all[name], settingNames);
  const emailFrom = text.parse(values.emailFrom);
  return {
    stage: text.parse(values.stage) ?? 'laptop',
    region,
    values,
    domainPrefix: text.parse(values.domainPrefix) ?? 'provider-onboarding',
    siteConcurrency: Number(values.siteConcurrency ?? 0),
    isFirst: values.firstDeployment === 'yes' || values.firstDeployment === true,
    notifyTemplateId: text.parse(values.notifyTemplateId),
    emailFrom,
    sesIdentity: text.parse(values.sesIdentity) ?? emailFrom?.split('@').at(-1),
    alarmsTo: text.parse(values.alarmsTo),
  };
};
