import { bets, logFactor, logSum, logWeights } from './bets.ts'
import { addTo, type Block, clear, emptyBlock, informationOf, type Member, shortfall } from './block.ts'

export type DetectorOptions = {
  /** The lowest ratio of selection rates, group to reference, that is tolerated. .95 unless given. */
  readonly tolerance?: number
  /** How many blocks pass, in the mean at least, until a false alarm. 10,000 unless given; a block has four decisions or more. */
  readonly blocksToFalseAlarm?: number
  /** The Shiryaev-Roberts sum, which is the quicker one and the default, or the CUSUM maximum. */
  readonly kind?: 'sum' | 'maximum'
}

/** Watches for the moment from which the tolerance is no longer kept. Plain numbers, changed in place; its size does not grow. */
export type Detector = {
  readonly tolerance: number
  readonly blocksToFalseAlarm: number
  readonly kind: 'sum' | 'maximum'
  readonly block: Block
  readonly logs: (number | null)[]
  blocks: number
  decisions: number
  alarm?: { readonly decisions: number; readonly blocks: number }
}

/** Begins to watch for a change. Throws a RangeError unless 0 < tolerance <= 1 and blocksToFalseAlarm > 1. */
export function startDetector(options: DetectorOptions = {}): Detector {
  const { tolerance = 0.95, blocksToFalseAlarm = 10_000, kind = 'sum' } = options
  if (!(tolerance > 0 && tolerance <= 1))
    throw new RangeError(`tolerance must be above 0 and at most 1, not ${tolerance}.`)
  if (!(blocksToFalseAlarm > 1 && Number.isFinite(blocksToFalseAlarm)))
    throw new RangeError(`blocksToFalseAlarm must be above 1, not ${blocksToFalseAlarm}.`)
  // Nothing has been bet yet: the logarithm of nought, which JSON cannot write.
  const logs = logWeights.map(() => null)
  return { tolerance, blocksToFalseAlarm, kind, block: emptyBlock(), logs, blocks: 0, decisions: 0 }
}

/**
 * Counts one decision. The e-detector of Shin, Ramdas and Rinaldo (2023): for each bet the sum, or the maximum, of the
 * e-processes begun at every block so far, kept by M = (M + 1) L or M = max(M, 1) L; their weighted sum raises the alarm at
 * `blocksToFalseAlarm`. While the tolerance is kept the mean number of blocks to the alarm is at least that, for any rates.
 * Costs the same for every decision. After an alarm a new detector must be begun.
 */
export function observeForChange(detector: Detector, member: Member, selected: boolean): void {
  detector.decisions++
  if (!addTo(detector.block, member, selected)) return
  detector.blocks++
  advance(detector)
  clear(detector.block)
  const { blocks, decisions } = detector
  if (detector.alarm === undefined && logDetection(detector) >= Math.log(detector.blocksToFalseAlarm))
    detector.alarm = { decisions, blocks }
}

function advance({ block, tolerance, kind, logs }: Detector): void {
  const [short, information] = [shortfall(block, tolerance), informationOf(block)]
  for (let bet = 0; bet < bets; bet++) {
    const [log, weight] = [logs[bet] ?? Number.NEGATIVE_INFINITY, logWeights[bet] ?? 0]
    const before = kind === 'sum' ? logSum([log, weight]) : Math.max(log, weight)
    logs[bet] = before + logFactor(bet, short, information)
  }
}

/** ln of the detector's statistic, which is compared with ln(blocksToFalseAlarm); -Infinity before the first block. */
export const logDetection = ({ logs }: Detector): number => logSum(logs.map(log => log ?? Number.NEGATIVE_INFINITY))
