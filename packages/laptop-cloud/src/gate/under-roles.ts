import type { CloudTemplate } from '../template/cloud-template.ts';
import type { Access } from './access.ts';

/** What acts under a role of the template: the credentials that it signs with, and what keeps it from doing something. */
export const underRoles = (template: Pick<CloudTemplate, 'roles'>, access: Pick<Access, 'decide'>) => {
  const roles = new Map(template.roles.map((role) => [role.arn, role.logicalId]));
  const credentialsFor = (roleArn: string) => ({
    accessKeyId: roles.get(roleArn) ?? 'none',
    secretAccessKey: 'local',
  });
  return {
    credentialsFor,
    /** What a service that acts under a role is answered where that may not do this; undefined where it may. */
    whyNot: (roleArn: string, action: string, resource: string): string | undefined => {
      const decision = access.decide(credentialsFor(roleArn).accessKeyId, { action, resource, context: new Map() });
      const text = `User: ${roleArn} is not authorized to perform: ${action} on resource: ${resource}`;
      return decision.allowed ? undefined : `${text} ${decision.why}`;
    },
  };
};
