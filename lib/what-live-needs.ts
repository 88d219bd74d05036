/** Stands for GOV.UK Notify's template where no letter leaves the computer. */
export const PLAYED_TEMPLATE = '1e77e4a2-0c1b-4b7a-9a57-6c2f2c0f7e11';

/** What a live stage must be told, since nothing made up may take its place. */
const needed = {
  notifyTemplateId: 'the id of the template in GOV.UK Notify',
  emailFrom: 'the address that emails about accounts come from, at a domain that is verified in Amazon SES',
} as const;

/** Domains that belong to nobody, and are for examples (RFC 2606). */
const OF_NOBODY =
  /(?:^|[@./])(?:example\.(?:com|net|org)|[\w-]+\.(?:example|invalid|test|localhost)|localhost)(?:[:/]|$)/i;
/** An id with hardly any digits of its own, as somebody types who has none: 00000000-0000-4000-8000-000000000000. */
const isMadeUp = (id: string): boolean => id === PLAYED_TEMPLATE || new Set(id.replaceAll('-', '')).size < 6;

/** What is missing, made up or out of place for a stage called `live`, each in words for whoever deploys. */
export const whatLiveNeeds = (context: Readonly<Record<string, unknown>>): readonly string[] => [
  ...Object.entries(needed).flatMap(([name, what]) =>
    context[name] === undefined || context[name] === '' ? [`${name} is missing: ${what}`] : [],
  ),
  ...['alarmsTo', 'emailFrom', 'sesIdentity', 'siteUrl'].flatMap((name) =>
    OF_NOBODY.test(String(context[name] ?? '')) ? [`${name} is made up: ${context[name]} belongs to nobody`] : [],
  ),
  ...(typeof context.notifyTemplateId === 'string' && context.notifyTemplateId && isMadeUp(context.notifyTemplateId)
    ? ['notifyTemplateId is made up: take the id from the template’s page in GOV.UK Notify']
    : []),
  ...(context.allowedRecipients === undefined
    ? []
    : ['allowedRecipients is out of place: the live service writes to everybody whom a letter is for']),
];
