function k(r){let e=document.createElement("i");e.style.background="var(--st-background-color)",r.append(e);let a=getComputedStyle(e).backgroundColor;return e.remove(),S(a)}function S(r){let[e=255,a=255,t=255]=(r.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*a+.1*t<128}function c(r){let e=k(r);return r.classList.toggle("dark",e),e}function p(r,e){let a=JSON.stringify(e);return a===r.drawn?!1:(Object.assign(r,{drawn:a,data:e}),!0)}var C="http://www.w3.org/2000/svg";function s(r,e="",a=""){let t=document.createElement(r);return e&&(t.className=e),a!==""&&(t.textContent=String(a)),t}function l(r,e={},a=""){let t=document.createElementNS(C,r);for(let[n,o]of Object.entries(e))t.setAttribute(n,String(o));return a&&t.setAttribute("class",a),t}var f="lang";function u(r,e,a){return r.setAttribute("href",O(e,location.search)),r.addEventListener("click",t=>{t.button||t.ctrlKey||t.metaKey||t.shiftKey||t.altKey||(t.preventDefault(),a())}),r}function O(r,e){let a=new URLSearchParams(e).get(f);return a?`${r}${r.includes("?")?"&":"?"}${f}=${encodeURIComponent(a)}`:r}function g(r){let{setStateValue:e,setTriggerValue:a}=r;return{...r,setStateValue:(...t)=>m(()=>e(...t)),setTriggerValue:(...t)=>m(()=>a(...t))}}function m(r){let e=window.setTimeout,a=(t,n=0,...o)=>n>0||typeof t!="function"?e(t,n,...o):(queueMicrotask(()=>t(...o)),0);window.setTimeout=a;try{return r()}finally{window.setTimeout=e}}function x(r,e){let a=r.map(n=>{let o=new CSSStyleSheet;return o.replaceSync(n),o}),t=new WeakMap;return n=>{let o=n.parentElement,i=t.get(o);i||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...a],i=e(o),t.set(o,i));let d=i;return d.update(n.data,g(n)),()=>{d.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(v=>!a.includes(v)),t.delete(o)}}}var b=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var h=`.map {
  columns: 3 330px;
  column-gap: 14px;
  color: var(--text);
  font-family: var(--st-font);
}
.chapter {
  border: 1px solid var(--st-border-color);
  border-radius: 12px;
  background: var(--card);
  padding: 12px 8px 8px;
  margin-bottom: 14px;
  break-inside: avoid;
}
h3 {
  display: flex;
  gap: 10px;
  align-items: baseline;
  margin: 0 10px 6px;
  font-size: 1.02rem;
  font-weight: 700;
}
.number {
  color: var(--forward);
  font-variant-numeric: tabular-nums;
}
summary {
  display: flex;
  align-items: baseline;
  gap: 10px;
  padding: 6px 10px;
  border-radius: 8px;
  cursor: pointer;
  list-style: none;
  line-height: 1.45;
}
summary::-webkit-details-marker {
  display: none;
}
summary:hover {
  background: var(--folded);
}
summary:focus-visible,
a:focus-visible {
  outline: 3px solid var(--st-primary-color);
  border-radius: 6px;
}
.numbers {
  flex: 0 0 auto;
  min-width: var(--numbers);
  font-size: 0.82rem;
  color: var(--muted);
  font-variant-numeric: tabular-nums;
}
.title {
  flex: 1;
}
details[open] > summary .title {
  font-weight: 600;
}
.done {
  display: inline-flex;
  gap: 5px;
  align-items: center;
  align-self: center;
  font-size: 0.78rem;
  color: var(--muted);
  font-variant-numeric: tabular-nums;
}
.done svg {
  width: 15px;
  height: 15px;
  transform: rotate(-90deg);
}
circle {
  fill: none;
  stroke-width: 3.2;
}
.track {
  stroke: var(--separator);
}
.part {
  stroke: var(--axis-0);
}
.inside {
  margin: 0 10px 10px;
  padding: 2px 0 4px 14px;
  border-left: 2px solid var(--separator);
  font-size: 0.92rem;
}
.inside p {
  margin: 4px 0 8px;
}
.editions {
  font-size: 0.82rem;
  color: var(--muted);
}
.pages {
  display: flex;
  flex-wrap: wrap;
  gap: 6px;
}
.page {
  border: 1px solid var(--forward);
  border-radius: 8px;
  padding: 3px 11px;
  font-weight: 600;
}
h4 {
  margin: 10px 0 2px;
  font-size: 0.8rem;
  font-weight: 600;
  color: var(--muted);
}
ul {
  margin: 0;
  padding: 0;
  list-style: none;
}
li {
  padding: 2px 0;
  line-height: 1.45;
}
a {
  color: var(--forward);
  text-decoration: none;
  overflow-wrap: anywhere;
}
a:hover {
  text-decoration: underline;
}
.page:hover {
  text-decoration: none;
  background: var(--forward-cell);
}
.right::after {
  content: " ✓";
  color: var(--axis-0);
  font-weight: 700;
}
`;var w=2*Math.PI*7,Q=x([b,h],r=>{let e=r.appendChild(s("div","map themed")),a={box:e,drawn:""};return{update(t,n){if(c(e),a.open=i=>n.setTriggerValue("opened",i),!p(a,t))return;let o=new Set([...e.querySelectorAll("details[open]")].map(i=>i.id));e.replaceChildren(...t.chapters.map(i=>E(a,i,o)))},stop:()=>e.remove()}});function E(r,e,a){let t=s("section","chapter"),n=Math.max(...e.topics.map(i=>i.number.length));t.style.setProperty("--numbers",`${n}ch`);let o=s("h3");return o.append(s("span","number",e.number),s("span","",e.title)),t.append(o,...e.topics.map(i=>A(r,i,a))),t}function A(r,e,a){let{words:t}=r.data,n=s("details","topic");n.id=`topic-${e.key}`,n.open=a.has(n.id);let o=s("summary"),i=s("span","numbers",e.number);i.title=e.numbers,o.append(i,s("span","title",e.title)),e.total&&o.append(z(e,t)),n.append(o);let d=()=>n.childElementCount===1&&n.append(L(r,e));return n.addEventListener("toggle",()=>n.open&&d()),n.open&&d(),n}function z({done:r,total:e},a){let t=s("span","done"),n=l("svg",{viewBox:"0 0 18 18","aria-hidden":"true"});return n.append(l("circle",{cx:9,cy:9,r:7},"track")),r&&n.append(l("circle",{cx:9,cy:9,r:7,"stroke-dasharray":`${w*r/e} ${w}`},"part")),t.append(n,s("span","",`${r}/${e}`)),t.title=a.progress.replace("{done}",r).replace("{total}",e),t}function L(r,e){let a=s("div","inside");e.about&&a.append(s("p","about",e.about)),a.append(s("p","editions",e.numbers));let t=s("p","pages");t.append(...e.pages.map(n=>y(r,n,"page"))),e.pages.length&&a.append(t);for(let n of e.groups){let o=s("ul");o.append(...n.items.map(i=>{let d=s("li");return d.append(y(r,i,i.done?"item right":"item")),d})),a.append(s("h4","",n.title),o)}return a}function y(r,{title:e,address:a,opens:t},n){return u(s("a",n,e),a,()=>r.open(t))}export{Q as default};
