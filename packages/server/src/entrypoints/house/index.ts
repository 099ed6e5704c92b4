export { type EndAsk, endLog } from './end-log.ts'
export { erase, expire, exportOf } from './keeping.ts'
export { type HouseOptions, type OpenHouse, openHouse } from './open-house.ts'
