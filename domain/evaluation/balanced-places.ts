/** An evaluator who can be given places, and how many they have already in this window, finished ones among them. */
export interface Scorer {
  readonly id: string;
  readonly has: number;
  /** The most places that they can have in all. */
  readonly atMost: number;
}

/** An application with places that nobody has; `barred` are those who may have none of them. */
export interface ToScore {
  readonly applicationId: string;
  readonly places: number;
  readonly barred: ReadonlySet<string>;
}

export interface GivenPlace {
  readonly applicationId: string;
  readonly to: string;
}

interface Shared {
  readonly given: readonly GivenPlace[];
  /** Places for which nobody is left: each evaluator is barred, has one of the application's already, or has as many as they can. */
  readonly left: readonly ToScore[];
}

/** How a place came to be open to somebody: `from` would give `application` up to them, and take what came before in the chain. */
interface Step {
  readonly to: string;
  readonly application: string;
  readonly before: Step | undefined;
}

/**
 * Shares places out so that what evaluators have differs by as little as their bars and limits allow: by one at most where nothing bars
 * anybody. Each place goes to whoever has least, if need be by a chain in which others give up places of this round for it, which is
 * what makes the result the best one there is and not just a good one (an optimal semi-matching; Harvey, Ladner, Lovász and Tamir,
 * Semi-matchings for bipartite graphs and load balancing, 2006). The same applications and evaluators in the same order give the same.
 */
export const shareOut = (applications: readonly ToScore[], scorers: readonly Scorer[]): Shared => {
  const given = new Map(applications.map(({ applicationId }) => [applicationId, new Set<string>()]));
  const load = new Map(scorers.map(({ id, has }) => [id, has]));
  const left: ToScore[] = [];

  const mayHave = (application: ToScore) =>
    scorers.filter(({ id }) => !application.barred.has(id) && !given.get(application.applicationId)?.has(id));
  const byId = new Map(applications.map((each) => [each.applicationId, each]));
  const has = (id: string) => load.get(id) ?? 0;

  /** The way to whoever has least among all who can be reached; the shortest one, and of equal ones the first. */
  const wayFrom = (application: ToScore): Step | undefined => {
    const reached = new Map<string, Step>();
    const queue: Step[] = [];
    const reach = (through: ToScore, before: Step | undefined) => {
      for (const { id } of mayHave(through)) {
        if (reached.has(id)) continue;
        const step = { to: id, application: through.applicationId, before };
        reached.set(id, step);
        queue.push(step);
      }
    };
    reach(application, undefined);
    for (let at = 0; at < queue.length; at += 1) {
      const step = queue[at];
      if (!step) break;
      for (const [applicationId, to] of given) {
        const theirs = to.has(step.to) ? byId.get(applicationId) : undefined;
        if (theirs) reach(theirs, step);
      }
    }
    const open = scorers.filter(({ id, atMost }) => reached.has(id) && has(id) < atMost);
    const ranked = queue.filter(({ to }) => open.some(({ id }) => id === to));
    const [first, ...others] = ranked;
    return first && others.reduce((least, each) => (has(each.to) < has(least.to) ? each : least), first);
  };

  for (const application of applications) {
    let missing = 0;
    for (let place = 0; place < application.places; place += 1) {
      const way = wayFrom(application);
      if (!way) {
        missing += 1;
        continue;
      }
      load.set(way.to, has(way.to) + 1);
      for (let step: Step | undefined = way; step; step = step.before) {
        given.get(step.application)?.add(step.to);
        if (step.before) given.get(step.application)?.delete(step.before.to);
      }
    }
    if (missing > 0) left.push({ ...application, places: missing });
  }
  return {
    given: [...given].flatMap(([applicationId, to]) =>
      scorers.filter(({ id }) => to.has(id)).map(({ id }) => ({ applicationId, to: id })),
    ),
    left,
  };
};
