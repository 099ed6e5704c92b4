import { line } from './plain.ts'
import type { Policy, Vault, VaultAttribute } from './policy.ts'
import { distinct, fieldName, mapOf, type Reader, record, required } from './shapes.ts'

export const maxVaultAttributes = 20
/** More answers to one question would make groups too small to be told of, and name people. */
const maxVaultValues = 30

const attribute: Reader<VaultAttribute> = record({
  text: required(line(200)),
  values: required(distinct(line(100), { min: 2, max: maxVaultValues })),
})

/** Reads the section `vault`. */
export const vaultSection: Reader<Vault> = record({
  purpose: required(line(100)),
  attributes: required(mapOf(fieldName, attribute, maxVaultAttributes)),
})

/** Whether people may tell this about themselves, for audits alone. */
export const isVaultAttribute = ({ vault }: Policy, name: string): boolean =>
  vault !== undefined && Object.hasOwn(vault.attributes, name)
