import { err, type Fault } from '@candor/terms'

/** The one shape in which this package refuses input: the field, and what is wrong with it. */
export const refuse = (path: string, says: string) => err<Fault>({ path, says })
