export { type HouseOptions, type OpenHouse, openHouse } from './open-house.ts'
