import pg from 'pg'

/** Shuts a database to everybody and throws out who is in; `open` lets them in again. */
export async function shutDatabase(url: string): Promise<{ open(): Promise<void> }> {
  const name = new URL(url).pathname.slice(1)
  const admin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  await admin(
    `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  )
  return { open: () => admin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`) }
}
