export {
  attributeColumn,
  columnsOf,
  limitsAt,
  type Numbers,
  namesOf,
  said,
  saidBits,
  seatsInTile,
  slotColumns,
  type TileColumn,
  taken,
} from './columns.ts'
export { encodeTile, type SeatedRows } from './encode.ts'
export { type Contacts, type Patterns, type Seconds, Tile } from './tile.ts'
