/** What a service is called in the address of its endpoint, by the name of its client. */
const services: Readonly<Record<string, string>> = {
  'cognito-identity-provider': 'cognito-idp',
  dynamodb: 'dynamodb',
  lambda: 'lambda',
  s3: 's3',
  sfn: 'states',
  ssm: 'ssm',
};

/** The file of each of these clients that knows where its service is. */
export const endpointFiles = new RegExp(
  `@aws-sdk[/\\\\]client-(?:${Object.keys(services).join('|')})[/\\\\]dist-es[/\\\\]endpoint[/\\\\]endpointResolver\\.js$`,
);

/**
 * A client finds its service by rules for every partition of AWS, for points of access, and for what else its buckets may be, in tables that no compression
 * makes shorter. In the regions of AWS itself a service has one address, and a bucket one below it (or a path, where a name has dots, or an address is a
 * number's); a laptop gives its own. What is asked for beside that is refused.
 */
export const plainEndpoints = (_: string, path: string): string => {
  const client = /client-([\w-]+)/.exec(path)?.[1] ?? '';
  const service = services[client];
  if (service === undefined) throw new Error(`It is not known what ${client} is called in its address`);
  return `${common(service)}\n${client === 's3' ? ofBuckets : ofService}`;
};

const common = (service: string): string => `
const host = '${service}';
const baseOf = ({ Endpoint, Region, UseFIPS, UseDualStack }) => {
  if (UseFIPS || UseDualStack || /^(cn|us-gov|us-iso\\w*|eu-isoe|eusc)-/.test(Region)) throw new Error('This address of ' + host + ' is not bundled');
  return new URL(Endpoint ?? 'https://' + host + '.' + Region + '.amazonaws.com');
};`;

const ofService = `
export const defaultEndpointResolver = (asked) => ({ url: baseOf(asked), properties: {}, headers: {} });
`;

const ofBuckets = `
const below = (base, path) => new URL(base.href.replace(/\\/$/, '') + '/' + path);
const isNumber = (name) => /^(\\d+\\.){3}\\d+$|^\\[/.test(name);
export const defaultEndpointResolver = (asked) => {
  const { Bucket, ForcePathStyle, Accelerate, Region } = asked;
  if (Accelerate || (Bucket ?? '').startsWith('arn:')) throw new Error('This address of ' + host + ' is not bundled');
  const url = baseOf(asked);
  const properties = { authSchemes: [{ disableDoubleEncoding: true, name: 'sigv4', signingName: 's3', signingRegion: Region }] };
  if (Bucket === undefined) return { url, properties, headers: {} };
  if (ForcePathStyle || Bucket.includes('.') || isNumber(url.hostname)) return { url: below(url, Bucket), properties, headers: {} };
  url.hostname = Bucket + '.' + url.hostname;
  return { url, properties, headers: {} };
};
`;
