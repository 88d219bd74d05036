import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each folder may import of the project, by house rule: imports run one way. */
const mayImport: Record<string, readonly string[]> = {
  domain: ['domain'],
  agreements: ['agreements', 'domain'],
  adapters: ['adapters', 'domain'],
  functions: ['functions', 'adapters', 'domain', 'agreements', 'views'],
  lib: ['lib', 'domain', 'views'],
  bin: ['bin', 'lib', 'agreements', 'domain'],
  views: ['views', 'domain'],
  deploy: ['deploy', 'lib', 'adapters', 'domain', '@laptop/cloud'],
  laptop: ['laptop', 'domain', 'adapters', 'agreements', '@laptop/cloud'],
  bench: ['bench', 'test', 'laptop', 'domain', 'lib', '@laptop/cloud'],
  'packages/laptop-cloud': ['packages/laptop-cloud', '@laptop/step-functions'],
  'packages/step-functions': ['packages/step-functions'],
};

interface Import {
  readonly file: string;
  readonly names: string;
  readonly typesOnly: boolean;
}

/** Imports of every kind: by a statement, for types alone, for what a file does, while running, and a package's place on disk. */
const imported =
  /^(?:import|export)\s+(?<type>type\s)?[^'";]*?from\s+'(?<from>[^']+)'|^import\s+'(?<whole>[^']+)'|(?<typeof>typeof\s+)?\bimport\('(?<late>[^']+)'\)|createRequire\([^)]*\)\.resolve\('(?<resolved>[^']+)'\)/gm;

const importsOf = (file: string): readonly Import[] =>
  [...readFileSync(file, 'utf8').matchAll(imported)].map(({ groups = {} }) => ({
    file,
    names: groups.from ?? groups.whole ?? groups.late ?? groups.resolved ?? '',
    typesOnly: (groups.type ?? groups.typeof) !== undefined,
  }));
const filesOf = (folder: string) => globSync(`${folder}/**/*.ts`).filter((file) => !file.endsWith('.d.ts'));
/** The folder that an import leads to, or the package by its name. */
const folderOf = ({ file, names }: Import) => {
  if (names.startsWith('@laptop/')) return names.split('/', 2).join('/');
  const parts = path.normalize(path.join(path.dirname(file), names)).split(path.sep);
  return parts.slice(0, parts[0] === 'packages' ? 2 : 1).join('/');
};
const isOurs = ({ names }: Import) => names.startsWith('.') || names.startsWith('@laptop/');
const told = ({ file, names }: Import) => `${file} imports ${names}`;

/** Where following imports leads back to a file on the way, with that way. */
const circlesIn = (leads: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>();
  const from = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(' > ')];
    if (done.has(file)) return [];
    const found = (leads.get(file) ?? []).flatMap((next) => from(next, [...way, file]));
    done.add(file);
    return found;
  };
  return [...leads.keys()].flatMap((file) => from(file, []));
};

describe('imports run one way', () => {
  it.each(Object.entries(mayImport).filter(([folder]) => folder !== 'lib'))('out of %s', (folder, allowed) => {
    const files = filesOf(folder);
    expect(files.length).toBeGreaterThan(0);
    const wrong = files
      .flatMap(importsOf)
      .filter(isOurs)
      .filter((each) => !allowed.includes(folderOf(each)));
    expect(wrong.map(told)).toEqual([]);
  });

  it.each(['officer-site', 'provider-site', 'public-site'])(
    'within %s: pages know decisions, decisions know cases, cases know words',
    (site) => {
      const folder = path.join('functions', site);
      const rooms = ['pages', 'decisions', 'case', 'words'];
      const roomOf = (file: string) => rooms.indexOf(path.relative(folder, file).split(path.sep)[0] ?? '');
      const leadsBack = ({ file, names }: Import) => {
        const to = roomOf(path.join(path.dirname(file), names));
        return to >= 0 && to < roomOf(file);
      };
      const files = rooms.flatMap((room) => filesOf(path.join(folder, room)));
      expect(files.length).toBeGreaterThan(10);
      expect(files.flatMap(importsOf).filter(isOurs).filter(leadsBack).map(told)).toEqual([]);
    },
  );

  it('in no circle, types included', () => {
    const files = [...Object.keys(mayImport), 'bin']
      .flatMap(filesOf)
      .filter((file) => !/\/(test|node_modules)\//.test(file));
    const leads = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ names }) => names.startsWith('.'))
          .map(({ names }) => path.normalize(path.join(path.dirname(file), names))),
      ]),
    );
    expect(circlesIn(leads)).toEqual([]);
  });

  it('lib takes nothing but types from functions', () => {
    const wrong = filesOf('lib')
      .flatMap(importsOf)
      .filter(isOurs)
      .filter((each) => !['lib', 'domain', 'views'].includes(folderOf(each)))
      .filter((each) => !(folderOf(each) === 'functions' && each.typesOnly));
    expect(wrong.map(told)).toEqual([]);
  });

  it('adapters and functions know of no laptop', () => {
    const wrong = [...filesOf('functions'), ...filesOf('adapters'), ...filesOf('domain')].filter((file) =>
      /process\.env\.(LOCAL|IS_LOCAL|AWS_SAM_LOCAL)|isLocal|127\.0\.0\.1/.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

/** Words of this product, its people, its parameters and the services that it calls. */
const wordsOfThisProduct =
  /\bcare\b|cqc|notify|agreement|applicant|officer|council|\bs1\b|staffordshire|provider_|bank.?holiday|gov.?uk|\bawards?\b|evaluator|moderator|outbox|onboarding|procure|tender|open.?window/i;

describe('the packages', () => {
  it('know AWS and nothing of this product', () => {
    const files = globSync('packages/*/{src,bench,cases}/**/*.{ts,js,css,json}');
    expect(files.length).toBeGreaterThan(250);
    expect(files.filter((file) => wordsOfThisProduct.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('name each package that they import in their package.json', () => {
    const wrong = ['laptop-cloud', 'step-functions'].flatMap((name) => {
      const folder = path.join('packages', name);
      const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      return filesOf(`${folder}/src`)
        .flatMap(importsOf)
        .filter(({ names, typesOnly }) => {
          const [scope = '', rest = ''] = names.split('/');
          const known = { ...dependencies, ...(typesOnly && devDependencies) };
          const asked = scope.startsWith('@') ? `${scope}/${rest}` : scope;
          return !/^(\.|node:)/.test(names) && !(asked in known) && !(`@types/${asked}` in known);
        });
    });
    expect(wrong.map(told)).toEqual([]);
  });
});

/** What reads the machine's own time; how long something took (`performance.now`) tells no date. */
const realClock =
  /\bnew Date\b(?!\s*\(\s*[^)\s])|\bDate\.now\b|\brealNow\b|(?<![\w.])Date\(\)|Temporal\.Now|performance\.timeOrigin|setIssuedAt\(\)|useFakeTimers\((?![^)]*\bnow\b)/;

/** Who may read it, and why. */
const mayReadTheClock: readonly (readonly [files: RegExp, why: string])[] = [
  [/^adapters\/clock\.ts$/, 'the one place where the product asks for the time'],
  [/^packages\/laptop-cloud\/src\/clock\//, 'what the laptop’s time is made of'],
  [
    /^packages\/laptop-cloud\/src\/(console|gate|http-api|lambda|oidc|s3|scheduler|ssm)\//,
    'runs where Date is the laptop’s',
  ],
  [/^laptop\/stand-ins\//, 'runs where Date is the laptop’s'],
  [/^packages\/step-functions\/src\/timers\.ts$/, 'the engine by itself, which any SDK may use'],
  [
    /^packages\/laptop-cloud\/test\/clock\/clock\.test\.ts$/,
    'shows what Date tells while the laptop’s clock is installed',
  ],
  [/^packages\/laptop-cloud\/test\/template\/app\/functions\//, 'a small app that shows which time its functions see'],
  [/^views\/assets\/until\.js$/, 'tells a page that is left open how far time has gone on'],
  [/^packages\/step-functions\/bench\/measure\.ts$/, 'gives the engine a finer clock, to measure by'],
];

describe('the time', () => {
  const every = [
    'adapters',
    'agreements',
    'bench',
    'bin',
    'deploy',
    'domain',
    'functions',
    'lib',
    'laptop',
    'packages',
    'test',
    'views',
  ].flatMap((folder) => globSync(`${folder}/**/*.{ts,js,mjs}`));
  const readers = every.filter((file) => realClock.test(readFileSync(file, 'utf8')));
  const allows = (file: string) => mayReadTheClock.filter(([files]) => files.test(file));

  it('is read by nobody but the clock: neither the product nor a test knows what day it is', () => {
    expect(every.length).toBeGreaterThan(500);
    expect(readers.filter((file) => allows(file).length === 0 && file !== 'test/architecture.test.ts')).toEqual([]);
  });

  it('is handed to sites and tasks by their index, so that a test can hand them another', () => {
    const wrong = [...filesOf('functions'), ...filesOf('adapters')]
      .filter((file) => path.basename(file) !== 'index.ts')
      .flatMap(importsOf)
      .filter(({ names, typesOnly }) => /(^|\/)clock\.ts$/.test(names) && !typesOnly);
    expect(wrong.map(told)).toEqual([]);
  });

  it('is read by all who may', () => {
    const used = new Set(readers.flatMap(allows));
    expect(mayReadTheClock.filter((one) => !used.has(one))).toEqual([]);
  });

  it.each([
    'new Date()',
    'new Date',
    'Date.now()',
    'Temporal.Now.instant()',
    'token.setIssuedAt()',
    "vi.useFakeTimers({ toFake: ['Date'] })",
  ])('would be seen to be read by %s', (code) => {
    expect(code).toMatch(realClock);
  });

  it.each(['new Date(0)', 'new Date(instant).toISOString()', 'performance.now()', 'token.setIssuedAt(second)'])(
    'is not read by %s',
    (code) => {
      expect(code).not.toMatch(realClock);
    },
  );
});

describe('what packages the rules may use', () => {
  it('is zod, and Temporal in the folder about time', () => {
    const wrong = filesOf('domain')
      .flatMap(importsOf)
      .filter((each) => !isOurs(each))
      .filter(
        ({ names, file }) =>
          names !== 'zod' && !(names === 'temporal-polyfill' && file.startsWith(path.join('domain', 'time'))),
      );
    expect(wrong.map(told)).toEqual([]);
  });

  it('does not reach the clock, the environment or the console', () => {
    const wrong = filesOf('domain').filter((file) =>
      /new Date\(\)|Date\.now\(\)|process\.env|console\./.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

describe('where the middleware lives', () => {
  it('is functions/shared and nowhere else', () => {
    const wrong = Object.keys(mayImport)
      .flatMap(filesOf)
      .filter((file) => !file.startsWith(path.join('functions', 'shared')))
      .flatMap(importsOf)
      .filter(({ names }) => names.startsWith('@middy/'));
    expect(wrong.map(told)).toEqual([]);
  });
});

describe('where PDFs are written', () => {
  it('is adapters/pdf, which the function that writes them has alone: no site carries its library, or could be harmed by it', () => {
    const folder = path.join('adapters', 'pdf');
    const ofPdfs = new Set(['pdfkit', 'fontkit', 'bidi-js']);
    const product = ['domain', 'adapters', 'functions', 'lib', 'agreements', 'views']
      .flatMap(filesOf)
      .flatMap(importsOf);
    const wrong = product.filter(
      (each) =>
        (ofPdfs.has(each.names) && !each.file.startsWith(folder)) ||
        (isOurs(each) &&
          path.normalize(path.join(path.dirname(each.file), each.names)).startsWith(`${folder}${path.sep}`) &&
          ![folder, path.join('functions', 'write-pdf')].some((allowed) => each.file.startsWith(allowed))),
    );
    expect(product.some(({ names }) => names === 'pdfkit')).toBe(true);
    expect(wrong.map(told)).toEqual([]);
  });
});

/** A string that begins with an address of the officers' or the providers' pages. */
const address = /(?<place>.{0,30})['"`](?<text>\/(?:officers|apply)(?=[/?'"`])[^'"`]*)/gs;
/** Where a route says which addresses it answers. */
const ofRoute = /(?:\bpath: |\.(?:get|post)\(\s*|SignedInRequest<|\bformAt\(\w+,\s*)$/;
/** A pattern names in braces what differs from page to page; an address that is put together has `${}` alone. */
const isPattern = (text: string) => /(?<!\$)\{\w+\}/.test(text);

const addressesByHand = (code: string) =>
  [...code.replace(/\/\*\*.*?\*\//gs, '').matchAll(address)].flatMap(({ groups: { place = '', text = '' } = {} }) =>
    ofRoute.test(place) || isPattern(text) ? [] : [text],
  );

describe('the addresses of pages', () => {
  it('are put together in the paths.ts of their site and nowhere else', () => {
    const files = filesOf('functions').filter((file) => path.basename(file) !== 'paths.ts');
    expect(files.length).toBeGreaterThan(200);
    const wrong = files.flatMap((file) =>
      addressesByHand(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are not written into the templates of officers’ pages', () => {
    const wrong = globSync('views/officer/**/*.njk').filter((file) =>
      /["']\/officers\b/.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    'link: { href: `/officers/windows/${windowId}/approval` }',
    "href: '/officers'",
    "redirect('/apply/account')",
  ])('would be seen in %s', (code) => {
    expect(addressesByHand(code)).toHaveLength(1);
  });

  it.each([
    "signedIn.get('/apply', home)",
    "...formAt(signedIn, '/apply/account', account(deps)),",
    "path: '/officers/faults/{subject}',",
    "const list = '/officers/windows/{windowId}/held-places';",
    'path: `/officers/windows/{windowId}/${segment}/{applicationId}`,',
    "link: { href: paths.window(windowId).approval, text: 'See the award' }",
  ])('are not seen in %s', (code) => {
    expect(addressesByHand(code)).toEqual([]);
  });
});

describe('a bounded read', () => {
  /** What takes the items of one page and drops where the next begins. */
  const DROPPED = [
    /\.page(?:ByStatus)?\([^;]*?\)\)\s*\.items/,
    /const \{ items(?:: \w+)? \} = await[^;]*?\.page(?:ByStatus)?\(/,
    /const \{ items(?:: \w+)? \} = await[^;]*?\.(?:unsent|undeliverable|undelivered|submitted)\(/,
  ];

  it('is read to its end, or shown with a way on to the next page', () => {
    const wrong = [...filesOf('adapters'), ...filesOf('functions')].filter((file) =>
      DROPPED.some((pattern) => pattern.test(readFileSync(file, 'utf8'))),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the words', () => {
  /** What each site and each task has for itself, under one name. */
  const each = new Set(['Deps', 'Input', 'Output', 'OfWindow', 'OfAgreement']);

  it('have one meaning each in the service: no two files export a type of one name', () => {
    const exported = ['domain', 'adapters', 'functions', 'lib', 'agreements'].flatMap((folder) =>
      filesOf(folder).flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^export (?:interface|type|class) (\w+)/gm)].map(([, name = '']) => ({
          name,
          file,
        })),
      ),
    );
    expect(exported.length).toBeGreaterThan(200);
    const twice = [...Map.groupBy(exported, ({ name }) => name)].filter(
      ([name, all]) => all.length > 1 && !each.has(name),
    );
    expect(twice.map(([name, all]) => `${name}: ${all.map(({ file }) => file).join(', ')}`)).toEqual([]);
  });
});
