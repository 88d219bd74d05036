import type { EventRule } from '../template/event-rules.ts';
import { matches } from './pattern.ts';

/** An event of a service of AWS on the default bus. */
export interface AwsEvent {
  readonly version: string;
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** To the second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Invokes a function without waiting for it; an event that was taken under this key is not taken again. */
type InvokeLater = (functionArn: string, payload: string, once: string) => void;

/** EventBridge's default bus: brings an event to the functions of the rules that it matches. */
export const eventBus =
  (rules: readonly EventRule[], invokeLater: InvokeLater) =>
  (event: AwsEvent, once: string): void => {
    for (const { name, pattern, functionArns, enabled } of rules)
      if (enabled && matches(pattern, event))
        for (const arn of functionArns) invokeLater(arn, JSON.stringify(event), `${name}/${arn}/${once}`);
  };
