import { isForbiddenName } from './vetting.ts'

/** One step on the way to a value: a member of an object, and whether a list stands there whose items are meant. */
export type Step = { readonly name: string; readonly list: boolean }

const roots = ['properties', 'traits', 'context']
/** What stands in an event by itself: the id of a group, the name of a page or screen. */
const alone = ['groupId', 'name']
const maxSteps = 8
const shape = /^[^.[\]\u0000-\u001f\u007f]+(\[\])?$/

/**
 * The steps of a path such as `properties.products[].price`: at most 8, each a name that may end with `[]`, the first one
 * `properties`, `traits` or `context`; or `groupId` or `name` alone. Undefined when the text is no such path, or names
 * `__proto__`, `constructor` or `prototype`.
 */
export function stepsOf(from: string): readonly Step[] | undefined {
  if (alone.includes(from)) return [{ name: from, list: false }]
  const parts = from.split('.')
  if (parts.length < 2 || parts.length > maxSteps || !roots.includes(parts[0]!)) return undefined
  const steps = parts.map(part => ({ name: part.replace(/\[\]$/, ''), list: part.endsWith('[]') }))
  const isSound = parts.every(part => shape.test(part) && part.trim() === part)
  return isSound && !steps.some(({ name }) => isForbiddenName(name)) ? steps : undefined
}

/** Whether the path goes through a list, so that the field holds a list too. */
export const isListed = (from: string): boolean => stepsOf(from)?.some(({ list }) => list) ?? false

/** A name of the data map as clients write it: `first_name` is `firstName`. */
export const camelCase = (field: string): string =>
  field.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
