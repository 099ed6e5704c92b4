import { type Condition, compileCondition, type Scalar } from '@candor/conditions'
import type { ImportReport, Plan } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import type { CampaignFound } from '../house/campaign-state.ts'
import { followCampaign } from '../house/follow.ts'
import { draftSampleCampaigns, importSample, importSampleItems } from '../start/sample.ts'
import type { Progress } from '../terminal/progress.ts'
import { Checks, onlyOneLess, reconciles } from './checks.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { eachMail, hasMail, type Mail, mailsOf } from './mail.ts'
import { type SecondPerson, secondPerson } from './second-person.ts'
import { afternoon, type Stage } from './stage.ts'

const [first, second] = ['spring-offer', 'second-offer'] as const

/** What the run found; every number that is told comes from here. */
export type Story = {
  readonly brought: ImportReport
  readonly plan: Plan
  readonly approver: string
  readonly morning: CampaignFound
  readonly firstSend: CampaignFound
  readonly mail: Mail
  readonly planBefore: Plan
  readonly planAfter: Plan
  readonly secondSend: CampaignFound
  readonly evidence: Evidence
}

/** How the run is shown while it goes on. Each chapter is told as soon as it is true. */
export type Teller = {
  progress(name: string, unit: string): Progress
  chapter<K extends keyof Story>(name: K, found: Story[K], checks: Checks): void
}

type Told<T> = Promise<Result<T, Complaint>>

/** Plays the whole story on real parts: the API, the staff pages, the customer's page, the log on disk. */
export async function playStory(stage: Stage, rows: number, teller: Teller): Told<{ story: Story; checks: Checks }> {
  const checks = new Checks()
  const told = <K extends keyof Story>(name: K, found: Story[K]): void => teller.chapter(name, found, checks)
  const brought = await bring(stage, rows, teller, checks)
  if (!brought.ok) return brought
  told('brought', brought.value)
  const plan = await planned(stage, first, '', checks)
  if (!plan.ok) return plan
  told('plan', plan.value)
  const person = await approver(stage, checks)
  if (!person.ok) return person
  told('approver', person.value.name)
  const sent = await sendFirst(stage, teller, checks, told)
  if (!sent.ok) return sent
  const said = await sayNo(stage, checks)
  if (!said.ok) return said
  told('mail', said.value.mail)
  told('planAfter', said.value.planAfter)
  const next = await sendSecond(stage, person.value, said.value, teller, checks)
  if (!next.ok) return next
  told('secondSend', next.value)
  const evidence = await evidenceOf(stage, said.value.mail.customer, second, checks)
  if (!evidence.ok) return evidence
  told('evidence', evidence.value)
  return ok({
    checks,
    story: {
      brought: brought.value,
      plan: plan.value,
      approver: person.value.name,
      ...sent.value,
      ...said.value,
      secondSend: next.value,
      evidence: evidence.value,
    },
  })
}

async function bring({ api }: Stage, rows: number, teller: Teller, checks: Checks): Told<ImportReport> {
  const report = await importSample(api, rows, teller.progress('Importing', 'row'))
  if (!report.ok) return report
  const { read, taken, rejected, imported } = report.value
  checks.add('every row was taken or refused', read === rows && taken + rejected === read && imported === taken)
  const items = await importSampleItems(api)
  if (!items.ok) return items
  const drafted = await draftSampleCampaigns(api)
  return drafted.ok ? report : drafted
}

async function planned({ api }: Stage, name: string, when: string, checks: Checks): Told<Plan> {
  const plan = await api.post<Plan>(`/v1/campaigns/${name}/plan`)
  if (plan.ok) checks.add(`the plan of ${name}${when} accounts for everybody`, reconciles(plan.value))
  return plan
}

async function approver({ api, server }: Stage, checks: Checks): Told<SecondPerson> {
  const byAuthor = await api.post(`/v1/campaigns/${first}/approve`)
  const isRefused = !byAuthor.ok && byAuthor.error.code === 'campaign-same-person'
  checks.add('whoever wrote a campaign cannot approve it', isRefused)
  const person = await secondPerson(server.url, server.setUpLink ?? '')
  if (!person.ok) return person
  checks.add('a second person can', (await person.value.approve(first)) === 200)
  return person
}

async function send({ api }: Stage, name: string, progress: Progress): Told<CampaignFound> {
  const begun = await api.post(`/v1/campaigns/${name}/send`)
  return begun.ok ? followCampaign(api, name, progress) : begun
}

/** Sends in the morning; in the afternoon those follow for whom it was night. */
async function sendFirst(
  stage: Stage,
  teller: Teller,
  checks: Checks,
  told: <K extends keyof Story>(name: K, found: Story[K]) => void,
): Told<Pick<Story, 'morning' | 'firstSend'>> {
  const morning = await send(stage, first, teller.progress('Sending', 'message'))
  if (!morning.ok) return morning
  told('morning', morning.value)
  stage.clock.forwardTo(afternoon(stage.house.judge.policy.brand.zone))
  stage.server.wake()
  const firstSend = await untilDone(stage, first, teller.progress('Sending on', 'message'))
  if (!firstSend.ok) return firstSend
  const { totals } = firstSend.value
  const { mails, people } = await mailsOf(stage.house, first)
  checks.add('planned = sent + withheld + failed + unknown', totals.open === 0 && reconciles(totals))
  checks.add('as many messages left as were counted, nobody got two', mails === totals.sent && people === mails)
  told('firstSend', firstSend.value)
  return ok({ morning: morning.value, firstSend: firstSend.value })
}

async function untilDone({ api, server }: Stage, name: string, progress: Progress): Told<CampaignFound> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await followCampaign(api, name, progress)
    if (!found.ok || found.value.totals.open === 0) return found
    server.wake()
  }
  return err(stuck(name))
}

const stuck = (name: string): Complaint => ({
  what: `${name} does not come to its end`,
  why: 'Some messages stay undecided although their time has come.',
  next: 'Please report this: it must never happen.',
  exit: exits.error,
})

type Said = Pick<Story, 'mail' | 'planBefore' | 'planAfter'>

/** One customer, whom the next campaign would reach, says no by the link in the message they got. */
async function sayNo(stage: Stage, checks: Checks): Told<Said> {
  const planBefore = await planned(stage, second, ' before the no', checks)
  if (!planBefore.ok) return planBefore
  const mail = await findMail(stage)
  if (!mail) return err(nobody)
  await fetch(mail.unsubscribe)
  const looked = await planned(stage, second, ' after a look at the link', checks)
  if (!looked.ok) return looked
  checks.add('opening the link changes nothing', looked.value.sent === planBefore.value.sent)
  const form = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const said = await fetch(mail.unsubscribe, { method: 'POST', body: form, redirect: 'manual' })
  checks.add('the no is taken at once', said.status === 200)
  const planAfter = await planned(stage, second, ' after the no', checks)
  return planAfter.ok ? ok({ mail, planBefore: planBefore.value, planAfter: planAfter.value }) : planAfter
}

type Fields = { readonly [field: string]: Scalar }

/** The first message whose customer belongs to the audience of the next campaign too. */
async function findMail({ house, api }: Stage): Promise<Mail | undefined> {
  const next = await api.get<{ definition: { audience: Condition } }>(`/v1/campaigns/${second}`)
  if (!next.ok) return undefined
  const isMeant = compileCondition<Fields>(next.value.definition.audience, {
    field: name => fields => fields[name],
    choice: () => () => 'none',
  })
  for await (const mail of eachMail(house, first)) {
    const found = await api.get<{ fields: Fields }>(`/v1/customers/${mail.customer}`)
    if (found.ok && isMeant(found.value.fields)) return mail
  }
  return undefined
}

const nobody: Complaint = {
  what: 'Nobody can say no',
  why: 'No message of the first campaign went to anybody whom the second one means too.',
  next: 'Take more rows: --rows 2000.',
  exit: exits.error,
}

async function sendSecond(
  stage: Stage,
  person: SecondPerson,
  { mail, planBefore, planAfter }: Said,
  teller: Teller,
  checks: Checks,
): Told<CampaignFound> {
  const rule = ruleThatGrew(planBefore, planAfter)
  checks.add('the next plan passes by exactly that customer', onlyOneLess(planBefore, planAfter, rule))
  checks.add('the second person approves again', (await person.approve(second)) === 200)
  const sent = await send(stage, second, teller.progress('Sending', 'message'))
  if (!sent.ok) return sent
  const { totals } = sent.value
  const { mails, people } = await mailsOf(stage.house, second)
  checks.add('the second campaign kept to its plan', totals.sent === planAfter.sent && totals.open === 0)
  checks.add('its totals add up', reconciles(totals) && mails === totals.sent && people === mails)
  checks.add('that customer got no message', !(await hasMail(stage.house, second, mail.customer)))
  return sent
}

const ruleThatGrew = (before: Plan, after: Plan): string =>
  Object.keys(after.reasons).find(rule => (after.reasons[rule] ?? 0) > (before.reasons[rule] ?? 0)) ?? ''
