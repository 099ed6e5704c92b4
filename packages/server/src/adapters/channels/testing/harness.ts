import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { type OutgoingChannel, openPostbox, openSmtp } from '../index.ts'

/** What arrived: the bytes. */
export type Arrived = { readonly raw: Buffer }

/** A channel and the place where its messages arrive. */
export type Harness = { readonly channel: OutgoingChannel; readonly arrived: Arrived[]; close(): Promise<void> }

/** A postbox that keeps in memory. */
export async function postboxHarness(): Promise<Harness> {
  const arrived: Arrived[] = []
  const channel = openPostbox(async mail => void arrived.push({ raw: Buffer.from(mail.raw) }))
  return { channel, arrived, close: () => channel.close() }
}

/** SMTP to a real mail server on the loopback. */
export async function smtpHarness(): Promise<Harness> {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      buffer(stream).then(raw => {
        arrived.push({ raw })
        done()
      }, done)
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const channel = openSmtp({ host: '127.0.0.1', port, implicitTls: false, requireTls: false })
  return {
    channel,
    arrived,
    async close() {
      await channel.close()
      await new Promise<void>(resolve => server.close(resolve))
    },
  }
}
