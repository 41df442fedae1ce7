import pino from 'pino'
import { app } from './app.js'

const log = pino()
const port = process.env.PORT ?? 8080
app.listen(port, () => log.info({ port }, 'listening'))
