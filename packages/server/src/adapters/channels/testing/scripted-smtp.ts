import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What a server does when it should answer: say a line, hang up, stay silent, or begin an answer that never ends. */
export type Answer = string | 'hang-up' | 'silence' | 'trickle'

/** Answers by the moment they are due; what is not named goes well. `dot` is the answer to the whole message. */
export type Script = {
  readonly [moment in 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'dot']?: Answer
}

export type ScriptedSmtp = {
  readonly port: number
  /** Whole messages that arrived, and every command in order, over all connections. */
  readonly messages: string[]
  readonly commands: string[]
  /** Hangs up on every connection, as a server does to one that was idle. */
  hangUp(): void
  close(): Promise<void>
}

const well = {
  greeting: '220 hello',
  EHLO: '250 hello',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  dot: '250 queued as 42',
}

/**
 * A mail server on the loopback that goes wrong exactly where the script says, which a correct one cannot be made to do.
 * `body` is due when the message has begun and not ended.
 */
export async function startScriptedSmtp(script: Script): Promise<ScriptedSmtp> {
  const sockets = new Set<Socket>()
  const messages: string[] = []
  const commands: string[] = []
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    converse(socket, script, messages, commands)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const hangUp = () => sockets.forEach(socket => void socket.destroy())
  return {
    port: (server.address() as AddressInfo).port,
    messages,
    commands,
    hangUp,
    async close() {
      hangUp()
      server.close()
      await once(server, 'close')
    },
  }
}

function converse(socket: Socket, script: Script, messages: string[], commands: string[]): void {
  const answer = (moment: keyof typeof well) => {
    const says = script[moment] ?? well[moment]
    if (says === 'hang-up') socket.destroy()
    else if (says === 'trickle') trickle(socket)
    else if (says !== 'silence') socket.write(`${says}\r\n`)
  }
  let inMessage = false
  let pending = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    pending += chunk
    if (inMessage && script.body === 'hang-up') {
      socket.destroy()
      return
    }
    for (;;) {
      const end = inMessage ? `\r\n${pending}`.indexOf('\r\n.\r\n') : pending.indexOf('\r\n')
      if (end < 0) return
      const taken = pending.slice(0, end)
      pending = pending.slice(end + (inMessage ? 3 : 2))
      if (inMessage) {
        inMessage = false
        messages.push(taken)
        answer('dot')
        continue
      }
      commands.push(taken)
      const command = taken.slice(0, 4).toUpperCase()
      if (command === 'QUIT') socket.end('221 bye\r\n')
      else if (command === 'RSET' || command === 'NOOP') socket.write('250 ok\r\n')
      else if (command === 'EHLO' || command === 'MAIL' || command === 'RCPT' || command === 'DATA') answer(command)
      else socket.write('502 what\r\n')
      inMessage = command === 'DATA' && (script.DATA ?? well.DATA).startsWith('354')
    }
  })
  answer('greeting')
}

function trickle(socket: Socket): void {
  const timer = setInterval(() => socket.write('250-wait\r\n'), 20)
  socket.on('close', () => clearInterval(timer))
}
