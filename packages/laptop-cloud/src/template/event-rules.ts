import * as z from 'zod';
import { type Pattern, pattern } from '../events/pattern.ts';
import { UnknownInTemplate } from './intrinsics.ts';
import { arn as arnOf } from './names.ts';
import type { Resources } from './resources.ts';

const RuleProperties = z.object({
  EventPattern: pattern.optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.object({
      Arn: z.string(),
      Input: z.unknown().optional(),
      InputPath: z.unknown().optional(),
      InputTransformer: z.unknown().optional(),
    }),
  ),
});
const PermissionProperties = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
});

/** A rule of EventBridge's default bus. */
export interface EventRule {
  readonly name: string;
  readonly enabled: boolean;
  readonly pattern: Pattern;
  /** The functions that it invokes with the whole event. */
  readonly functionArns: readonly string[];
}

/** @throws UnknownInTemplate for what is not known here, and for a function that EventBridge may not invoke for this rule */
export function readEventRules(resources: Resources): EventRule[] {
  const permissions = resources
    .of(['AWS::Lambda::Permission'], PermissionProperties)
    .filter(({ properties }) => properties.Principal === 'events.amazonaws.com')
    .map(({ properties }) => properties);
  return resources.of(['AWS::Events::Rule'], RuleProperties).map(({ logicalId, name, properties }) => {
    const arn = arnOf('events', `rule/${name}`);
    const { EventPattern, ScheduleExpression, State, Targets } = properties;
    if (!EventPattern || ScheduleExpression !== undefined)
      throw new UnknownInTemplate(`${logicalId}: only rules with a pattern are known here`);
    for (const { Arn, Input, InputPath, InputTransformer } of Targets) {
      if (
        !Arn.includes(':function:') ||
        Input !== undefined ||
        InputPath !== undefined ||
        InputTransformer !== undefined
      )
        throw new UnknownInTemplate(
          `${logicalId}: only functions that take the whole event are known here, not ${Arn}`,
        );
      const mayInvoke = permissions.some(
        ({ Action, FunctionName, SourceArn }) =>
          Action === 'lambda:InvokeFunction' && FunctionName === Arn && (SourceArn ?? arn) === arn,
      );
      if (!mayInvoke) throw new UnknownInTemplate(`${logicalId}: EventBridge may not invoke ${Arn} for it`);
    }
    return { name, enabled: State === 'ENABLED', pattern: EventPattern, functionArns: Targets.map(({ Arn }) => Arn) };
  });
}
