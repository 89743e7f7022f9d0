// The briefing as a document to scroll and to print.

import { content, header, table } from './content.js'
import { make } from './dom.js'
import { hasSources, sources } from './slides.js'

export function page(deck, present) {
  return [
    make('header.brief-cover', {}, make('h1.brief-title', {}, deck.title), deck.subtitle && make('p.brief-sentence', {}, deck.subtitle),
      make('p.brief-made', {}, deck.made),
      make('p.brief-present', {}, make('button', { type: 'button', onclick: present }, 'Present'), make('span', {}, ' or press p'))),
    contents(deck),
    ...deck.slides.map((slide, i) => section(slide, i + 1)),
    hasSources(deck) && make('section.brief-slide.brief-sources', { id: 'sources' }, make('h2.brief-title', {}, deck.closing), sources(deck, 3)),
  ].filter(Boolean)
}

function contents(deck) {
  const entry = (href, text, kind) => make(`li.brief-entry-${kind}`, {}, make('a', { href }, text))
  return make('nav.brief-contents', { 'aria-label': 'Contents' }, make('h2', {}, 'Contents'), make('ol', {},
    deck.slides.map(({ title, kind }, i) => entry(`#slide-${i + 1}`, title, kind)), hasSources(deck) && entry('#sources', deck.closing, 'sources')))
}

function section(slide, number) {
  return make(`section.brief-slide.brief-kind-${slide.kind}`, { id: `slide-${number}` },
    make('p.brief-count', { 'aria-hidden': 'true' }, String(number)), header(slide, 2), content(slide, false),
    (slide.map || slide.chart) && twin(slide), footer(slide))
}

function twin(slide) {
  const { rows } = slide.table
  return rows.length > 0 && make('details', {}, make('summary', {}, `The figures as a table (${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`), table(slide))
}

function footer(slide) {
  const back = /^https?:\/\//.test(slide.link) && make('span.brief-back', {}, ' · ', make('a', { href: slide.link, target: '_blank', rel: 'noopener noreferrer' }, 'This view in the atlas'))
  const pinned = slide.table && slide.pinned && `As it stood on ${slide.pinned}`
  return make('footer', {}, [...slide.below, pinned].filter(Boolean).join(' · '), back)
}
