function v(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),S(r)}function S(e){let[t=255,r=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*o<128}function p(e){let t=v(e);return e.classList.toggle("dark",t),t}function k(e,t){let r=JSON.stringify(t);return r===e.drawn?!1:(Object.assign(e,{drawn:r,data:t}),!0)}function u(e,t,r){return{update(o){p(e),k(t,o)&&r(t)},stop:()=>e.remove()}}function s(e,t="",r=""){let o=document.createElement(e);return t&&(o.className=t),r!==""&&(o.textContent=String(r)),o}function m(e,t){let r=e.map(a=>{let n=new CSSStyleSheet;return n.replaceSync(a),n}),o=new WeakMap;return a=>{let n=a.parentElement,i=o.get(n);i||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...r],i=t(n),o.set(n,i));let c=i;return c.update(a.data,a),()=>{c.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(d=>!r.includes(d)),o.delete(n)}}}var g=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var b=`.chain {
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
`;var G=m([g,b],e=>{let t=e.appendChild(s("div","chain themed")),r={box:t,drawn:""},o=a=>{let n=a.target.closest?.(".of-product .entry");n&&h(r,n)};return t.addEventListener("pointerover",o),t.addEventListener("focusin",o),t.addEventListener("keydown",a=>E(a)),u(t,r,A)});function A(e){let{data:t,box:r}=e,o=s("div","product");o.append(x(t.product,"of-product",t.words.product),s("span","sign","=")),e.links=t.links.map((n,i)=>{let c=x(n,i===0?"first":"rest","");return o.append(c),c}),e.say=s("div","say"),e.say.setAttribute("aria-live","polite"),r.replaceChildren(o,e.say);let a=r.querySelector(".of-product .entry");a&&h(e,a)}function x(e,t,r){let o=s("figure",t),a=o.appendChild(s("div","grid"));a.style.gridTemplateColumns=`repeat(${e.columns}, auto)`,e.cells.forEach((i,c)=>{let d=a.appendChild(s("div",i==="0"?"entry zero":"entry",i));Object.assign(d.dataset,{row:Math.floor(c/e.columns),column:c%e.columns,at:c}),t==="of-product"&&(d.tabIndex=c?-1:0)});let n=o.appendChild(s("figcaption"));return n.append(s("b","",`∂${e.output}/∂${e.inputs}`)," "),n.append("(",s("i","output",String(e.rows)),", ",s("i","input",String(e.columns)),")"),r&&n.append(s("small","",r)),o}function h(e,t){let{row:r,column:o,at:a}=t.dataset;for(let l of e.box.querySelectorAll(".lit"))l.classList.remove("lit");t.classList.add("lit");let[n,i]=[e.links[0],e.links[e.links.length-1]];for(let l of n.querySelectorAll(`[data-row="${r}"]`))l.classList.add("lit");if(i!==n)for(let l of i.querySelectorAll(`[data-column="${o}"]`))l.classList.add("lit");let{product:c,sums:d,words:f}=e.data,w=`∂${c.output}[${r}]/∂${c.inputs}[${o}]`,y=d[a]?` = ${d[a]}`:"";e.say.replaceChildren(s("div","sum",`${w}${y} = ${c.cells[a]}`),s("div","hint",e.links.length>2?f.many:f.hint))}function E(e){let t=e.target.closest?.(".of-product .entry"),r={ArrowRight:[0,1],ArrowLeft:[0,-1],ArrowDown:[1,0],ArrowUp:[-1,0]}[e.key];if(!t||!r)return;let[o,a]=[Number(t.dataset.row)+r[0],Number(t.dataset.column)+r[1]],n=t.parentElement.querySelector(`[data-row="${o}"][data-column="${a}"]`);n&&(e.preventDefault(),t.tabIndex=-1,n.tabIndex=0,n.focus())}export{G as default};
