import { describe, expect, it } from 'vitest';
import { govUk } from '../../../../laptop/stand-ins/gov-uk/gov-uk.ts';
import { listening } from '../../../../packages/laptop-cloud/test/listening.ts';

describe('the stand-in of GOV.UK', () => {
  it('serves the bank holidays in the shape of the real file', async () => {
    const server = await listening(govUk({ prefix: '/gov-uk' }).handle);
    const response = await fetch(`${server.url}/gov-uk/bank-holidays.json`);
    expect(response.headers.get('content-type')).toMatch('application/json');
    const body = (await response.json()) as Record<string, { readonly division: string; readonly events: object[] }>;
    expect(Object.keys(body)).toEqual(['england-and-wales', 'scotland', 'northern-ireland']);
    expect(body.scotland?.division).toBe('scotland');
    expect(body['england-and-wales']?.events[0]).toEqual({
      title: 'New Year’s Day',
      date: '2021-01-01',
      notes: '',
      bunting: true,
    });
    expect((await fetch(`${server.url}/gov-uk/other`)).status).toBe(404);
    await server.stop();
  });
});
