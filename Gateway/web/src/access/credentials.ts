/** What is wrong with a user name, as the gateway sees it; null where nothing is. */
export function userFault(user: string): string | null {
  if (user.length === 0) return 'Enter a name.'
  if (user.length > 64) return 'At most 64 characters.'
  if (user.includes(',')) return 'No commas.'
  return /\p{C}/u.test(user) || user.trim() !== user ? 'Printable characters only, none blank at the ends.' : null
}

/** What is wrong with a new password. */
export function newPasswordFault(password: string): string | null {
  if (password.length < 8) return 'At least 8 characters.'
  return password.length > 256 ? 'At most 256 characters.' : null
}
