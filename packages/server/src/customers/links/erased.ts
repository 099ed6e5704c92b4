import type { Ground } from '../../adapters/ground.ts'
import { linkToken } from './link.ts'

/** Where whoever was erased reads the certificate: for good, and without anything that leads to them. */
export const erasedPath = (ground: Ground, erasure: string): string =>
  `/erased/${linkToken(ground, { for: 'erased', erasure })}`

export const erasedLink = (house: Ground & { readonly publicUrl: string }, erasure: string): string =>
  `${house.publicUrl}${erasedPath(house, erasure)}`
