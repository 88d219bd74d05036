import type { Statement } from '../template/access.ts';
import { type Context, condition } from './conditions.ts';
import { wildcard } from './wildcard.ts';

/** One permission that a call needs, e.g. `dynamodb:PutItem` on a table's ARN. */
export interface Ask {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

/** A statement made ready to be asked. */
export interface Rule {
  readonly effect: 'Allow' | 'Deny';
  readonly from: string;
  matches(ask: Ask): boolean;
}

export type Decision =
  | { readonly allowed: true; readonly by: string }
  | { readonly allowed: false; readonly why: string };

/** @throws for a condition that cannot be judged, so that it is found at the start and not at the first call. */
export function rule(statement: Statement, from: string): Rule {
  const actions = (statement.Action ?? statement.NotAction ?? []).map((pattern) => wildcard(pattern, true));
  const resources = (statement.Resource ?? statement.NotResource ?? []).map((pattern) => wildcard(pattern));
  const conditions = Object.entries(statement.Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, wanted]) => condition(operator, key, wanted)),
  );
  const exceptActions = statement.Action === undefined;
  const exceptResources = statement.Resource === undefined;
  return {
    effect: statement.Effect,
    from,
    matches: ({ action, resource, context }) =>
      actions.some((matches) => matches(action)) !== exceptActions &&
      resources.some((matches) => matches(resource)) !== exceptResources &&
      conditions.every((holds) => holds(context)),
  };
}

/** As IAM decides within one account: a denial anywhere wins; else one grant, of the role or of the resource, will do. */
export function decide(ask: Ask, identity: readonly Rule[], ofResource: readonly Rule[] = []): Decision {
  const matching = (rules: readonly Rule[], effect: Rule['effect']) =>
    rules.find((one) => one.effect === effect && one.matches(ask));
  const denied = matching(identity, 'Deny');
  if (denied) return { allowed: false, why: `with an explicit deny in an identity-based policy (${denied.from})` };
  const refused = matching(ofResource, 'Deny');
  if (refused) return { allowed: false, why: `with an explicit deny in a resource-based policy (${refused.from})` };
  const granted = matching(identity, 'Allow') ?? matching(ofResource, 'Allow');
  if (granted) return { allowed: true, by: granted.from };
  return { allowed: false, why: `because no identity-based policy allows the ${ask.action} action` };
}
