var $="http://www.w3.org/2000/svg";function u(i,t="",r=""){let e=document.createElement(i);return t&&(e.className=t),r!==""&&(e.textContent=String(r)),e}function m(i,t={},r=""){let e=document.createElementNS($,i);for(let[s,a]of Object.entries(t))e.setAttribute(s,String(a));return r&&e.setAttribute("class",r),e}function y(i){let t=m("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(m("path",{d:i})),t}function S(i,t){let r=i.map(s=>{let a=new CSSStyleSheet;return a.replaceSync(s),a}),e=new WeakMap;return s=>{let a=s.parentElement,n=e.get(a);n||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...r],n=t(a),e.set(a,n));let f=n;return f.update(s.data,s),()=>{f.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(h=>!r.includes(h)),e.delete(a)}}}var C=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
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
`;var z=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var M=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function H(i){let t=document.createElement("i");t.style.background="var(--st-background-color)",i.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),B(r)}function B(i){let[t=255,r=255,e=255]=(i.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*e<128}function A(i){let t=H(i);return i.classList.toggle("dark",t),t}var j=`.steps {
  display: flex;
  flex-wrap: wrap;
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
  min-width: 80px;
  accent-color: var(--forward);
}
.steps .count {
  min-width: 52px;
  color: var(--muted);
  font-size: 13px;
  text-align: right;
}
`;var E=1100,I={first:"M3 3h2v10H3zM13 3v10L6 8z",back:"M11 3v10L4 8z",forth:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z"};function L(i,t){let r=i.appendChild(u("div","steps")),e={at:0,count:0,timer:0},s=(v,p)=>{let x=r.appendChild(u("button"));return x.type="button",x.append(y(I[v])),x.addEventListener("click",()=>{k(),p()}),x},a=s("first",()=>c(0)),n=s("back",()=>c(e.at-1)),f=r.appendChild(u("input"));f.type="range",f.min="0",f.addEventListener("input",()=>{k(),c(Number(f.value))});let h=s("forth",()=>c(e.at+1)),l=s("last",()=>c(e.count)),d=r.appendChild(u("button","play"));d.type="button";let w=r.appendChild(u("span","count")),o={play:"",pause:"",first:"",back:"",forth:"",last:"",steps:""};function c(v){e.at=Math.min(Math.max(v,0),e.count),f.value=String(e.at),w.textContent=`${e.at} / ${e.count}`,a.disabled=n.disabled=e.at===0,l.disabled=h.disabled=e.at===e.count,t(e.at)}function k(){clearTimeout(e.timer),e.timer=0,d.textContent=o.play}function g(){if(e.at===e.count)return k();c(e.at+1),e.timer=window.setTimeout(g,E)}return d.addEventListener("click",()=>{if(e.timer)return k();e.at===e.count&&c(0),d.textContent=o.pause,e.timer=window.setTimeout(g,E/2)}),{update(v,p,x){o=p,e.timer||(d.textContent=o.play),a.title=o.first,n.title=o.back,h.title=o.forth,l.title=o.last;for(let b of[a,n,h,l])b.setAttribute("aria-label",b.title);f.setAttribute("aria-label",o.steps),e.count=v,f.max=String(v),r.hidden=v===0,x&&k(),c(x?v:e.at)},go:c,stop:()=>clearTimeout(e.timer)}}var T=`.modes {
  color: var(--text);
  font-family: var(--st-font, sans-serif);
  font-size: 14px;
}
.view {
  display: flex;
  overflow: auto;
  border: 1px solid var(--frame-line);
  border-radius: 10px;
  background: var(--frame);
  padding: 10px;
}
.view svg {
  max-width: 100%;
  min-width: min(480px, 100vw);
  height: auto;
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
`;var se=S([M,z,C,j,T],i=>{let t=i.appendChild(u("div","modes themed")),r=t.appendChild(u("div","view")),e=t.appendChild(u("div","said")),s=e.appendChild(u("p","forward")),a=e.appendChild(u("p","reverse"));e.setAttribute("aria-live","polite");let n={data:null,drawn:""},f=L(t,l=>h(l));function h(l){let{data:d}=n;if(!d)return;let w=(o,c)=>{let k=new Set(o.slice(0,l).map(p=>p.card)),g=new Set(o.map(p=>p.card));for(let p of r.querySelectorAll("g.node"))p.classList.toggle(c,k.has(p.id)||!g.has(p.id));let v=l?o[l-1]:null;for(let p of r.querySelectorAll("g.node"))p.classList.toggle(`${c}-now`,p.id===v?.card);return v?v.text:d.words.begin};s.textContent=`▹ ${w(d.forward,"tangent-there")}`,a.textContent=`◂ ${d.reverse.length?w(d.reverse,"adjoint-there"):d.words.noReverse}`}return r.addEventListener("click",l=>{let d=l.target instanceof Element?l.target.closest("g.node"):null,o=(n.data?.forward.length?n.data.forward:n.data?.reverse??[]).findIndex(c=>c.card===d?.id);o>=0&&f.go(o+1)}),{update(l){A(t);let d=JSON.stringify(l);if(d===n.drawn)return;let w=n.data?.svg!==l.svg;if(n.drawn=d,n.data=l,w){r.innerHTML=l.svg;let o=r.querySelector("svg");if(o){let[,,c,k]=(o.getAttribute("viewBox")??"0 0 1 1").split(" ").map(Number);o.style.width=`${c}px`,o.style.maxHeight=`${Math.max(260,Math.min(k,560))}px`,o.setAttribute("role","img"),o.setAttribute("aria-label",l.words.label)}}O(r,l),f.update(Math.max(l.forward.length,l.reverse.length),l.words,w)},stop(){f.stop(),t.remove()}}});function O(i,t){let r=new Map;for(let[e,s]of[["▹",t.forward],["◂",t.reverse]])for(let a of s)r.set(a.card,[...r.get(a.card)??[],`${e} ${a.text}`]);for(let e of i.querySelectorAll("g.node")){e.querySelector(":scope > title")?.remove();let s=r.get(e.id);if(!s)continue;let a=m("title");a.textContent=s.join(`
`),e.append(a)}}export{se as default};
