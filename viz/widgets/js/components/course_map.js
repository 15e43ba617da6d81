// The book's sections, each with its pages, examples, questions and exercises.

import { takesOver } from "../shared/data.js";
import { element, shape } from "../shared/elements.js";
import { leads } from "../shared/leading.js";
import { mounting } from "../shared/mounting.js";
import theme from "../shared/theme.css";
import { showTheme } from "../shared/theme.js";
import styles from "./course_map.css";

const ROUND = 2 * Math.PI * 7;

export default mounting([theme, styles], (root) => {
  const box = root.appendChild(element("div", "map themed"));
  const view = { box, drawn: "" };
  return {
    update(data, mounted) {
      showTheme(box);
      view.open = (/** @type {unknown} */ what) => mounted.setTriggerValue("opened", what);
      if (!takesOver(view, data)) return;
      const opened = new Set([...box.querySelectorAll("details[open]")].map((one) => one.id));
      box.replaceChildren(...data.chapters.map((chapter) => chapterOf(view, chapter, opened)));
    },
    stop: () => box.remove(),
  };
});

function chapterOf(view, chapter, opened) {
  const made = element("section", "chapter");
  const longest = Math.max(...chapter.topics.map((/** @type {any} */ topic) => topic.number.length));
  made.style.setProperty("--numbers", `${longest}ch`);
  const head = element("h3");
  head.append(element("span", "number", chapter.number), element("span", "", chapter.title));
  made.append(head, ...chapter.topics.map((topic) => topicOf(view, topic, opened)));
  return made;
}

function topicOf(view, topic, opened) {
  const { words } = view.data;
  const made = element("details", "topic");
  made.id = `topic-${topic.key}`;
  made.open = opened.has(made.id);
  const head = element("summary");
  const numbers = element("span", "numbers", topic.number);
  numbers.title = topic.numbers;
  head.append(numbers, element("span", "title", topic.title));
  if (topic.total) head.append(done(topic, words));
  made.append(head);
  // What is inside is built when it is first opened: most of it nobody looks at.
  const fill = () => made.childElementCount === 1 && made.append(inside(view, topic));
  made.addEventListener("toggle", () => made.open && fill());
  if (made.open) fill();
  return made;
}

function done({ done: count, total }, words) {
  const made = element("span", "done");
  const ring = shape("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" });
  ring.append(shape("circle", { cx: 9, cy: 9, r: 7 }, "track"));
  if (count)
    ring.append(
      shape("circle", { cx: 9, cy: 9, r: 7, "stroke-dasharray": `${(ROUND * count) / total} ${ROUND}` }, "part"),
    );
  made.append(ring, element("span", "", `${count}/${total}`));
  made.title = words.progress.replace("{done}", count).replace("{total}", total);
  return made;
}

function inside(view, topic) {
  const made = element("div", "inside");
  if (topic.about) made.append(element("p", "about", topic.about));
  made.append(element("p", "editions", topic.numbers));
  const pages = element("p", "pages");
  pages.append(...topic.pages.map((page) => link(view, page, "page")));
  if (topic.pages.length) made.append(pages);
  for (const group of topic.groups) {
    const list = element("ul");
    list.append(
      ...group.items.map((item) => {
        const row = element("li");
        row.append(link(view, item, item.done ? "item right" : "item"));
        return row;
      }),
    );
    made.append(element("h4", "", group.title), list);
  }
  return made;
}

function link(view, { title, address, opens }, look) {
  return leads(element("a", look, title), address, () => view.open(opens));
}
