function x(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),h(r)}function h(e){let[t=255,r=255,a=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*a<128}function c(e){let t=x(e);return e.classList.toggle("dark",t),t}function w(e,t){let r=JSON.stringify(t);return r===e.drawn?!1:(Object.assign(e,{drawn:r,data:t}),!0)}function f(e,t,r){return{update(a){c(e),w(t,a)&&r(t)},stop:()=>e.remove()}}function s(e,t="",r=""){let a=document.createElement(e);return t&&(a.className=t),r!==""&&(a.textContent=String(r)),a}function p(e,t){let r=e.map(o=>{let n=new CSSStyleSheet;return n.replaceSync(o),n}),a=new WeakMap;return o=>{let n=o.parentElement,l=a.get(n);l||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...r],l=t(n),a.set(n,l));let i=l;return i.update(o.data,o),()=>{i.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(d=>!r.includes(d)),a.delete(n)}}}var m=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var u=`.step {
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
`;var R=p([m,u],e=>{let t=e.appendChild(s("div","step themed"));return f(t,{box:t,drawn:"",at:2},S)});function S(e){let{data:t,box:r}=e,a=s("label","slider",t.words.length),o=s("input");Object.assign(o,{type:"range",min:"0",max:String(t.steps.length-1),step:"1",value:String(e.at)}),e.told=s("output"),a.append(o,e.told),e.bars=s("div","bars"),e.gap=s("div","gap"),e.gap.setAttribute("aria-live","polite"),e.table=y(t),o.addEventListener("input",()=>{e.at=Number(o.value),g(e)}),r.replaceChildren(a,e.bars,e.gap,e.table),g(e)}function y(e){let t=s("table"),r=t.createTHead().insertRow();for(let o of["t",e.words.gap,e.words.ratio])r.append(s("th","",o));let a=t.createTBody();for(let o of e.steps){let n=a.insertRow();for(let l of[o.length,o.gap,o.ratio])n.insertCell().textContent=l}return t}function g(e){let{data:t,at:r}=e,a=t.steps[r];e.told.textContent=`t = ${a.length}`;let o=Math.max(1e-300,...a.entries.flatMap(l=>[Math.abs(l.true),Math.abs(l.linear)]));e.bars.replaceChildren(...a.entries.flatMap(l=>C(l,o,t.words)));let n=a.gap==="0"?t.words.exact:t.words.said.replace("{gap}",a.gap);e.gap.replaceChildren(s("span","",n),...a.ratio?[s("b","",t.words[a.falls].replace("{ratio}",a.ratio))]:[]),[...e.table.tBodies[0].rows].forEach((l,i)=>{l.classList.toggle("lit",i===r)})}function C(e,t,r){let a=(o,n,l,i)=>{let d=s("div",`bar ${o}`),b=d.appendChild(s("span","fill"));return b.style.width=`${Math.abs(n)/t*100}%`,d.append(s("span","value",`${i} ${l}`)),d};return[s("div","name",e.name),a("true",e.true,e.trueText,r.true),a("linear",e.linear,e.linearText,r.linear)]}export{R as default};
