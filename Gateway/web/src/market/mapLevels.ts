/** How many shades the map has beside that of countries without messages. */
export const levels = 5

/** The shade of a number of messages, 1 to {@link levels}; 0 for none. By the order of magnitude, as few countries have most of it all. */
export function levelOf(count: number, most: number): number {
  if (count <= 0) return 0
  return Math.max(1, Math.min(levels, Math.ceil((Math.log(count + 1) / Math.log(most + 1)) * levels)))
}

/** The largest number of messages of each shade, for the legend. */
export function levelBounds(most: number): readonly number[] {
  return Array.from({ length: levels }, (_, i) => (i === levels - 1 ? most : Math.floor((most + 1) ** ((i + 1) / levels) - 1)))
}
