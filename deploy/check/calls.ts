import * as z from 'zod';
import type { Change, Template } from './upgrade.ts';

const list = z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]);
const machine = z.object({ RoleArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }) });
const policy = z.object({
  Roles: z.array(z.unknown()).default([]),
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.string(), Action: list, Resource: list.default([]) })),
  }),
});
const role = z.object({ Policies: z.array(policy).default([]) });

/** By which a machine calls a function or begins another machine. */
const CALLING = ['lambda:InvokeFunction', 'states:StartExecution'];

/**
 * What the roles of deployed machines may call, and no longer may in this version. AWS asks the role of today whichever definition an execution
 * goes by. Functions by their names, all else as the template has it.
 */
export const callsTakenAway = (changes: readonly Change[]): readonly string[] => {
  const taken = changes.flatMap(({ deployed, wanted }) =>
    Object.keys(deployed?.Resources ?? {}).flatMap((id) => {
      const left = mayCall(wanted, id);
      return mayCall(deployed, id).filter((called) => !left.includes(called));
    }),
  );
  return [...new Set(taken)].map((called) => /:function:([\w-]+)/.exec(called)?.[1] ?? called);
};

const mayCall = (of: Template | undefined, id: string): readonly string[] => {
  const found = of?.Resources[id];
  const { data } = machine.safeParse(found?.Type === 'AWS::StepFunctions::StateMachine' ? found.Properties : undefined);
  return data ? policiesOf(of, data.RoleArn['Fn::GetAtt'][0]).flatMap(calledBy) : [];
};

/** Of a role, within itself and beside it. */
const policiesOf = (of: Template | undefined, id: string): readonly z.output<typeof policy>[] => [
  ...(role.safeParse(of?.Resources[id]?.Properties).data?.Policies ?? []),
  ...Object.values(of?.Resources ?? {}).flatMap(({ Type, Properties }) => {
    const { data } = policy.safeParse(Type === 'AWS::IAM::Policy' ? Properties : undefined);
    return data && JSON.stringify(data.Roles).includes(JSON.stringify({ Ref: id })) ? [data] : [];
  }),
];

const calledBy = ({ PolicyDocument }: z.output<typeof policy>): readonly string[] =>
  PolicyDocument.Statement.filter(
    ({ Effect, Action }) => Effect === 'Allow' && Action.some((action) => CALLING.includes(String(action))),
  ).flatMap(({ Resource }) => Resource.map((resource) => JSON.stringify(resource)));
