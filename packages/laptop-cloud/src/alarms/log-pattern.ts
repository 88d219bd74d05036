/** Whether a line of a log is as a filter asks. */
export type LogPattern = (line: string) => boolean;

/**
 * Reads a filter pattern of CloudWatch Logs: a text in quotation marks that the line holds, or a field of a line of JSON that has a value.
 * Undefined for any other.
 */
export function logPattern(pattern: string): LogPattern | undefined {
  const text = /^"([^"\\]+)"$/.exec(pattern)?.[1];
  if (text !== undefined) return (line) => line.includes(text);
  const [, field, value] = /^\{ \$\.(\w+) = "([^"\\*]+)" \}$/.exec(pattern) ?? [];
  if (field === undefined) return undefined;
  return (line) => {
    const said = jsonObject(line);
    return said !== undefined && said[field] === value;
  };
}

/** The object that a line is as JSON; undefined where it is none. */
export function jsonObject(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const said: unknown = JSON.parse(line);
    return typeof said === 'object' && said !== null ? { ...said } : undefined;
  } catch {
    return undefined;
  }
}
