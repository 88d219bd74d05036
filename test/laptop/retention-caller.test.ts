import { expect, it } from 'vitest';
import { signedHeaders } from '../../laptop/retention/caller.ts';

it('Who asks is signed as AWS’s own example of a signature is', () => {
  const { authorization } = signedHeaders(
    {
      host: 'iam.amazonaws.com',
      query: 'Action=ListUsers&Version=2010-05-08',
      service: 'iam',
      region: 'us-east-1',
      at: '20150830T123600Z',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    },
    { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  );
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  );
});
