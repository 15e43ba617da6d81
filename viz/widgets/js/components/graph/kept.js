// Pictures that were here before: what was folded and is unfolded again asks nobody.

const MOST = 16;

/** Keep what the server sent; of another program nothing is kept. */
export function keep(graph, data) {
  if (graph.pictures.values().next().value?.ticket !== data.ticket) graph.pictures.clear();
  graph.pictures.delete(nameOf(data, data.opened));
  graph.pictures.set(nameOf(data, data.opened), data);
  if (graph.pictures.size > MOST) graph.pictures.delete(graph.pictures.keys().next().value);
}

/** The picture in which something is folded the other way round, if it was here; see `viz.picture.fold.toggled`. */
export function kept({ pictures, data }, name) {
  if (!data.opened) return undefined;
  const isOpen = data.frames.some((frame) => frame.id === name);
  const [gone, come] = isOpen ? [name, `-${name}`] : [`-${name}`, name];
  const wanted = [...data.opened.filter((one) => one !== gone && one !== come), come];
  // What was opened and closed again reads as it did before anybody said so.
  const plain = wanted.filter((one) => one !== come);
  const found = [wanted, plain].map((one) => pictures.get(nameOf(data, one)));
  return found.find((one) => one && one.frames.some((frame) => frame.id === name) !== isOpen);
}

function nameOf({ ticket, setting, room }, opened) {
  return JSON.stringify([ticket, setting, room, [...(opened ?? [])].sort()]);
}
