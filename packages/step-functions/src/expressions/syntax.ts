import jsonata from 'jsonata';

/** A node of a parsed expression, as far as it is looked at here. */
interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** The syntax tree, or why there is none: jsonata's message, as AWS gives it without the code. */
export const parseExpression = (text: string): { readonly node: unknown } | { readonly problem: string } => {
  try {
    return { node: jsonata(text).ast() };
  } catch (thrown) {
    return { problem: isNode(thrown) && typeof thrown.message === 'string' ? thrown.message : String(thrown) };
  }
};

interface FreeNames {
  /** Names, and `$` and `$$`, that would read a context item; in Step Functions there is none. */
  readonly topLevel: ReadonlySet<string>;
  readonly statesMembers: ReadonlySet<string>;
  /** Variables that are read and not bound within the expression, `states` and functions included. */
  readonly variables: ReadonlySet<string>;
  readonly assigned: ReadonlySet<string>;
}

/** What an expression reads from outside of itself. */
export const freeNames = (node: unknown): FreeNames => {
  const topLevel = new Set<string>();
  const statesMembers = new Set<string>();
  const variables = new Set<string>();
  const assigned = new Set<string>();

  /** @param hasItem whether an enclosing path, predicate or function gives the node a context item */
  const visit = (at: unknown, hasItem: boolean): void => {
    if (Array.isArray(at)) {
      for (const item of at) visit(item, hasItem);
      return;
    }
    if (!isNode(at)) return;
    // `@$name` and `#$name` bind a step's item and position.
    for (const bound of [at.focus, at.index]) if (typeof bound === 'string') assigned.add(bound);
    switch (at.type) {
      case 'path':
        visitPath(at, hasItem);
        return;
      case 'name':
        if (!hasItem) topLevel.add(String(at.value));
        break;
      case 'wildcard':
      case 'descendant':
        if (!hasItem) topLevel.add(at.type === 'wildcard' ? '*' : '**');
        break;
      case 'variable':
        if (at.value === '') {
          if (!hasItem) topLevel.add('$');
        } else if (at.value === '$') topLevel.add('$$');
        else variables.add(String(at.value));
        break;
      case 'bind':
        if (isNode(at.lhs)) assigned.add(String(at.lhs.value));
        visit(at.rhs, hasItem);
        return;
      case 'lambda':
        for (const argument of Array.isArray(at.arguments) ? at.arguments : []) {
          if (isNode(argument)) assigned.add(String(argument.value));
        }
        visit(at.body, true);
        return;
      case 'transform':
        visit([at.pattern, at.update, at.delete], true);
        return;
    }
    for (const [field, value] of Object.entries(at)) {
      if (field === 'type' || field === 'value' || field === 'position') continue;
      // Predicates, sort terms and groupings see an item.
      visit(value, hasItem || field === 'predicate' || field === 'stages' || field === 'group');
    }
  };

  const visitPath = (path: Node, hasItem: boolean): void => {
    const steps: unknown[] = Array.isArray(path.steps) ? path.steps : [];
    const [first, second] = steps;
    if (isNode(first) && first.type === 'variable' && first.value === 'states' && isNode(second)) {
      statesMembers.add(String(second.value));
    }
    for (const [index, step] of steps.entries()) visit(step, hasItem || index > 0);
    visit(path.group, true);
  };

  visit(node, false);
  return { topLevel, statesMembers, variables, assigned };
};
