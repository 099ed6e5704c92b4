export { KeysRefused, Unreadable } from './faults.ts'
export { openFileKeys as openKeys } from './file.ts'
export type { DataKey, Keys, LogKey, LogKeys } from './port.ts'
