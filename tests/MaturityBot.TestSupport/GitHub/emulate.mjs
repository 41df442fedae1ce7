// Starts npm "emulate" as a GitHub on a free loopback port. The first line of standard input is the seed;
// the process ends when standard input ends, so it cannot outlive whoever started it.
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { createEmulator } from 'emulate'

const input = createInterface({ input: process.stdin })
input.once('close', () => process.exit(0))
input.once('line', async line => {
  const { baseUrl, seed } = JSON.parse(line)
  const port = await freePort()
  await createEmulator({ service: 'github', hostname: '127.0.0.1', port, baseUrl, seed })
  console.log(`listening http://127.0.0.1:${port}`)
})

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
