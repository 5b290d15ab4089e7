import { type Decimal, compareDecimals, formatDecimal, parseDecimal } from './decimal'
import { decimalOf, fixedText, plainText } from './decimalMath'

/** A figure with as many digits behind the point as its neighbours in a column, so that the points are in line. */
export function figure(value: Decimal | string, places: number): string {
  return formatDecimal(fixedText(exactOf(value), places), places)
}

const sizes = [
  [12, 'T'],
  [9, 'B'],
  [6, 'M'],
  [3, 'k'],
] as const
const [one, ten, hundred] = ['1', '10', '100'].map(decimalOf) as [Decimal, Decimal, Decimal]

/** A figure in about five characters, where there is little room: `1.25k`, `48.3M`. */
export function shortFigure(value: Decimal | string): string {
  const exact = exactOf(value)
  for (const [exponent, letter] of sizes) {
    const scaled: Decimal = { units: exact.units, scale: exact.scale + exponent }
    const size: Decimal = { units: scaled.units < 0n ? -scaled.units : scaled.units, scale: scaled.scale }
    if (compareDecimals(size, one) < 0) continue
    const places = compareDecimals(size, hundred) >= 0 ? 0 : compareDecimals(size, ten) >= 0 ? 1 : 2
    return fixedText(scaled, places) + letter
  }
  return plainText(decimalOf(fixedText(exact, Math.min(exact.scale, 4))))
}

/** What a person typed, as a decimal: commas between thousands are let pass, signs are not. Null where it is no number. */
export function typedDecimal(text: string): Decimal | null {
  const trimmed = text.trim()
  const digits = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed
  return /^(\d{1,30}\.?\d{0,30}|\.\d{1,30})$/.test(digits) ? parseDecimal(`0${digits.replace(/\.$/, '')}`) : null
}

function exactOf(value: Decimal | string): Decimal {
  return typeof value === 'string' ? decimalOf(value) : value
}
