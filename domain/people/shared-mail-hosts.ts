/** Where anybody can have a mailbox: that two people have one there says nothing of them. */
const sharedHosts: ReadonlySet<string> = new Set([
  'aol.co.uk',
  'aol.com',
  'blueyonder.co.uk',
  'btinternet.com',
  // Nobody's: kept for examples (RFC 2606), as the demonstration's people have them.
  'example.com',
  'example.net',
  'example.org',
  'gmail.com',
  'gmx.co.uk',
  'gmx.com',
  'googlemail.com',
  'hotmail.co.uk',
  'hotmail.com',
  'icloud.com',
  'live.co.uk',
  'live.com',
  'mac.com',
  'mail.com',
  'me.com',
  'msn.com',
  'ntlworld.com',
  'outlook.com',
  'pm.me',
  'proton.me',
  'protonmail.com',
  'sky.com',
  'talktalk.net',
  'virginmedia.com',
  'yahoo.co.uk',
  'yahoo.com',
  'yandex.com',
  'zoho.com',
]);

/** The host of an email address where it is somebody's own; undefined where anybody can have a mailbox there. */
export const ownMailHost = (email: string): string | undefined => {
  const host = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return host === '' || sharedHosts.has(host) ? undefined : host;
};
