// A process of its own: see `find-in-files.ts`. It hears one order, says what it found, and ends.
import { search } from './search.ts'

export type Order = { readonly folders: readonly string[]; readonly texts: readonly (readonly Uint8Array[])[] }
export type Found = { readonly bytes: number; readonly notes: readonly (readonly [place: string, text: number])[] }

process.once('message', async ({ folders, texts }: Order) => {
  const notes: [string, number][] = []
  const needles = texts.map(spellings => spellings.map(bytes => Buffer.from(bytes)))
  const bytes = await search(folders, needles, (place, text) => notes.push([place, text]))
  process.send?.({ bytes, notes } satisfies Found, () => process.disconnect())
})
