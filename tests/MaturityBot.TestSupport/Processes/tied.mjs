// Runs a command, says its process id, and kills it when standard input ends: a test run that dies leaves nothing behind.
import { spawn } from 'node:child_process'

const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.once('error', error => {
  console.error(error.message)
  process.exit(127)
})
child.once('spawn', () => console.log(`pid ${child.pid}`))
child.once('exit', (code, signal) => process.exit(signal ? 128 : code))
process.stdin.once('end', () => child.kill('SIGKILL')).resume()
