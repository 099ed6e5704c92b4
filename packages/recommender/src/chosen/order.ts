const number = /^-?\d+(?:\.\d+)?$/

/**
 * The order of items that "the lower item id" means: by number when every id is one (`9` before `10`), else by UTF-16 code units
 * (`10` before `9`, `Z` before `a`). Equal numbers spelled differently stand by length, then as text. Gives a new list.
 */
export function orderedIds(ids: readonly string[]): string[] {
  return ids.every(id => number.test(id)) ? ids.toSorted(byNumber) : ids.toSorted(byText)
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

// Two long ids may be one number as a double; of equal length their digits still tell them apart.
const byNumber = (a: string, b: string): number => Number(a) - Number(b) || a.length - b.length || byText(a, b)
