import type { Command } from 'commander'
import type { Setting } from '../commander.ts'
export function campaignCommands(_program: Command, _setting: Setting): void {}
