import type { Store } from '../../adapters/store/index.ts'

/**
 * Different texts of one attribute that are given a code. Every process holds them all in memory, each costs a commit, and
 * some sources are public: whoever invents texts must not make the house pay for each. Enough for every city or product
 * of a brand.
 */
export const mostTexts = 20_000

/** Different texts of one part of a place: a state row holds them in 16 bits, with room below for what was given before. */
export const mostPlaceTexts = 60_000

const placeParts: readonly string[] = ['region', 'zone', 'language']

/** By the name alone, so that whoever asks, now or when a state is made anew, the same text has a code or has none. */
const mostOf = (attribute: string): number => (placeParts.includes(attribute) ? mostPlaceTexts : mostTexts)

/**
 * Text values as small integers, append-only: a code, once given, never changes its meaning. Code 0 is "unknown".
 * Two processes that give the same next code collide on the primary key; the loser reads again and asks once more.
 */
export interface Codes {
  /** The code of a known text, 0 when there is none yet. */
  code(attribute: string, text: string | null | undefined): number
  text(attribute: string, code: number): string | undefined
  /** Every text that has a code, at the index of its code. */
  texts(attribute: string): readonly string[]
  /** The code of a text, given now if there was none; 0 when the attribute has as many texts as it may have. */
  ensure(attribute: string, text: string): Promise<number>
  /** A word that was taken out of the dictionary: its code reads as unknown, and is not given again. */
  forget(attribute: string, code: number): void
  /** Reads the dictionary again, for what other processes took out. */
  reload(): Promise<void>
}

/** What stands in the dictionary where a word was that only somebody had who was erased. */
export const noWord = (code: number): string => `\u2205${code}`

type Book = { readonly byText: Map<string, number>; readonly byCode: string[] }

export async function openCodes(store: Store): Promise<Codes> {
  const books = new Map<string, Book>()
  const book = (attribute: string): Book => {
    const known = books.get(attribute)
    if (known) return known
    const fresh = { byText: new Map<string, number>(), byCode: [''] }
    books.set(attribute, fresh)
    return fresh
  }
  const refresh = async () => {
    const rows = await store.db.selectFrom('dictionary').selectAll().orderBy('code').execute()
    for (const row of rows) {
      const { byText, byCode } = book(row.attribute)
      const before = byCode[row.code]
      if (before !== undefined && before !== row.value) byText.delete(before)
      byText.set(row.value, row.code)
      byCode[row.code] = row.value
    }
  }
  const forget = (attribute: string, code: number) => {
    const { byText, byCode } = book(attribute)
    const text = byCode[code]
    if (text !== undefined) byText.delete(text)
    byCode[code] = noWord(code)
  }
  const give = async (attribute: string, text: string): Promise<number> => {
    for (;;) {
      const known = book(attribute).byText.get(text)
      if (known !== undefined) return known
      const code = book(attribute).byCode.length
      if (code > mostOf(attribute)) return 0
      const done = await store.commit({
        expect: [],
        writes: [{ do: 'insert', table: 'dictionary', row: { attribute, code, value: text } }],
      })
      if (!done.done) await refresh()
      else {
        book(attribute).byText.set(text, code)
        book(attribute).byCode[code] = text
      }
    }
  }
  // One at a time: two callers with two new texts must not be given the same next code.
  let turn: Promise<unknown> = Promise.resolve()
  await refresh()
  return {
    code: (attribute, text) => (text ? (books.get(attribute)?.byText.get(text) ?? 0) : 0),
    text: (attribute, code) => (code === 0 ? undefined : books.get(attribute)?.byCode[code]),
    texts: attribute => books.get(attribute)?.byCode ?? [],
    forget,
    reload: refresh,
    ensure(attribute, text) {
      const known = books.get(attribute)?.byText.get(text)
      if (known !== undefined) return Promise.resolve(known)
      const given = turn.then(() => give(attribute, text))
      turn = given.catch(() => undefined)
      return given
    },
  }
}
