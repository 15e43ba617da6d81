function S(o,e){let i=e.toLowerCase().split(/\s+/).filter(Boolean),r=n=>i.every(a=>n.toLowerCase().includes(a));return o.map(n=>r(`${n.title} ${n.section}`)?n:{...n,exercises:n.exercises.filter(a=>r(`${a.title} ${n.title}`))}).filter(n=>n.exercises.length>0)}var D="http://www.w3.org/2000/svg";function d(o,e="",i=""){let r=document.createElement(o);return e&&(r.className=e),i!==""&&(r.textContent=String(i)),r}function p(o,e={},i=""){let r=document.createElementNS(D,o);for(let[n,a]of Object.entries(e))r.setAttribute(n,String(a));return i&&r.setAttribute("class",i),r}function E(o){let{setStateValue:e,setTriggerValue:i}=o;return{...o,setStateValue:(...r)=>C(()=>e(...r)),setTriggerValue:(...r)=>C(()=>i(...r))}}function C(o){let e=window.setTimeout,i=(r,n=0,...a)=>n>0||typeof r!="function"?e(r,n,...a):(queueMicrotask(()=>r(...a)),0);window.setTimeout=i;try{return o()}finally{window.setTimeout=e}}function L(o,e){let i=o.map(n=>{let a=new CSSStyleSheet;return a.replaceSync(n),a}),r=new WeakMap;return n=>{let a=n.parentElement,f=r.get(a);f||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...i],f=e(a),r.set(a,f));let m=f;return m.update(n.data,E(n)),()=>{m.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(g=>!i.includes(g)),r.delete(a)}}}function A(o,e){let i=!1,r=!1,n=()=>{removeEventListener("pointerup",n,!0),removeEventListener("pointercancel",n,!0),setTimeout(()=>{i=!1,r&&e(),r=!1})};return o.addEventListener("pointerdown",({button:a})=>{a===0&&(i=!0,addEventListener("pointerup",n,!0),addEventListener("pointercancel",n,!0))}),()=>{i?r=!0:e()}}var T=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function j(o){let e=document.createElement("i");e.style.background="var(--st-background-color)",o.append(e);let i=getComputedStyle(e).backgroundColor;return e.remove(),W(i)}function W(o){let[e=255,i=255,r=255]=(o.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*i+.1*r<128}function $(o){let e=j(o);return o.classList.toggle("dark",e),e}var z=`/* For screen readers only: \`display: none\` would hide it from them, too. */
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
`;var O=`.list {
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
`;var h=matchMedia("(max-width: 1180px)"),ce=L([T,z,O],o=>{let e=o.appendChild(d("nav","list themed")),i=e.appendChild(d("details","folder")),r=i.appendChild(d("summary","total")),n=i.appendChild(d("div","inside")),a=n.appendChild(d("input","search")),f=n.appendChild(d("div","topics")),m=n.appendChild(d("p","none"));a.type="search",m.setAttribute("role","status");let g="",v="",c,b=new Set,y=t=>{},w=()=>{i.open=!h.matches};w(),h.addEventListener("change",w),r.addEventListener("click",t=>h.matches||t.preventDefault()),a.addEventListener("input",k);let V=A(e,()=>{k(),v!==c.chosen&&R(),v=c.chosen});function k(){let t=o.activeElement?.dataset?.key,s=S(c.topics,a.value);f.replaceChildren(...s.map(B)),m.textContent=s.length?"":c.words.none;let l=t&&f.querySelector(`[data-key="${CSS.escape(t)}"]`);l&&l.focus()}function B(t){let s=d("details","topic"),l=t.exercises.some(x=>x.key===c.chosen);s.open=l||b.has(t.key)||a.value.trim()!=="",s.classList.toggle("here",l),s.addEventListener("toggle",()=>s.open?b.add(t.key):b.delete(t.key));let u=s.appendChild(d("summary")),q=t.exercises.filter(x=>x.state==="done").length;return u.append(d("span","name",t.title),M(q,t.exercises.length)),t.section&&u.append(d("span","section",t.section)),s.appendChild(d("ol")).append(...t.exercises.map(N)),s}function M(t,s){let l=d("span",t===s?"count all":"count",`${t}/${s}`);return l.setAttribute("aria-label",c.words.count.replace("{done}",String(t)).replace("{all}",String(s))),l}function N(t){let s=d("li"),l=s.appendChild(d("button",t.state));l.type="button",l.dataset.key=t.key,t.key===c.chosen&&l.setAttribute("aria-current","true"),l.append(G(t.state),d("span","title",t.title)),t.tries&&l.append(d("span","tries",t.tries));let u=c.words[t.state];return u&&l.append(d("span","unseen",` · ${u}`)),l.addEventListener("click",()=>{h.matches&&(i.open=!1),y(t.key)}),s}function R(){let t=f.querySelector("[aria-current]");if(!t)return;let[s,l]=[t.getBoundingClientRect(),f.getBoundingClientRect()];(s.top<l.top||s.bottom>l.bottom)&&(f.scrollTop+=s.top-l.top-f.clientHeight/3)}return{update(t,s){$(e),y=u=>s.setTriggerValue("opened",u);let l=JSON.stringify(t);l!==g&&(g=l,c=t,e.setAttribute("aria-label",c.words.label),r.replaceChildren(d("span","label",c.words.label),d("span","sum",c.total)),a.placeholder=c.words.search,a.setAttribute("aria-label",c.words.search),V())},stop(){h.removeEventListener("change",w),e.remove()}}});function G(o){let e=p("svg",{viewBox:"0 0 16 16","aria-hidden":"true"},"mark");return e.append(p("circle",{cx:8,cy:8,r:6.5})),o==="done"?e.append(p("path",{d:"M5 8.3l2.1 2.1L11 6.2"})):o&&e.append(p("path",{d:"M8 4.5a3.5 3.5 0 0 1 0 7z"},"half")),e}export{ce as default};
