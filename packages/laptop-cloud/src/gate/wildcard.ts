/**
 * A pattern of IAM as a test: `*` is any text, `?` any one character, all else itself.
 *
 * @param ignoreCase actions are compared without regard to case, resources and values with it.
 */
export function wildcard(pattern: string, ignoreCase = false): (text: string) => boolean {
  if (pattern === '*') return () => true;
  const source = pattern
    .replace(/[\\^$.+()|[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, ignoreCase ? 'si' : 's');
  return (text) => expression.test(text);
}
