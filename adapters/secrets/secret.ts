import { GetParameterCommand, SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm';
import type { Now } from '../clock.ts';

interface Asked {
  readonly ssm: SSMClient;
  readonly name: string;
  readonly now: Now;
}

const KEPT_MS = 300_000;

/** Systems Manager answers 40 reads a second: where many functions start at once, each asks again for some ten seconds, at moments left to chance. */
export const parameterStore = (config: SSMClientConfig = {}): SSMClient => new SSMClient({ maxAttempts: 6, ...config });

/**
 * A secret kept as an encrypted Systems Manager parameter, read when first asked for and again after 5 minutes, so that a changed key is taken up without a deployment. Concurrent callers share one read; a failed read is
 * thrown as the SDK's error and not kept. Throws `Error` when the parameter is empty.
 */
export const secret = ({ ssm, name, now }: Asked) => {
  let held: { readonly value: Promise<string>; readonly staleAt: number } | undefined;

  const read = async (): Promise<string> => {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    if (!Parameter?.Value) throw new Error(`The parameter ${name} has no value`);
    return Parameter.Value;
  };

  return (): Promise<string> => {
    const asked = Date.parse(now());
    if (held && asked < held.staleAt) return held.value;
    const value = read();
    const entry = { value, staleAt: asked + KEPT_MS };
    held = entry;
    value.catch(() => {
      if (held === entry) held = undefined;
    });
    return value;
  };
};
