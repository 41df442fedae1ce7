import { test } from 'node:test'
import request from 'supertest'
import { app } from '../src/app.js'

test('the shop is healthy', () => request(app).get('/health').expect(200))
test('an unknown widget is 404', () => request(app).get('/widgets/2').expect(404))
