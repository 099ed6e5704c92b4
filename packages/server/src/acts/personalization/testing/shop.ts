import assert from 'node:assert/strict'
import type { Dial } from '@candor/terms'
import {
  importTestCustomers,
  noon,
  openTestHouse,
  type TestHouse,
  type TestHouseOptions,
  testMap,
  testPolicy,
} from '../../../../../../test/house.ts'
import { type ItemAsk, parseItems, upsertItems } from '../../../brand/catalogue/index.ts'
import { eventRow } from '../../../customers/events/index.ts'
import { say } from '../../choices/index.ts'
import { awaitTraining, beginTraining, type Run } from '../index.ts'

/** The test brand, suggesting books by what people looked at and bought. */
export const bookPolicy = testPolicy
  .replace(
    'data:\n',
    `  suggestions:
    text: We suggest books that may fit you.
    basis: consent
    class: service
    retention: 12 months
data:
  events:
    Book Viewed:
      text: You looked at a book
      purposes: [suggestions, service]
      retention: 12 months
      item: book
      fields:
        book: { type: text, purposes: [suggestions] }
    Books Bought:
      text: You bought books
      purposes: [suggestions, service]
      retention: 12 months
      counts_as: purchase
      item: books
      fields:
        books: { type: text, purposes: [suggestions], from: 'properties.books[].id' }
`,
  )
  .replace(
    '    plan: { class',
    '    shelves: { class: attribute, type: text, purposes: [suggestions], retention: 12 months, text: The shelves you like }\n    plan: { class',
  )
  .concat('recommendations: { purpose: suggestions, owner: Jo of the shop, model: edlae, interests: shelves }\n')

/** An import map that also brings the shelves somebody likes, in the column `plan`. */
export const shelfMap = testMap.replace(
  '  plan: { column: plan }',
  '  plan: { column: plan }\n  shelves: { column: plan }',
)

const yes = {
  kind: 'consent',
  purpose: 'suggestions',
  channel: 'any',
  type: 'express',
  evidence: { text: 'Suggest books to me.', version: 'v1', surface: 'account', locale: 'en', at: noon },
} as const

export type BookShop = {
  readonly house: TestHouse
  /** Comes in, says yes to suggestions and sets the dial; without one, has said nothing at all. */
  reader(key: string, dial?: Dial, shelves?: string): Promise<string>
  readers(keys: readonly string[], dial?: Dial, shelves?: string): Promise<string[]>
  views(customer: string, ...books: readonly string[]): Promise<void>
  buys(customer: string, ...books: readonly string[]): Promise<void>
  has(...books: readonly (string | Partial<ItemAsk>)[]): Promise<void>
  /** To the end. */
  trains(): Promise<Run>
}

/** In a house of its own, or in one that is open. */
export async function openBookShop(options: TestHouseOptions & { readonly house?: TestHouse } = {}): Promise<BookShop> {
  const house = options.house ?? (await openTestHouse({ policy: bookPolicy, ...options }))
  const readers: BookShop['readers'] = async (keys, dial, shelves = 'none') => {
    const ids = await importTestCustomers(
      house,
      keys.map(key => ({ key, plan: shelves })),
      shelfMap,
    )
    if (dial === undefined) return ids
    for (const id of ids) {
      const said = await say(house, id, [yes, { kind: 'preference', value: { dial } }], 'preferences')
      assert.ok(said.ok)
    }
    return ids
  }
  const happens = async (customer: string, name: string, attributes: { [field: string]: string | string[] }) => {
    const at = house.clock.now()
    const row = eventRow(house, undefined, customer, {
      event: house.ids.id(),
      source: 'web',
      type: 'track',
      name,
      at,
      receivedAt: at,
      purposes: ['suggestions'],
      attributes,
      sealed: {},
    })
    assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
  }
  return {
    house,
    readers,
    reader: async (key, dial, shelves) => (await readers([key], dial, shelves))[0]!,
    async views(customer, ...books) {
      for (const book of books) await happens(customer, 'Book Viewed', { book })
    },
    buys: (customer, ...books) => happens(customer, 'Books Bought', { books: [...books] }),
    async has(...books) {
      const parsed = parseItems(books.map(book => item(typeof book === 'string' ? { item: book } : book)))
      assert.ok(parsed.ok, JSON.stringify(parsed))
      assert.ok((await upsertItems(house, parsed.value)).ok)
    },
    async trains() {
      const run = await awaitTraining(house, beginTraining(house, 'staff:jo').run, 60_000)
      assert.ok(run && run.state !== 'training')
      return run
    },
  }
}

const item = (more: Partial<ItemAsk>): ItemAsk => ({
  item: 'book',
  title: `The book ${more.item}`,
  link: `https://books.example/${more.item}`,
  category: 'novels',
  ...more,
})

/** Twelve books: eight novels, three about gardens, one about debts, which is sensitive. */
export const books = [
  ...['emma', 'dracula', 'middlemarch', 'walden', 'ulysses', 'candide', 'persuasion', 'kim'],
  ...['roses', 'herbs', 'ponds'].map(name => ({ item: name, category: 'gardens' })),
  { item: 'debts', category: 'money', sensitive: true },
] as const
