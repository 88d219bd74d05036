import { startDynamoDb } from '@laptop/cloud/dynamodb';
import { completeApplication } from '../../test/functions/provider-site/answers.ts';
import { aProviderSite } from '../../test/functions/provider-site/world.ts';
import { underSeal } from '../../test/support/under-seal.ts';

const windowId = 's1-home-care-2027-03-01';
const at = (page: string) => `/apply/windows/${windowId}/${page}`;

/** Somebody who has filled in an application and looked it through, ready to submit it, by the site or without it. */
interface Applicant {
  /** Presses the button. @throws Error where no receipt is the answer */
  readonly submit: () => Promise<void>;
  /** The transaction alone, of an application of the same length. */
  readonly store: () => Promise<void>;
}

/** A providers' site whose window takes applications, and one applicant after another. The first has filled in all pages; others have its answers. */
export const applicants = async () => {
  const dynamoDb = await startDynamoDb({ inMemory: true });
  const site = await aProviderSite(dynamoDb.endpoint);
  const window = await site.aWindow(windowId);
  const first = await site.visit({ subject: 'first' });
  await completeApplication(site, first, windowId);
  await site.scansEnd();
  const pages = await site.sealed.pages(windowId, 'first');
  await first.get(at('check'));
  await first.submit(at('submit'));
  const submitted = await site.sealed.submission(windowId, 'first', 1);
  const [letter] = (await site.letters.unsent({})).items;
  if (!submitted || !letter) throw new Error('The first applicant could not submit');
  const body = await site.letters.bodyOf(letter);

  let count = 0;
  const next = async (): Promise<Applicant> => {
    count += 1;
    const subject = `applicant-${count}`;
    const visitor = await site.visit({ subject });
    await visitor.open('/apply');
    await site.sealed.start(windowId, subject, window.opensAt);
    for (const { page, values } of pages)
      await site.sealed.savePage(windowId, subject, page, values, 0, window.opensAt);
    const { html } = await visitor.get(at('check'));
    const _token = /name="_token" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const head = await site.sealed.get(windowId, subject);
    if (!head) throw new Error(`${subject} has not begun`);
    const { receipt, email } = submitted;
    const frozen = { ...submitted.frozen, providerId: subject };
    const sealing = await underSeal(site.sealed, windowId, { email, promised: window.closesAt, at: window.opensAt });
    return {
      submit: async () => {
        const { location } = await visitor.post(at('submit'), { _token });
        if (location !== at('receipt')) throw new Error(`${subject} has no receipt`);
      },
      store: async () => {
        const write = site.letters.write(
          { ...letter, body, letterId: `${windowId}.receipt-1.${subject}` },
          receipt.submittedAt,
        );
        await site.sealed.submit(head, frozen, receipt, sealing, [write]);
      },
    };
  };
  const stop = async () => {
    await site.stop();
    await dynamoDb.stop();
  };
  return { next, documents: site.tables.documents, stop };
};
