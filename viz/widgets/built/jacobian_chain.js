function k(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let o=getComputedStyle(t).backgroundColor;return t.remove(),$(o)}function $(e){let[t=255,o=255,r=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*o+.1*r<128}function u(e){let t=k(e);return e.classList.toggle("dark",t),t}function C(e,t){let o=JSON.stringify(t);return o===e.drawn?!1:(Object.assign(e,{drawn:o,data:t}),!0)}function p(e,t,o){return{update(r){u(e),C(t,r)&&o(t)},stop:()=>e.remove()}}function s(e,t="",o=""){let r=document.createElement(e);return t&&(r.className=t),o!==""&&(r.textContent=String(o)),r}function g(e){let{setStateValue:t,setTriggerValue:o}=e;return{...e,setStateValue:(...r)=>m(()=>t(...r)),setTriggerValue:(...r)=>m(()=>o(...r))}}function m(e){let t=window.setTimeout,o=(r,a=0,...n)=>a>0||typeof r!="function"?t(r,a,...n):(queueMicrotask(()=>r(...n)),0);window.setTimeout=o;try{return e()}finally{window.setTimeout=t}}function w(e,t){let o=e.map(a=>{let n=new CSSStyleSheet;return n.replaceSync(a),n}),r=new WeakMap;return a=>{let n=a.parentElement,c=r.get(n);c||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...o],c=t(n),r.set(n,c));let i=c;return i.update(a.data,g(a)),()=>{i.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(d=>!o.includes(d)),r.delete(n)}}}var b=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var x=`.chain {
  color: var(--text);
  font-family: var(--st-font);
}
.product {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 14px 18px;
}
figure {
  margin: 0;
  max-width: 100%;
  overflow-x: auto;
}
.grid {
  display: inline-grid;
  gap: 3px;
  padding: 6px;
  border: 2px solid var(--card-line);
  border-left-color: var(--axis-0);
  border-top-color: var(--axis-1);
  border-radius: 10px;
  background: var(--frame);
}
.of-product .grid {
  border-color: var(--forward);
}
.entry {
  font:
    0.875rem / 1 var(--st-code-font),
    monospace;
  min-width: 3rem;
  height: 2rem;
  padding: 0 6px;
  display: flex;
  align-items: center;
  justify-content: center;
  border-radius: 6px;
  background: var(--forward-cell);
  box-sizing: border-box;
}
.of-product .entry {
  cursor: pointer;
}
.entry.zero {
  background: none;
  color: var(--muted);
}
.entry.lit {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
  font-weight: 700;
}
.entry:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
figcaption {
  font:
    0.9rem / 1.5 var(--st-code-font),
    monospace;
  margin-top: 4px;
  white-space: nowrap;
}
figcaption i {
  font-style: normal;
  font-weight: 700;
}
figcaption .output {
  color: var(--axis-0);
}
figcaption .input {
  color: var(--axis-1);
}
figcaption small {
  display: block;
  font-family: var(--st-font);
  color: var(--muted);
  font-size: 0.875rem;
}
.sign {
  font-size: 1.5rem;
  color: var(--muted);
}
.say {
  margin-top: 12px;
  min-height: 3.4rem;
}
.sum {
  font:
    0.95rem / 1.6 var(--st-code-font),
    monospace;
  overflow-wrap: anywhere;
}
.hint {
  color: var(--muted);
  font-size: 0.875rem;
}
`;var U=w([b,x],e=>{let t=e.appendChild(s("div","chain themed")),o={box:t,drawn:""},r=a=>{let n=a.target.closest?.(".of-product .entry");n&&y(o,n)};return t.addEventListener("pointerover",r),t.addEventListener("focusin",r),t.addEventListener("keydown",a=>T(a)),p(t,o,L)});function L(e){let{data:t,box:o}=e,r=s("div","product");r.append(h(t.product,"of-product",t.words.product),s("span","sign","=")),e.links=t.links.map((n,c)=>{let i=h(n,c===0?"first":"rest","");return r.append(i),i}),e.say=s("div","say"),e.say.setAttribute("aria-live","polite"),o.replaceChildren(r,e.say);let a=o.querySelector(".of-product .entry");a&&y(e,a)}function h(e,t,o){let r=s("figure",t),a=r.appendChild(s("div","grid"));a.style.gridTemplateColumns=`repeat(${e.columns}, auto)`,e.cells.forEach((c,i)=>{let d=a.appendChild(s("div",c==="0"?"entry zero":"entry",c));Object.assign(d.dataset,{row:Math.floor(i/e.columns),column:i%e.columns,at:i}),t==="of-product"&&(d.tabIndex=i?-1:0)});let n=r.appendChild(s("figcaption"));return n.append(s("b","",`∂${e.output}/∂${e.inputs}`)," "),n.append("(",s("i","output",String(e.rows)),", ",s("i","input",String(e.columns)),")"),o&&n.append(s("small","",o)),r}function y(e,t){let{row:o,column:r,at:a}=t.dataset;for(let l of e.box.querySelectorAll(".lit"))l.classList.remove("lit");t.classList.add("lit");let[n,c]=[e.links[0],e.links[e.links.length-1]];for(let l of n.querySelectorAll(`[data-row="${o}"]`))l.classList.add("lit");if(c!==n)for(let l of c.querySelectorAll(`[data-column="${r}"]`))l.classList.add("lit");let{product:i,sums:d,words:f}=e.data,v=`∂${i.output}[${o}]/∂${i.inputs}[${r}]`,S=d[a]?` = ${d[a]}`:"";e.say.replaceChildren(s("div","sum",`${v}${S} = ${i.cells[a]}`),s("div","hint",e.links.length>2?f.many:f.hint))}function T(e){let t=e.target.closest?.(".of-product .entry"),o={ArrowRight:[0,1],ArrowLeft:[0,-1],ArrowDown:[1,0],ArrowUp:[-1,0]}[e.key];if(!t||!o)return;let[r,a]=[Number(t.dataset.row)+o[0],Number(t.dataset.column)+o[1]],n=t.parentElement.querySelector(`[data-row="${r}"][data-column="${a}"]`);n&&(e.preventDefault(),t.tabIndex=-1,n.tabIndex=0,n.focus())}export{U as default};
