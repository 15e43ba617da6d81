// A picture as pixels, drawn by the browser: it has the fonts, and no program need be installed on the server.

const SCALE = 2; // pixels per unit, so that a print is sharp
const LARGEST = 16000; // px: browsers refuse larger canvases

const mounts = new WeakMap();

export default function (component) {
  const { parentElement: root, data, setTriggerValue } = component;
  let button = mounts.get(root);
  if (!button) {
    button = root.appendChild(document.createElement("button"));
    button.waiting = null;
    button.addEventListener("click", () => {
      // The picture is sent for this click only: with every run of the page it would be much.
      button.waiting = Date.now();
      button.disabled = true;
      button.ask(button.waiting);
    });
    mounts.set(root, button);
  }
  button.ask = (ticket) => setTriggerValue("wanted", ticket);
  const kind = document.createElement("b");
  kind.textContent = data.kind;
  button.replaceChildren(kind, ` ${data.about}`);
  if (data.ticket !== null && data.ticket === button.waiting) {
    button.waiting = null;
    save(button, data);
  }
  return () => {
    button.remove();
    mounts.delete(root);
  };
}

function save(button, { svg, file }) {
  const image = new Image();
  const source = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const done = () => {
    URL.revokeObjectURL(source);
    button.disabled = false;
  };
  image.onload = () => {
    const scale = Math.min(SCALE, LARGEST / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: Math.ceil(image.width * scale), height: Math.ceil(image.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      Object.assign(link, { href: URL.createObjectURL(blob), download: file });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      done();
    }, "image/png");
  };
  image.onerror = done;
  image.src = source;
}
