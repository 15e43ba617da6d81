function S(s,t){let d=t.toLowerCase().split(/\s+/).filter(Boolean),l=o=>d.every(r=>o.toLowerCase().includes(r));return s.map(o=>l(`${o.title} ${o.section}`)?o:{...o,exercises:o.exercises.filter(r=>l(`${r.title} ${o.title}`))}).filter(o=>o.exercises.length>0)}var M="http://www.w3.org/2000/svg";function i(s,t="",d=""){let l=document.createElement(s);return t&&(l.className=t),d!==""&&(l.textContent=String(d)),l}function p(s,t={},d=""){let l=document.createElementNS(M,s);for(let[o,r]of Object.entries(t))l.setAttribute(o,String(r));return d&&l.setAttribute("class",d),l}function C(s,t){let d=s.map(o=>{let r=new CSSStyleSheet;return r.replaceSync(o),r}),l=new WeakMap;return o=>{let r=o.parentElement,f=l.get(r);f||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...d],f=t(r),l.set(r,f));let u=f;return u.update(o.data,o),()=>{u.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(b=>!d.includes(b)),l.delete(r)}}}var E=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function T(s){let t=document.createElement("i");t.style.background="var(--st-background-color)",s.append(t);let d=getComputedStyle(t).backgroundColor;return t.remove(),D(d)}function D(s){let[t=255,d=255,l=255]=(s.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*d+.1*l<128}function L(s){let t=T(s);return s.classList.toggle("dark",t),t}var A=`.list {
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
`;var h=matchMedia("(max-width: 1180px)"),X=C([E,A],s=>{let t=s.appendChild(i("nav","list themed")),d=t.appendChild(i("details","folder")),l=d.appendChild(i("summary","total")),o=d.appendChild(i("div","inside")),r=o.appendChild(i("input","search")),f=o.appendChild(i("div","topics")),u=o.appendChild(i("p","none"));r.type="search",u.setAttribute("role","status");let b="",v="",c,g=new Set,y=e=>{},x=()=>{d.open=!h.matches};x(),h.addEventListener("change",x),l.addEventListener("click",e=>h.matches||e.preventDefault()),r.addEventListener("input",k);function k(){let e=s.activeElement?.dataset?.key,a=S(c.topics,r.value);f.replaceChildren(...a.map($)),u.textContent=a.length?"":c.words.none;let n=e&&f.querySelector(`[data-key="${CSS.escape(e)}"]`);n&&n.focus()}function $(e){let a=i("details","topic"),n=e.exercises.some(w=>w.key===c.chosen);a.open=n||g.has(e.key)||r.value.trim()!=="",a.classList.toggle("here",n),a.addEventListener("toggle",()=>a.open?g.add(e.key):g.delete(e.key));let m=a.appendChild(i("summary")),O=e.exercises.filter(w=>w.state==="done").length;return m.append(i("span","name",e.title),z(O,e.exercises.length)),e.section&&m.append(i("span","section",e.section)),a.appendChild(i("ol")).append(...e.exercises.map(B)),a}function z(e,a){let n=i("span",e===a?"count all":"count",`${e}/${a}`);return n.setAttribute("aria-label",c.words.count.replace("{done}",String(e)).replace("{all}",String(a))),n}function B(e){let a=i("li"),n=a.appendChild(i("button",e.state));n.type="button",n.dataset.key=e.key,e.key===c.chosen&&n.setAttribute("aria-current","true"),n.append(q(e.state),i("span","title",e.title)),e.tries&&n.append(i("span","tries",e.tries));let m=c.words[e.state];return m&&n.append(i("span","unseen",` · ${m}`)),n.addEventListener("click",()=>{h.matches&&(d.open=!1),y(e.key)}),a}function N(){let e=f.querySelector("[aria-current]");if(!e)return;let[a,n]=[e.getBoundingClientRect(),f.getBoundingClientRect()];(a.top<n.top||a.bottom>n.bottom)&&(f.scrollTop+=a.top-n.top-f.clientHeight/3)}return{update(e,a){L(t),y=m=>a.setTriggerValue("opened",m);let n=JSON.stringify(e);n!==b&&(b=n,c=e,t.setAttribute("aria-label",c.words.label),l.replaceChildren(i("span","label",c.words.label),i("span","sum",c.total)),r.placeholder=c.words.search,r.setAttribute("aria-label",c.words.search),k(),v!==c.chosen&&N(),v=c.chosen)},stop(){h.removeEventListener("change",x),t.remove()}}});function q(s){let t=p("svg",{viewBox:"0 0 16 16","aria-hidden":"true"},"mark");return t.append(p("circle",{cx:8,cy:8,r:6.5})),s==="done"?t.append(p("path",{d:"M5 8.3l2.1 2.1L11 6.2"})):s&&t.append(p("path",{d:"M8 4.5a3.5 3.5 0 0 1 0 7z"},"half")),t}export{X as default};
