function f(l,r="",t=""){let e=document.createElement(l);return r&&(e.className=r),t!==""&&(e.textContent=String(t)),e}var n="lang";function c(l,r,t){return l.setAttribute("href",h(r,location.search)),l.addEventListener("click",e=>{e.button||e.ctrlKey||e.metaKey||e.shiftKey||e.altKey||(e.preventDefault(),t())}),l}function h(l,r){let t=new URLSearchParams(r).get(n);return t?`${l}${l.includes("?")?"&":"?"}${n}=${encodeURIComponent(t)}`:l}function k(l){let{setStateValue:r,setTriggerValue:t}=l;return{...l,setStateValue:(...e)=>d(()=>r(...e)),setTriggerValue:(...e)=>d(()=>t(...e))}}function d(l){let r=window.setTimeout,t=(e,o=0,...a)=>o>0||typeof e!="function"?r(e,o,...a):(queueMicrotask(()=>e(...a)),0);window.setTimeout=t;try{return l()}finally{window.setTimeout=r}}function u(l,r){let t=l.map(o=>{let a=new CSSStyleSheet;return a.replaceSync(o),a}),e=new WeakMap;return o=>{let a=o.parentElement,i=e.get(a);i||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...t],i=r(a),e.set(a,i));let s=i;return s.update(o.data,k(o)),()=>{s.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(g=>!t.includes(g)),e.delete(a)}}}var v=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
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
`;var w=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var x=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function C(l){let r=document.createElement("i");r.style.background="var(--st-background-color)",l.append(r);let t=getComputedStyle(r).backgroundColor;return r.remove(),T(t)}function T(l){let[r=255,t=255,e=255]=(l.match(/[\d.]+/g)??[]).map(Number);return .3*r+.6*t+.1*e<128}function m(l){let r=C(l);return l.classList.toggle("dark",r),r}var p=`.drawing {
  color: var(--text);
  font-family: var(--st-font);
  overflow-x: auto;
}
svg {
  display: block;
  width: 100%;
  min-width: var(--least, 0);
  overflow: visible;
}
a {
  display: block;
  border-radius: 10px;
}
a:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
`;var F=u([x,w,v,p],l=>{let r=l.appendChild(f("div","drawing themed")),t="";return{update(e,o){if(m(r),e.svg+e.address===t)return;t=e.svg+e.address;let a=new DOMParser().parseFromString(e.svg,"image/svg+xml").documentElement,i=document.importNode(a,!0);if(i.setAttribute("role","img"),i.setAttribute("aria-label",e.label),i.style.maxWidth=`${e.width}px`,r.style.setProperty("--least",`${e.least}px`),!e.address)return r.replaceChildren(i);let s=c(f("a"),e.address,()=>o.setTriggerValue("opened",!0));s.title=e.title,s.append(i),r.replaceChildren(s)},stop:()=>r.remove()}});export{F as default};
