#!/usr/bin/env node
import { main } from './main.ts'

// Whoever reads with `| head` has read enough: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await main(process.argv.slice(2))
