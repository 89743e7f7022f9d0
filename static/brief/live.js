// The atlas's own map on a slide: hover, keys and zoom, and a click outlines a country.

import { make } from './dom.js'
import { unpacked } from '../map/layers.js'
import { zoom } from '../map/moves.js'
import { paint, refit } from '../map/paint.js'

const ZOOMS = [['+', 1.5, 'Zoom in'], ['−', 0.667, 'Zoom out'], ['Reset', 0, 'Reset the view']]

export function liveMap(map, filled) {
  const root = make('div.atlas.atlas-still', {},
    make('div.atlas-panels'),
    make('div.atlas-bar', {}, make('span.atlas-year'), make('span.atlas-zoom', {}, ZOOMS.map(([sign, factor, label]) =>
      make('button', { type: 'button', 'aria-label': label, onclick: () => root.tools && zoom(root, factor) }, sign)))),
    make('div.atlas-note', { role: 'alert' }), make('div.atlas-live', { 'aria-live': 'polite' }))
  root.filled = filled
  root.packed = map
  return root
}

// Once the maps stand on the page, which gives them their size.
export const drawMaps = (within, tools) =>
  Promise.all([...within.querySelectorAll('.atlas')].map((root) => (root.drawn ??= draw(root, tools))))

async function draw(root, { base, loaded }) {
  try {
    root.tools = await loaded()
    root.data = { ...root.packed, base, maps: root.packed.maps.map(unpacked) }
    root.send = { setTriggerValue: (_, code) => paint(root, (root.data = { ...root.data, selected: code })) }
    refit(root)
    paint(root, root.data)
  } catch (error) {
    root.querySelector('.atlas-note').textContent = `The map cannot be drawn: ${error.message}. The table holds the same figures.`
  }
}

export function forgetMaps(within) {
  for (const root of within.querySelectorAll('.atlas')) {
    root.fitter?.disconnect()
    root.querySelectorAll('.atlas-map').forEach((map) => root.tools?.Plotly.purge(map))
  }
}
