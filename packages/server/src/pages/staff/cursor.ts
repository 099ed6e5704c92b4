/** The id behind which a page begins, as an address carries it. Text that cannot be an id begins at the first page. */
export const idAfter = (text: string | undefined): string | undefined =>
  text !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : undefined
