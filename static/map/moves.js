// Where the reader looks and what the reader chooses: zoom, pan, clicks and keys.

import { hover, traces } from './layers.js'

// Where the reader has moved the map to is ours to keep: it holds for the maps side by side and
// for all data to come, until another region is chosen.
export function follow(root, map) {
  if (root.following) return
  const { projection, center } = map._fullLayout.geo
  Object.assign(root.frame, {
    scale: projection.scale, rotation: projection.rotation.lon, lon: center.lon, lat: center.lat,
  })
  move(root, [...root.querySelectorAll('.atlas-map')].filter((other) => other !== map))
}

// On a touch screen one finger scrolls the page, until the map is closer than it came.
export function dragging(root) {
  const close = root.frame.scale > 1.1 * root.data.view.scale
  return close || !matchMedia('(pointer: coarse)').matches ? 'pan' : false
}

function move(root, maps) {
  const { scale, rotation, lon, lat } = root.frame
  root.following = true
  Promise.all(maps.map((map) => root.tools.Plotly.relayout(map, {
    'geo.projection.scale': scale, 'geo.projection.rotation.lon': rotation,
    'geo.center.lon': lon, 'geo.center.lat': lat, dragmode: dragging(root),
  }))).finally(() => { root.following = false })
}

export function zoom(root, factor) {
  if (factor) root.frame.scale = Math.min(40, Math.max(0.8, root.frame.scale * factor))
  else root.frame = { ...root.data.view }
  move(root, [...root.querySelectorAll('.atlas-map')])
}

export function select(root, code) {
  const place = root.tools.places[code]
  if (place && !place.territory) root.send.setTriggerValue('selected', code)
}

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

const ZOOMS = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, 0: 0 }

export function onKey(root, map, event) {
  const direction = DIRECTIONS[event.key]
  const { places } = root.tools
  const from = [map.cursor, root.data.selected].find((code) => places[code]) ?? 'IND'
  if (direction) moveCursor(root, map, neighbour(places, from, direction))
  else if (event.key === 'Enter' && map.cursor) select(root, map.cursor)
  else if (event.key === 'Escape') moveCursor(root, map, null)
  else if (event.key in ZOOMS && !event.ctrlKey && !event.metaKey) zoom(root, ZOOMS[event.key])
  else return
  event.preventDefault()
}

// The next country in that direction: near, and rather ahead than aside.
function neighbour(places, from, [dx, dy]) {
  const [lon, lat] = places[from].at
  let best = from, least = Infinity
  for (const code in places) {
    if (code === from || places[code].territory) continue
    const east = ((places[code].at[0] - lon + 540) % 360) - 180
    const north = places[code].at[1] - lat
    const ahead = east * dx + north * dy
    const aside = Math.abs(east * dy) + Math.abs(north * dx)
    const distance = ahead + 2 * aside
    if (ahead > 0.1 && distance < least) [best, least] = [code, distance]
  }
  return best
}

export function moveCursor(root, map, code) {
  if (map.cursor === code) return
  map.cursor = code
  const { Plotly, places } = root.tools
  Plotly.react(map, traces(map.layer, root.painted, root.tools, code), map.layout)
  const i = map.layer.codes.indexOf(code)
  const text = i >= 0 ? hover(map.layer, root.painted, places, i) : code ? `${places[code].name}: no data` : ''
  root.querySelector('.atlas-live').textContent = text.replace(/<[^>]+>/g, ' ')
}
