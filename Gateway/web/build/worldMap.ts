import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Plugin } from 'vite'

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>
type Point = readonly [longitude: number, latitude: number]

const moduleName = 'virtual:world-map'
const resolvedName = `\0${moduleName}`
const width = 960
const height = 440
const antarctica = '010'
const require = createRequire(import.meta.url)

// Places with an ISO 3166-1 code of their own that Natural Earth draws as part of another country, or not at all.
const placesApart: Readonly<Record<string, Point>> = {
  BQ: [-68.3, 12.2],
  BV: [3.4, -54.4],
  CC: [96.8, -12.2],
  CX: [105.6, -10.5],
  GF: [-53.1, 3.9],
  GI: [-5.35, 36.1],
  GP: [-61.5, 16.2],
  MQ: [-61.0, 14.6],
  RE: [55.5, -21.1],
  SJ: [16.0, 78.5],
  TK: [-171.8, -9.2],
  TV: [179.2, -8.5],
  UM: [166.6, 19.3],
  YT: [45.2, -12.8],
}

/**
 * Makes module `virtual:world-map` when the page is built: the countries of Natural Earth (public domain) as SVG paths by their ISO 3166-1
 * alpha-2 codes, and those too small to be drawn as points. So the browser gets text that it can draw, and no library to make it with.
 */
export function worldMap(): Plugin {
  return {
    name: 'world-map',
    resolveId: (id) => (id === moduleName ? resolvedName : null),
    load: (id) => (id === resolvedName ? `export default ${JSON.stringify(drawMap())}` : null),
  }
}

function drawMap(): unknown {
  const alpha2 = new Map(read<[string, string, string][]>('i18n-iso-countries/codes.json').map(([two, , numeric]) => [numeric, two]))
  const coarse = countriesOf('world-atlas/countries-110m.json')
  const fine = countriesOf('world-atlas/countries-50m.json')
  const projection = geoEqualEarth().fitExtent(
    [
      [2, 2],
      [width - 2, height - 2],
    ],
    { type: 'FeatureCollection', features: coarse },
  )
  const path = geoPath(projection).digits(1)
  const countries: [code: string, path: string][] = []
  const elsewhere: string[] = []
  for (const country of coarse) {
    const code = alpha2.get(String(country.id))
    if (code) countries.push([code, path(country) ?? ''])
    else elsewhere.push(path(country) ?? '')
  }
  const drawn = new Set(countries.map(([code]) => code))
  const places: Record<string, Point> = { ...placesApart }
  for (const country of [...fine].sort((a, b) => geoArea(a) - geoArea(b))) {
    const code = alpha2.get(String(country.id))
    if (code && !drawn.has(code)) places[code] = geoCentroid(country)
  }
  const points = Object.entries(places).flatMap(([code, place]) => {
    const at = projection([...place])
    return at && at[1] <= height ? [[code, Math.round(at[0]), Math.round(at[1])]] : []
  })
  return { width, height, countries, elsewhere: elsewhere.join(''), points }
}

function countriesOf(file: string) {
  const topology = read<Countries>(file)
  return feature(topology, topology.objects.countries).features.filter((country) => country.id !== antarctica)
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(require.resolve(file), 'utf8')) as T
}
