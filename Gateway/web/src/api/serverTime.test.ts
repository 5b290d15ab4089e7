import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { noteServerDate, serverNow } from './serverTime'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-01-01T12:00:00Z') }))
afterEach(() => {
  noteServerDate(new Date().toUTCString())
  vi.useRealTimers()
})

it("follows a clock that is far off, and not one within the header's own error", () => {
  noteServerDate('Thu, 01 Jan 2026 12:01:00 GMT')
  expect(serverNow()).toBe(Date.parse('2026-01-01T12:01:00.500Z'))
  noteServerDate(null)
  noteServerDate('soon')
  expect(serverNow()).toBe(Date.parse('2026-01-01T12:01:00.500Z'))
  noteServerDate('Thu, 01 Jan 2026 12:00:01 GMT')
  expect(serverNow()).toBe(Date.now())
})
