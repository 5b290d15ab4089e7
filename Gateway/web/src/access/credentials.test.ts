import { describe, expect, it } from 'vitest'
import { newPasswordFault, userFault } from './credentials'

describe('credentials', () => {
  it.each(['ada', 'oY01WVirLr', 'Ångström', 'a b', 'x'.repeat(64), '\u{1F600}'.repeat(32)])('takes the name %s', (user) =>
    expect(userFault(user)).toBeNull(),
  )
  it.each(['', 'a,b', ' ada', 'a\tb', 'x'.repeat(65), '\u{1F600}'.repeat(33)])('refuses the name "%s"', (user) => expect(userFault(user)).not.toBeNull())
  it('wants passwords of 8 to 256 characters', () => {
    expect(newPasswordFault('1234567')).not.toBeNull()
    expect(newPasswordFault('12345678')).toBeNull()
    expect(newPasswordFault('x'.repeat(257))).not.toBeNull()
  })
})
