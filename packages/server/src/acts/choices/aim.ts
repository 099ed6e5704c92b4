/** What a saying is about: one purpose or `any`, one channel or `any`. */
export type Aim = { readonly purpose: string; readonly channel: string }

/** Whether two aims have a purpose and a channel in common. */
export const meets = (a: Aim, b: Aim): boolean => same(a.purpose, b.purpose) && same(a.channel, b.channel)

const same = (a: string, b: string): boolean => a === 'any' || b === 'any' || a === b
