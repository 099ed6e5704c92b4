/**
 * Whether a device asks not to have its owner's data sold or shared: `Sec-GPC` with the value `1` exactly, in at least one of
 * several headers, which arrive joined by commas (Global Privacy Control, "The Sec-GPC header field").
 */
export const asksForPrivacy = (header: string | undefined): boolean =>
  header?.split(',').some(value => value.trim() === '1') ?? false
