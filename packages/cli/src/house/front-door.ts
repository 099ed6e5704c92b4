/** What the command line opens a house with. Loaded only by commands that do: it brings the whole server along. */
export { type OpenHouse, type Server, startServer } from '@candor/server'
export { openMail } from '../../../server/src/acts/delivery/index.ts'
export { realClock } from '../../../server/src/adapters/clock/index.ts'
export { restoreHouse } from '../../../server/src/entrypoints/backup/index.ts'
export { readConfig } from '../../../server/src/entrypoints/config/index.ts'
export { endLog } from '../../../server/src/entrypoints/house/index.ts'
