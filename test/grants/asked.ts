import type { Ask, LoggedRequest, RequestLog } from '@laptop/cloud/gate';

/** A call that the gate let through, and whose it was. */
export interface Asked extends Ask {
  readonly caller: string;
}

/** Gathers what was asked of a gate, each thing once, before its log forgets the oldest. */
export const gather = (log: RequestLog) => {
  const gathered = new Map<string, Asked>();
  const refused: string[] = [];
  let seen: LoggedRequest | undefined;
  return {
    look(): void {
      const entries = log.entries();
      const from = (seen ? entries.indexOf(seen) : -1) + 1;
      if (seen !== undefined && from === 0) throw new Error('The log has forgotten some: look more often');
      seen = entries.at(-1) ?? seen;
      for (const { caller, action, resource, context, decision } of entries.slice(from)) {
        const asked = { caller, action, resource, context };
        if (decision.allowed) gathered.set(JSON.stringify([caller, action, resource, [...context]]), asked);
        else refused.push(`${caller} ${action} ${resource}`);
      }
    },
    get allowed(): readonly Asked[] {
      return [...gathered.values()];
    },
    get refused(): readonly string[] {
      return refused;
    },
  };
};
