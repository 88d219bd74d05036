import type { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { credentialOf } from './credential.ts';
import { digester } from './digests.ts';
import { quoted, versionHeader } from './objects.ts';
import { checkPolicy, parsePolicy, sizesAllowed } from './post-policy.ts';
import { keptHeaders, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import { checkPolicySignature, signatureMismatch } from './signature.ts';
import type { Store } from './store.ts';
import { xml } from './xml.ts';

/** What S3 would ask before it lets the form's signer write. Throws `AccessDenied`. */
type Allow = (
  accessKeyId: string,
  action: string,
  resource: { readonly bucket: string; readonly key: string },
) => Promise<void>;

/** `${filename}` in any field is the file's name by now. */
interface Form {
  readonly fields: Map<string, string>;
  readonly file: BusboyFileStream;
}

const malformed = (): S3Error =>
  new S3Error('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');

const parserOf = ({ req }: S3Request) => {
  const contentType = req.headers['content-type'];
  if (!contentType?.startsWith('multipart/form-data')) throw malformed();
  try {
    return new Busboy({ headers: { ...req.headers, 'content-type': contentType } });
  } catch {
    throw malformed();
  }
};

/** The fields of a multipart form up to its file, and the file; S3 takes no notice of what follows. */
const readForm = (request: S3Request, taken: (form: Form) => Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const named = (filename: string) =>
      new Map([...fields].map(([name, value]) => [name, value.replaceAll('${filename}', filename)]));
    let outcome: Promise<void> | undefined;
    const form = parserOf(request);
    form.on('field', (name, value) => {
      if (!outcome) fields.set(name.toLowerCase(), value);
    });
    form.on('file', (name, file, filename) => {
      if (name.toLowerCase() !== 'file' || outcome) file.resume();
      else {
        outcome = taken({ fields: named(filename), file });
        outcome.catch(() => file.resume());
      }
    });
    form.on('error', () => reject(malformed()));
    form.on('finish', () => {
      if (outcome) outcome.then(resolve, reject);
      else
        reject(
          new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.', {
            ArgumentName: 'file',
          }),
        );
    });
    request.req.pipe(form);
  });

/** Lets `max` bytes pass and refuses more, though only at the end: a browser shows no answer while it still sends. */
const atMost = (max: number) =>
  async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const part of source) {
      size += part.length;
      if (size <= max) yield part;
    }
    if (size <= max) return;
    throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: size,
      MaxSizeAllowed: max,
    });
  };

const needed = (fields: Map<string, string>, name: string): string => {
  const value = fields.get(name.toLowerCase());
  if (!value)
    throw new S3Error('InvalidArgument', `Bucket POST must contain a field named '${name}'.`, { ArgumentName: name });
  return value;
};

/** Throws unless the form was signed, and its signer may write what it says; tells the key and the sizes allowed. */
const checkForm = async (
  bucket: string,
  { fields }: Form,
  { allow, secretOf }: { readonly allow: Allow; readonly secretOf: (accessKeyId: string) => string | undefined },
): Promise<{ readonly key: string; readonly min: number; readonly max: number }> => {
  const key = needed(fields, 'key');
  const encoded = needed(fields, 'policy');
  const credential = credentialOf({ headers: {}, url: '/' }, fields);
  const secret = credential && secretOf(credential.accessKeyId);
  if (!credential || secret === undefined) throw signatureMismatch();
  checkPolicySignature(encoded, needed(fields, 'x-amz-signature'), secret, credential);
  const policy = parsePolicy(encoded);
  checkPolicy(policy, new Map([...fields, ['key', key], ['bucket', bucket]]));
  await allow(credential.accessKeyId, 's3:PutObject', { bucket, key });
  return { key, ...sizesAllowed(policy) };
};

/** POST Object: a form that a browser sends straight to the bucket, under a policy that one of our functions signed. */
export const postObject = async (
  store: Store,
  request: S3Request,
  rights: { readonly allow: Allow; readonly secretOf: (accessKeyId: string) => string | undefined },
): Promise<void> => {
  const { bucket, res, req } = request;
  await readForm(request, async (form) => {
    const { key, min, max } = await checkForm(bucket, form, rights);
    const { through, digests } = digester();
    const source: Readable = form.file;
    const incoming = await store.receive(source, atMost(max), through);
    const { size, md5 } = digests();
    if (size < min) {
      store.discard(incoming);
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
        ProposedSize: size,
        MinSizeAllowed: min,
      });
    }
    const headers = keptHeaders(form.fields);
    const version = store.commit(bucket, incoming, { key, size, etag: md5, modified: Date.now(), headers });
    for (const [name, value] of Object.entries(versionHeader(version))) res.setHeader(name, value);

    const etag = quoted(md5);
    const location = `http://${req.headers.host}/${bucket}/${encodeURIComponent(key)}`;
    res.setHeader('etag', etag);
    res.setHeader('location', location);
    const redirect = form.fields.get('success_action_redirect') ?? form.fields.get('redirect');
    const status = form.fields.get('success_action_status');
    if (redirect && URL.canParse(redirect)) {
      const target = new URL(redirect);
      for (const [name, value] of Object.entries({ bucket, key, etag })) target.searchParams.set(name, value);
      res.writeHead(303, { location: target.href }).end();
    } else if (status === '201') {
      res.writeHead(201, { 'content-type': 'application/xml' });
      res.end(xml('PostResponse', { Location: location, Bucket: bucket, Key: key, ETag: etag }));
    } else {
      res.writeHead(status === '200' ? 200 : 204).end();
    }
  });
};
