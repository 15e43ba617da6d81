var $="http://www.w3.org/2000/svg";function u(i,t="",r=""){let e=document.createElement(i);return t&&(e.className=t),r!==""&&(e.textContent=String(r)),e}function g(i,t={},r=""){let e=document.createElementNS($,i);for(let[s,a]of Object.entries(t))e.setAttribute(s,String(a));return r&&e.setAttribute("class",r),e}function y(i){let t=g("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(g("path",{d:i})),t}function S(i,t){let r=i.map(s=>{let a=new CSSStyleSheet;return a.replaceSync(s),a}),e=new WeakMap;return s=>{let a=s.parentElement,n=e.get(a);n||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...r],n=t(a),e.set(a,n));let c=n;return c.update(s.data,s),()=>{c.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(k=>!r.includes(k)),e.delete(a)}}}var C=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var z=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function q(i){let t=document.createElement("i");t.style.background="var(--st-background-color)",i.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),H(r)}function H(i){let[t=255,r=255,e=255]=(i.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*e<128}function M(i){let t=q(i);return i.classList.toggle("dark",t),t}var A=`.steps {
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
`;var E=1100,D={first:"M3 3h2v10H3zM13 3v10L6 8z",back:"M11 3v10L4 8z",forth:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z"};function j(i,t){let r=i.appendChild(u("div","steps")),e={at:0,count:0,timer:0},s=(v,p)=>{let h=r.appendChild(u("button"));return h.type="button",h.append(y(D[v])),h.addEventListener("click",()=>{w(),p()}),h},a=s("first",()=>f(0)),n=s("back",()=>f(e.at-1)),c=r.appendChild(u("input"));c.type="range",c.min="0",c.addEventListener("input",()=>{w(),f(Number(c.value))});let k=s("forth",()=>f(e.at+1)),o=s("last",()=>f(e.count)),d=r.appendChild(u("button","play"));d.type="button";let x=r.appendChild(u("span","count")),l={play:"",pause:"",first:"",back:"",forth:"",last:"",steps:""};function f(v){e.at=Math.min(Math.max(v,0),e.count),c.value=String(e.at),x.textContent=`${e.at} / ${e.count}`,a.disabled=n.disabled=e.at===0,o.disabled=k.disabled=e.at===e.count,t(e.at)}function w(){clearTimeout(e.timer),e.timer=0,d.textContent=l.play}function m(){if(e.at===e.count)return w();f(e.at+1),e.timer=window.setTimeout(m,E)}return d.addEventListener("click",()=>{if(e.timer)return w();e.at===e.count&&f(0),d.textContent=l.pause,e.timer=window.setTimeout(m,E/2)}),{update(v,p,h){l=p,e.timer||(d.textContent=l.play),a.title=l.first,n.title=l.back,k.title=l.forth,o.title=l.last;for(let b of[a,n,k,o])b.setAttribute("aria-label",b.title);c.setAttribute("aria-label",l.steps),e.count=v,c.max=String(v),r.hidden=v===0,h&&w(),f(h?v:e.at)},go:f,stop:()=>clearTimeout(e.timer)}}var L=`.modes {
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
.mono {
  font-family: var(--st-code-font, monospace);
}
.sans {
  font-family: var(--st-font, sans-serif);
}
.bold {
  font-weight: 600;
}
.size-11 {
  font-size: 11px;
}
.size-12 {
  font-size: 12px;
}
.size-14 {
  font-size: 14px;
}
.fill-none {
  fill: none;
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
`;var ae=S([z,C,A,L],i=>{let t=i.appendChild(u("div","modes themed")),r=t.appendChild(u("div","view")),e=t.appendChild(u("div","said")),s=e.appendChild(u("p","forward")),a=e.appendChild(u("p","reverse"));e.setAttribute("aria-live","polite");let n={data:null,drawn:""},c=j(t,o=>k(o));function k(o){let{data:d}=n;if(!d)return;let x=(l,f)=>{let w=new Set(l.slice(0,o).map(p=>p.card)),m=new Set(l.map(p=>p.card));for(let p of r.querySelectorAll("g.node"))p.classList.toggle(f,w.has(p.id)||!m.has(p.id));let v=o?l[o-1]:null;for(let p of r.querySelectorAll("g.node"))p.classList.toggle(`${f}-now`,p.id===v?.card);return v?v.text:d.words.begin};s.textContent=`▹ ${x(d.forward,"tangent-there")}`,a.textContent=`◂ ${d.reverse.length?x(d.reverse,"adjoint-there"):d.words.noReverse}`}return r.addEventListener("click",o=>{let d=o.target instanceof Element?o.target.closest("g.node"):null,l=(n.data?.forward.length?n.data.forward:n.data?.reverse??[]).findIndex(f=>f.card===d?.id);l>=0&&c.go(l+1)}),{update(o){M(t);let d=JSON.stringify(o);if(d===n.drawn)return;let x=n.data?.svg!==o.svg;if(n.drawn=d,n.data=o,x){r.innerHTML=o.svg;let l=r.querySelector("svg");if(l){let[,,f,w]=(l.getAttribute("viewBox")??"0 0 1 1").split(" ").map(Number);l.style.width=`${f}px`,l.style.maxHeight=`${Math.max(260,Math.min(w,560))}px`,l.setAttribute("role","img"),l.setAttribute("aria-label",o.words.label)}}I(r,o),c.update(Math.max(o.forward.length,o.reverse.length),o.words,x)},stop(){c.stop(),t.remove()}}});function I(i,t){let r=new Map;for(let[e,s]of[["▹",t.forward],["◂",t.reverse]])for(let a of s)r.set(a.card,[...r.get(a.card)??[],`${e} ${a.text}`]);for(let e of i.querySelectorAll("g.node")){e.querySelector(":scope > title")?.remove();let s=r.get(e.id);if(!s)continue;let a=g("title");a.textContent=s.join(`
`),e.append(a)}}export{ae as default};
