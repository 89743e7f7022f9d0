// What a map is drawn with, fetched once a page: Plotly, and where the places are.

let library, places

function plotly(base) {
  library ??= new Promise((done, failed) => {
    const tag = document.createElement('script')
    tag.src = base + 'plotly-geo.min.js'
    tag.onload = () => done(window.Plotly)
    tag.onerror = () => failed(new Error('the map library could not be loaded'))
    document.head.appendChild(tag)
  })
  return library
}

function register(base) {
  places ??= fetch(base + 'places.json').then((answer) => {
    if (!answer.ok) throw new Error('the list of places could not be loaded')
    return answer.json()
  })
  return places
}

export async function loaded(base) {
  const [Plotly, found] = await Promise.all([plotly(base), register(base)])
  return { Plotly, ...found }
}

export function forget() {
  library = places = undefined
}
