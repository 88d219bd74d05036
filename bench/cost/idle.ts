import type { Used } from './prices.ts';

type Properties = Readonly<Record<string, unknown>>;
/** As `cdk synth` writes them. */
export type Templates = readonly {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: Properties }>>;
}[];

const metricsOf = ({ Metrics }: Properties): number =>
  Array.isArray(Metrics) ? Metrics.filter((each) => 'MetricStat' in each).length : 1;

/** A metric of a filter that says what it is where nothing matches is there always; another one costs in the hours alone in which something does. */
const isAlways = ({ MetricTransformations }: Properties): boolean =>
  Array.isArray(MetricTransformations) && MetricTransformations.some(({ DefaultValue }) => DefaultValue !== undefined);

const everyIn =
  (templates: Templates) =>
  (type: string): readonly Properties[] =>
    templates
      .flatMap(({ Resources }) => Object.values(Resources))
      .filter(({ Type }) => Type === type)
      .map(({ Properties = {} }) => Properties);

/** What templates have that costs by the month though nobody uses it, in their first year. */
export const keptOf = (templates: Templates): readonly Used[] => {
  const every = everyIn(templates);
  return [
    { of: 'version of a key a month', count: every('AWS::KMS::Key').length },
    {
      of: 'metric of an alarm a month',
      count: every('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    },
    { of: 'composite alarm a month', count: every('AWS::CloudWatch::CompositeAlarm').length },
    { of: 'metric of our own a month', count: every('AWS::Logs::MetricFilter').filter(isAlways).length },
    { of: 'dashboard a month', count: every('AWS::CloudWatch::Dashboard').length },
    { of: 'secret a month', count: every('AWS::SecretsManager::Secret').length },
  ];
};

/** Each of the first two renewals of a key adds a version that is charged for; none after that does. */
const RENEWALS = 2;

/** What comes to it by and by, as keys are renewed. */
export const addedByRenewals = (templates: Templates): Used => ({
  of: 'version of a key a month',
  count: everyIn(templates)('AWS::KMS::Key').filter((key) => key.EnableKeyRotation === true).length * RENEWALS,
});
