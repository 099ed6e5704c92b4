import type { Witnessing } from '@candor/contract'
import { readPublished } from '../../../record/index.ts'
import type { OpenHouse } from '../../house/index.ts'

/** Who watches the log from outside, and what follows for whoever reads it. */
export async function witnessingOf({ tiles, witnesses }: OpenHouse): Promise<Witnessing> {
  if (!witnesses) return { quorum: null, reached: false, says: unwatched, witnesses: [] }
  const published = await readPublished(tiles)
  const { quorum } = witnesses.trust
  const reached = published !== undefined && witnesses.reaches(published.note)
  const report = witnesses.report()
  const alarm = report.some(({ standing }) => standing === 'ahead' || standing === 'another-tree')
  return {
    quorum: quorum === 'none' ? 'none' : quorum.name,
    reached,
    says: alarm ? split : reached ? watched : lacking,
    witnesses: report.map(one => ({ ...one, cosigned: one.cosigned ?? null })),
  }
}

const unwatched =
  'Nobody outside watches this log. Its signature shows that it has not changed for whoever kept an earlier checkpoint; it does not show that everybody was shown the same log.'
const watched = 'The quorum of witnesses has signed the published checkpoint: they saw this log, and that it only grew.'
const lacking =
  'The published checkpoint lacks the quorum of its witnesses. Until they sign a later one, it proves no more than the word of this house.'
const split =
  'A witness has seen another log than this one under its name and key. Two houses sign with one key, or this one goes on from an old copy.'
