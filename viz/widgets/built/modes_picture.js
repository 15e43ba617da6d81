var q="http://www.w3.org/2000/svg";function v(i,r="",t=""){let e=document.createElement(i);return r&&(e.className=r),t!==""&&(e.textContent=String(t)),e}function b(i,r={},t=""){let e=document.createElementNS(q,i);for(let[n,l]of Object.entries(r))e.setAttribute(n,String(l));return t&&e.setAttribute("class",t),e}function S(i){let r=b("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return r.append(b("path",{d:i})),r}function C(i,r){let t=i.map(n=>{let l=new CSSStyleSheet;return l.replaceSync(n),l}),e=new WeakMap;return n=>{let l=n.parentElement,f=e.get(l);f||(l.adoptedStyleSheets=[...l.adoptedStyleSheets,...t],f=r(l),e.set(l,f));let p=f;return p.update(n.data,n),()=>{p.stop(),l.adoptedStyleSheets=l.adoptedStyleSheets.filter(h=>!t.includes(h)),e.delete(l)}}}var z=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
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
`;var A=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function G(i){let r=document.createElement("i");r.style.background="var(--st-background-color)",i.append(r);let t=getComputedStyle(r).backgroundColor;return r.remove(),I(t)}function I(i){let[r=255,t=255,e=255]=(i.match(/[\d.]+/g)??[]).map(Number);return .3*r+.6*t+.1*e<128}function E(i){let r=G(i);return i.classList.toggle("dark",r),r}var j=`.steps {
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
`;var L=1100,H={first:"M3 3h2v10H3zM13 3v10L6 8z",back:"M11 3v10L4 8z",forth:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z"};function T(i,r){let t=i.appendChild(v("div","steps")),e={at:0,count:0,timer:0},n=(k,w)=>{let c=t.appendChild(v("button"));return c.type="button",c.append(S(H[k])),c.addEventListener("click",()=>{u(),w()}),c},l=n("first",()=>a(0)),f=n("back",()=>a(e.at-1)),p=t.appendChild(v("input"));p.type="range",p.min="0",p.addEventListener("input",()=>{u(),a(Number(p.value))});let h=n("forth",()=>a(e.at+1)),x=n("last",()=>a(e.count)),o=t.appendChild(v("button","play"));o.type="button";let d=t.appendChild(v("span","count")),s={play:"",pause:"",first:"",back:"",forth:"",last:"",steps:""};function a(k){e.at=Math.min(Math.max(k,0),e.count),p.value=String(e.at),d.textContent=`${e.at} / ${e.count}`,l.disabled=f.disabled=e.at===0,x.disabled=h.disabled=e.at===e.count,r(e.at)}function u(){clearTimeout(e.timer),e.timer=0,o.textContent=s.play}function g(){if(e.at===e.count)return u();a(e.at+1),e.timer=window.setTimeout(g,L)}return o.addEventListener("click",()=>{if(e.timer)return u();e.at===e.count&&a(0),o.textContent=s.pause,e.timer=window.setTimeout(g,L/2)}),{update(k,w,c){s=w,e.timer||(o.textContent=s.play),l.title=s.first,f.title=s.back,h.title=s.forth,x.title=s.last;for(let y of[l,f,h,x])y.setAttribute("aria-label",y.title);p.setAttribute("aria-label",s.steps),e.count=k,p.max=String(k),t.hidden=k===0,c&&u(),a(c?k:e.at)},go:a,stop:()=>clearTimeout(e.timer)}}var $=`.modes {
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
`;var m=12,de=C([A,M,z,j,$],i=>{let r=i.appendChild(v("div","modes themed")),t=r.appendChild(v("div","view")),e=r.appendChild(v("div","said")),n=e.appendChild(v("p","forward")),l=e.appendChild(v("p","reverse"));e.setAttribute("aria-live","polite");let f={data:null,drawn:""},p=T(r,o=>h(o));function h(o){let{data:d}=f;if(!d)return;for(let a of[d.reverse,d.forward])x(a[o-1]?.card);let s=(a,u)=>{let g=new Set(a.slice(0,o).map(c=>c.card)),k=new Set(a.map(c=>c.card));for(let c of t.querySelectorAll("g.node"))c.classList.toggle(u,g.has(c.id)||!k.has(c.id));let w=o?a[o-1]:null;for(let c of t.querySelectorAll("g.node"))c.classList.toggle(`${u}-now`,c.id===w?.card);return w?w.text:d.words.begin};n.textContent=`▹ ${s(d.forward,"tangent-there")}`,l.textContent=`◂ ${d.reverse.length?s(d.reverse,"adjoint-there"):d.words.noReverse}`}function x(o){let d=[...t.querySelectorAll("g.node")].find(u=>u.id===o);if(!d)return;let[s,a]=[t.getBoundingClientRect(),d.getBoundingClientRect()];t.scrollLeft+=N(a.left,a.right,s.left,s.right),t.scrollTop+=N(a.top,a.bottom,s.top,s.bottom)}return t.addEventListener("click",o=>{let d=o.target instanceof Element?o.target.closest("g.node"):null,a=(f.data?.forward.length?f.data.forward:f.data?.reverse??[]).findIndex(u=>u.card===d?.id);a>=0&&p.go(a+1)}),{update(o){E(r);let d=JSON.stringify(o);if(d===f.drawn)return;let s=f.data?.svg!==o.svg;if(f.drawn=d,f.data=o,s){t.innerHTML=o.svg;let a=t.querySelector("svg");if(a){let[,,u,g]=(a.getAttribute("viewBox")??"0 0 1 1").split(" ").map(Number);a.style.width=`${u}px`,a.style.height=`${g}px`,a.setAttribute("role","img"),a.setAttribute("aria-label",o.words.label)}}O(t,o),p.update(Math.max(o.forward.length,o.reverse.length),o.words,s)},stop(){p.stop(),r.remove()}}});function O(i,r){let t=new Map;for(let[e,n]of[["▹",r.forward],["◂",r.reverse]])for(let l of n)t.set(l.card,[...t.get(l.card)??[],`${e} ${l.text}`]);for(let e of i.querySelectorAll("g.node")){e.querySelector(":scope > title")?.remove();let n=t.get(e.id);if(!n)continue;let l=b("title");l.textContent=n.join(`
`),e.append(l)}}function N(i,r,t,e){return i-m<t?i-m-t:r+m>e?Math.min(r+m-e,i-m-t):0}export{de as default};
