import type { Role } from './access.ts';
import type { LambdaFunction } from './functions.ts';
import { UnknownInTemplate } from './intrinsics.ts';
import type { Machine } from './machines.ts';
import type { MalwarePlan } from './malware-plans.ts';
import { region } from './names.ts';
import type { Schedule } from './schedules.ts';

/** What takes on roles, and the roles that there are. */
interface Trusting {
  readonly functions: readonly LambdaFunction[];
  readonly machines: readonly Machine[];
  readonly schedules: readonly Schedule[];
  readonly malwarePlans: readonly MalwarePlan[];
  readonly roles: readonly Role[];
}

/**
 * Checks that each function, machine, schedule and plan has a role of the template that its service may take on: AWS refuses
 * to deploy others.
 *
 * @throws UnknownInTemplate
 */
export function checkTrust({ functions, machines, schedules, malwarePlans, roles }: Trusting): void {
  const uses = [
    ...functions.map(({ logicalId, roleArn }) => ({ logicalId, roleArn, service: 'lambda.amazonaws.com' })),
    ...machines.map(({ logicalId, roleArn }) => ({ logicalId, roleArn, service: 'states.amazonaws.com' })),
    ...schedules.map(({ logicalId, target }) => ({
      logicalId,
      roleArn: target.roleArn,
      service: 'scheduler.amazonaws.com',
    })),
    ...malwarePlans.map(({ logicalId, roleArn }) => ({
      logicalId,
      roleArn,
      service: 'malware-protection-plan.guardduty.amazonaws.com',
    })),
  ];
  for (const { logicalId, roleArn, service } of uses) {
    const role = roles.find(({ arn }) => arn === roleArn);
    if (!role) throw new UnknownInTemplate(`${logicalId}: its role ${roleArn} is not in the template`);
    if (!role.trusted.some((one) => one === service || one === service.replace('.', `.${region}.`))) {
      throw new UnknownInTemplate(`${logicalId}: its role ${role.logicalId} may not be taken on by ${service}`);
    }
  }
}
