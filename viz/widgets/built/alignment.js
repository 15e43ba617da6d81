function g(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),h(r)}function h(t){let[e=255,r=255,a=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*a<128}function l(t){let e=g(t);return t.classList.toggle("dark",e),e}function x(t,e){let r=JSON.stringify(e);return r===t.drawn?!1:(Object.assign(t,{drawn:r,data:e}),!0)}function c(t,e,r){return{update(a){l(t),x(e,a)&&r(e)},stop:()=>t.remove()}}function i(t,e="",r=""){let a=document.createElement(t);return e&&(a.className=e),r!==""&&(a.textContent=String(r)),a}function u(t){let{setStateValue:e,setTriggerValue:r}=t;return{...t,setStateValue:(...a)=>f(()=>e(...a)),setTriggerValue:(...a)=>f(()=>r(...a))}}function f(t){let e=window.setTimeout,r=(a,o=0,...n)=>o>0||typeof a!="function"?e(a,o,...n):(queueMicrotask(()=>a(...n)),0);window.setTimeout=r;try{return t()}finally{window.setTimeout=e}}function p(t,e){let r=t.map(o=>{let n=new CSSStyleSheet;return n.replaceSync(o),n}),a=new WeakMap;return o=>{let n=o.parentElement,s=a.get(n);s||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...r],s=e(n),a.set(n,s));let d=s;return d.update(o.data,u(o)),()=>{d.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(w=>!r.includes(w)),a.delete(n)}}}var m=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var b=`.alignment {
  color: var(--text);
  font:
    0.9rem / 1.3 var(--st-code-font),
    monospace;
  display: inline-flex;
  flex-direction: column;
  gap: 8px;
  align-items: stretch;
  max-width: 100%;
}
.row {
  display: flex;
  gap: 18px;
  align-items: center;
  justify-content: space-between;
}
.text {
  overflow-wrap: anywhere;
}
.beads {
  display: flex;
  gap: 8px;
}
.bead {
  min-width: 2.4rem;
  height: 2rem;
  padding: 0 6px;
  display: grid;
  place-items: center;
  border-radius: 8px;
  box-sizing: border-box;
  font-weight: 600;
  background: var(--fill, transparent);
  border: 2px solid var(--line, var(--card-line));
  color: var(--line, var(--muted));
}
.bead.missing {
  border-style: dashed;
  opacity: 0.75;
}
.bead.stretched {
  border-style: double;
  border-width: 4px;
}
.bead.clash {
  background: var(--wrong-cell);
  border-color: var(--wrong);
  color: var(--wrong);
}
.result {
  text-align: right;
  font-weight: 700;
}
.result.wrong {
  color: var(--wrong);
}
/* The second operand comes in from where it was made, as far as the last bead above it. */
.row + .row .beads {
  animation: slide-under 0.7s ease-out;
}
@keyframes slide-under {
  from {
    transform: translateX(7rem);
    opacity: 0;
  }
}
@media (prefers-reduced-motion: reduce) {
  .row + .row .beads {
    animation: none;
  }
}
`;var z=p([m,b],t=>{let e=t.appendChild(i("div","alignment themed"));return c(e,{drawn:""},({data:r})=>e.replaceChildren(...r.rows.map(a=>k(a,r.kinds)),S(r)))});function k(t,e){let r=i("div","row");r.append(i("span","text",t.text));let a=r.appendChild(i("span","beads"));for(let o of t.beads){let n=a.appendChild(i("span",`bead ${o.kind}`,String(o.length)));o.colour!==null&&(n.style.setProperty("--line",`var(--axis-${o.colour%5})`),n.style.setProperty("--fill",`var(--axis-${o.colour%5}-cell)`)),n.title=e[o.kind].replace("{length}",o.length),n.setAttribute("aria-label",`${o.length}: ${n.title}`)}return r}function S(t){return i("div",t.fits?"result":"result wrong",`⟶ ${t.result}`)}export{z as default};
