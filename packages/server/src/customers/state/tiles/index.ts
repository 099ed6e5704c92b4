export { seatsInTile } from '../../../adapters/store/index.ts'
export { checkTiles, type TileCheck, type TileFault } from './check.ts'
export {
  attributeColumn,
  limitsAt,
  type Numbers,
  namesOf,
  said,
  saidBits,
  slotColumns,
  type TileColumn,
  taken,
} from './columns.ts'
export { Cursor, type Readable } from './cursor.ts'
export { encodeTile, type SeatedRows } from './encode.ts'
export { type Folding, foldTiles, foldVacated } from './fold.ts'
export { type Contacts, type Patterns, type Seconds, Tile } from './tile.ts'
