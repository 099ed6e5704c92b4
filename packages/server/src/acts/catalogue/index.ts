export { type ItemImportRefusal, type ItemReport, importItems } from './import-items.ts'
export { type ItemMap, noMap, parseItemMap } from './item-map.ts'
