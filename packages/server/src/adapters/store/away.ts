/**
 * Why the store cannot take a change now. `unknown-outcome`: the connection broke while COMMIT was under way, so the
 * change may or may not be there; whoever asks again must ask with the same idempotency key.
 * `fsync`: the disk refused to make written data durable; nothing this process holds may be trusted, it must end.
 */
export type AwayCode = 'full' | 'io' | 'fsync' | 'lost' | 'refused' | 'unknown-outcome' | 'contended' | 'closed'

const sentences: Record<AwayCode, string> = {
  full: 'The disk of the store is full. Free space; the store carries on by itself.',
  io: 'The disk of the store reports errors. Check the disk and the file system; the store tries again with each request.',
  fsync: 'The disk refused to make written data durable. Candor must be restarted once the disk is sound.',
  lost: 'The database cannot be reached. Check that it runs; Candor reconnects by itself.',
  refused:
    'The database came back with a setting that may lose data; the log names it. Correct it, Candor reconnects by itself.',
  'unknown-outcome':
    'The connection broke during COMMIT. The change may have been kept; asking again with the same key is safe.',
  contended: 'Other processes kept changing the same rows. Nothing was kept; ask again.',
  closed: 'The store is closed.',
}

/** The store could not promise durability: nothing may be acknowledged. `operator` says in plain words what to do. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
  readonly code: AwayCode
  readonly operator: string
  constructor(code: AwayCode, cause?: unknown) {
    super(`store away (${code})${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause })
    this.code = code
    this.operator = sentences[code]
  }
}

/** Why a store will not be opened at all. */
export type RefusalCode = 'in-use' | 'newer-schema' | 'foreign' | 'too-old' | 'unsafe-setting'

/** The store must not be opened as it is; the message says what to do about it. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  readonly code: RefusalCode
  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
  }
}

/** A change our own code should never have built: unknown table or column, wrong type, half a key. Only that change fails. */
export class BadWrite extends TypeError {
  override readonly name = 'BadWrite'
}
