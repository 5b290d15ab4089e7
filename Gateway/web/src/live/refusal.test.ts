import { describe, expect, it } from 'vitest'
import { isAboutLogin, refusalInWords } from './refusal'

describe('a refusal', () => {
  it('is told in words, by its code or as the gateway words it', () => {
    expect(refusalInWords({ code: 'unknown_symbol', message: 'x' })).toBe('The gateway does not know this instrument.')
    expect(refusalInWords({ code: 'malformed', message: 'interval is missing' })).toBe('Interval is missing.')
    expect(refusalInWords({ code: 'new_code', message: '' })).toBe('The gateway does not show this.')
  })

  it('says whether another login may help', () => {
    expect(['unauthenticated', 'token_expired', 'forbidden', 'unknown_symbol'].map((code) => isAboutLogin({ code, message: '' }))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})
