// The slides as they are presented: the cover, the briefing's own, and where the figures are from.

import { content, header } from './content.js'
import { make } from './dom.js'

// Only the briefing's own slides are counted, as in its table of contents.
export function title(deck, at) {
  if (at === 0) return deck.title
  return deck.slides[at - 1]?.title ?? deck.closing
}

export const last = (deck) => deck.slides.length + (hasSources(deck) ? 1 : 0)

export const hasSources = ({ citations, methods }) => citations.length + methods.length > 0

export function shown(deck, at) {
  if (at === 0) return cover(deck)
  if (at > deck.slides.length) return make('section.brief-shown.brief-sources', {}, make('h2.brief-title', {}, title(deck, at)), scrolled(deck))
  const slide = deck.slides[at - 1]
  return make(`section.brief-shown.brief-kind-${slide.kind}`, {}, header(slide, 2),
    make('div.brief-body', {}, content(slide, true)), make('footer', {}, slide.below.join(' · ')))
}

export function cover(deck) {
  return make('section.brief-shown.brief-kind-cover', {}, make('h1.brief-title', {}, deck.title),
    deck.subtitle && make('p.brief-sentence', {}, deck.subtitle), make('p.brief-made', {}, deck.made))
}

const scrolled = (deck) =>
  make('div.brief-body', {}, make('div.brief-scroll', { tabindex: 0, role: 'region', 'aria-label': deck.closing }, sources(deck, 3)))

export function sources({ citations, methods, facts }, level) {
  const heading = (text) => make(`h${level}`, {}, text)
  return [
    citations.length > 0 && heading('Please cite'),
    citations.length > 0 && make('ul.brief-citations', {}, citations.map((text) => make('li', {}, text))),
    methods.length > 0 && heading('How the figures are made'),
    methods.length > 0 && make('dl', {}, methods.map((one) => [make('dt', {}, one.title), make('dd', {}, one.text)])),
    make('p.brief-facts', {}, facts.join(' ')),
  ]
}

// The words shrink, down to a half, until they leave room for what is shown.
export function fit(section) {
  const head = section.querySelector('header')
  const box = section.querySelector('.brief-words')?.parentElement
  for (let size = 1; size >= 0.5; size -= 0.05) {
    section.style.setProperty('--shrink', size)
    const roomy = !head || head.scrollHeight <= section.clientHeight * (section.matches('.brief-kind-section') ? 0.9 : 0.32)
    if (roomy && (!box || box.scrollHeight <= box.clientHeight)) break
  }
  if (box) box.tabIndex = box.scrollHeight > box.clientHeight ? 0 : -1 // what is still too long is scrolled
}
