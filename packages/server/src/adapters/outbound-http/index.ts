export type { Lookup } from './judged-connection.ts'
export { type OutboundOptions, openOutboundHttp } from './open-outbound.ts'
export type { OutboundHttp, Posted, Posting } from './port.ts'
