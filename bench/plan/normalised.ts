import { consentTypes } from '@candor/terms'
import {
  consentFlags,
  countryOf,
  type Meaning,
  Standing as State,
} from '../../packages/server/src/customers/state/index.ts'
import type { Judge } from '../../packages/server/src/decisions/index.ts'
import type { Others } from './generate.ts'
import type { Columns, Loader } from './load.ts'
import { benchSchema } from './rows.ts'

type Row = { readonly [column: string]: string | number | null }

/**
 * The tables that the baselines read: one for each kind of thing that is known of a customer, as a schema that knows no decision
 * states would have it. In their favour: customers are numbers, each table lies in the order of customers, and profiles hold what
 * the campaign asks and nothing else.
 */
export const tables = {
  bench_profiles: {
    key: 'customer',
    columns: {
      ...{ customer: 'integer', country: 'text', region: 'text', zone: 'text', email: 'integer', dial: 'text' },
      ...{ paused_until: 'bigint', no_nights: 'integer', age: 'integer', loan: 'integer', balance: 'integer' },
    },
  },
  bench_choices: {
    key: 'customer, purpose, channel, says',
    columns: {
      ...{ customer: 'integer', purpose: 'text', channel: 'text', says: 'text', at: 'bigint', type: 'text' },
      offered: 'integer',
    },
  },
  bench_contacts: {
    key: 'customer, at, place',
    columns: { customer: 'integer', at: 'bigint', place: 'integer', channel: 'text' },
  },
  bench_suppressions: {
    key: 'customer, channel, scope',
    columns: { customer: 'integer', channel: 'text', scope: 'text' },
  },
  bench_quiet: {
    key: 'customer, starts',
    columns: { customer: 'integer', starts: 'integer', ends: 'integer', days: 'integer' },
  },
  bench_budgets: {
    key: 'customer, channel',
    columns: { customer: 'integer', channel: 'text', most: 'integer', hours: 'integer' },
  },
  bench_happened: { key: 'customer, meaning', columns: { customer: 'integer', meaning: 'text', at: 'bigint' } },
} as const

export type Table = keyof typeof tables
const names = Object.keys(tables) as Table[]

/** The same customers once more, in those tables. */
export const alsoNormalised: Others = async (judge, loader) => {
  // In PostgreSQL apart from the store's own, which knows all its tables.
  if (loader.engine === 'postgres')
    await loader.run(`CREATE SCHEMA ${benchSchema}; SET search_path = public, ${benchSchema}`)
  for (const name of names) await loader.run(createOf(name, loader))
  const state = new State(judge.layout)
  return async (first, states) => {
    const rows = new Map<Table, Row[]>(names.map(name => [name, []]))
    for (const [i, bytes] of states.entries())
      for (const name of names) rows.get(name)!.push(...rowsOf[name](first + i, state.load(bytes), judge))
    for (const [name, some] of rows) if (some.length > 0) await loader.load(name, turned(some))
  }
}

function createOf(name: Table, { engine }: Loader): string {
  const { key, columns } = tables[name]
  const typed = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`)
  const parts = `(${typed.join(', ')}, PRIMARY KEY (${key}))`
  return engine === 'sqlite'
    ? `CREATE TABLE "${name}" ${parts} WITHOUT ROWID`
    : `CREATE TABLE ${benchSchema}."${name}" ${parts}`
}

function turned(rows: readonly Row[]): Columns {
  return Object.fromEntries(Object.keys(rows[0]!).map(column => [column, rows.map(row => row[column]!)]))
}

const rowsOf: { readonly [T in Table]: (customer: number, state: State, judge: Judge) => readonly Row[] } = {
  bench_profiles: (customer, state, { layout, codes }) => {
    const attribute = (wanted: string): number | null => {
      const value = state.attribute(layout.attributes.findIndex(({ name }) => name === wanted))
      return Number.isNaN(value) ? null : value
    }
    return [
      {
        customer,
        country: countryOf(state.countryCode) ?? null,
        region: codes.text('region', state.regionCode) ?? null,
        zone: codes.text('zone', state.zoneCode) ?? null,
        email: state.knows('email') ? 1 : 0,
        dial: state.dial ?? null,
        paused_until: state.pausedUntil || null,
        no_nights: state.noOffersAtNight ? 1 : 0,
        age: attribute('age'),
        loan: attribute('loan'),
        balance: attribute('balance'),
      },
    ]
  },
  bench_choices: (customer, state, { layout }) =>
    layout.slots.flatMap(({ purpose, channel }, i) => {
      const said = { customer, purpose, channel }
      const offered = (state.flags(i) & consentFlags.optOutOffered) === 0 ? 0 : 1
      const type = consentTypes[state.consentType(i)]!
      return [
        ...(state.consentAt(i) === 0 ? [] : [{ ...said, says: 'yes', at: state.consentAt(i), type, offered }]),
        ...(state.optOutAt(i) === 0 ? [] : [{ ...said, says: 'no', at: state.optOutAt(i), type: null, offered: 0 }]),
      ]
    }),
  bench_contacts: (customer, state) =>
    Array.from({ length: state.contactCount }, (_, place) => ({
      customer,
      at: state.contactAt(place),
      place,
      channel: state.contactChannel(place),
    })),
  bench_suppressions: (customer, state) => {
    const scope = state.suppression('email')
    return scope ? [{ customer, channel: 'email', scope: scope === true ? 'marketing' : 'all' }] : []
  },
  bench_quiet: (customer, state) =>
    state.quietHours.map(({ from, to, days = everyDay }) => ({
      customer,
      starts: from,
      ends: to,
      days: days.reduce((bits, day) => bits | (1 << day), 0),
    })),
  bench_budgets: (customer, state) =>
    state.budgets.map(({ channel, max, hours }) => ({ customer, channel, most: max, hours })),
  bench_happened: (customer, state) =>
    meanings.flatMap(meaning =>
      state.newest(meaning) === 0 ? [] : [{ customer, meaning, at: state.newest(meaning) }],
    ),
}

const meanings: readonly Meaning[] = ['purchase', 'inquiry', 'subscription-start', 'subscription-end']
const everyDay = [1, 2, 3, 4, 5, 6, 7]
