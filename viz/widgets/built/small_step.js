function w(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let a=getComputedStyle(t).backgroundColor;return t.remove(),k(a)}function k(e){let[t=255,a=255,r=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*a+.1*r<128}function c(e){let t=w(e);return e.classList.toggle("dark",t),t}function v(e,t){let a=JSON.stringify(t);return a===e.drawn?!1:(Object.assign(e,{drawn:a,data:t}),!0)}function f(e,t,a){return{update(r){c(e),v(t,r)&&a(t)},stop:()=>e.remove()}}function l(e,t="",a=""){let r=document.createElement(e);return t&&(r.className=t),a!==""&&(r.textContent=String(a)),r}function u(e){let{setStateValue:t,setTriggerValue:a}=e;return{...e,setStateValue:(...r)=>p(()=>t(...r)),setTriggerValue:(...r)=>p(()=>a(...r))}}function p(e){let t=window.setTimeout,a=(r,o=0,...n)=>o>0||typeof r!="function"?t(r,o,...n):(queueMicrotask(()=>r(...n)),0);window.setTimeout=a;try{return e()}finally{window.setTimeout=t}}function m(e,t){let a=e.map(o=>{let n=new CSSStyleSheet;return n.replaceSync(o),n}),r=new WeakMap;return o=>{let n=o.parentElement,i=r.get(n);i||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...a],i=t(n),r.set(n,i));let s=i;return s.update(o.data,u(o)),()=>{s.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(d=>!a.includes(d)),r.delete(n)}}}var g=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var b=`.step {
  color: var(--text);
  font-family: var(--st-font);
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(14rem, 2fr);
  gap: 12px 28px;
  align-items: start;
}
.slider {
  grid-column: 1 / -1;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px;
}
.slider input {
  flex: 1 1 12rem;
  max-width: 28rem;
  accent-color: var(--st-primary-color);
}
.slider output {
  font:
    600 0.95rem / 1.4 var(--st-code-font),
    monospace;
  min-width: 6rem;
}
.bars {
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: 4px 12px;
  align-items: center;
  max-height: 380px;
  overflow: auto;
}
.name {
  grid-row: span 2;
  font:
    600 0.9rem / 1.4 var(--st-code-font),
    monospace;
  color: var(--axis-0);
}
.bar {
  position: relative;
  height: 1.5rem;
  border-radius: 5px;
  background: var(--frame);
  overflow: hidden;
}
.fill {
  position: absolute;
  inset: 0 auto 0 0;
  background: var(--forward-cell);
  border-right: 2px solid var(--forward);
  box-sizing: border-box;
  transition: width 0.15s;
}
.bar.linear .fill {
  background: var(--backward-cell);
  border-right-color: var(--backward);
}
.value {
  position: relative;
  font:
    0.875rem / 1.5rem var(--st-code-font),
    monospace;
  padding-left: 8px;
  white-space: nowrap;
}
.gap {
  grid-column: 1 / -1;
  display: flex;
  flex-wrap: wrap;
  gap: 4px 14px;
}
.gap b {
  color: var(--backward);
}
table {
  grid-column: 2;
  grid-row: 2;
  border-collapse: collapse;
  font:
    0.875rem / 1.5 var(--st-code-font),
    monospace;
  width: 100%;
}
th {
  font-family: var(--st-font);
  font-weight: 600;
  color: var(--muted);
  text-align: end;
  padding: 2px 8px;
}
td {
  text-align: end;
  padding: 1px 8px;
  border-top: 1px solid var(--separator);
}
tr.lit td {
  background: var(--selection-cell);
  font-weight: 700;
}
@media (max-width: 640px) {
  .step {
    grid-template-columns: 1fr;
  }
  table {
    grid-column: 1;
    grid-row: auto;
  }
}
@media (prefers-reduced-motion: reduce) {
  .fill {
    transition: none;
  }
}
`;var G=m([g,b],e=>{let t=e.appendChild(l("div","step themed"));return f(t,{box:t,drawn:"",at:2},C)});function C(e){let{data:t,box:a}=e,r=l("label","slider",t.words.length),o=l("input");Object.assign(o,{type:"range",min:"0",max:String(t.steps.length-1),step:"1",value:String(e.at)}),e.told=l("output"),r.append(o,e.told),e.bars=l("div","bars"),e.gap=l("div","gap"),e.gap.setAttribute("aria-live","polite"),e.table=T(t),o.addEventListener("input",()=>{e.at=Number(o.value),x(e)}),a.replaceChildren(r,e.bars,e.gap,e.table),x(e)}function T(e){let t=l("table"),a=t.createTHead().insertRow();for(let o of["t",e.words.gap,e.words.ratio])a.append(l("th","",o));let r=t.createTBody();for(let o of e.steps){let n=r.insertRow();for(let i of[o.length,o.gap,o.ratio])n.insertCell().textContent=i}return t}function x(e){let{data:t,at:a}=e,r=t.steps[a];e.told.textContent=`t = ${r.length}`;let o=Math.max(1e-300,...r.entries.flatMap(i=>[Math.abs(i.true),Math.abs(i.linear)]));e.bars.replaceChildren(...r.entries.flatMap(i=>M(i,o,t.words)));let n=r.gap==="0"?t.words.exact:t.words.said.replace("{gap}",r.gap);e.gap.replaceChildren(l("span","",n),...r.ratio?[l("b","",t.words[r.falls].replace("{ratio}",r.ratio))]:[]),[...e.table.tBodies[0].rows].forEach((i,s)=>{i.classList.toggle("lit",s===a)})}function M(e,t,a){let r=(o,n,i,s)=>{let d=l("div",`bar ${o}`),h=d.appendChild(l("span","fill"));return h.style.width=`${Math.abs(n)/t*100}%`,d.append(l("span","value",`${s} ${i}`)),d};return[l("div","name",e.name),r("true",e.true,e.trueText,a.true),r("linear",e.linear,e.linearText,a.linear)]}export{G as default};
