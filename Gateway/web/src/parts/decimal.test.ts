import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  decimalText,
  formatDecimal,
  formatDollars,
  multiplyDecimals,
  parseDecimal,
  wholeQuotient,
} from './decimal'

const decimal = (text: string) => parseDecimal(text)!

describe('decimals', () => {
  it.each(['', '.', '1.', '.5', '1e3', '1,000', 'NaN', '0x10', '--1'])('does not read %s', (text) =>
    expect(parseDecimal(text)).toBeNull(),
  )

  it.each(['0', '12.50', '-0.00000001', '9000000000000.999999'])('reads %s exactly', (text) =>
    expect(decimalText(decimal(text))).toBe(text),
  )

  it.each([
    ['1', '1.00', 0],
    ['1.1', '1.09', 1],
    ['-2', '1', -1],
    ['9007199254740993', '9007199254740992', 1],
  ])('compares %s with %s', (a, b, expected) => expect(compareDecimals(decimal(a), decimal(b))).toBe(expected))

  it('adds and multiplies without rounding', () => {
    expect(decimalText(addDecimals(decimal('0.1'), decimal('0.20')))).toBe('0.30')
    expect(decimalText(multiplyDecimals(decimal('3'), decimal('81.72')))).toBe('245.16')
  })

  it.each([
    ['100.00', '81.72', 1n],
    ['81.72', '81.72', 1n],
    ['81.71', '81.72', 0n],
    ['1000000', '0.01', 100_000_000n],
  ])('counts whole shares of %s at %s', (amount, price, shares) =>
    expect(wholeQuotient(decimal(amount), decimal(price))).toBe(shares),
  )
})

describe('formatDecimal', () => {
  it.each([
    ['1234567.5', 2, undefined, '1,234,567.50'],
    ['1234567', 0, undefined, '1,234,567'],
    ['0.12345678', 2, undefined, '0.12345678'],
    ['0.12999', 2, 4, '0.1299'],
    ['0.10000000', 0, undefined, '0.1'],
    ['-12.5', 2, undefined, '−12.50'],
    ['soon', 2, undefined, 'soon'],
  ])('shows %s with at least %d digits as it should', (text, least, most, expected) =>
    expect(formatDecimal(text, least, most)).toBe(expected),
  )

  it('shows dollars with the sign in front', () => {
    expect(formatDollars('63511.53')).toBe('$63,511.53')
    expect(formatDollars('-3')).toBe('−$3.00')
  })
})
