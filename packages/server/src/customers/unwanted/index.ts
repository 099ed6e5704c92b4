export { erase, expire, exportOf } from './keeping.ts'
export { allUnwanted, type Unwanted, unwantedOf, unwantedRow, wantedAgain } from './unwanted-store.ts'
