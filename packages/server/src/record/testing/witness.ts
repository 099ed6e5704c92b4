import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import {
  cosignatureLine,
  formatVkey,
  judgeGrowth,
  keyTypes,
  parseVkey,
  readSigned,
  type Signer,
  verifierKey,
  type Witnessed,
} from '@candor/ledger'
import { hashing, signatures } from '../../adapters/keys/hashes.ts'
import type { OutboundHttp, Posted, Posting } from '../../adapters/outbound-http/index.ts'

export type Answers = (posting: Posting, honestly: () => Posted) => Posted | Promise<Posted>

/** A witness in memory that answers honestly unless told otherwise. */
export type TestWitness = {
  readonly name: string
  readonly vkey: string
  readonly url: string
  /** Requests so far. */
  asked: number
  answer: Answers
  post(posting: Posting): Promise<Posted>
  seen(): number
}

const honest: Answers = (_, honestly) => honestly()
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export function testWitness(name: string, seed: number, logVkey: string): TestWitness {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' })
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32))
  const signer: Signer = { name, publicKey, sign: message => new Uint8Array(sign(null, message, key)) }
  const log = parseVkey(logVkey, hashing)
  if (!log.ok) throw new Error('not a log key')
  let seen: Witnessed = { size: 0, root: hashing.sha256(new Uint8Array()) }
  const honestly = ({ body }: Posting): Posted => {
    const request = readSigned(body, origin => (origin === log.value.name ? [log.value] : []), signatures)
    const grown = request.ok ? judgeGrowth(request.value, seen, hashing) : request
    if (!grown.ok || !request.ok) {
      const refusal = grown.ok ? undefined : grown.error
      return said(refusal?.status ?? 500, `${refusal?.size ?? refusal?.says}\n`)
    }
    seen = grown.value
    return said(200, cosignatureLine(request.value.body, signer, 1_780_000_000 + seen.size, hashing))
  }
  return {
    name,
    vkey: formatVkey(verifierKey(name, keyTypes.cosignature, publicKey, hashing)),
    url: `https://${name}/`,
    asked: 0,
    answer: honest,
    async post(posting) {
      this.asked++
      return this.answer(posting, () => honestly(posting))
    },
    seen: () => seen.size,
  }
}

/** An answer as the outbound port gives it. */
export const said = (status: number, text: string): Posted => ({
  answered: true,
  status,
  body: new TextEncoder().encode(text),
})

/** Leads to these witnesses, and nowhere else. */
export const outboundTo = (witnesses: readonly TestWitness[]): OutboundHttp => ({
  refuses: () => undefined,
  async post(posting) {
    const one = witnesses.find(({ url }) => posting.url === `${url}add-checkpoint`)
    return one ? one.post(posting) : { answered: false, why: 'nobody listens there', refused: false }
  },
})
