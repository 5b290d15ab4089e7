import { describe, expect, it } from 'vitest'
import { addDecimals, multiplyDecimals } from './decimal'
import { decimalOf, divideDecimals, fixedText, floorTo, isMultipleOf, placesOf, plainText, subtractDecimals } from './decimalMath'
import { figure, shortFigure, typedDecimal } from './figures'

describe('decimals', () => {
  it('add what floats cannot', () => {
    expect(plainText(addDecimals(decimalOf('0.1'), decimalOf('0.2')))).toBe('0.3')
    expect(plainText(addDecimals(decimalOf('9007199254740993'), decimalOf('0.00000001')))).toBe('9007199254740993.00000001')
    expect(plainText(multiplyDecimals(decimalOf('42137.55'), decimalOf('0.0001')))).toBe('4.213755')
  })

  it('subtract below zero', () => {
    expect(plainText(subtractDecimals(decimalOf('0.25'), decimalOf('1')))).toBe('-0.75')
    expect(plainText(subtractDecimals(decimalOf('1.00'), decimalOf('1')))).toBe('0')
  })

  it.each([
    ['1', '3', 4, '0.3333'],
    ['2', '3', 4, '0.6667'],
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['10', '0.4', 0, '25'],
    ['0.000001', '1000', 8, '0'],
  ])('divide %s by %s to %d places: %s', (a, b, places, quotient) => {
    expect(plainText(divideDecimals(decimalOf(a), decimalOf(b), places)!)).toBe(quotient)
  })

  it('have no quotient by zero', () => {
    expect(divideDecimals(decimalOf('1'), decimalOf('0.00'), 2)).toBeNull()
  })

  it.each([
    ['1.25', '0.01', true],
    ['1.255', '0.01', false],
    ['3', '0.0001', true],
    ['0', '0.01', true],
    ['1', '0', false],
  ])('%s on steps of %s: %s', (value, step, expected) => {
    expect(isMultipleOf(decimalOf(value), decimalOf(step))).toBe(expected)
  })

  it('go down to a step', () => {
    expect(plainText(floorTo(decimalOf('1.23999'), decimalOf('0.001')))).toBe('1.239')
    expect(plainText(floorTo(decimalOf('7'), decimalOf('0.0001')))).toBe('7')
  })

  it.each([
    ['1.5', 2, '1.50'],
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['0.04', 1, '0.0'],
    ['12', 0, '12'],
    ['0.5', 0, '1'],
  ])('%s with %d places is %s', (value, places, text) => {
    expect(fixedText(decimalOf(value), places)).toBe(text)
  })

  it('know the places of a step', () => {
    expect(['0.01', '1', '0.000001', '0.50', '10'].map(placesOf)).toEqual([2, 0, 6, 1, 0])
  })

  it('are not read from anything else', () => {
    expect(() => decimalOf('1e3')).toThrow(RangeError)
  })
})

describe('figures', () => {
  it('set thousands apart and end at the same place', () => {
    expect(figure('1234567.891', 2)).toBe('1,234,567.89')
    expect(figure('999', 0)).toBe('999')
    expect(figure('0.1', 4)).toBe('0.1000')
  })

  it.each([
    ['950', '950'],
    ['1250', '1.25k'],
    ['48300000', '48.3M'],
    ['7200000000', '7.20B'],
    ['0.123456', '0.1235'],
  ])('%s in short is %s', (value, text) => {
    expect(shortFigure(value)).toBe(text)
  })

  it.each([
    ['1,250.5', '1250.5'],
    [' 7 ', '7'],
    ['.5', '0.5'],
    ['3.', '3'],
    ['007', '7'],
  ])('typed %j is %s', (typed, text) => {
    expect(plainText(typedDecimal(typed)!)).toBe(text)
  })

  it.each(['1,25', '1 000', 'ten', '', '1e5', ',5', '-1', '+1', '.', '0x1'])('typed %j is no number', (typed) => {
    expect(typedDecimal(typed)).toBeNull()
  })
})
