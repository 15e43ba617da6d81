function h(r){let e=document.createElement("i");e.style.background="var(--st-background-color)",r.append(e);let a=getComputedStyle(e).backgroundColor;return e.remove(),w(a)}function w(r){let[e=255,a=255,t=255]=(r.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*a+.1*t<128}function s(r){let e=h(r);return r.classList.toggle("dark",e),e}function d(r,e){let a=JSON.stringify(e);return a===r.drawn?!1:(Object.assign(r,{drawn:a,data:e}),!0)}function i(r,e="",a=""){let t=document.createElement(r);return e&&(t.className=e),a!==""&&(t.textContent=String(a)),t}function p(r){let{setStateValue:e,setTriggerValue:a}=r;return{...r,setStateValue:(...t)=>f(()=>e(...t)),setTriggerValue:(...t)=>f(()=>a(...t))}}function f(r){let e=window.setTimeout,a=(t,o=0,...n)=>o>0||typeof t!="function"?e(t,o,...n):(queueMicrotask(()=>t(...n)),0);window.setTimeout=a;try{return r()}finally{window.setTimeout=e}}function u(r,e){let a=r.map(o=>{let n=new CSSStyleSheet;return n.replaceSync(o),n}),t=new WeakMap;return o=>{let n=o.parentElement,c=t.get(n);c||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...a],c=e(n),t.set(n,c));let l=c;return l.update(o.data,p(o)),()=>{l.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(b=>!a.includes(b)),t.delete(n)}}}var m=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var x=`.map {
  color: var(--text);
  font-family: var(--st-font);
  container-type: inline-size;
}
.table {
  display: grid;
  grid-template-columns: max-content repeat(3, minmax(0, 1fr));
  gap: 6px;
  align-items: stretch;
}
.corner {
  color: var(--muted);
  display: flex;
  align-items: center;
  justify-content: center;
  font-size: 1.1rem;
}
.heading {
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  padding: 2px 8px;
  font:
    0.95rem / 1.3 var(--st-code-font),
    monospace;
}
.cell b {
  font-weight: 600;
  color: var(--text);
}
.heading b {
  font-weight: 400;
}
.heading.rank-1 b,
.heading.rank-2 b {
  font-weight: 700;
}
.heading small {
  font-size: 0.78rem;
  color: var(--muted);
  white-space: nowrap;
}
.heading.output {
  color: var(--axis-0);
}
.heading.input {
  color: var(--axis-1);
}
.cell {
  font:
    0.9rem / 1.2 var(--st-code-font),
    monospace;
  color: var(--muted);
  background: var(--card);
  border: 1px solid var(--card-line);
  border-radius: 10px;
  padding: 10px 4px;
  cursor: pointer;
  white-space: nowrap;
}
.cell:hover {
  border-color: var(--forward);
}
.cell[aria-pressed="true"] {
  background: var(--selection-cell);
  border-color: var(--selection);
  box-shadow: inset 0 0 0 1px var(--selection);
}
.cell:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
.cell .output.axis-0,
.legend .output {
  color: var(--axis-0);
}
.cell .output.axis-1 {
  color: var(--axis-2);
}
.cell .input.axis-0,
.legend .input {
  color: var(--axis-1);
}
.cell .input.axis-1 {
  color: var(--axis-3);
}
.legend {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  margin-top: 10px;
  font-size: 0.875rem;
  color: var(--muted);
}
@container (max-width: 400px) {
  .table {
    gap: 4px;
  }
  .heading {
    padding: 2px;
  }
  .cell {
    font-size: 0.8rem;
    letter-spacing: -0.09em;
    padding: 10px 0;
  }
}
@container (max-width: 270px) {
  .table {
    gap: 2px;
  }
  .cell {
    font-size: 0.74rem;
  }
}
`;var G=u([m,x],r=>{let e=r.appendChild(i("div","map themed")),a={root:r,box:e,drawn:""};return{update(t,o){s(e),a.open=n=>o.setTriggerValue("opened",n),d(a,t)&&y(a)},stop:()=>e.remove()}});function y(r){let{box:e,data:a}=r,t=i("div","table");t.append(i("span","corner","∂"));for(let[o,n]of a.inputs.entries())t.append(g(n,"input",o));a.outputs.forEach((o,n)=>{t.append(g(o,"output",n));for(let[c,l]of a.cells[n].entries())t.append(S(r,l,n,c))}),e.replaceChildren(t,T(a))}function g(r,e,a){let t=i("span",`heading ${e} rank-${a}`);return t.append(i("b","",r.letter),i("small","",r.shape)),t}function S(r,e,a,t){let o=i("button","cell");return o.type="button",o.setAttribute("aria-label",e.label),o.title=e.label,o.setAttribute("aria-pressed",String(e.chosen)),o.append("("),e.parts.forEach((n,c)=>{c&&o.append(", "),o.appendChild(i("b",n.role,n.text)).classList.add(`axis-${n.axis}`)}),o.append(e.parts.length===1?",)":")"),o.addEventListener("click",()=>r.open([a,t])),o}function T(r){let e=i("div","legend");for(let[a,t]of r.legend)e.append(i("span",a,t));return e}export{G as default};
