import type { Role } from '../template/access.ts';
import type { CloudTemplate } from '../template/cloud-template.ts';
import { account, region } from '../template/names.ts';
import { type Ask, type Decision, type Rule, rule } from './policy.ts';

const reading = ['kms:Decrypt', 'kms:DescribeKey'];
const writing = [...reading, 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/** What a call asks of the key of what it is about, as the guides of DynamoDB and S3 say; nothing of what holds no data. */
const asked: readonly (readonly [call: RegExp, actions: readonly string[]])[] = [
  [/^dynamodb:(Get|BatchGet)Item$|^dynamodb:(Query|Scan|ConditionCheckItem|GetRecords)$/, reading],
  [/^dynamodb:(Put|Update|Delete|BatchWrite)Item$/, writing],
  [/^s3:GetObject(Version)?$/, ['kms:Decrypt']],
  [/^s3:PutObject$/, ['kms:GenerateDataKey']],
];

interface Key {
  readonly arn: string;
  readonly rules: readonly { readonly rule: Rule; readonly principals: readonly string[] }[];
}

/** The keys of the template, with what is encrypted with each. */
export class Keys {
  readonly #keys: readonly Key[];
  readonly #under: readonly { readonly arn: string; readonly key: Key }[];

  /** @throws for a policy that cannot be judged here. */
  constructor({
    tables,
    buckets,
    keys = [],
  }: Pick<CloudTemplate, 'tables' | 'buckets'> & Partial<Pick<CloudTemplate, 'keys'>>) {
    this.#keys = keys.map(({ arn, logicalId, policy }) => ({
      arn,
      // A key's policy is about the key itself.
      rules: policy.Statement.map((statement) => ({
        rule: rule({ ...statement, Resource: ['*'] }, logicalId),
        principals: principalsOf(statement.Principal),
      })),
    }));
    this.#under = [...tables, ...buckets].flatMap(({ arn, key: of }) => {
      const key = this.#keys.find((one) => one.arn === of);
      return key ? [{ arn, key }] : [];
    });
  }

  /** What this call asks of a key besides; nothing where what it is about is under none of the account's own. */
  asks({ action, resource, context }: Ask): readonly Ask[] {
    const under = this.#under.find(({ arn }) => resource === arn || resource.startsWith(`${arn}/`));
    const actions = asked.find(([call]) => call.test(action))?.[1] ?? [];
    if (!under) return [];
    const via = `${action.split(':')[0]}.${region}.amazonaws.com`;
    return actions.map((each) => ({
      action: each,
      resource: under.key.arn,
      context: new Map([...context, ['kms:viaservice', [via]], ['kms:calleraccount', [account]]]),
    }));
  }

  /**
   * As KMS decides: a key's policy has to let a role in, by its own name, or by that of the account, and then the role's policies have to
   * allow it as well. They alone never do.
   */
  decide(ask: Ask, role: Role, identity: readonly Rule[]): Decision {
    const key = this.#keys.find(({ arn }) => arn === ask.resource);
    const of = (effect: Rule['effect'], named: (principals: readonly string[]) => boolean) =>
      (key?.rules ?? []).find(
        ({ rule, principals }) => rule.effect === effect && named(principals) && rule.matches(ask),
      )?.rule;
    const byName = (principals: readonly string[]) => principals.includes('*') || principals.includes(role.arn);
    const byAccount = (principals: readonly string[]) => principals.some((one) => wholeAccount.has(one));
    const denied =
      identity.find((one) => one.effect === 'Deny' && one.matches(ask)) ??
      of('Deny', (principals) => byName(principals) || byAccount(principals));
    if (denied) return { allowed: false, why: `with an explicit deny (${denied.from})` };
    const named = of('Allow', byName);
    if (named) return { allowed: true, by: named.from };
    if (!of('Allow', byAccount))
      return { allowed: false, why: 'because no resource-based policy allows it: the key’s own' };
    const granted = identity.find((one) => one.effect === 'Allow' && one.matches(ask));
    if (granted) return { allowed: true, by: granted.from };
    return { allowed: false, why: `because no identity-based policy allows the ${ask.action} action` };
  }
}

const wholeAccount = new Set([account, `arn:aws:iam::${account}:root`]);
const principalsOf = (principal: '*' | Readonly<Record<string, readonly string[]>> | undefined): readonly string[] =>
  principal === '*' ? ['*'] : (principal?.AWS ?? []);
