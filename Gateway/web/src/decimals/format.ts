import { type Decimal, compare, decimal, fixed, parseDecimal, plain } from './decimal'

const THIN_GROUP = /\B(?=(\d{3})+(?!\d))/g

/** A figure for people: thousands are set apart, so many digits behind the point. */
export function figure(value: Decimal | string, places: number): string {
  const text = fixed(typeof value === 'string' ? decimal(value) : value, places)
  return grouped(text)
}

/** A figure with all of its digits, and at least so many behind the point. */
export function exactFigure(value: Decimal | string, placesMin = 0): string {
  const exact = typeof value === 'string' ? decimal(value) : value
  const text = plain(exact)
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  return grouped(fixed(exact, Math.max(places, placesMin)))
}

const SHORT: readonly (readonly [number, string])[] = [[12, 'T'], [9, 'B'], [6, 'M'], [3, 'k']]

/** A figure of at most five characters or so, where there is little room: `1.25k`, `48.3M`. */
export function shortFigure(value: Decimal | string): string {
  const exact = typeof value === 'string' ? decimal(value) : value
  for (const [exponent, letter] of SHORT) {
    const scaled: Decimal = { units: exact.units, scale: exact.scale + exponent }
    const size: Decimal = { units: scaled.units < 0n ? -scaled.units : scaled.units, scale: scaled.scale }
    if (compare(size, decimal('1')) < 0) continue
    const places = compare(size, decimal('100')) >= 0 ? 0 : compare(size, decimal('10')) >= 0 ? 1 : 2
    return fixed(scaled, places) + letter
  }
  return plain(decimal(fixed(exact, exact.scale > 4 ? 4 : exact.scale)))
}

/** What a person typed, as a decimal: blanks and the commas between thousands are let pass. Null where it is no number. */
export function typedDecimal(text: string): Decimal | null {
  const trimmed = text.trim()
  const plainText = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed
  if (/^\.\d+$/.test(plainText)) return parseDecimal('0' + plainText)
  return parseDecimal(/^\d+\.$/.test(plainText) ? plainText.slice(0, -1) : plainText)
}

function grouped(text: string): string {
  const point = text.indexOf('.')
  const whole = point < 0 ? text : text.slice(0, point)
  return whole.replace(THIN_GROUP, ',') + (point < 0 ? '' : text.slice(point))
}
