export { backupLines } from './make-backup.ts'
export { type RestoreAsk, type Restored, restoreHouse } from './restore-house.ts'
