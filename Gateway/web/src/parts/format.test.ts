import { describe, expect, it } from 'vitest'
import { formatAge, formatBytes, formatCount, formatDuration } from './format'

describe('formats', () => {
  it.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_024, '1.00 KiB'],
    [15.5 * 1_024, '15.5 KiB'],
    [200 * 1_024 ** 3, '200 GiB'],
    [5_000 * 1_024 ** 4, '5000 TiB'],
  ])('%d bytes are %s', (bytes, expected) => expect(formatBytes(bytes)).toBe(expected))

  it.each([
    [0.4, '0 s'],
    [59.9, '59 s'],
    [61, '1 min 1 s'],
    [7_260, '2 h 1 min'],
    [190_000, '2 d 4 h'],
  ])('%d seconds are %s', (seconds, expected) => expect(formatDuration(seconds)).toBe(expected))

  it('says how old something is', () => {
    expect(formatAge(-5)).toBe('just now')
    expect(formatAge(1_900)).toBe('1 s ago')
  })

  it('groups counts', () => expect(formatCount(1_234_567)).toBe('1,234,567'))
})
