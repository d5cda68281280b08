/** An address of the desk (path and query) to lead back to, or else the desk's first page: never another house. */
export function ownAddress(given: unknown): string {
  if (typeof given !== 'string' || !/^\/desk(?:[/?][\x21-\x5b\x5d-\x7e]*)?$/.test(given)) return '/desk';
  // `/desk//elsewhere` stays below /desk for every browser; so does what normalises to it.
  const url = new URL(given, 'http://desk.invalid');
  const stays = url.host === 'desk.invalid' && (url.pathname === '/desk' || url.pathname.startsWith('/desk/'));
  return stays ? `${url.pathname}${url.search}` : '/desk';
}
