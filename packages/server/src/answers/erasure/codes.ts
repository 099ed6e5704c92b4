import { sql } from 'kysely'
import { noWord } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'

type Code = readonly [attribute: string, code: number]

/** The words that stand for this customer's texts and places: what others may have too, and what was theirs alone. */
export async function codesOf({ store, judge }: House, halves: readonly string[]): Promise<Code[]> {
  const rows = await store.among('profiles', 'customer', halves)
  const found = new Map<string, Code>()
  for (const row of rows) {
    const { region, zone, language, seen_zone, seen_language } = row
    const places = { region, zone, language }
    const texts = [
      ...Object.entries(JSON.parse(row.attributes) as Record<string, unknown>),
      ...Object.entries(places),
      ['zone', seen_zone] as const,
      ['language', seen_language] as const,
    ]
    for (const [attribute, text] of texts) {
      const code = typeof text === 'string' ? judge.codes.code(attribute, text) : 0
      if (code > 0) found.set(`${attribute} ${code}`, [attribute, code])
    }
  }
  return [...found.values()]
}

/**
 * Takes words that nobody has any more out of the dictionary. The number stays taken: states of others, and other processes,
 * must never read it as another word.
 */
export async function forgetWords(house: House, codes: readonly Code[]): Promise<void> {
  for (const [attribute, code] of codes) {
    const row = await house.store.get('dictionary', { attribute, code })
    if (!row || row.value === noWord(code) || (await isUsed(house, attribute, row.value))) continue
    const key = { attribute, code }
    await house.store.commit({
      expect: [],
      writes: [{ do: 'patch', table: 'dictionary', key, set: { value: noWord(code) } }],
    })
    house.judge.codes.forget(attribute, code)
  }
}

const placeColumns: {
  readonly [attribute: string]: readonly ('region' | 'zone' | 'language' | 'seen_zone' | 'seen_language')[]
} = {
  region: ['region'],
  zone: ['zone', 'seen_zone'],
  language: ['language', 'seen_language'],
}

/** Whether anybody has this text. A field of the same name as a part of the place counts too. */
async function isUsed({ store: { db, engine } }: House, attribute: string, text: string): Promise<boolean> {
  const columns = placeColumns[attribute] ?? []
  // Written by JSON.stringify, which puts nothing between name and value. Not LIKE: SQLite's does not tell capitals apart.
  const written = `${JSON.stringify(attribute)}:${JSON.stringify(text)}`
  const place =
    engine === 'sqlite' ? sql<number>`instr(attributes, ${written})` : sql<number>`strpos(attributes, ${written})`
  const row = await db
    .selectFrom('profiles')
    .select('customer')
    .where(({ eb, or }) => or([...columns.map(column => eb(column, '=', text)), eb(place, '>', 0)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
