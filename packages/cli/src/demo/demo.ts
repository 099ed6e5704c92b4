import { writeFile } from 'node:fs/promises'
import { ok } from '@candor/terms'
import { type Ending, exits } from '../answer.ts'
import { sampleRows } from '../start/sample.ts'
import { duration } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Checks } from './checks.ts'
import { picture } from './picture.ts'
import { openStage, type Stage } from './stage.ts'
import { playStory, type Story, type Teller } from './story.ts'
import { chapters, checkLines, opening } from './tell.ts'

export type DemoOptions = {
  readonly data?: string
  readonly rows?: number
  readonly picture?: string
  readonly json?: boolean
}

/** The whole story on the sample brand, on real parts. Exit 1 when one of its promises is not kept. */
export async function demo({ data, rows = sampleRows, picture: file, json }: DemoOptions, terminal: Terminal): Ending {
  const began = performance.now()
  const stage = await openStage(data)
  if (!stage.ok) return stage
  try {
    const played = await playStory(stage.value, rows, openTeller(terminal, stage.value, json === true))
    if (!played.ok) return played
    const { story, checks } = played.value
    if (file !== undefined) await writeFile(file, picture(story))
    const seconds = (performance.now() - began) / 1000
    return ok({
      json: found(stage.value, story, checks, seconds),
      lines: [...checkLines(terminal, checks.all), '', ...closing(stage.value, seconds)],
      exit: checks.hold ? exits.ok : exits.error,
    })
  } finally {
    await stage.value.close()
  }
}

function openTeller(terminal: Terminal, stage: Stage, quiet: boolean): Teller {
  const say = (lines: readonly string[]): void => {
    if (!quiet) for (const line of lines) terminal.say(line)
  }
  say(opening(terminal, stage))
  const all = chapters(terminal, stage)
  return {
    progress: (name, unit) => showProgress(terminal, name, unit, quiet),
    chapter: (name, value) => say(all[name]?.(value) ?? []),
  }
}

/** The run as data: the first campaign at the top, as every plan and send has it; then all the rest. */
function found({ house }: Stage, story: Story, checks: Checks, seconds: number) {
  const { campaign: _first, open: _open, ...totals } = story.firstSend.totals
  const { decision, explanation, customer, entry, log, proofFile } = story.evidence
  const { outcome, deciding } = decision.verdict
  return {
    brand: house.judge.policy.brand.name,
    ...totals,
    groups: story.plan.groups,
    import: story.brought,
    plan: story.plan,
    next: { before: story.planBefore, after: story.planAfter, totals: story.secondSend.totals },
    customer: { customer, entry, outcome, rule: deciding ?? null, says: explanation.customer },
    log,
    proof: proofFile,
    checks: checks.all,
    seconds: Math.round(seconds * 10) / 10,
  }
}

const closing = ({ isTemporary, data }: Stage, seconds: number): string[] => [
  `Done in ${duration(seconds)}.${isTemporary ? ' The house of the demo is taken down again.' : ''}`,
  isTemporary
    ? 'To look around in one that stays: npx candor start'
    : `To look around: npx candor start --data ${data}`,
]
