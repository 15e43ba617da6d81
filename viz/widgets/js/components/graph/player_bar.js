// The player's row of buttons, its slider and the sentence of the step.

import { element, icon } from "../../shared/elements.js";
import { showWays } from "./loops.js";

const THUMB = 16; // px, as in the style

export const ICONS = {
  // no font has all of these signs
  first: "M3 3h2v10h-2zM13 3v10l-7-5z",
  back: "M11 3v10l-7-5z",
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 3h3v10h-3zM9 3h3v10h-3z",
  on: "M5 3v10l7-5z",
  last: "M11 3h2v10h-2zM3 3v10l7-5z",
  leave: "M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z",
};

const SAID_LINES = 3; // of a sentence, beyond which the picture gives way

export function wordPlayer({ player }, words) {
  const label = (one, text) => {
    one.setAttribute("aria-label", text);
    one.title = text;
  };
  label(player.first, words["first-step"]);
  label(player.back, words["previous-step"]);
  label(player.on, words["next-step"]);
  label(player.last, words["last-step"]);
  label(player.speedBox, words.speed);
  label(player.leave, words["leave-steps"]);
  player.slider.setAttribute("aria-label", words.timeline);
  player.kept.title = words["kept-help"];
  player.into.textContent = words["into-turn"];
  player.playing = undefined;
}

export function showControls(graph) {
  const { player, data } = graph;
  const { words } = data;
  const count = player.steps.length;
  const at = player.active ? player.at : count;
  const step = player.active ? player.steps[at - 1] : undefined;
  const says = !player.active ? words["step-none"] : step ? step.says : words["step-before"];
  const place = words["step-of"].replace("{number}", at).replace("{count}", count);
  player.slider.value = at;
  player.slider.setAttribute("aria-valuetext", `${place}: ${says}`);
  player.says.classList.toggle("resting", !player.active);
  player.says.classList.toggle("backward", step?.number !== undefined);
  player.says.replaceChildren();
  if (player.active) player.says.append(element("b", "", `${step?.number === undefined ? "▸" : "◂"} ${place} · `));
  player.says.append(says);
  showWays(graph, step);
  const playing = player.timer !== 0;
  if (playing !== player.playing) {
    player.playing = playing;
    player.play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play));
    player.play.setAttribute("aria-label", playing ? words.pause : words.play);
    player.play.title = playing ? words.pause : words.play;
  }
  player.leave.disabled = !player.active;
  player.first.disabled = player.back.disabled = player.active && at === 0;
  player.on.disabled = player.last.disabled = player.active && at === count;
  player.slider.style.setProperty("--done", count ? at / count : 0);
  const kept = player.active ? (step?.kept ?? 0) : (player.steps.at(-1)?.kept ?? 0);
  player.kept.textContent = words.kept.replace("{bytes}", bytes(kept));
  const most = Math.max(1, ...player.steps.map((one) => one.kept ?? 0));
  player.kept.style.setProperty("--kept", kept / most);
}

export function bytes(count) {
  if (count < 10_000) return `${count} B`;
  return count < 10_000_000 ? `${Math.round(count / 1000)} kB` : `${Math.round(count / 1e6)} MB`;
}

// The slider's two colours, and what each stretch is, where there is room to say it.
export function drawParts(graph) {
  const { player, data } = graph;
  const parts = [];
  player.steps.forEach((step) => {
    const number = step.number ?? -1;
    if (parts.at(-1)?.number !== number) parts.push({ number, count: 0 });
    parts.at(-1).count += 1;
  });
  const labelled = JSON.stringify([parts, data.words.forward, data.words.backward]);
  if (labelled !== player.labelled) labelParts(player, parts, data.words);
  player.labelled = labelled;
  requestAnimationFrame(() => fitParts(graph));
}

function labelParts(player, parts, words) {
  const total = player.steps.length || 1;
  let start = 0;
  const stops = [];
  player.parts.replaceChildren();
  for (const part of parts) {
    const [left, right] = [start / total, (start + part.count) / total];
    const colour = part.number < 0 ? "var(--forward)" : "var(--backward)";
    const place = (share) => `calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${share.toFixed(4)})`;
    stops.push(`${colour} ${place(left)} ${place(right)}`);
    const text = part.number < 0 ? words.forward : words.backward.replace("{number}", part.number + 1);
    const label = element("span", part.number < 0 ? "forward" : "backward", text);
    label.dataset.long = text;
    label.dataset.brief = part.number < 0 ? text : words["backward-brief"].replace("{number}", part.number + 1);
    label.style.left = place(left);
    label.style.width = `calc((100% - ${THUMB}px) * ${(right - left).toFixed(4)})`;
    player.parts.append(label);
    start += part.count;
  }
  player.slider.style.setProperty("--parts", `linear-gradient(to right, ${stops.join(", ")})`);
}

/** Measure again what there is room for, where room, parts or sentences are others than the last time. */
export function fitParts({ player, room, lecturing }) {
  const { parts, steps, labelled } = player;
  const texts = steps.flatMap((step) => [step, ...(step.turns ?? [])]).map((step) => step.says);
  const longest = texts.reduce((most, text) => (text.length > most.length ? text : most), "");
  const fitted = JSON.stringify([room.width, lecturing, labelled, longest, steps.length]);
  if (fitted === player.fitted) return;
  player.fitted = fitted;
  const labels = /** @type {HTMLElement[]} */ ([...parts.children]);
  const tooLong = () => labels.filter((label) => label.scrollWidth > label.clientWidth);
  for (const label of labels) label.textContent = label.dataset.long ?? "";
  for (const label of tooLong()) label.textContent = label.dataset.brief ?? "";
  const short = new Set(tooLong());
  for (const label of labels) label.classList.toggle("short", short.has(label));
  roomToSay(player, longest);
}

// The longest sentence decides how much room there is for all: a picture that gave way to some of them would jump.
function roomToSay({ says, steps }, longest) {
  const probe = says.cloneNode();
  probe.textContent = `▸ ${steps.length} / ${steps.length} · · · · ${longest}`;
  Object.assign(probe.style, {
    position: "absolute",
    visibility: "hidden",
    minHeight: "0",
    width: `${says.clientWidth}px`,
  });
  says.after(probe);
  says.style.minHeight = `${Math.min(probe.offsetHeight, SAID_LINES * 20)}px`;
  probe.remove();
}
