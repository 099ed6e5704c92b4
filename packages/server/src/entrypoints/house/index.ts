export { erase, expire, exportOf } from './keeping.ts'
export { type HouseOptions, type OpenHouse, openHouse } from './open-house.ts'
