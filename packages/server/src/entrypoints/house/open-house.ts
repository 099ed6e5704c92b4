import { join } from 'node:path'
import { parseAddress } from '@candor/content'
import { err, type Fault, ok, type Result } from '@candor/terms'
import { keepMail } from '../../acts/delivery/index.ts'
import {
  type DeskMail,
  type OutgoingChannel,
  openDeskMail,
  openPostbox,
  openSmtp,
  type SmtpOptions,
} from '../../adapters/channels/index.ts'
import { type Clock, realClock } from '../../adapters/clock/index.ts'
import type { Ground } from '../../adapters/ground.ts'
import { type Ids, realIds } from '../../adapters/ids/index.ts'
import { type Keys, openKeys } from '../../adapters/keys/index.ts'
import { openOutboundHttp } from '../../adapters/outbound-http/index.ts'
import { openStore, type Store } from '../../adapters/store/index.ts'
import { openTemplates } from '../../adapters/template-worker/index.ts'
import { openTileFolder, type TileFolder } from '../../adapters/tiles/index.ts'
import { openTrainer } from '../../adapters/trainer/index.ts'
import { replayErasures } from '../../answers/erasure/index.ts'
import { deskOf, type Policy, parsePolicy, rememberPolicy, whatJudges } from '../../brand/policy/index.ts'
import { gateOf, type House, openJudge, rebuildStale, ruleIds } from '../../decisions/index.ts'
import {
  beginSuccessor,
  hasSignedLog,
  type KeyTerms,
  keyTerms,
  type Log,
  LogRefused,
  openLog,
  type Signing,
  setAsideEnded,
  type Witnesses,
} from '../../record/index.ts'
import { exportOf } from './keeping.ts'
import { type WitnessSettings, witnessesFrom } from './witnesses-from.ts'

export type HouseOptions = {
  /** Folder of keys, log and (with SQLite) the database. */
  readonly data: string
  /** PostgreSQL when given, else SQLite inside `data`. */
  readonly databaseUrl?: string
  readonly keyFolder?: string
  /** Days that an ended key epoch stays; absent: 30. */
  readonly keyGraceDays?: number
  /** Absent: the keys of the folder. */
  readonly keys?: Keys
  /** Text of the policy file. */
  readonly policy: string
  readonly publicUrl: string
  /** Absent: messages are kept in the postbox. */
  readonly smtp?: SmtpOptions
  readonly dkim?: House['dkim']
  /** Webhooks may lead into networks of one's own. */
  readonly webhookPrivate?: boolean
  /** Who watches the log from outside. */
  readonly witnesses?: WitnessSettings
  readonly clock?: Clock
  readonly ids?: Ids
}

export type OpenHouse = House & {
  readonly log: Log
  readonly keyTerms: KeyTerms
  readonly tiles: TileFolder
  /** Where everything lies that this house keeps in files. */
  readonly folders: readonly string[]
  readonly logSigning: Signing
  /** The oldest key that signs for the log now. */
  readonly logKey: { readonly name: string; readonly publicKey: Uint8Array }
  /** Absent: nobody outside watches the log. */
  readonly witnesses?: Witnesses
  close(): Promise<void>
}

/** Opens everything a server stands on, lowest floor first. Faults are those of the policy file; anything else rejects. */
export async function openHouse(options: HouseOptions): Promise<Result<OpenHouse, Fault[]>> {
  const policy = parsePolicy(options.policy, ruleIds)
  if (!policy.ok) return err(policy.error)
  const ground = await openGround(options)
  try {
    const witnesses = witnessesFrom(ground, options.witnesses)
    if (witnesses.ok) return ok(await furnish(options, policy.value, ground, witnesses.value))
    await closeGround(ground)
    return err([witnesses.error])
  } catch (error) {
    // Whoever tries again must find the store free.
    await closeGround(ground)
    throw error
  }
}

async function furnish(
  options: HouseOptions,
  given: Policy,
  ground: Ground,
  witnesses: Witnesses | undefined,
): Promise<OpenHouse> {
  const now = ground.clock.now()
  const read = { policy: given, source: options.policy, digest: gateOf(ground, given).digest }
  const { judges, notice } = await whatJudges(ground.store, read, now)
  const { policy, source } = judges
  const judge = await openJudge(ground, policy)
  await rememberPolicy(ground.store, { digest: judge.digest, source, loadedAt: now })
  await rebuildStale(ground, judge)
  const tiles = openTileFolder(join(options.data, 'log'))
  await beginSuccessor(ground, tiles)
  await setAsideEnded(ground, tiles)
  const signing = await logSigning(ground, options.publicUrl)
  const log = await openLog(ground, tiles, signing, witnesses)
  const templates = openTemplates({ timeoutMs: 2_000, memoryMb: 64, zone: policy.brand.zone })
  const trainer = openTrainer()
  const channel: OutgoingChannel = options.smtp ? openSmtp(options.smtp) : openPostbox(mail => keepMail(ground, mail))
  const deskMail = deskMailOf(options, policy)
  const house: OpenHouse = {
    ...ground,
    judge,
    ...(notice ? { notice } : {}),
    templates,
    trainer,
    channels: new Map([[channel.channel, channel]]),
    ...(deskMail ? { deskMail } : {}),
    outbound: openOutboundHttp({ allowPrivate: options.webhookPrivate ?? false }),
    keptMails: exportOf,
    publicUrl: options.publicUrl.replace(/\/$/, ''),
    ...(options.dkim ? { dkim: options.dkim } : {}),
    log,
    keyTerms: keyTerms(ground.store.engine, options.keyGraceDays ?? 30),
    tiles,
    folders: [options.data, options.keyFolder ?? join(options.data, 'keys')],
    logSigning: signing,
    logKey: oldestKey(signing),
    ...(witnesses ? { witnesses } : {}),
    async close() {
      await channel.close()
      deskMail?.close()
      await templates.close()
      await trainer.close()
      await closeGround(ground)
    },
  }
  await replayErasures(house)
  return house
}

/** Without a mail server nobody of staff is written to: log, metrics and queue tell them. */
function deskMailOf({ smtp, dkim }: HouseOptions, policy: Policy): DeskMail | undefined {
  const { sender } = policy.brand
  const to = parseAddress(deskOf(policy).tell ?? '')
  const from = parseAddress(sender.email)
  if (!smtp || !to.ok || !from.ok) return undefined
  const ends = { to: to.value, from: { name: sender.name, address: from.value } }
  return openDeskMail(smtp, dkim ? { ...ends, dkim } : ends)
}

async function closeGround({ store, keys }: Ground): Promise<void> {
  await store.close()
  keys.close()
}

async function openGround(options: HouseOptions): Promise<Ground> {
  const clock = options.clock ?? realClock
  const ids = options.ids ?? realIds(clock)
  const keys = options.keys ?? (await openKeys({ folder: options.keyFolder ?? join(options.data, 'keys'), clock }))
  const store = await openStore(
    options.databaseUrl ? { postgres: options.databaseUrl } : { sqlite: join(options.data, 'candor.db') },
  )
  return { store, keys, clock, ids }
}

/** The log's name is fixed at its inception: a server that moves to another address keeps its log. */
async function logSigning(ground: Ground, publicUrl: string): Promise<Signing> {
  const name = await logOrigin(ground.store, `${new URL(publicUrl).host}/log`)
  if (ground.keys.logKey() === undefined) await inceptLogKey(ground)
  return { name, keys: () => ground.keys.logKeys.signing() }
}

const oldestKey = ({ name, keys }: Signing) => ({
  name,
  get publicKey() {
    return keys()[0]!.publicKey
  },
})

/** A log keeps its name and its keys: a new key that no old one vouched for would let two logs claim one name. */
async function inceptLogKey(ground: Ground): Promise<void> {
  if (await hasSignedLog(ground))
    throw new LogRefused(
      'The store holds a log, but the key folder has no log key. Restore log.key from its backup. If it is lost for good: candor log succeed.',
    )
  try {
    ground.keys.inceptLogKey()
  } catch (error) {
    // Another process of this house made it just now: there is one key all the same.
    if (ground.keys.logKey() === undefined) throw error
  }
}

async function logOrigin(store: Store, wanted: string): Promise<string> {
  await store.commit({
    expect: [],
    writes: [{ do: 'insert', table: 'meta', row: { key: 'log-origin', value: wanted } }],
  })
  const row = await store.db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'log-origin')
    .executeTakeFirstOrThrow()
  return row.value
}
