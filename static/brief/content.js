// What a slide shows: a live map, a drawn chart, a table, or its words.

import { make, words } from './dom.js'
import { liveMap } from './live.js'

// `filled`: the map takes the height it is given, as when presenting.
export function content(slide, filled) {
  if (slide.map) return make('figure.brief-figure', {}, liveMap(slide.map, filled))
  if (slide.chart) return make('figure.brief-figure', {}, chart(slide))
  if (slide.table) return table(slide)
  return slide.kind === 'text' ? make('div.brief-words', {}, words(slide.sentence)) : null
}

// A text slide's sentence is its body; a section's stands below its title as any other.
export function header(slide, level) {
  const long = slide.title.length > 150 ? '.brief-longest' : slide.title.length > 80 ? '.brief-long' : ''
  const said = slide.kind === 'text' ? null : slide.sentence
  return make('header', {}, make(`h${level}.brief-title${long}`, {}, slide.title), said && make('p.brief-sentence', {}, said))
}

// The table behind a slide, or its twin; its caption is the slide's title.
export function table({ title, table: { columns, rows } }) {
  const named = columns.findIndex(({ number }) => !number) // the column that says whose row it is
  const cells = (row, scope) => row.map((cell, i) => {
    const side = columns[i].number ? '.brief-number' : ''
    const heads = scope ?? (i === named && 'row')
    return make(heads ? `th${side}` : `td${side}`, { scope: heads }, cell)
  })
  return make('div.brief-scroll', { tabindex: 0, role: 'region', 'aria-label': `Table: ${title}` },
    make('table', {}, make('caption', {}, title),
      make('thead', {}, make('tr', {}, cells(columns.map(({ name }) => name), 'col'))),
      make('tbody', {}, rows.map((row) => make('tr', {}, cells(row))))))
}

// On a phone the narrow drawing is seen, else the wide one: deck.css chooses.
function chart({ alt, chart: wide, narrow, table: { rows } }) {
  const label = `${alt}.${rows.length ? ' The table holds the same figures.' : ''}`
  return make('div.brief-chart', { role: 'img', 'aria-label': label }, drawing(wide, 'brief-wide'), drawing(narrow, 'brief-narrow'))
}

let drawings = 0

// Drawings stand in one document: each keeps its names and its style to itself, and acts on nothing.
function drawing(text, name) {
  const svg = document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true)
  const prefix = `drawing-${(drawings += 1)}-`
  svg.querySelectorAll('style, script, foreignObject, metadata').forEach((element) => element.remove())
  for (const element of [svg, ...svg.querySelectorAll('*')])
    for (const { name, value } of [...element.attributes]) {
      if (name === 'id') element.setAttribute(name, prefix + value)
      else if (/href$/.test(name) && value.startsWith('#')) element.setAttribute(name, `#${prefix}${value.slice(1)}`)
      else if (/href$|^on/.test(name)) element.removeAttribute(name)
      else if (value.includes('url(#')) element.setAttribute(name, value.replaceAll('url(#', `url(#${prefix}`))
    }
  svg.removeAttribute('width')
  svg.removeAttribute('height')
  svg.setAttribute('class', name)
  return svg
}
