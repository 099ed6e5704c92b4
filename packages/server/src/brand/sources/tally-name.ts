const longestSegment = 40
const longestName = 100
/** Stands for a name that looked like a value, and for names beyond the number that is kept. */
export const anyName = '*'

/**
 * The path of a field as it may be kept: `properties.products[].price`. A part that carries a value instead of a name (an
 * address, an id, a number, a token) is `*`, so that no personal data hides in a name. A whole path with `@` is `*`, because
 * dots inside of an address cannot be told from those of the path.
 */
export const tallyPath = (path: string): string => remembered(path)

function namedPath(path: string): string {
  if (path.includes('@') || /%40/i.test(path)) return anyName
  const parts = path.split('.', 20).map(part => (looksLikeValue(part) ? anyName : part))
  while (parts.join('.').length > longestName) parts.splice(-2, 2, anyName)
  return parts.join('.')
}

/** The name of an event as it may be kept: its type (`track`), and the name it goes by when that does not carry a value. */
export const tallyEvent = (event: string): string => rememberedEvent(event)

function namedEvent(event: string): string {
  const space = event.indexOf(' ')
  if (space < 0) return looksLikeValue(event) ? anyName : event
  const [type, name] = [event.slice(0, space), event.slice(space + 1)]
  return looksLikeValue(type) ? anyName : `${type} ${looksLikeValue(name) ? anyName : name}`
}

const unsafe = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a name is more likely a value: an address, an id, five digits or more, a number, a token, a sentence. */
export function looksLikeValue(name: string): boolean {
  if (name.length > longestSegment || unsafe.has(name.replace(/(\[\])+$/, ''))) return true
  if (/[@\p{C}]/u.test(name) || /^[\s\d.,+-]+$/.test(name)) return true
  if ((name.match(/\p{Nd}/gu) ?? []).length >= 5) return true
  // A token: eight hexadecimal letters in a row of which one is a digit.
  return (name.match(/[0-9a-f]{8,}/gi) ?? []).some(run => /\d/.test(run))
}

const mostRemembered = 5_000
const longestRemembered = 200

/** Clients send the same names again and again; judging a name costs far more than looking it up. */
function remembering(judge: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return name => {
    if (name.length > longestRemembered) return judge(name)
    const found = known.get(name)
    if (found !== undefined) return found
    if (known.size >= mostRemembered) known.clear()
    // Copied, because a part of a string keeps the whole of it in memory: a short name the request it came in.
    const own = Buffer.from(name).toString()
    const judged = judge(own)
    known.set(own, judged)
    return judged
  }
}

const remembered = remembering(namedPath)
const rememberedEvent = remembering(namedEvent)
