var B="http://www.w3.org/2000/svg";function h(o,r="",t=""){let e=document.createElement(o);return r&&(e.className=r),t!==""&&(e.textContent=String(t)),e}function y(o,r={},t=""){let e=document.createElementNS(B,o);for(let[c,a]of Object.entries(r))e.setAttribute(c,String(a));return t&&e.setAttribute("class",t),e}function S(o){let r=y("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return r.append(y("path",{d:o})),r}function z(o){let{setStateValue:r,setTriggerValue:t}=o;return{...o,setStateValue:(...e)=>C(()=>r(...e)),setTriggerValue:(...e)=>C(()=>t(...e))}}function C(o){let r=window.setTimeout,t=(e,c=0,...a)=>c>0||typeof e!="function"?r(e,c,...a):(queueMicrotask(()=>e(...a)),0);window.setTimeout=t;try{return o()}finally{window.setTimeout=r}}function T(o,r){let t=o.map(c=>{let a=new CSSStyleSheet;return a.replaceSync(c),a}),e=new WeakMap;return c=>{let a=c.parentElement,n=e.get(a);n||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...t],n=r(a),e.set(a,n));let p=n;return p.update(c.data,z(c)),()=>{p.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(k=>!t.includes(k)),e.delete(a)}}}var A=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
text {
  white-space: pre;
}
.mono {
  font-family: var(--st-code-font, "Source Code Pro", "DejaVu Sans Mono", "Noto Sans CJK SC", monospace);
}
.sans {
  font-family: var(--st-font, "Source Sans", sans-serif);
}
.bold {
  font-weight: 700;
}
.size-14 {
  font-size: 14px;
}
.size-12 {
  font-size: 12px;
}
.size-11 {
  font-size: 11px;
}
.fill-none {
  fill: none;
}
.stroke-none {
  stroke: none;
}
.edge > path.stroke-edge {
  stroke-width: 1.5;
}
.edge > polygon {
  stroke: none;
}
.edge > path.bars {
  stroke-width: 1.8;
  fill: none;
}
.edge > path.sent {
  stroke-width: 1.6;
  stroke-dasharray: 5 3.5;
  fill: none;
}
`;var M=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
.fill-muted { fill: var(--muted); } .stroke-muted { stroke: var(--muted); }
.fill-card { fill: var(--card); } .stroke-card { stroke: var(--card); }
.fill-card-line { fill: var(--card-line); } .stroke-card-line { stroke: var(--card-line); }
.fill-separator { fill: var(--separator); } .stroke-separator { stroke: var(--separator); }
.fill-folded { fill: var(--folded); } .stroke-folded { stroke: var(--folded); }
.fill-frame { fill: var(--frame); } .stroke-frame { stroke: var(--frame); }
.fill-frame-line { fill: var(--frame-line); } .stroke-frame-line { stroke: var(--frame-line); }
.fill-edge { fill: var(--edge); } .stroke-edge { stroke: var(--edge); }
.fill-forward { fill: var(--forward); } .stroke-forward { stroke: var(--forward); }
.fill-forward-cell { fill: var(--forward-cell); } .stroke-forward-cell { stroke: var(--forward-cell); }
.fill-backward { fill: var(--backward); } .stroke-backward { stroke: var(--backward); }
.fill-backward-cell { fill: var(--backward-cell); } .stroke-backward-cell { stroke: var(--backward-cell); }
.fill-backward-line { fill: var(--backward-line); } .stroke-backward-line { stroke: var(--backward-line); }
.fill-selection { fill: var(--selection); } .stroke-selection { stroke: var(--selection); }
.fill-selection-cell { fill: var(--selection-cell); } .stroke-selection-cell { stroke: var(--selection-cell); }
.fill-axis-0 { fill: var(--axis-0); } .stroke-axis-0 { stroke: var(--axis-0); }
.fill-axis-0-cell { fill: var(--axis-0-cell); } .stroke-axis-0-cell { stroke: var(--axis-0-cell); }
.fill-axis-1 { fill: var(--axis-1); } .stroke-axis-1 { stroke: var(--axis-1); }
.fill-axis-1-cell { fill: var(--axis-1-cell); } .stroke-axis-1-cell { stroke: var(--axis-1-cell); }
.fill-axis-2 { fill: var(--axis-2); } .stroke-axis-2 { stroke: var(--axis-2); }
.fill-axis-2-cell { fill: var(--axis-2-cell); } .stroke-axis-2-cell { stroke: var(--axis-2-cell); }
.fill-axis-3 { fill: var(--axis-3); } .stroke-axis-3 { stroke: var(--axis-3); }
.fill-axis-3-cell { fill: var(--axis-3-cell); } .stroke-axis-3-cell { stroke: var(--axis-3-cell); }
.fill-axis-4 { fill: var(--axis-4); } .stroke-axis-4 { stroke: var(--axis-4); }
.fill-axis-4-cell { fill: var(--axis-4-cell); } .stroke-axis-4-cell { stroke: var(--axis-4-cell); }
.fill-heat-low { fill: var(--heat-low); } .stroke-heat-low { stroke: var(--heat-low); }
.fill-heat-high { fill: var(--heat-high); } .stroke-heat-high { stroke: var(--heat-high); }
.fill-wrong { fill: var(--wrong); } .stroke-wrong { stroke: var(--wrong); }
.fill-wrong-cell { fill: var(--wrong-cell); } .stroke-wrong-cell { stroke: var(--wrong-cell); }
.fill-doubtful { fill: var(--doubtful); } .stroke-doubtful { stroke: var(--doubtful); }
.fill-lit { fill: var(--lit); } .stroke-lit { stroke: var(--lit); }
.fill-current-line { fill: var(--current-line); } .stroke-current-line { stroke: var(--current-line); }
.fill-keyword { fill: var(--keyword); } .stroke-keyword { stroke: var(--keyword); }
.fill-string { fill: var(--string); } .stroke-string { stroke: var(--string); }
.fill-digits { fill: var(--digits); } .stroke-digits { stroke: var(--digits); }
.fill-remark { fill: var(--remark); } .stroke-remark { stroke: var(--remark); }
.fill-call { fill: var(--call); } .stroke-call { stroke: var(--call); }
`;var E=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function I(o){let r=document.createElement("i");r.style.background="var(--st-background-color)",o.append(r);let t=getComputedStyle(r).backgroundColor;return r.remove(),P(t)}function P(o){let[r=255,t=255,e=255]=(o.match(/[\d.]+/g)??[]).map(Number);return .3*r+.6*t+.1*e<128}function L(o){let r=I(o);return o.classList.toggle("dark",r),r}var j=`.steps {
  display: flex;
  align-items: center;
  gap: 6px;
  margin-top: 6px;
}
.steps[hidden] {
  display: none;
}
.steps button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-width: 32px;
  height: 32px;
  padding: 0 8px;
  border: 1px solid var(--frame-line);
  border-radius: 8px;
  background: var(--card);
  color: var(--text);
  font: inherit;
  cursor: pointer;
}
.steps button:hover:not(:disabled) {
  border-color: var(--forward);
  color: var(--forward);
}
.steps button:focus-visible,
.steps input:focus-visible {
  outline: 2px solid var(--forward);
  outline-offset: 1px;
}
.steps button:disabled {
  opacity: 0.4;
  cursor: default;
}
.steps svg {
  width: 14px;
  height: 14px;
  fill: currentColor;
}
.steps input {
  flex: 1 1 120px;
  min-width: 48px;
  accent-color: var(--forward);
}
.steps .play {
  flex: none;
  white-space: nowrap;
}
.steps .count {
  flex: none;
  min-width: 2.6rem;
  white-space: nowrap;
  color: var(--muted);
  font-size: 13px;
  text-align: right;
}
`;var N=1100,H={first:"M3 3h2v10H3zM13 3v10L6 8z",back:"M11 3v10L4 8z",forth:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z"};function $(o,r){let t=o.appendChild(h("div","steps")),e={at:0,count:0,timer:0},c=(v,m)=>{let w=t.appendChild(h("button"));return w.type="button",w.append(S(H[v])),w.addEventListener("click",()=>{i(),m()}),w},a=c("first",()=>d(0)),n=c("back",()=>d(e.at-1)),p=t.appendChild(h("input"));p.type="range",p.min="0",p.addEventListener("input",()=>{i(),d(Number(p.value))});let k=c("forth",()=>d(e.at+1)),x=c("last",()=>d(e.count)),g=t.appendChild(h("button","play"));g.type="button";let s=t.appendChild(h("span","count")),l={play:"",pause:"",first:"",back:"",forth:"",last:"",steps:""};function d(v){e.at=Math.min(Math.max(v,0),e.count),p.value=String(e.at),s.textContent=`${e.at} / ${e.count}`,a.disabled=n.disabled=e.at===0,x.disabled=k.disabled=e.at===e.count,r(e.at)}function i(){clearTimeout(e.timer),e.timer=0,g.textContent=l.play}function f(){if(e.at===e.count)return i();d(e.at+1),e.timer=window.setTimeout(f,N)}return g.addEventListener("click",()=>{if(e.timer)return i();e.at===e.count&&d(0),g.textContent=l.pause,e.timer=window.setTimeout(f,N/2)}),{update(v,m,w){l=m,e.timer||(g.textContent=l.play),a.title=l.first,n.title=l.back,k.title=l.forth,x.title=l.last;for(let u of[a,n,k,x])u.setAttribute("aria-label",u.title);p.setAttribute("aria-label",l.steps),e.count=v,p.max=String(v),t.hidden=v===0,w&&i(),d(w?v:e.at)},go:d,stop:()=>clearTimeout(e.timer)}}var R=`.modes {
  color: var(--text);
  font-family: var(--st-font, sans-serif);
  font-size: 14px;
}
.view {
  display: flex;
  overflow: auto; /* texts keep their size: a picture that is larger than its room is moved under it */
  max-height: 580px;
  border: 1px solid var(--frame-line);
  border-radius: 10px;
  background: var(--frame);
  padding: 10px;
}
@media (max-width: 640px) {
  .view {
    max-height: none; /* a finger moves the page, and not a picture in it */
  }
}
.view svg {
  flex: none;
  margin: 0 auto;
}
.node .tangent,
.node .adjoint {
  opacity: 0.08;
  transition: opacity 0.25s;
}
.node.tangent-there .tangent,
.node.adjoint-there .adjoint {
  opacity: 1;
}
.node > rect:first-child {
  transition: stroke 0.25s;
}
.node.tangent-there-now > rect:first-child {
  stroke: var(--forward);
  stroke-width: 3;
}
.node.adjoint-there-now > rect:first-child {
  stroke: var(--backward);
  stroke-width: 3;
}
.node.tangent-there-now.adjoint-there-now > rect:first-child {
  stroke: var(--selection);
}
.node:has(> title) {
  cursor: pointer;
}
.edge .sent,
.edge .bars,
.edge .chip {
  display: none;
}
.said {
  display: grid;
  gap: 2px;
  margin-top: 8px;
  min-height: 44px;
}
.said p {
  margin: 0;
  line-height: 1.5;
  overflow-wrap: anywhere;
}
.said .forward {
  color: var(--forward);
}
.said .reverse {
  color: var(--backward);
}
@media (prefers-reduced-motion: reduce) {
  .node .tangent,
  .node .adjoint,
  .node > rect:first-child {
    transition: none;
  }
}
`;var b=12,[V,q]=[20,560],he=T([E,M,A,j,R],o=>{let r=o.appendChild(h("div","modes themed")),t=r.appendChild(h("div","view")),e=r.appendChild(h("div","said")),c=e.appendChild(h("p","forward")),a=e.appendChild(h("p","reverse"));e.setAttribute("aria-live","polite");let n={data:null,drawn:"",told:0,tell:s=>{}},p=$(r,s=>k(s));function k(s){let{data:l}=n;if(!l)return;for(let i of[l.reverse,l.forward])x(i[s-1]?.card);let d=(i,f)=>{let v=new Set(i.slice(0,s).map(u=>u.card)),m=new Set(i.map(u=>u.card));for(let u of t.querySelectorAll("g.node"))u.classList.toggle(f,v.has(u.id)||!m.has(u.id));let w=s?i[s-1]:null;for(let u of t.querySelectorAll("g.node"))u.classList.toggle(`${f}-now`,u.id===w?.card);return w?w.text:l.words.begin};c.textContent=`▹ ${d(l.forward,"tangent-there")}`,a.textContent=`◂ ${l.reverse.length?d(l.reverse,"adjoint-there"):l.words.noReverse}`}function x(s){let l=[...t.querySelectorAll("g.node")].find(f=>f.id===s);if(!l)return;let[d,i]=[t.getBoundingClientRect(),l.getBoundingClientRect()];t.scrollLeft+=O(i.left,i.right,d.left,d.right),t.scrollTop+=O(i.top,i.bottom,d.top,d.bottom)}t.addEventListener("click",s=>{let l=s.target instanceof Element?s.target.closest("g.node"):null,i=(n.data?.forward.length?n.data.forward:n.data?.reverse??[]).findIndex(f=>f.card===l?.id);i>=0&&p.go(i+1)});let g=new ResizeObserver(()=>{let{paddingLeft:s,paddingRight:l}=getComputedStyle(t),d=t.clientWidth-Number.parseFloat(s)-Number.parseFloat(l),i=Math.floor(d/V)*V;d<=0||!n.data||i===n.told||i===n.data.room||i>=q&&n.data.room>=q||(n.told=i,n.tell(i))});return g.observe(t),{update(s,l){L(r),n.tell=f=>l.setTriggerValue("room",f);let d=JSON.stringify(s);if(d===n.drawn)return;let i=n.data?.svg!==s.svg;if(n.drawn=d,n.data=s,i){t.innerHTML=s.svg;let f=t.querySelector("svg");if(f){let[,,v,m]=(f.getAttribute("viewBox")??"0 0 1 1").split(" ").map(Number);f.style.width=`${v}px`,f.style.height=`${m}px`,f.setAttribute("role","img"),f.setAttribute("aria-label",s.words.label)}}K(t,s),p.update(Math.max(s.forward.length,s.reverse.length),s.words,i)},stop(){g.disconnect(),p.stop(),r.remove()}}});function K(o,r){let t=new Map;for(let[e,c]of[["▹",r.forward],["◂",r.reverse]])for(let a of c)t.set(a.card,[...t.get(a.card)??[],`${e} ${a.text}`]);for(let e of o.querySelectorAll("g.node")){e.querySelector(":scope > title")?.remove();let c=t.get(e.id);if(!c)continue;let a=y("title");a.textContent=c.join(`
`),e.append(a)}}function O(o,r,t,e){return o-b<t?o-b-t:r+b>e?Math.min(r+b-e,o-b-t):0}export{he as default};
