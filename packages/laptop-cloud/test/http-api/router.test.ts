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

  it.each([
    ['/pets/cat/1', 'ANY /pets/cat/1'],
    ['/pets/cat/2', 'ANY /pets/cat/{id}'],
    ['/pets/dog/2', 'ANY /pets/{kind}/{id}'],
    ['/pets/dog/2/', 'ANY /pets/{proxy+}'],
    ['/pets/dog/2/3', 'ANY /pets/{proxy+}'],
    ['/fish/1', 'ANY /{proxy+}'],
  ])(
    'in full before one that takes whatever follows, wherever its names stand, as AWS documents it: %s',
    (path, key) => {
      const greedy = routes('$default', 'ANY /{proxy+}', 'ANY /pets/{proxy+}');
      const full = routes('ANY /pets/{kind}/{id}', 'ANY /pets/cat/{id}', 'ANY /pets/cat/1');
      for (const all of [
        [...greedy, ...full],
        [...full, ...greedy],
      ])
        expect(router(all)('GET', path)?.route.key).toBe(key);
    },
  );

  it('or none', () => {
    expect(router(routes('GET /a.b'))('GET', '/axb')).toBeUndefined();
    expect(router(routes('GET /a'))('GET', '/a/')).toBeUndefined();
  });
});
