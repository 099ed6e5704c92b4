import { isForbiddenName } from '../vetting.ts'

/** The words of a name in small ASCII letters and digits: `emailAddress`, `E-Mail address` and `email_address` have the same two. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
}

const longest = 60

/** A name for the data map made of these words; `field` when there is none in letters that such a name may have. */
export function nameFrom(words: readonly string[]): string {
  const name = words.join('_').slice(0, longest).replace(/_+$/, '')
  if (name === '') return 'field'
  return /^[a-z]/.test(name) && !isForbiddenName(name) ? name : `field_${name}`
}

/** The name, or the first of `name_2`, `name_3`, … that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`
  return free
}
