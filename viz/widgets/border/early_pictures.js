// What the server sends to a picture is painted before Streamlit goes through its page.
//
// A run brings some twenty messages, and Streamlit draws its whole page anew after a few of them. So the data of a
// component that asked for it (`shown_early` in viz/widgets/mounting.py) are handed over as they arrive, and Streamlit
// gets its messages once they are painted. It hands the same data over once more, and they are there already.
{
  const SIGN = '{"early": "';
  const PAINTED = 80; // ms; a page that nobody looks at paints nothing
  const ANSWERED = 150; // ms after a question for which the messages wait: long enough for most pictures
  const LONG = 2;
  const letters = new TextDecoder();

  // Where a field of a message stands: [begin, end), or null. A field is a tag, and for texts and messages a length.
  const field = (bytes, number, begin, end) => {
    let at = begin;
    const next = () => {
      let value = 0;
      for (let weight = 1; at < end; weight *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * weight;
        if (byte < 128) break;
      }
      return value;
    };
    while (at < end) {
      const tag = next();
      const kind = tag % 8;
      if (kind === LONG) {
        const length = next();
        if (Math.floor(tag / 8) === number) return [at, at + length];
        at += length;
      } else if (kind === 0) next();
      else at += kind === 1 ? 8 : 4;
    }
    return null;
  };
  const dataIn = (message) => {
    const bytes = new Uint8Array(message);
    let place = [0, bytes.length];
    for (const number of PATH) {
      place = field(bytes, number, ...place);
      if (!place) return null;
    }
    const [begin, end] = place;
    if (letters.decode(bytes.subarray(begin, begin + SIGN.length)) !== SIGN) return null;
    return JSON.parse(letters.decode(bytes.subarray(begin, end)));
  };
  const shows = (message) => {
    let data = null;
    try {
      data = message instanceof ArrayBuffer ? dataIn(message) : null;
    } catch {} // what cannot be read early is Streamlit's to read
    const told = { data, taken: false };
    if (data) window.dispatchEvent(new CustomEvent("cotangent:early", { detail: told }));
    return told.taken;
  };

  // Messages on their way to Streamlit, in their order.
  class Held {
    waiting = null;
    painting = false;
    timer = 0;
    constructor(give) {
      this.give = give;
    }
    hold(longest) {
      this.waiting ??= [];
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.release(), longest);
    }
    release() {
      clearTimeout(this.timer);
      const all = this.waiting ?? [];
      this.waiting = null;
      this.painting = false;
      for (const one of all) this.give(one);
    }
    came(event) {
      if (!this.painting && shows(event.data)) {
        this.hold(PAINTED);
        this.painting = true;
        // When the frame after the picture's begins, the picture is on the screen.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.release())));
      }
      if (this.waiting) this.waiting.push(event);
      else this.give(event);
    }
  }

  window.WebSocket = class extends WebSocket {
    addEventListener(kind, act, ...how) {
      if (kind !== "message") return super.addEventListener(kind, act, ...how);
      const held = new Held((event) => act.call(this, event));
      const asked = () => held.hold(ANSWERED);
      window.addEventListener("cotangent:asked", asked);
      super.addEventListener("close", () => {
        window.removeEventListener("cotangent:asked", asked);
        held.release();
      });
      super.addEventListener("message", (event) => held.came(event), ...how);
    }
  };
}
