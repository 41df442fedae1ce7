import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find } from '../src/catalogue.js'

test('a known widget is found', () => assert.equal(find('1').name, 'Left widget'))
test('an unknown widget is not', () => assert.equal(find('2'), undefined))
