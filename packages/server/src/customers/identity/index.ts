export type { Handle, Owner } from './handle.ts'
