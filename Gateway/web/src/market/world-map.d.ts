declare module 'virtual:world-map' {
  /** The world as SVG paths by ISO 3166-1 alpha-2 code; made by build/worldMap.ts. */
  const map: {
    readonly width: number
    readonly height: number
    readonly countries: readonly (readonly [code: string, path: string])[]
    /** Land that has no code. */
    readonly elsewhere: string
    /** Countries too small to be drawn. */
    readonly points: readonly (readonly [code: string, x: number, y: number])[]
  }
  export default map
}
