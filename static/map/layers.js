// What a map's data look like on it: Plotly traces, hover texts and the legend.

import { network } from './network.js'

export const INK = '#1A1D21'
export const NO_DATA = '#E6E6E6'
const DISPUTED = '#C9C9C9'
const ANCHORS = '#70757C' // of two anchors: lighter than the darkest of nine colours
const CLEAR = [[0, 'rgba(0,0,0,0)'], [1, 'rgba(0,0,0,0)']]

// Lists travel as text. Ranks follow from the values, equals sharing one; or they come in words,
// where they are more than that.
export function unpacked(layer) {
  const numbers = (text) => (text ? text.split(',').map(Number) : [])
  const values = numbers(layer.values).map((units) => units / 10 ** layer.decimals)
  const ranks = layer.in_words ? layer.ranks.split('|') : ranked(values, layer.least_first)
  return {
    ...layer, codes: layer.codes.match(/.../g) ?? [], values, n: numbers(layer.n), ranks,
    texts: layer.texts.split('|').filter(Boolean),
  }
}

export function ranked(values, leastFirst) {
  const sorted = [...values].sort((a, b) => (leastFirst ? a - b : b - a))
  const first = new Map()
  sorted.forEach((value, i) => first.has(value) || first.set(value, i + 1))
  return values.map((value) => `rank ${first.get(value)} of ${values.length}`)
}

export function traces(layer, data, { places, disputed }, cursor) {
  const base = Object.keys(places)
  const ends = layer.grid.anchors ?? [layer.anchor]
  const valued = new Set(layer.codes)
  const line = { color: '#FFFFFF', width: 0.5 }
  const scale = layer.colors.map((color, i) => [i / (layer.colors.length - 1), color])
  const z = layer.values.map((value) => position(layer, value))
  const limits = { zmin: position(layer, layer.low), zmax: position(layer, layer.high) }
  const text = layer.codes.map((code, i) => hover(layer, data, places, i))
  const greyText = base.map((code) => `<b>${places[code].name}</b><br>${grey(layer, places[code])}`)
  const shape = (locations, extra) => ({
    type: 'choropleth', locations, showscale: false, marker: { line }, hoverinfo: 'text', ...extra,
  })
  const flat = (color) => [[0, color], [1, color]]
  const outline = [data.selected, cursor].filter((code) => code && places[code])
  const states = base.filter((code) => places[code].small && !places[code].territory)
  const small = states.filter((code) => valued.has(code))
  const smallGrey = states.filter((code) => !valued.has(code) && !ends.includes(code))
  const at = (codes) => ({ lon: codes.map((c) => places[c].at[0]), lat: codes.map((c) => places[c].at[1]) })
  const index = new Map(layer.codes.map((code, i) => [code, i]))
  const anchored = base.filter((code) => ends.includes(code))
  const doubtful = rare(layer).filter((code) => places[code])
  return [
    shape(base, { z: base.map(() => 0), colorscale: flat(NO_DATA), text: greyText, name: 'no data' }),
    shape(Object.keys(disputed), {
      z: Object.keys(disputed).map(() => 0), colorscale: flat(DISPUTED), name: 'disputed',
      text: Object.values(disputed).map((name) => `${name}<br>belongs to no country in the boundary data`),
    }),
    shape(anchored, { z: anchored.map(() => 0), colorscale: flat(layer.grid.classes ? ANCHORS : INK), text: anchored.map((code) => `<b>${places[code].name}</b><br>the anchor of this map`), name: 'anchor' }),
    shape(layer.codes, { z, ...limits, colorscale: scale, text, name: 'values' }),
    ...network(layer, places),
    {
      type: 'scattergeo', mode: 'markers', ...at(smallGrey), text: smallGrey.map((c) => greyText[base.indexOf(c)]), hoverinfo: 'text',
      customdata: smallGrey, name: 'small states without data',
      marker: { size: 5, color: '#FFFFFF', line: { color: '#B8B8B2', width: 1 } },
    },
    {
      type: 'scattergeo', mode: 'markers', ...at(small), text: small.map((c) => text[index.get(c)]), hoverinfo: 'text',
      customdata: small, name: 'small states',
      marker: {
        size: 7, line: { color: INK, width: 0.6 }, colorscale: scale, cmin: limits.zmin, cmax: limits.zmax,
        color: small.map((c) => z[index.get(c)]),
      },
    },
    {
      type: 'scattergeo', mode: 'markers', ...at(doubtful), hoverinfo: 'skip', name: 'doubtful',
      marker: { size: 6, symbol: 'x-thin-open', color: INK, line: { width: 1.2 } },
    },
    shape(outline, {
      z: outline.map(() => 0), colorscale: CLEAR, hoverinfo: 'skip', name: 'selected',
      marker: { line: { color: INK, width: outline.map((c) => (c === cursor ? 3 : 2)) } },
    }),
    {
      type: 'scattergeo', mode: 'markers', ...at(outline.filter((c) => places[c].small)), hoverinfo: 'skip', name: 'selected small',
      marker: { size: 13, symbol: 'circle-open', color: INK, line: { width: 2 } },
    },
  ]
}

// Where a value lies on its scale: amounts on a logarithmic one, zero at its start.
const position = (layer, value) => (layer.log ? Math.log10(1 + value) : value)

function valueText(layer, data, value) {
  const digits = { minimumFractionDigits: layer.decimals, maximumFractionDigits: layer.decimals }
  return value.toLocaleString('en', digits) + data.suffix
}

// `38 votes`, `1 vote`.
const counted = (n, unit) => `${n.toLocaleString('en')} ${n === 1 ? unit.replace(/s$/, '') : unit}`

export function hover(layer, data, places, i) {
  const code = layer.codes[i]
  if (layer.grid.classes) {
    const said = layer.texts[i] ?? `${layer.grid.classes[layer.values[i]]} · ${data.period}`
    return `<b>${places[code]?.name ?? code}</b><br>${said}`
  }
  const n = layer.n && counted(layer.n[i], data.n_unit)
  const facts = [layer.ranks[i], n, data.period, layer.flags[code]].filter(Boolean)
  return `<b>${places[code]?.name ?? code}</b><br>${layer.phrase.replace('{value}', valueText(layer, data, layer.values[i]))}` +
    `<br>${facts.join(' · ')}`
}

const grey = (layer, { territory }) =>
  territory ? 'a territory: not counted by itself' : `no data: ${layer.absent}`

// Marks on single countries help only where most are sound; else the subtitle says it for all.
function rare(layer) {
  const flagged = Object.keys(layer.flags)
  return flagged.length * 2 < layer.codes.length ? flagged : []
}

// 0, 10, 100 … up to the end of a logarithmic scale.
function powersOfTen(high) {
  const ticks = [0]
  for (let tick = 10; tick <= high; tick *= 10) ticks.push(tick)
  return ticks
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export function legend(layer, data, { places }) {
  const swatch = (style, text) => `<span class="atlas-key"><i style="${style}"></i>${text}</span>`
  const ticks = layer.log
    ? powersOfTen(layer.high).map((v) => {
        const left = (100 * position(layer, v)) / position(layer, layer.high)
        return `<b style="left:${left}%">${v.toLocaleString('en')}${v === layer.high ? '+' : ''}</b>`
      }).join('')
    : layer.labels.map((label, i) => `<b style="left:${i * 50}%">${escaped(label)}</b>`).join('')
  const anchors = (layer.grid.anchors ?? [layer.anchor]).filter((code) => places[code])
  const anchor = anchors.length ? swatch(`background:${layer.grid.classes ? ANCHORS : INK}`, anchors.map((code) => places[code].name).join(', ')) : ''
  const marked = [...new Set(rare(layer).map((code) => layer.flags[code]))]
  const few = marked.length ? `<span class="atlas-key">× ${marked.join(', ')}</span>` : ''
  const { listed, x, classes } = layer.grid // listed: the page names the classes; x: two anchors' nine
  const scale = listed || (classes && !x) ? '' : classes ? grid(layer) : `<div class="atlas-scale">
    <div style="background:linear-gradient(to right,${layer.colors.join(',')})"></div><div class="atlas-ticks">${ticks}</div></div>`
  const kinds = !listed && classes && !x
    ? classes.map((name, i) => swatch(`background:${layer.colors[i]}`, escaped(name))).join('') : ''
  return `${scale}<div class="atlas-keys">${kinds}${anchor}${swatch('background:repeating-linear-gradient(45deg,#E6E6E6 0 2px,#fff 2px 4px)', listed ? 'no tie' : 'no data')}` +
    `${swatch(`background:${DISPUTED}`, 'disputed area')}${few}</div>`
}

// Nine colours, the first measure to the right and the second upwards; each says its class.
function grid(layer) {
  const { x, y, steps, classes } = layer.grid
  const cells = [6, 7, 8, 3, 4, 5, 0, 1, 2]
    .map((place) => `<i style="background:${layer.colors[place]}" title="${escaped(classes[place])}"></i>`)
  return `<div class="atlas-grid" role="img" aria-label="Legend: ${escaped(classes.join('; '))}">
    <span class="atlas-grid-y">${escaped(y)} →</span><div>${cells.join('')}</div>
    <span class="atlas-grid-x">${escaped(x)} →</span><span class="atlas-grid-steps">${steps.map(escaped).join('<br>')}</span></div>`
}
