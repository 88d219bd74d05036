import { GetTemplateCommand, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { namesOf, stackParts } from '../../../lib/stage.ts';
import { callsTakenAway } from '../calls.ts';
import { type Finding, good, mend, note } from '../finding.ts';
import { ifThere } from '../if-there.ts';
import type { Look } from '../look.ts';
import type { Places } from '../places.ts';
import { type Change, functionsMissed, keptNoMore, type Template, template } from '../upgrade.ts';

/** Can this version take the place of what is deployed, with the processes that run there just now? */
export const upgrade: Look = {
  about: 'Upgrade',
  look: async (places, { stage, isFirst }) => {
    if (isFirst) return [];
    const { stack } = namesOf(stage);
    const changes = await Promise.all(
      stackParts.map(async (part): Promise<Change> => {
        const name = stack(part);
        const [deployed, wanted] = await Promise.all([deployedTemplate(places, name), places.wantedTemplate(name)]);
        return { stack: part, deployed, wanted };
      }),
    );
    if (changes.every(({ deployed }) => deployed === undefined)) return [];
    if (changes.some(({ wanted }) => wanted === undefined))
      return [mend(`cdk.out does not hold ${stage}: npx cdk synth --quiet -c stage=${stage}, then look again`)];
    return judgeUpgrade(changes, await areUnderWay(places, stack('Processes')));
  },
};

const deployedTemplate = async ({ stacks }: Places, name: string): Promise<Template | undefined> => {
  const found = await ifThere(stacks.send(new GetTemplateCommand({ StackName: name })));
  return found && template.parse(JSON.parse(found.TemplateBody ?? '{}'));
};

/** Whether an execution of one of the stack's machines runs or waits. */
const areUnderWay = async ({ stacks, processes }: Places, stackName: string): Promise<boolean> => {
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client: stacks },
    { StackName: stackName },
  ))
    for (const { ResourceType, PhysicalResourceId: stateMachineArn } of StackResourceSummaries) {
      if (ResourceType !== 'AWS::StepFunctions::StateMachine') continue;
      const { executions = [] } = await processes.send(
        new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING', maxResults: 1 }),
      );
      if (executions.length > 0) return true;
    }
  return false;
};

/** @param underWay whether an execution runs or waits */
export const judgeUpgrade = (changes: readonly Change[], underWay: boolean): readonly Finding[] => {
  const lost = changes
    .flatMap(keptNoMore)
    .map((what) =>
      mend(
        `${what} would be taken away or made anew, and what is in it would be out of reach: leave it as it is deployed`,
      ),
    );
  const missed = functionsMissed(changes);
  const called = missed.map((name) =>
    underWay
      ? mend(
          `${name} is called by processes under way, and this version has no function of that name: keep it until they are over`,
        )
      : note(`${name} goes; no process is under way that calls it`),
  );
  const forbidden = callsTakenAway(changes)
    .filter((name) => !missed.includes(name))
    .map((name) =>
      underWay
        ? mend(
            `processes under way may no longer call ${name} in this version: keep the machines that call it in statemachines/released until they are over`,
          )
        : note(`no process may call ${name} any more; none is under way`),
    );
  const all = [...lost, ...called, ...forbidden];
  if (all.length > 0) return all;
  return [
    good(
      underWay
        ? 'processes are under way, and this version can be deployed under them'
        : 'no process is under way, and nothing that is kept would go',
    ),
  ];
};
