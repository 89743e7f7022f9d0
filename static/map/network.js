// Ties as great circles over the map, and rings around the anchors: Plotly traces.

export function network({ grid }, places) {
  const known = (code) => places[code]
  const ringed = Object.keys(grid.ringed ?? {}).filter(known)
  return [
    ...(grid.arcs ?? []).map(({ hue, width, dash, pairs }) => {
      const ends = (pairs.match(/.{6}/g) ?? []).map((pair) => [pair.slice(0, 3), pair.slice(3)])
      const both = ends.filter(([one, other]) => known(one) && known(other))
      const along = (axis) => both.flatMap(([one, other]) => [places[one].at[axis], places[other].at[axis], null])
      return {
        type: 'scattergeo', mode: 'lines', lon: along(0), lat: along(1), hoverinfo: 'skip', name: 'ties',
        line: { color: hue, width, dash },
      }
    }),
    ...ringed.map((code) => ({
      type: 'scattergeo', mode: 'markers', lon: [places[code].at[0]], lat: [places[code].at[1]], hoverinfo: 'skip', name: 'anchor ring',
      marker: { size: 12, symbol: 'circle-open', color: grid.ringed[code], line: { width: 3 } },
    })),
  ]
}
