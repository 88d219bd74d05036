/**
 * A task token says where its task is, and holds what only its receiver knows. AWS's are opaque and long, too.
 */
export const newToken = (execution: number, scheduledId: number, secret: Buffer): string =>
  Buffer.from(`${execution}.${scheduledId}.${secret.toString('base64url')}`).toString('base64');

/** `undefined` when no such token was ever given out. */
export const readToken = (token: string): { readonly execution: number; readonly scheduledId: number } | undefined => {
  const [, execution, scheduledId] =
    /^(\d{1,15})\.(\d{1,5})\.[\w-]{64}$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (execution === undefined || scheduledId === undefined) return undefined;
  return { execution: Number(execution), scheduledId: Number(scheduledId) };
};
