import { StoreAway, StoreRefused } from '../away.ts'
import type { Fate } from '../group.ts'
import type { Move } from '../shape.ts'
import { runApart } from './apart.ts'
import { checkServer, connect } from './connect.ts'
import { type Meaning, meaningOf } from './faults.ts'
import { Session } from './session.ts'
import { Apart, runTogether } from './together.ts'
import { type Wave, wavesOf } from './waves.ts'

const tries = 6

// Every statement finds its rows by primary key; a planner without statistics must not choose to read whole tables.
const writerSettings = `SET default_transaction_isolation = 'read committed'; SET enable_seqscan = off;
  SET enable_hashjoin = off; SET enable_mergejoin = off; SET plan_cache_mode = force_generic_plan;
  SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = '10s'`

/** The one writing connection of this process; it comes back by itself after a loss. */
export class Writer {
  readonly #url: string
  #session: Session | undefined

  constructor(url: string) {
    this.#url = url
  }

  /**
   * Makes one batch durable and tells each change's fate. Rejects with `StoreAway`; after `unknown-outcome` the batch
   * may or may not be there.
   */
  async run(batch: readonly (readonly Move[])[]): Promise<readonly Fate[]> {
    let together = true
    for (let left = tries; left > 0; left--) {
      const session = await this.#connected()
      const outcome = await this.#attempt(session, batch, together)
      if (typeof outcome !== 'string') return outcome
      if (outcome !== 'again') together = false
    }
    throw new StoreAway('contended')
  }

  async close(): Promise<void> {
    const session = this.#session
    this.#session = undefined
    await session?.client.end()
  }

  async #attempt(session: Session, batch: readonly (readonly Move[])[], together: boolean): Promise<Fate[] | Meaning> {
    const fates: Fate[] = []
    try {
      const begun = session.say('BEGIN')
      begun.catch(() => undefined)
      for (const wave of together ? wavesOf(batch) : batch.map((moves, at) => [{ at, moves }]))
        await runWave(session, wave, fates, together)
      await begun
    } catch (fault) {
      return await this.#undo(session, fault)
    }
    await this.#keep(session)
    return fates
  }

  async #keep(session: Session): Promise<void> {
    const answer = await session.say('COMMIT').catch((fault: unknown) => {
      this.#drop(session)
      throw new StoreAway('unknown-outcome', fault)
    })
    if (answer.command !== 'COMMIT') throw new StoreAway('lost', new Error(`COMMIT answered ${answer.command}`))
  }

  async #undo(session: Session, fault: unknown): Promise<Meaning> {
    const meaning = fault instanceof Apart ? 'conflict' : meaningOf(fault)
    if (meaning !== 'lost') await session.say('ROLLBACK').catch(() => this.#drop(session))
    if (meaning === 'again' || meaning === 'conflict' || meaning === 'bad') return meaning
    this.#drop(session)
    throw new StoreAway(meaning, fault)
  }

  async #connected(): Promise<Session> {
    if (this.#session) return this.#session
    const client = await connect(this.#url, { pipeline: true })
    const session = new Session(client)
    client.on('error', () => this.#drop(session))
    client.on('end', () => this.#drop(session))
    try {
      await checkServer(client)
      await client.query(writerSettings)
    } catch (fault) {
      await client.end().catch(() => undefined)
      throw new StoreAway(fault instanceof StoreRefused ? 'refused' : 'lost', fault)
    }
    this.#session = session
    return session
  }

  #drop(session: Session): void {
    if (this.#session === session) this.#session = undefined
    session.client.end().catch(() => undefined)
  }
}

async function runWave(session: Session, wave: Wave, fates: Fate[], together: boolean): Promise<void> {
  if (together && wave.every(({ rows }) => rows !== undefined)) return runTogether(session, wave, fates)
  for (const { at, moves } of wave) fates[at] = await runApart(session, moves)
}
