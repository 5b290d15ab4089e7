import { describe, expect, it } from 'vitest'
import { add, compare, decimal, divide, fixed, floorTo, isMultipleOf, multiply, parseDecimal, placesOf, plain, subtract } from './decimal'
import { exactFigure, figure, shortFigure, typedDecimal } from './format'

describe('decimal', () => {
  it.each(['', ' 1', '1 ', '1e3', '.5', '1.', '+1', '0x1', 'NaN', '1,000'])('refuses %j', text => {
    expect(parseDecimal(text)).toBeNull()
  })

  it('adds what floats cannot', () => {
    expect(plain(add(decimal('0.1'), decimal('0.2')))).toBe('0.3')
    expect(plain(add(decimal('9007199254740993'), decimal('0.00000001')))).toBe('9007199254740993.00000001')
  })

  it('subtracts below zero', () => {
    expect(plain(subtract(decimal('0.25'), decimal('1')))).toBe('-0.75')
    expect(plain(subtract(decimal('1.00'), decimal('1')))).toBe('0')
  })

  it('multiplies exactly', () => {
    expect(plain(multiply(decimal('42137.55'), decimal('0.0001')))).toBe('4.213755')
  })

  it.each([
    ['1', '3', 4, '0.3333'], ['2', '3', 4, '0.6667'], ['1', '8', 2, '0.13'], ['-1', '8', 2, '-0.13'], ['10', '0.4', 0, '25'],
    ['0.000001', '1000', 8, '0'],
  ])('divides %s by %s to %d places: %s', (a, b, places, quotient) => {
    expect(plain(divide(decimal(a), decimal(b), places)!)).toBe(quotient)
  })

  it('has no quotient by zero', () => {
    expect(divide(decimal('1'), decimal('0.00'), 2)).toBeNull()
  })

  it('compares numbers, not texts', () => {
    expect(compare(decimal('10'), decimal('9.99'))).toBe(1)
    expect(compare(decimal('1.50'), decimal('1.5'))).toBe(0)
    expect(compare(decimal('-2'), decimal('1'))).toBe(-1)
  })

  it.each([['1.25', '0.01', true], ['1.255', '0.01', false], ['3', '0.0001', true], ['0', '0.01', true], ['1', '0', false]])(
    '%s on steps of %s: %s', (value, step, expected) => {
      expect(isMultipleOf(decimal(value), decimal(step))).toBe(expected)
    })

  it('goes down to a step', () => {
    expect(plain(floorTo(decimal('1.23999'), decimal('0.001')))).toBe('1.239')
    expect(plain(floorTo(decimal('7'), decimal('0.0001')))).toBe('7')
  })

  it.each([['1.5', 2, '1.50'], ['1.005', 2, '1.01'], ['-1.005', 2, '-1.01'], ['0.04', 1, '0.0'], ['12', 0, '12'], ['0.5', 0, '1']])(
    'writes %s with %d places as %s', (value, places, text) => {
      expect(fixed(decimal(value), places)).toBe(text)
    })

  it('knows the places of a step', () => {
    expect([placesOf('0.01'), placesOf('1'), placesOf('0.000001'), placesOf('0.50')]).toEqual([2, 0, 6, 1])
  })
})

describe('figures', () => {
  it('sets thousands apart', () => {
    expect(figure('1234567.891', 2)).toBe('1,234,567.89')
    expect(figure('999', 0)).toBe('999')
    expect(exactFigure('1234.50', 2)).toBe('1,234.50')
    expect(exactFigure('0.12345678', 2)).toBe('0.12345678')
  })

  it.each([['950', '950'], ['1250', '1.25k'], ['48300000', '48.3M'], ['999999', '1000k'], ['7200000000', '7.20B'], ['0.123456', '0.1235']])(
    'shortens %s to %s', (value, text) => {
      expect(shortFigure(value)).toBe(text)
    })

  it.each([['1,250.5', '1250.5'], [' 7 ', '7'], ['.5', '0.5'], ['3.', '3']])('reads %j as %s', (typed, text) => {
    expect(plain(typedDecimal(typed)!)).toBe(text)
  })

  it.each(['1,25', '1 000', 'ten', '', '1e5', ',5'])('does not read %j', typed => {
    expect(typedDecimal(typed)).toBeNull()
  })
})
