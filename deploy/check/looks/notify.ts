import * as z from 'zod';
import { token } from '../../../adapters/notify/notify-client.ts';
import { namesOf } from '../../../lib/stage.ts';
import { type Finding, good, mend, note } from '../finding.ts';
import type { Look } from '../look.ts';

/** Does GOV.UK Notify take the key, and is the template what letters need? */
export const notify: Look = {
  about: 'GOV.UK Notify',
  look: async ({ parameter, notifyUrl, now }, { stage, notifyTemplateId }) => {
    const key = (await parameter(namesOf(stage).parameter('notify-key')))?.Value?.trim();
    if (!key) return [mend('cannot be asked without the notify-key (Secrets, above)')];
    if (notifyTemplateId === undefined)
      return [note('notifyTemplateId is not set: no letter can be sent, and the key was not tried')];
    const response = await fetch(`${notifyUrl}/v2/template/${encodeURIComponent(notifyTemplateId)}`, {
      headers: { authorization: `Bearer ${await token(key, now)}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    return judgeNotify(notifyTemplateId, response.status, await response.json().catch(() => undefined));
  },
};

const template = z.object({ type: z.string(), subject: z.string().nullish(), body: z.string() });
const refusal = z.object({ errors: z.array(z.object({ error: z.string(), message: z.string() })).min(1) });

/** What the API does not tell: whether a key is live, for the team alone or a test. */
const keyKind = note(
  'its API does not say what kind the key is: see on its page of API keys that it is Live, and that the service is not in trial mode',
);

export const judgeNotify = (id: string, status: number, answer: unknown): readonly Finding[] => {
  if (status === 200) return judgeTemplate(answer);
  const { message = '' } = refusal.safeParse(answer).data?.errors[0] ?? {};
  if (status === 404)
    return [mend(`the service of the key has no template ${id}: copy the id from the template's page`)];
  if (status === 400) return [mend(`notifyTemplateId ${id} is no id: copy it from the template's page`)];
  if (status === 403 && /clock/i.test(message)) return [mend("this computer's clock is wrong: set it, and look again")];
  if (status === 401 || status === 403)
    return [mend('it does not take the key: it was revoked, or is not of this service. Make another API key')];
  return [mend(`it answers ${status}: look again later, and see its status page`)];
};

const judgeTemplate = (answer: unknown): readonly Finding[] => {
  const { data } = template.safeParse(answer);
  if (!data) return [mend('what answers is not GOV.UK Notify: look at --notify-url and the network')];
  if (data.type !== 'email') return [mend(`the template is for a ${data.type}: make one for an email`)];
  const asked = (text: string) => [...text.matchAll(/\(\((.+?)\)\)/g)].map(([, name = '']) => name.toLowerCase());
  const [subject, body] = [asked(data.subject ?? ''), asked(data.body)];
  const others = [...subject, ...body].filter((name) => name !== 'subject' && name !== 'body');
  if (!subject.includes('subject') || !body.includes('body'))
    return [mend('the template must have the subject ((subject)) and the message ((body)): edit it')];
  if (others.length > 0)
    return [
      mend(`the template asks for ${others.map((name) => `((${name}))`).join(', ')}, which no letter has: take it out`),
    ];
  return [good('it takes the key, and the template has ((subject)) and ((body))'), keyKind];
};
