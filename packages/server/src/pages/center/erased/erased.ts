import { toBase64 } from '@candor/ledger'
import { type Context, Hono } from 'hono'
import { type Certificate, readCertificate } from '../../../answers/erasure/index.ts'
import { readLink } from '../../../customers/links/index.ts'
import { readEntry } from '../../../record/index.ts'
import { wholeNumber } from '../../look/index.ts'
import type { Center } from '../desk.ts'
import type { ProofView } from '../proofs/check-part.ts'
import { trustView } from '../proofs/proof-view.ts'
import { noProof, proofFile } from '../proofs/proofs.ts'
import { deskFor, refuse } from '../visit.ts'
import { certificatePage } from './erased-page.ts'

const path = '/erased/:token'

/** The certificate of an erasure, for whoever has its link: whom it is about is known to nobody any more. Reading only. */
export function erased(house: Center): Hono {
  const app = new Hono()
  app.get(path, async context => {
    const certificate = await certificateHere(context, house)
    if (!certificate) return refuse(context, house, 'link')
    const desk = deskFor(house)
    const proof = await proofView(house, certificate, `/erased/${context.req.param('token')}/file`)
    const { zone } = house.judge.policy.brand
    return context.html(certificatePage(desk, { certificate, zone, proof, trust: await trustView(house) }))
  })
  app.get(`${path}/file`, async context => {
    const certificate = await certificateHere(context, house)
    if (!certificate) return refuse(context, house, 'link')
    if (certificate.proof !== undefined) return proofFile(context, certificate.proof)
    return noProof(context, house, 'not-yet', `/erased/${context.req.param('token')}`)
  })
  return app
}

async function certificateHere(context: Context, house: Center): Promise<Certificate | undefined> {
  const link = readLink(house, context.req.param('token') ?? '', 'erased')
  return link && readCertificate(house, link.erasure)
}

async function proofView(
  house: Center,
  { entry, proof }: Certificate,
  download: string,
): Promise<ProofView | undefined> {
  if (entry === undefined || proof === undefined) return undefined
  const found = await readEntry(house, 'brand', entry)
  if (!found.ok || found.value.leaf === null) return undefined
  const { leaf, commitment } = found.value
  return { index: wholeNumber(leaf, 'en'), download, seal: toBase64(commitment) }
}
