function i(n,e="",t=""){let a=document.createElement(n);return e&&(a.className=e),t!==""&&(a.textContent=String(t)),a}function d(n,e){let t=n.map(o=>{let r=new CSSStyleSheet;return r.replaceSync(o),r}),a=new WeakMap;return o=>{let r=o.parentElement,l=a.get(r);l||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...t],l=e(r),a.set(r,l));let c=l;return c.update(o.data,o),()=>{c.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(m=>!t.includes(m)),a.delete(r)}}}var s=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function g(n){let e=document.createElement("i");e.style.background="var(--st-background-color)",n.append(e);let t=getComputedStyle(e).backgroundColor;return e.remove(),b(t)}function b(n){let[e=255,t=255,a=255]=(n.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*t+.1*a<128}function f(n){let e=g(n);return n.classList.toggle("dark",e),e}var p=`.map {
  color: var(--text);
  font-family: var(--st-font);
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
@media (max-width: 640px) {
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
`;var T=d([s,p],n=>{let e=n.appendChild(i("div","map themed")),t={root:n,box:e,drawn:""};return{update(a,o){f(e),t.open=l=>o.setTriggerValue("opened",l);let r=JSON.stringify(a);r!==t.drawn&&(Object.assign(t,{drawn:r,data:a}),w(t))},stop:()=>e.remove()}});function w(n){let{box:e,data:t}=n,a=i("div","table");a.append(i("span","corner","∂"));for(let[o,r]of t.inputs.entries())a.append(u(r,"input",o));t.outputs.forEach((o,r)=>{a.append(u(o,"output",r));for(let[l,c]of t.cells[r].entries())a.append(v(n,c,r,l))}),e.replaceChildren(a,k(t))}function u(n,e,t){let a=i("span",`heading ${e} rank-${t}`);return a.append(i("b","",n.letter),i("small","",n.shape)),a}function v(n,e,t,a){let o=i("button","cell");return o.type="button",o.setAttribute("aria-label",e.label),o.title=e.label,o.setAttribute("aria-pressed",String(e.chosen)),o.append("("),e.parts.forEach((r,l)=>{l&&o.append(", "),o.appendChild(i("b",r.role,r.text)).classList.add(`axis-${r.axis}`)}),o.append(e.parts.length===1?",)":")"),o.addEventListener("click",()=>n.open([t,a])),o}function k(n){let e=i("div","legend");for(let[t,a]of n.legend)e.append(i("span",t,a));return e}export{T as default};
