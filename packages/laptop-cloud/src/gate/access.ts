import type { PolicyDocument, Role } from '../template/access.ts';
import type { CloudTemplate } from '../template/cloud-template.ts';
import { account, region } from '../template/names.ts';
import { Keys } from './keys.ts';
import { type Ask, type Decision, decide, type Rule, rule } from './policy.ts';
import type { RequestLog } from './request-log.ts';

/** Decides who may do what, from the roles, tables, buckets and keys of the template, and notes each decision. */
export class Access {
  #roles = new Map<string, { readonly role: Role; readonly rules: Rule[] }>();
  readonly #guarded: { readonly arn: string; readonly document: PolicyDocument; readonly name: string }[];
  readonly #ofResource = new Map<string, { readonly arn: string; readonly rules: Rule[] }[]>();
  readonly #keys: Keys;
  readonly log: RequestLog;

  /** @throws for a policy that cannot be judged here. */
  constructor(
    {
      roles,
      tables,
      buckets,
      keys = [],
    }: Pick<CloudTemplate, 'roles' | 'tables' | 'buckets'> & Partial<Pick<CloudTemplate, 'keys'>>,
    log: RequestLog,
  ) {
    this.#keys = new Keys({ tables, buckets, keys });
    this.#guarded = [...tables, ...buckets].flatMap(({ arn, policy, name }) =>
      policy ? [{ arn, document: policy, name }] : [],
    );
    this.log = log;
    this.enforce(roles);
  }

  /** From now on these policies count, as after a deployment that changed them. @throws for a policy that cannot be judged here. */
  enforce(roles: readonly Role[]): void {
    this.#roles = new Map(
      roles.map((role) => [role.logicalId, { role, rules: role.statements.map((one) => rule(one, one.from)) }]),
    );
    for (const role of roles) this.#ofResource.set(role.logicalId, this.#guarding(role));
  }

  /** The role whose access key this is: a role's key is its logical id. */
  role(accessKeyId: string): Role | undefined {
    return this.#roles.get(accessKeyId)?.role;
  }

  decide(accessKeyId: string, ask: Ask): Decision {
    const known = this.#roles.get(accessKeyId);
    if (!known) return { allowed: false, why: 'because the access key belongs to no role of the template' };
    const context = new Map([...this.#common(known.role), ...ask.context]);
    const guards = (this.#ofResource.get(accessKeyId) ?? []).filter(
      ({ arn }) => ask.resource === arn || ask.resource.startsWith(`${arn}/`),
    );
    const decision = decide(
      { ...ask, context },
      known.rules,
      guards.flatMap(({ rules }) => rules),
    );
    this.log.add({ caller: accessKeyId, ...ask, decision });
    if (!decision.allowed) return decision;
    for (const ofKey of this.#keys.asks({ ...ask, context })) {
      const used = this.#keys.decide(ofKey, known.role, known.rules);
      this.log.add({ caller: accessKeyId, ...ofKey, decision: used });
      if (!used.allowed)
        return {
          allowed: false,
          why: `since it is not authorized to perform ${ofKey.action} on ${ofKey.resource}, ${used.why}`,
        };
    }
    return decision;
  }

  #common(role: Role): [string, string[]][] {
    return [
      ['aws:principalarn', [role.arn]],
      ['aws:principalaccount', [account]],
      ['aws:principaltype', ['AssumedRole']],
      ['aws:resourceaccount', [account]],
      ['aws:requestedregion', [region]],
      // Nothing leaves the laptop: a rule against plain HTTP guards wires that are not there.
      ['aws:securetransport', ['true']],
      ['aws:currenttime', [new Date().toISOString()]],
      ['aws:epochtime', [String(Math.floor(Date.now() / 1000))]],
    ];
  }

  #guarding(role: Role): { readonly arn: string; readonly rules: Rule[] }[] {
    return this.#guarded.map(({ arn, document, name }) => ({
      arn,
      rules: document.Statement.filter(({ Principal: principal, Effect: effect }) => {
        const named = principal === '*' ? ['*'] : (principal?.AWS ?? []);
        // The account as principal hands over to the roles' own policies; it grants nothing by itself.
        const whole = [account, `arn:aws:iam::${account}:root`].some((one) => named.includes(one));
        return named.includes('*') || named.includes(role.arn) || (whole && effect === 'Deny');
      }).map((statement) => rule(statement, name)),
    }));
  }
}
