import { type Checked, checkProof } from './check-proof.ts'
import { withWebCrypto } from './web-crypto.ts'

// What this page uses of the document; the server has no types for it.
type Part = {
  hidden: boolean
  textContent: string | null
  className: string
  readonly dataset: Readonly<Record<string, string | undefined>>
  querySelector(selector: string): Part | null
  querySelectorAll(selector: string): Iterable<Part>
  addEventListener(event: string, work: () => void): void
}
declare const document: Pick<Part, 'querySelectorAll'>

for (const part of document.querySelectorAll('[data-check]')) {
  const ready = part.querySelector('[data-ready]')
  const button = part.querySelector('button')
  if (!ready || !button) continue
  ready.hidden = false
  button.addEventListener('click', () => void run(part))
}

/** Fetches the proof and says, step by step, what of it holds. Each word stands in the page already. */
async function run(part: Part): Promise<void> {
  const { proof = '', trust = '', seal, working = '', away = '', unable = '' } = part.dataset
  say(part, 'info', working)
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return say(part, 'warn', unable)
  let text: string
  try {
    const answer = await fetch(proof, { redirect: 'error' })
    if (!answer.ok) return say(part, 'warn', away)
    text = await answer.text()
  } catch {
    return say(part, 'warn', away)
  }
  try {
    tell(part, await withWebCrypto(ports => checkProof(text, trust, seal, ports), subtle))
  } catch {
    say(part, 'warn', unable)
  }
}

function tell(part: Part, checked: Checked): void {
  const { holds = '', fails = '', malformed = '' } = part.dataset
  for (const step of part.querySelectorAll('[data-step]')) {
    const result = checked[step.dataset['step'] as 'text' | 'place' | 'signed' | 'witnessed']
    const by = step.dataset['step'] === 'witnessed' ? checked.seenBy : []
    step.textContent = `${step.dataset[result] ?? ''}${by.length > 0 ? ` ${by.join(', ')}` : ''}`
    step.className = result === 'fails' ? 'fails' : result
  }
  const steps = part.querySelector('[data-steps]')
  if (steps) steps.hidden = false
  const record = part.querySelector('[data-record]')
  const shown = record?.querySelector('pre')
  if (record && shown && checked.record !== undefined) {
    shown.textContent = JSON.stringify(checked.record, null, 2)
    record.hidden = false
  }
  const isWrong = [checked.text, checked.place, checked.signed, checked.witnessed].includes('fails')
  if (checked.isMalformed) say(part, 'danger', malformed)
  else say(part, isWrong ? 'danger' : 'ok', isWrong ? fails : holds)
}

function say(part: Part, tone: string, text: string): void {
  const status = part.querySelector('[data-status]')
  if (!status) return
  status.className = `note ${tone}`
  status.textContent = text
}
