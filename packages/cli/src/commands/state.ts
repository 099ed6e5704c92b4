import { type Channel, err, ok, type Result } from '@candor/terms'
import { factsOf, readState, stateChange } from '../../../server/src/customers/state/index.ts'
import { checkTiles, foldTiles, type TileFault } from '../../../server/src/customers/state/tiles/index.ts'
import { stateFromTruth } from '../../../server/src/decisions/index.ts'
import { type Complaint, type Ending, exits } from '../answer.ts'
import type { OpenHouse } from '../house/front-door.ts'
import { serveHere } from '../house/open-here.ts'
import { readServerFile } from '../house/server-file.ts'
import { counted } from '../terminal/numbers.ts'
import { type Progress, showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type StateOptions = { readonly data?: string; readonly json?: boolean }

const mostNamed = 20

/**
 * Compares what the gate would read of each customer with what the truth gives: profile, choices, addresses, contacts; and what plans
 * read of many customers side by side with that. With `mend` those that differ are written anew, and all tiles. Needs the house to
 * itself. Exit 1 when something differs and is left so.
 */
export async function state(
  mend: boolean,
  { data = process.env['CANDOR_DATA'] || 'data', json }: StateOptions,
  terminal: Terminal,
): Ending {
  if (await isServed(data)) return err(served(data))
  const server = await serveHere(data)
  if (!server.ok) return server
  try {
    const { house } = server.value
    const progress = showProgress(terminal, mend ? 'Rebuilding' : 'Comparing', 'customer', json)
    const { checked, differing } = await compareAll(house, mend, progress)
    const tiles = mend ? await foldAll(house, terminal, json) : undefined
    const compared = await checkTiles(house.store, house.judge.layout)
    const left = (mend ? 0 : differing.length) + compared.different.length
    return ok({
      json: {
        checked,
        differing: differing.length,
        rebuilt: mend ? differing.length : 0,
        first: differing.slice(0, mostNamed),
        tiles: {
          ...{ checked: compared.tiles, shown: compared.seats, differing: compared.different.length },
          ...{ written: tiles ?? 0, first: compared.different.slice(0, mostNamed) },
        },
      },
      lines: [
        sentence(checked, differing.length, mend),
        ...differing.slice(0, mostNamed).map(customer => `  ${customer}`),
        aboutTiles(compared.seats, compared.different.length, tiles),
        ...compared.different.slice(0, mostNamed).map(faultLine),
      ],
      exit: left > 0 ? exits.error : exits.ok,
    })
  } finally {
    await server.value.close()
  }
}

const isServed = async (data: string): Promise<boolean> => {
  const file = await readServerFile(data)
  return (
    file !== undefined &&
    (await fetch(`${file.url}/livez`).then(
      answer => answer.ok,
      () => false,
    ))
  )
}

const served = (data: string): Complaint => ({
  what: `A server runs on ${data}`,
  why: 'The states are compared while nobody changes them.',
  next: 'Stop the server first.',
  exit: exits.error,
})

function sentence(checked: number, differing: number, mend: boolean): string {
  const all = `${counted(checked, 'customer was', 'customers were')} compared with the truth`
  if (differing === 0) return `${all}; none differs.`
  return mend
    ? `${all}; ${counted(differing, 'state was', 'states were')} written anew:`
    : `${all}; these differ (candor state rebuild writes them anew):`
}

/** Every tile anew from the states, and a seat for whoever has none. */
async function foldAll(house: OpenHouse, terminal: Terminal, json: boolean | undefined): Promise<number> {
  const progress = showProgress(terminal, 'Writing', 'tile', json)
  const written = await foldTiles(house.store, house.judge.layout, {
    anew: true,
    onProgress: done => progress.update(done),
  })
  progress.end(written)
  return written
}

function aboutTiles(shown: number, differing: number, written: number | undefined): string {
  const all = `${counted(shown, 'state is', 'states are')} shown by tiles`
  const how =
    differing === 0 ? 'none differs' : `these differ${written === undefined ? ' (candor state rebuild)' : ''}:`
  return written === undefined
    ? `${all}; ${how}`
    : `${counted(written, 'tile was', 'tiles were')} written; ${all}; ${how}`
}

const faultLine = ({ tile, place, customer, column }: TileFault): string =>
  `  ${customer ?? 'nobody'}: ${column} (tile ${tile}, place ${place})`

async function compareAll(house: OpenHouse, mend: boolean, progress: Progress) {
  const differing: string[] = []
  let checked = 0
  for (let after = ''; ; ) {
    const rows = await house.store.db
      .selectFrom('customer_state')
      .select('customer')
      .where('customer', '>', after)
      .orderBy('customer')
      .limit(200)
      .execute()
    for (const { customer } of rows) {
      const same = await compareOne(house, customer, mend)
      if (!same.ok) differing.push(customer)
    }
    checked += rows.length
    const last = rows.at(-1)
    if (!last) break
    after = last.customer
    progress.update(checked)
  }
  progress.end(checked)
  return { checked, differing }
}

async function compareOne(house: OpenHouse, customer: string, mend: boolean): Promise<Result<true, 'differs'>> {
  const { store, judge } = house
  const kept = await readState(store, judge.layout, customer)
  const truth = await stateFromTruth(house, judge, customer)
  if (!kept || !truth) return err('differs')
  const facts = (standing: typeof truth): string =>
    JSON.stringify(channelsOf(house).map(channel => factsOf(standing, judge.codes, channel)))
  if (facts(kept.state) === facts(truth)) return ok(true)
  if (mend) await store.commit(stateChange(customer, kept.version, truth))
  return err('differs')
}

/** The channels on which anybody may be reached under the policy. */
const channelsOf = ({ judge }: OpenHouse): Channel[] => [
  ...new Set(Object.values(judge.policy.purposes).flatMap(({ channels }) => channels)),
]
