import { toBase64 } from '@candor/ledger'
import { second } from '@candor/terms'
import { Hono } from 'hono'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { successionsOf } from '../../record/index.ts'
import { banner, button, form, type Html, html, progress, summaryList, wholeNumber } from '../look/index.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { smallBody } from './form-body.ts'
import { openVerifying, type Run, vkeyOf } from './verify-run.ts'

const path = '/staff/log'

/** The log: how large it is, whether it holds together, and how anybody can check that without us. */
export function log(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const verifying = openVerifying(desk.house)
  app.get(path, desk.requireStaff('see'), async context =>
    context.html(await page(desk, context.get('session'), verifying.newest())),
  )
  app.post(`${path}/verify`, smallBody, desk.requireStaff('see'), async context => {
    await verifying.begin((await headOf(desk)).size)
    return context.redirect(path, 303)
  })
  return app
}

const headOf = ({ house }: Desk) =>
  house.store.db
    .selectFrom('log_head')
    .select(['size', 'root', 'signed_at'])
    .where('origin', '=', house.log.origin)
    .executeTakeFirstOrThrow()

async function page(desk: Desk, session: Session, run: Run | undefined): Promise<Html> {
  const head = await headOf(desk)
  const { zone } = desk.house.judge.policy.brand
  const before = await successionsOf(desk.house)
  const facts = summaryList([
    { name: 'Name of the log', value: html`<code>${desk.house.log.origin}</code>` },
    { name: 'Entries', value: wholeNumber(head.size) },
    { name: 'Root hash', value: html`<code>${toBase64(head.root)}</code>` },
    { name: 'Last signed', value: head.signed_at === null ? 'not yet' : momentIn(zone, head.signed_at) },
    ...before.map(({ origin, size, time }) => ({
      name: 'Took over from',
      value: html`<code>${origin}</code>, ${wholeNumber(size)} entries, ${momentIn(zone, time * second)}`,
    })),
    { name: 'Public key', value: html`<code>${vkeyOf(desk.house)}</code>` },
  ])
  const notice = run?.ended ? ended(run.ended, zone) : undefined
  return staffPage(desk, session, path, {
    title: 'Log',
    ...(notice ? { notice } : {}),
    main: html`<p>Every decision, choice and plan has an entry here. The entries are sealed; the log proves that none was changed or taken away.</p>${facts}${head.size === 0 ? html`<p>There are 0 entries. The first import or campaign writes some.</p>` : ''}${verifyPart(session, run)}${yourself(desk)}`,
  })
}

function ended({ at, result }: NonNullable<Run['ended']>, zone: string): Html {
  if (result.ok)
    return banner(
      'ok',
      'Verified',
      `${wholeNumber(result.value.checked)} of ${wholeNumber(result.value.size)} entries were hashed again, up to the signed root. ${momentIn(zone, at)}.`,
    )
  const { path: where, says } = result.error
  return banner(
    'danger',
    'Broken',
    html`The first bad thing is <code>${where}</code>: it ${says}. ${momentIn(zone, at)}. Keep the folder as it is and compare it with a copy.`,
  )
}

function verifyPart({ csrf }: Session, run: Run | undefined): Html {
  if (run && !run.ended)
    return html`<h2>Verifying</h2>${progress({ id: 'verifying', label: 'Hashing every entry again', done: run.done, total: run.total, says: 'You can leave this page.' })}<p><a href="${path}">See how far it is</a></p>`
  return html`<h2>Verify now</h2><p>We hash every entry again and compare the result with the signed root.</p>${form(`${path}/verify`, csrf, button({ text: run ? 'Verify again' : 'Verify the log' }))}`
}

/** Trust nobody: the same check from outside. */
const yourself = (desk: Desk): Html =>
  html`<h2>Check it without us</h2><p>The log has an open form (C2SP tlog-tiles), so other tools can read it too. With the folder <code>log</code> of this house, or a copy:</p><div class="plain" role="region" aria-label="Command" tabindex="0">npx candor log verify log --key '${vkeyOf(desk.house)}'</div><p>Keep the public key somewhere else than the log. Whoever holds an older copy of the checkpoint can tell whether the log was rewritten.</p>`
