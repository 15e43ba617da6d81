function y(o,t){let i=t.toLowerCase().split(/\s+/).filter(Boolean),s=a=>i.every(r=>a.toLowerCase().includes(r));return o.map(a=>s(`${a.title} ${a.section}`)?a:{...a,exercises:a.exercises.filter(r=>s(`${r.title} ${a.title}`))}).filter(a=>a.exercises.length>0)}var O="http://www.w3.org/2000/svg";function n(o,t="",i=""){let s=document.createElement(o);return t&&(s.className=t),i!==""&&(s.textContent=String(i)),s}function u(o,t={},i=""){let s=document.createElementNS(O,o);for(let[a,r]of Object.entries(t))s.setAttribute(a,String(r));return i&&s.setAttribute("class",i),s}function S(o,t){let i=o.map(a=>{let r=new CSSStyleSheet;return r.replaceSync(a),r}),s=new WeakMap;return a=>{let r=a.parentElement,f=s.get(r);f||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...i],f=t(r),s.set(r,f));let p=f;return p.update(a.data,a),()=>{p.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(b=>!i.includes(b)),s.delete(r)}}}var C=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function B(o){let t=document.createElement("i");t.style.background="var(--st-background-color)",o.append(t);let i=getComputedStyle(t).backgroundColor;return t.remove(),D(i)}function D(o){let[t=255,i=255,s=255]=(o.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*i+.1*s<128}function E(o){let t=B(o);return o.classList.toggle("dark",t),t}var L=`.list {
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.93rem;
}
.folder {
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  overflow: hidden;
}
summary {
  cursor: pointer;
  list-style: none;
}
summary::-webkit-details-marker {
  display: none;
}
.total {
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.6rem;
  padding: 0.55rem 0.9rem;
  background: var(--st-secondary-background-color);
}
.label {
  font-weight: 600;
}
.sum {
  color: var(--muted);
  font-size: 0.87rem;
  font-variant-numeric: tabular-nums;
}
.search {
  box-sizing: border-box;
  width: calc(100% - 1.2rem);
  margin: 0.6rem 0.6rem 0.3rem;
  padding: 0.35rem 0.6rem;
  font: inherit;
  color: inherit;
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: 0.45rem;
}
.topics {
  max-height: calc(100vh - 15rem);
  min-height: 12rem;
  overflow-y: auto;
  overscroll-behavior: contain;
  padding: 0 0.35rem 0.5rem;
}
.topic > summary {
  display: grid;
  grid-template-columns: 1fr auto;
  gap: 0 0.5rem;
  padding: 0.42rem 0.55rem;
  border-radius: 0.45rem;
}
.topic > summary:hover,
button:hover {
  background: var(--st-secondary-background-color);
}
.topic.here > summary .name {
  font-weight: 650;
}
.section {
  grid-column: 1 / -1;
  color: var(--muted);
  font-size: 0.8rem;
}
.count {
  color: var(--muted);
  font-size: 0.83rem;
  font-variant-numeric: tabular-nums;
}
.count.all {
  color: var(--axis-0);
  font-weight: 600;
}
ol {
  list-style: none;
  margin: 0 0 0.35rem;
  padding: 0;
}
button {
  display: flex;
  align-items: center;
  gap: 0.55rem;
  width: 100%;
  padding: 0.34rem 0.55rem;
  font: inherit;
  text-align: start;
  color: inherit;
  background: none;
  border: 0;
  border-radius: 0.45rem;
  cursor: pointer;
}
button[aria-current] {
  background: color-mix(in srgb, var(--st-primary-color) 13%, transparent);
  font-weight: 600;
}
button:focus-visible,
summary:focus-visible,
.search:focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: -2px;
}
.title {
  flex: 1;
  min-width: 0;
  overflow-wrap: anywhere;
}
.tries {
  color: var(--muted);
  font-size: 0.8rem;
  font-weight: 400;
  white-space: nowrap;
}
.mark {
  flex: none;
  width: 1.05rem;
  height: 1.05rem;
  fill: none;
  stroke: var(--card-line);
  stroke-width: 1.5;
}
.tried .mark,
.seen .mark {
  stroke: var(--doubtful);
}
.mark .half {
  fill: var(--doubtful);
  stroke: none;
}
.done .mark {
  stroke: var(--axis-0);
}
.done .mark circle {
  fill: var(--axis-0-cell);
}
.none {
  margin: 0.2rem 0.9rem 0.8rem;
  color: var(--muted);
}
.none:empty {
  display: none;
}
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
@media (max-width: 1180px) {
  .total::after {
    content: "";
    align-self: center;
    width: 0.5rem;
    height: 0.5rem;
    border-right: 2px solid var(--muted);
    border-bottom: 2px solid var(--muted);
    transform: translateY(-2px) rotate(45deg);
  }
  .folder[open] .total::after {
    transform: translateY(2px) rotate(-135deg);
  }
  .total {
    flex-wrap: wrap;
  }
  .sum {
    flex: 1;
    text-align: end;
  }
  .topics {
    max-height: 24rem;
    min-height: 0;
  }
  button,
  .topic > summary {
    padding-block: 0.6rem;
  }
}
`;var h=matchMedia("(max-width: 1180px)"),Q=S([C,L],o=>{let t=o.appendChild(n("nav","list themed")),i=t.appendChild(n("details","folder")),s=i.appendChild(n("summary","total")),a=i.appendChild(n("div","inside")),r=a.appendChild(n("input","search")),f=a.appendChild(n("div","topics")),p=a.appendChild(n("p","none"));r.type="search",p.setAttribute("role","status");let b="",c,g=new Set,v=e=>{},x=()=>{i.open=!h.matches};x(),h.addEventListener("change",x),s.addEventListener("click",e=>h.matches||e.preventDefault()),r.addEventListener("input",k);function k(){let e=o.activeElement?.dataset?.key,d=y(c.topics,r.value);f.replaceChildren(...d.map(A)),p.textContent=d.length?"":c.words.none;let l=e&&f.querySelector(`[data-key="${CSS.escape(e)}"]`);l&&l.focus()}function A(e){let d=n("details","topic"),l=e.exercises.some(w=>w.key===c.chosen);d.open=l||g.has(e.key)||r.value.trim()!=="",d.classList.toggle("here",l),d.addEventListener("toggle",()=>d.open?g.add(e.key):g.delete(e.key));let m=d.appendChild(n("summary")),N=e.exercises.filter(w=>w.state==="done").length;return m.append(n("span","name",e.title),$(N,e.exercises.length)),e.section&&m.append(n("span","section",e.section)),d.appendChild(n("ol")).append(...e.exercises.map(z)),d}function $(e,d){let l=n("span",e===d?"count all":"count",`${e}/${d}`);return l.setAttribute("aria-label",c.words.count.replace("{done}",String(e)).replace("{all}",String(d))),l}function z(e){let d=n("li"),l=d.appendChild(n("button",e.state));l.type="button",l.dataset.key=e.key,e.key===c.chosen&&l.setAttribute("aria-current","true"),l.append(j(e.state),n("span","title",e.title)),e.tries&&l.append(n("span","tries",e.tries));let m=c.words[e.state];return m&&l.append(n("span","unseen",` · ${m}`)),l.addEventListener("click",()=>{h.matches&&(i.open=!1),v(e.key)}),d}return{update(e,d){E(t),v=m=>d.setTriggerValue("opened",m);let l=JSON.stringify(e);l!==b&&(b=l,c=e,t.setAttribute("aria-label",c.words.label),s.replaceChildren(n("span","label",c.words.label),n("span","sum",c.total)),r.placeholder=c.words.search,r.setAttribute("aria-label",c.words.search),k())},stop(){h.removeEventListener("change",x),t.remove()}}});function j(o){let t=u("svg",{viewBox:"0 0 16 16","aria-hidden":"true"},"mark");return t.append(u("circle",{cx:8,cy:8,r:6.5})),o==="done"?t.append(u("path",{d:"M5 8.3l2.1 2.1L11 6.2"})):o&&t.append(u("path",{d:"M8 4.5a3.5 3.5 0 0 1 0 7z"},"half")),t}export{Q as default};
