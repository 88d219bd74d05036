import { describe, expect, it } from 'vitest';
import { router } from '../../src/http-api/router.ts';

const routes = (...keys: string[]) => keys.map((key) => ({ key, apiId: 'api', functionArn: 'arn', timeoutMs: 30_000 }));

describe('a request finds its route', () => {
  const find = router(
    routes(
      '$default',
      'ANY /{proxy+}',
      'ANY /apply/{proxy+}',
      'GET /apply/{id}',
      'ANY /apply/{id}/files',
      'GET /apply/new',
      'POST /apply/{id}',
      'GET /',
    ),
  );

  it.each([
    ['GET', '/', 'GET /', {}],
    ['POST', '/', '$default', {}],
    ['GET', '/apply/new', 'GET /apply/new', {}],
    ['POST', '/apply/new', 'POST /apply/{id}', { id: 'new' }],
    ['GET', '/apply/7', 'GET /apply/{id}', { id: '7' }],
    ['DELETE', '/apply/7', 'ANY /apply/{proxy+}', { proxy: '7' }],
    ['PUT', '/apply/7/files', 'ANY /apply/{id}/files', { id: '7' }],
    ['GET', '/apply/7/files/8', 'ANY /apply/{proxy+}', { proxy: '7/files/8' }],
    ['GET', '/apply', 'ANY /{proxy+}', { proxy: 'apply' }],
    ['GET', '/a.b', 'ANY /{proxy+}', { proxy: 'a.b' }],
  ])('%s %s is for %s', (method, path, key, parameters) => {
    const match = find(method, path);
    expect(match?.route.key).toBe(key);
    expect(match?.parameters).toEqual(parameters);
  });

  it('or none', () => {
    expect(router(routes('GET /a.b'))('GET', '/axb')).toBeUndefined();
    expect(router(routes('GET /a'))('GET', '/a/')).toBeUndefined();
  });
});
