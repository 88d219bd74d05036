/** What a page may answer with: plain data, rendered in one place. */
export type PageResult =
  | {
      readonly kind: 'page';
      readonly template: string;
      readonly model: PageModel;
      readonly status: number;
      readonly options: PageOptions;
    }
  | {
      readonly kind: 'redirect';
      readonly location: string;
      readonly cookies: readonly string[];
      /** Where it leads to a file: what the audit trail keeps of it beside its address. */
      readonly told?: string;
    }
  | {
      readonly kind: 'content';
      readonly body: string | Uint8Array;
      readonly headers: Readonly<Record<string, string>>;
      readonly status: number;
    };

/** What a template is given. Every page needs a `title`; the layout also reads `back`, `errors` and `columns`. */
export interface PageModel {
  readonly title: string;
  readonly [name: string]: unknown;
}

export interface PageOptions {
  /** Origins that forms on this page may send to beside the site itself, such as the one files are uploaded to. */
  readonly formActions?: readonly string[];
  /** The Cache-Control header; without it, what the site has. */
  readonly cache?: string;
  /** From when on the page says something else (ISO 8601): nobody keeps it for longer. */
  readonly changesAt?: string | undefined;
  readonly cookies?: readonly string[];
}

/** A page made from a template in views/. */
export const page = (template: string, model: PageModel, status = 200, options: PageOptions = {}): PageResult => ({
  kind: 'page',
  template,
  model,
  status,
  options,
});

/** Sends the browser elsewhere by GET (303), also after a POST. */
export const redirect = (
  location: string,
  cookies: readonly string[] = [],
): Extract<PageResult, { readonly kind: 'redirect' }> => ({
  kind: 'redirect',
  location,
  cookies,
});

/** Anything that is not a page of ours: JSON, CSV, a stylesheet. Without a cache-control header it is `no-store`. */
export const content = (
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> & { readonly 'content-type': string },
  status = 200,
): PageResult => ({ kind: 'content', body, headers, status });

/** A file for the browser to save under this name. */
export const download = (
  body: string | Uint8Array,
  type: string,
  filename: string,
  headers: Readonly<Record<string, string>> = {},
): PageResult =>
  content(body, {
    'content-type': type,
    'content-disposition': `attachment; filename="${filename.replaceAll(/[^\w. -]/g, '_')}"`,
    ...headers,
  });
