import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { paginateListSubscriptionsByTopic, type Subscription } from '@aws-sdk/client-sns';
import { namesOf } from '../../../lib/stage.ts';
import { type Finding, good, mend, note } from '../finding.ts';
import { ifThere } from '../if-there.ts';
import type { Look } from '../look.ts';
import type { Places } from '../places.ts';

/** Does anybody hear of an alarm? */
export const alarms: Look = {
  about: 'Alarms',
  look: async (places, { alarmsTo, stage }) => {
    const stack = namesOf(stage).stack('Stored');
    const topic = await topicOf(places, stack);
    if (topic === undefined) return [judgeWanted(alarmsTo, stack)];
    return [judgeSubscriptions(alarmsTo, await subscriptionsTo(places, topic), { isLive: stage === 'live' })];
  },
};

const topicOf = async ({ stacks }: Places, stack: string): Promise<string | undefined> => {
  const found = await ifThere(stacks.send(new DescribeStacksCommand({ StackName: stack })));
  return found?.Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'AlarmsTopic')?.OutputValue;
};

const subscriptionsTo = async ({ topics }: Places, TopicArn: string): Promise<readonly Subscription[]> => {
  const found: Subscription[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client: topics }, { TopicArn }))
    found.push(...Subscriptions);
  return found;
};

/** Before there is a topic. */
const judgeWanted = (alarmsTo: string | undefined, stack: string): Finding =>
  alarmsTo === undefined
    ? note(`alarmsTo is not set: alarms reach those alone who subscribe by hand to the topic of ${stack}`)
    : note(`they go to ${alarmsTo} once it has confirmed the email that AWS sends it within two days: look again then`);

/** An unconfirmed subscription has no ARN, but a word in its place. */
const isConfirmed = ({ SubscriptionArn = '' }: Subscription): boolean => SubscriptionArn.startsWith('arn:');

export const judgeSubscriptions = (
  alarmsTo: string | undefined,
  subscriptions: readonly Subscription[],
  { isLive }: { readonly isLive: boolean },
): Finding => {
  const confirmed = subscriptions.filter(isConfirmed);
  const nobody = confirmed.length === 0;
  const missed = isLive && nobody ? mend : note;
  if (alarmsTo === undefined)
    return nobody
      ? missed('nobody hears of an alarm: set alarmsTo')
      : good(`${confirmed.length} who subscribed by hand hear of them`);
  if (confirmed.some(({ Endpoint }) => Endpoint === alarmsTo)) return good(`${alarmsTo} hears of them`);
  return subscriptions.some(({ Endpoint }) => Endpoint === alarmsTo)
    ? missed(
        `${alarmsTo} has not confirmed that it wants to hear of them: follow the link of AWS's email. Where its two days are over, take alarmsTo out, deploy, put it in again and deploy`,
      )
    : note(`they will go to ${alarmsTo} too, once it has confirmed the email that AWS sends it`);
};
