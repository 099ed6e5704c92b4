/** Starting a server and stopping it. */
export type { Server } from './move-in.ts'
export { type StartOptions, startServer } from './start-server.ts'
