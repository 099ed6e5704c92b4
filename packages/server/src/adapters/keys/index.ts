export { epochLength } from './epochs.ts'
export { KeysAway, KeysRefused, Unreadable } from './faults.ts'
export { openKeys } from './open-keys.ts'
export type { DataKey, Epoch, Keys, LogKey, LogKeys, Tombstone } from './port.ts'
