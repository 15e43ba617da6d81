function S(d,t){let n=t.toLowerCase().split(/\s+/).filter(Boolean),o=r=>n.every(a=>r.toLowerCase().includes(a));return d.map(r=>o(`${r.title} ${r.section}`)?r:{...r,exercises:r.exercises.filter(a=>o(`${a.title} ${r.title}`))}).filter(r=>r.exercises.length>0)}var D="http://www.w3.org/2000/svg";function l(d,t="",n=""){let o=document.createElement(d);return t&&(o.className=t),n!==""&&(o.textContent=String(n)),o}function u(d,t={},n=""){let o=document.createElementNS(D,d);for(let[r,a]of Object.entries(t))o.setAttribute(r,String(a));return n&&o.setAttribute("class",n),o}function C(d,t){let n=d.map(r=>{let a=new CSSStyleSheet;return a.replaceSync(r),a}),o=new WeakMap;return r=>{let a=r.parentElement,f=o.get(a);f||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...n],f=t(a),o.set(a,f));let p=f;return p.update(r.data,r),()=>{p.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(g=>!n.includes(g)),o.delete(a)}}}function E(d,t){let n=!1,o=!1,r=()=>{removeEventListener("pointerup",r,!0),removeEventListener("pointercancel",r,!0),setTimeout(()=>{n=!1,o&&t(),o=!1})};return d.addEventListener("pointerdown",({button:a})=>{a===0&&(n=!0,addEventListener("pointerup",r,!0),addEventListener("pointercancel",r,!0))}),()=>{n?o=!0:t()}}var L=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function j(d){let t=document.createElement("i");t.style.background="var(--st-background-color)",d.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),q(n)}function q(d){let[t=255,n=255,o=255]=(d.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*o<128}function A(d){let t=j(d);return d.classList.toggle("dark",t),t}var $=`/* For screen readers only: \`display: none\` would hide it from them, too. */
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: 0;
  padding: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
`;var z=`.list {
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
`;var h=matchMedia("(max-width: 1180px)"),ie=C([L,$,z],d=>{let t=d.appendChild(l("nav","list themed")),n=t.appendChild(l("details","folder")),o=n.appendChild(l("summary","total")),r=n.appendChild(l("div","inside")),a=r.appendChild(l("input","search")),f=r.appendChild(l("div","topics")),p=r.appendChild(l("p","none"));a.type="search",p.setAttribute("role","status");let g="",v="",c,b=new Set,y=e=>{},w=()=>{n.open=!h.matches};w(),h.addEventListener("change",w),o.addEventListener("click",e=>h.matches||e.preventDefault()),a.addEventListener("input",k);let B=E(t,()=>{k(),v!==c.chosen&&M(),v=c.chosen});function k(){let e=d.activeElement?.dataset?.key,i=S(c.topics,a.value);f.replaceChildren(...i.map(N)),p.textContent=i.length?"":c.words.none;let s=e&&f.querySelector(`[data-key="${CSS.escape(e)}"]`);s&&s.focus()}function N(e){let i=l("details","topic"),s=e.exercises.some(x=>x.key===c.chosen);i.open=s||b.has(e.key)||a.value.trim()!=="",i.classList.toggle("here",s),i.addEventListener("toggle",()=>i.open?b.add(e.key):b.delete(e.key));let m=i.appendChild(l("summary")),R=e.exercises.filter(x=>x.state==="done").length;return m.append(l("span","name",e.title),O(R,e.exercises.length)),e.section&&m.append(l("span","section",e.section)),i.appendChild(l("ol")).append(...e.exercises.map(T)),i}function O(e,i){let s=l("span",e===i?"count all":"count",`${e}/${i}`);return s.setAttribute("aria-label",c.words.count.replace("{done}",String(e)).replace("{all}",String(i))),s}function T(e){let i=l("li"),s=i.appendChild(l("button",e.state));s.type="button",s.dataset.key=e.key,e.key===c.chosen&&s.setAttribute("aria-current","true"),s.append(Y(e.state),l("span","title",e.title)),e.tries&&s.append(l("span","tries",e.tries));let m=c.words[e.state];return m&&s.append(l("span","unseen",` · ${m}`)),s.addEventListener("click",()=>{h.matches&&(n.open=!1),y(e.key)}),i}function M(){let e=f.querySelector("[aria-current]");if(!e)return;let[i,s]=[e.getBoundingClientRect(),f.getBoundingClientRect()];(i.top<s.top||i.bottom>s.bottom)&&(f.scrollTop+=i.top-s.top-f.clientHeight/3)}return{update(e,i){A(t),y=m=>i.setTriggerValue("opened",m);let s=JSON.stringify(e);s!==g&&(g=s,c=e,t.setAttribute("aria-label",c.words.label),o.replaceChildren(l("span","label",c.words.label),l("span","sum",c.total)),a.placeholder=c.words.search,a.setAttribute("aria-label",c.words.search),B())},stop(){h.removeEventListener("change",w),t.remove()}}});function Y(d){let t=u("svg",{viewBox:"0 0 16 16","aria-hidden":"true"},"mark");return t.append(u("circle",{cx:8,cy:8,r:6.5})),d==="done"?t.append(u("path",{d:"M5 8.3l2.1 2.1L11 6.2"})):d&&t.append(u("path",{d:"M8 4.5a3.5 3.5 0 0 1 0 7z"},"half")),t}export{ie as default};
