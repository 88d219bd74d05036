/**
 * Where to go after signing in: the path asked for when it is a page of this site, else the site's first page. Anything
 * that a browser could read as another host (`//elsewhere`, `\\elsewhere`, a full address) is not.
 */
export const safeReturnPath = (asked: string, home: string): string => {
  if (!/^\/[^/\\]/.test(asked) || !URL.canParse(asked, 'https://site.invalid')) return home;
  const { origin, pathname, search } = new URL(asked, 'https://site.invalid');
  const ours = origin === 'https://site.invalid' && (pathname === home || pathname.startsWith(`${home}/`));
  return ours ? `${pathname}${search}` : home;
};
