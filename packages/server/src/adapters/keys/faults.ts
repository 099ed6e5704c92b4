/** The key folder must not be used as it is: lost root key, open to others, unknown content. The message says what to do. */
export class KeysRefused extends Error {
  override readonly name = 'KeysRefused'
}

/** Sealed bytes or a wrapped key that these keys do not open: erased, moved to another row, damaged or forged. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/** The keys cannot be had now: the key service is away, or an epoch that another process began is still on its way here. Ask again. */
export class KeysAway extends Error {
  override readonly name = 'KeysAway'
}
