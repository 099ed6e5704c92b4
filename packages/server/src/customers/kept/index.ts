export { erase, expire, exportOf } from './keeping.ts'
export { type Kept, keptFor, keptOf, keptRow } from './kept-store.ts'
