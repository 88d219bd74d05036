/** The parts of a DynamoDB request that a policy may ask about. Read as far as needed; the database judges the rest. */

const words = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'SET', 'REMOVE', 'ADD', 'DELETE']);

/** The attributes that an expression names, those inside documents by the one at the top. */
export function attributesIn(expression: string, names: Readonly<Record<string, string>>): string[] {
  const found: string[] = [];
  // A name is not a value (:v), not within a document (.n) and not a function, which has a bracket behind it.
  for (const [name] of expression.matchAll(/(?<![:.\w#])[#A-Za-z_]\w*(?!\w|\s*\()/g)) {
    if (!words.has(name.toUpperCase())) found.push(names[name] ?? name);
  }
  return found;
}

/** The placeholder (`:v`) that a key condition says a key attribute is equal to. */
export function equalTo(
  attribute: string,
  expression: string,
  names: Readonly<Record<string, string>>,
): string | undefined {
  for (const [, name = '', placeholder] of expression.matchAll(/([#A-Za-z_][\w.-]*)\s*=\s*(:\w+)/g)) {
    if ((names[name] ?? name) === attribute) return placeholder;
  }
  return undefined;
}
