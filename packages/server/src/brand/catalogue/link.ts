import { limits } from './item.ts'

/** What is wrong with the link of an item, if anything: customers are led there, so only https, and nothing hidden in it. */
export function linkFault(text: string): string | undefined {
  const bare = text.trim()
  if (bare === '') return 'is empty'
  if (bare.length > limits.link) return `is ${bare.length} characters long; at most ${limits.link} are allowed`
  if (/[\s"<>\\^`{|}\u0000-\u001f\u007f-\u009f]/u.test(bare)) return 'holds a blank or a sign that no address may hold'
  const url = URL.parse(bare)
  if (!url || !/^https:\/\//i.test(bare)) return 'must be a whole address that begins with https://'
  if (url.username !== '' || url.password !== '') return 'may hold no user name and no password'
  return undefined
}
