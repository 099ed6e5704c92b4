export { KeysRefused, Unreadable } from './faults.ts'
export { openFileKeys as openKeys } from './file.ts'
export type { DataKey, Keys, LogKey, Tombstone } from './port.ts'
