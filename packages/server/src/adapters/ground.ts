import type { Clock } from './clock/index.ts'
import type { Ids } from './ids/index.ts'
import type { Keys } from './keys/index.ts'
import type { Store } from './store/index.ts'

/** What every room stands on. */
export type Ground = { readonly store: Store; readonly keys: Keys; readonly clock: Clock; readonly ids: Ids }
