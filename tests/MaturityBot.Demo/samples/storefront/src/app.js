import express from 'express'
import { find } from './catalogue.js'

export const app = express()

app.get('/health', (_, answer) => answer.json({ status: 'ok' }))

app.get('/widgets/:id', (request, answer) => {
  const widget = find(request.params.id)
  return widget ? answer.json(widget) : answer.status(404).json({ error: 'no such widget' })
})
