import { formatVkey, keyTypes, type Signer, verifierKey } from '@candor/ledger'
import { nodeCrypto } from '../offline/node-crypto.ts'
import type { Witness } from './add-checkpoint.ts'

/** The key by which others know this witness. */
export const vkeyOf = ({ name, publicKey }: Signer): string =>
  formatVkey(verifierKey(name, keyTypes.cosignature, publicKey, nodeCrypto))

/** What whoever opens the address in a browser reads. */
export async function aboutWitness({ signer, logs, memory }: Witness): Promise<string> {
  const lines = [
    'This is a witness (c2sp.org/tlog-witness): it signs that each of the logs below only ever grew, as far as it saw,',
    'and that nobody was shown another version of it with this signature. It does not know what the logs hold.',
    '',
    vkeyOf(signer),
    '',
  ]
  for (const origin of logs.keys()) lines.push(`${origin}: ${(await memory.seen(origin)).size} entries seen`)
  return `${lines.join('\n')}\n`
}
