import { dropColumn, type Statement } from './words.ts'

/** Whom an erasure is about is known from the tombstones, beside the keys; no table says it. */
export const erasuresNameNobody: readonly Statement[] = [dropColumn('erasures', 'customers')]
