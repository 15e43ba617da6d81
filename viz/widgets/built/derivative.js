function $(t,e,n){let o=t.filter(r=>r.source>=0&&r.down===n);return[...o.filter(r=>r.outer),...o.filter(r=>!r.outer)].map(r=>({...r,length:e[r.source]}))}function w(t,e){let n=[],o=t;for(let s of[...e].reverse())n.unshift(o%s),o=Math.floor(o/s);return n}function M(t,e){let n=$(t,e,!0),o=$(t,e,!1),s=e.reduce((p,u)=>p*u,1),r=[];for(let p=0;p<s;p++){let u=w(p,e),[c,m]=T(n,u),[x,f]=T(o,u);r.push({row:c,rowBlock:m,column:x,columnBlock:f})}let l=p=>p.some(u=>!u.outer)?k(p.filter(u=>u.outer)):1,[a,i]=[l(n),l(o)];return{cells:r,rows:k(n),columns:k(o),blocks:{down:a,across:i,rows:k(n)/a,columns:k(o)/i}}}function k(t){return t.reduce((e,{length:n})=>e*n,1)}function T(t,e){let n=t.some(r=>!r.outer),[o,s]=[0,0];for(let{source:r,outer:l,length:a}of t)o=o*a+e[r],l&&n&&(s=s*a+e[r]);return[o,s]}function d(t,e="",n=""){let o=document.createElement(t);return e&&(o.className=e),n!==""&&(o.textContent=String(n)),o}function q(t,e){let n=t.map(s=>{let r=new CSSStyleSheet;return r.replaceSync(s),r}),o=new WeakMap;return s=>{let r=s.parentElement,l=o.get(r);l||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],l=e(r),o.set(r,l));let a=l;return a.update(s.data,s),()=>{a.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(i=>!n.includes(i)),o.delete(r)}}}var v=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function Z(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),_(n)}function _(t){let[e=255,n=255,o=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*o<128}function D(t){let e=Z(t);return t.classList.toggle("dark",e),e}var P=`.derivative {
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.95rem;
  display: flex;
  flex-direction: column;
  gap: 8px;
}
.layouts {
  display: flex;
  flex-wrap: wrap;
  gap: 6px;
}
.layouts button {
  font: inherit;
  font-size: 0.875rem;
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--card-line);
  border-radius: 8px;
  padding: 4px 12px;
  cursor: pointer;
}
.layouts button[aria-pressed="true"] {
  background: var(--forward-cell);
  border-color: var(--forward);
  color: var(--forward);
  font-weight: 600;
}
.layouts button:focus-visible,
.entry:focus-visible,
.value:focus-visible {
  outline: 3px solid var(--st-primary-color);
  outline-offset: 1px;
}
.note {
  color: var(--muted);
  font-size: 0.875rem;
  min-height: 2.6em;
}
.head {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 6px 16px;
}
.title {
  font-size: 1.25rem;
}
.shape {
  font:
    600 1rem / 1.4 var(--st-code-font),
    monospace;
}
.count {
  color: var(--muted);
}
.drawing {
  display: flex;
  flex-wrap: wrap;
  gap: 14px 28px;
  align-items: flex-start;
}
.sides {
  display: flex;
  flex-wrap: wrap;
  gap: 14px 20px;
}
.side .name {
  display: flex;
  gap: 8px;
  align-items: baseline;
  margin-bottom: 4px;
}
.side .shape {
  font-size: 0.8rem;
  color: var(--muted);
}
.values {
  display: inline-grid;
  gap: 3px;
  padding: 4px;
  border-radius: 8px;
  border: 2px solid transparent;
  background: var(--frame);
}
.value,
.entry {
  font:
    0.9rem / 1 var(--st-code-font),
    monospace;
  display: flex;
  align-items: center;
  justify-content: center;
  border-radius: 6px;
  box-sizing: border-box;
  cursor: pointer;
}
.value {
  min-width: 2.4rem;
  height: 2rem;
  padding: 0 8px;
  background: var(--card);
  border: 1px solid var(--separator);
}
.scroll {
  flex: 1 1 18rem;
  min-width: 0;
  max-width: 100%;
  overflow: auto;
  max-height: 760px;
}
.stage {
  position: relative;
}
.entry {
  position: absolute;
  left: 0;
  top: 0;
  background: var(--forward-cell);
  transition: transform 0.6s cubic-bezier(0.3, 0, 0.2, 1);
}
.entry.zero {
  background: var(--frame);
  color: var(--muted);
}
.large .entry {
  font-size: 1.05rem;
}
.dense .entry {
  font-size: 0.8rem;
  border-radius: 4px;
}
.entry.near {
  background: var(--folded);
  box-shadow: inset 0 0 0 2px var(--forward);
}
.entry.lit,
.value.lit {
  background: var(--selection-cell);
  color: var(--text);
  box-shadow: inset 0 0 0 2px var(--selection);
  font-weight: 700;
}
.entry.pinned,
.value.pinned {
  box-shadow: inset 0 0 0 3px var(--selection);
}
.frame {
  position: absolute;
  border: 1px solid var(--card-line);
  border-radius: 9px;
  background: var(--frame);
  box-sizing: border-box;
}
.number {
  position: absolute;
  display: flex;
  align-items: center;
  justify-content: center;
  font:
    600 0.875rem / 1 var(--st-code-font),
    monospace;
  white-space: nowrap;
}
.covered {
  border: 2px dashed var(--card-line);
  border-radius: 12px;
  color: var(--muted);
  padding: 48px 24px;
  text-align: center;
}
.say {
  min-height: 8.5rem;
}
.line {
  font-size: 1.1rem;
  overflow-x: auto;
  overflow-y: hidden;
  padding: 4px 0 8px;
}
.hint,
.why {
  color: var(--muted);
  font-size: 0.875rem;
}
.checks {
  display: grid;
  grid-template-columns: max-content max-content 1fr;
  gap: 3px 18px;
  align-items: baseline;
  font-size: 0.9rem;
}
.checks b {
  font:
    600 0.9rem / 1.4 var(--st-code-font),
    monospace;
}
.checks .why {
  grid-column: 2 / -1;
}
.good {
  color: var(--axis-0);
}
.bad {
  color: var(--wrong);
}
@media (prefers-reduced-motion: reduce) {
  .entry {
    transition: none;
  }
}
`;var V=12,R={output:[0,2],input:[1,3]},Et=q([v,P],t=>{let e=t.appendChild(d("div","derivative themed")),n={root:t,box:e,drawn:"",layout:"",cells:[],sides:{},pinned:null,formula:null};return ct(n),{update(o,s){D(e),n.send=i=>s.setTriggerValue("layout",i);let{layout:r,...l}=o,a=JSON.stringify(l);a!==n.drawn?(Object.assign(n,{drawn:a,data:o,pinned:null,layout:r}),nt(n),et(n)):r!==n.asked&&U(n,r),n.asked=r},stop:()=>e.remove()}});async function et(t){let{formula:e,useFormulas:n}=await import("./katex.js");n(t.root),t.formula=e;for(let o of t.box.querySelectorAll("[data-latex]"))o.replaceChildren(e(o.dataset.latex));j(t)}function S(t,e,n=""){let o=d("span",n,t.formula?"":e);return o.dataset.latex=e,t.formula&&o.append(t.formula(e)),o}function nt(t){let{data:e}=t;t.lengths=[...e.output.shape,...e.inputs.shape],t.size=e.inputs.cells.length;let n=d("div","head");t.shape=d("span","shape"),n.append(S(t,e.title,"title"),t.shape,d("span","count",e.count));let o=d("div","sides");o.append(B(t,"inputs"),B(t,"output")),t.stage=d("div","stage"),t.stage.setAttribute("role","group"),t.stage.setAttribute("aria-label",e.label),t.frames=t.stage.appendChild(d("div","frames")),t.rulers=t.stage.appendChild(d("div","rulers")),t.cells=e.hidden==="all"?[]:e.entries.map((l,a)=>rt(t,l,a));let s=d("div","scroll");s.append(e.hidden==="all"?d("div","covered",e.words.covered):t.stage),t.say=d("div","say"),t.say.setAttribute("aria-live","polite");let r=d("div","drawing");r.append(o,s),t.box.replaceChildren(ot(t),d("div","note"),n,r,t.say),W(t),j(t)}function ot(t){let{data:e}=t,n=d("div","layouts");n.setAttribute("role","group"),n.setAttribute("aria-label",e.words.layout);for(let o of Object.keys(e.names)){let s=n.appendChild(d("button","",e.names[o]));s.dataset.layout=o,s.type="button",s.addEventListener("click",()=>{U(t,o),o!=="vec"&&(t.asked=o,t.send(o))})}return n}function U(t,e){t.layout=e,W(t),j(t)}function B(t,e){let{data:n}=t,o=n[e],s=e==="output"?"output":"input",r=d("div","side");r.appendChild(d("div","name")).append(S(t,o.latex),d("span","shape",pt(o.shape)));let a=r.appendChild(d("div","values")),i=o.shape.length===2?o.shape[1]:1;return a.style.gridTemplateColumns=`repeat(${i}, auto)`,o.shape.length>0&&(a.style.borderLeftColor=z(s,0)),o.shape.length>1&&(a.style.borderTopColor=z(s,1)),t.sides[e]=o.cells.map((p,u)=>{let c=a.appendChild(d("div","value",p));return Object.assign(c.dataset,{side:e,at:u}),c.tabIndex=u?-1:0,c.setAttribute("aria-label",`${o.code[u]} = ${p}`),c}),r}function rt(t,e,n){let{data:o}=t,s=o.hidden?"?":e,r=t.stage.appendChild(d("div",e==="0"&&!o.hidden?"entry zero":"entry",s));return r.dataset.flat=String(n),r.tabIndex=n?-1:0,r.setAttribute("role","img"),r.setAttribute("aria-label",`∂${o.output.code[E(t,n)]}/∂${o.inputs.code[O(t,n)]} = ${s}`),r}var E=(t,e)=>Math.floor(e/t.size),O=(t,e)=>e%t.size;function z(t,e){return`var(--axis-${R[t][e]})`}function J(t,e){let n=t.data.output.shape.length;return e<n?z("output",e):z("input",e-n)}function W(t){let{data:e,layout:n,lengths:o}=t,s=e.ways[n];for(let h of t.box.querySelectorAll(".layouts button"))h.setAttribute("aria-pressed",String(h.dataset.layout===n));if(t.box.querySelector(".note").textContent=e.notes[n],st(t,s),!t.cells.length)return;let r=M(s.axes,o),l=Math.max(...t.cells.map(h=>h.textContent.length)),a=t.cells.length,i=a>150,p=a<=12,u=Math.max(i?24:p?68:46,l*(i?7.2:9.4)+(i?8:12)),c=i?22:p?52:38;t.box.classList.toggle("dense",i),t.box.classList.toggle("large",p);let[m,x]=[F(s.axes,o,!0),F(s.axes,o,!1)],f=(h,b)=>m+h*(u+3)+b*V,g=(h,b)=>x+h*(c+3)+b*V;r.cells.forEach(({row:h,rowBlock:b,column:K,columnBlock:Q},X)=>{let{style:N}=t.cells[X];N.width=`${u}px`,N.height=`${c}px`,N.transform=`translate(${f(K,Q)}px, ${g(h,b)}px)`});let{down:y,across:C,rows:A,columns:L}=r.blocks;t.stage.style.width=`${f(r.columns,C-1)+6}px`,t.stage.style.height=`${g(r.rows,y-1)+6}px`,t.frames.replaceChildren(...at(r.blocks,f,g,u,c)),t.rulers.replaceChildren(...G(t,s.axes,!0,(h,b)=>g(h,b),A,c+3,m),...G(t,s.axes,!1,(h,b)=>f(h,b),L,u+3,x))}function st(t,e){let o=(e.shape.length===e.axes.length?e.axes.map(({source:r})=>r):[0,t.data.output.shape.length]).map((r,l)=>{let a=d("b","",String(e.shape[l]));return r>=0&&(a.style.color=J(t,r)),a}),s=o.flatMap((r,l)=>l?[", ",r]:[r]);t.shape.replaceChildren("(",...s,o.length===1?",)":")"),t.data.hidden==="all"&&t.shape.replaceChildren("(?)")}function at({down:t,across:e,rows:n,columns:o},s,r,l,a){if(t*e===1)return[];let i=[];for(let p=0;p<t;p++)for(let u=0;u<e;u++){let c=d("div","frame");c.style.left=`${s(u*o,u)-4}px`,c.style.top=`${r(p*n,p)-4}px`,c.style.width=`${o*(l+3)+5}px`,c.style.height=`${n*(a+3)+5}px`,i.push(c)}return i}function F(t,e,n){return 8+24*$(t,e,n).length}function G(t,e,n,o,s,r,l){let a=$(e,t.lengths,n),i=[],p=a.length>1&&a.some(c=>!c.outer)&&a.some(c=>c.outer),u=a.reduce((c,m)=>c*m.length,1);return a.forEach((c,m)=>{let x=a.slice(m+1).reduce((f,g)=>f*g.length,1);for(let f=0;f<u;f+=x){let g=p||a.length&&s<u?Math.floor(f/s):0,y=d("span","number",lt(t,c,Math.floor(f/x)%c.length));y.style.color=J(t,c.source);let[C,A]=[o(f,g),x*r],L=l-24*(a.length-m)-5;Object.assign(y.style,n?{top:`${C}px`,height:`${A-3}px`,left:`${L}px`,width:"22px"}:{left:`${C}px`,width:`${A-3}px`,top:`${L}px`,height:"22px"}),i.push(y)}}),i}function lt(t,e,n){let o=t.data.output.shape.length,r=e.source<o?t.data.output:t.data.inputs,l=String(n+1).replace(/\d/g,a=>"₀₁₂₃₄₅₆₇₈₉"[Number(a)]);return r.shape.length===1?`${r.letter}${l}`:String(n+1)}function ct(t){let{box:e}=t,n=o=>{let s=o.target.closest?.(".entry, .value");s&&I(t,s)};e.addEventListener("pointerover",n),e.addEventListener("focusin",n),e.addEventListener("pointerleave",()=>j(t)),e.addEventListener("click",o=>{let s=o.target.closest?.(".entry, .value");s&&(t.pinned=t.pinned===s?null:s,I(t,s))}),e.addEventListener("keydown",o=>ft(t,o))}function j(t){let e=t.cells[t.cells.length>1?t.data.example:0];t.pinned??e?I(t,t.pinned??e):t.say.replaceChildren()}function I(t,e){for(let o of t.box.querySelectorAll(".lit, .near"))o.classList.remove("lit","near");for(let o of t.box.querySelectorAll(".pinned"))o.classList.remove("pinned");if(t.pinned?.classList.add("pinned"),e.dataset.side)return dt(t,e);let n=Number(e.dataset.flat);e.classList.add("lit"),t.sides.output[E(t,n)].classList.add("lit"),t.sides.inputs[O(t,n)].classList.add("lit"),t.say.replaceChildren(...it(t,n))}function dt(t,e){let n=Number(e.dataset.at),o=e.dataset.side==="output";e.classList.add("lit");let s=0;t.cells.forEach((p,u)=>{(o?E(t,u):O(t,u))===n&&(p.classList.add("near"),s+=1)});let{data:r}=t,l=o?r.output:r.inputs,a=d("div","line");a.append(S(t,`${l.names[n]} = ${H(l.cells[n])}`)),o&&r.outputs[n]&&a.append(" ",S(t,`= ${r.outputs[n]}`));let i=(o?r.words.row:r.words.column).replace("{count}",String(s));t.say.replaceChildren(a,d("div","hint",i))}function it(t,e){let{data:n}=t,[o,s]=[E(t,e),O(t,e)],[r,l]=[n.output.names[o],n.inputs.names[s]],a=getComputedStyle(t.box),i=(g,y)=>`\\textcolor{${a.getPropertyValue(`--axis-${R[g][0]}`).trim()}}{${y}}`,p=`\\dfrac{\\partial ${i("output",r)}}{\\partial ${i("input",l)}}`,u=n.outputs[o]?`= \\dfrac{\\partial\\,(${n.outputs[o]})}{\\partial ${l}}`:"",c=n.formulas[e]??"",m=n.hidden?"?":H(n.entries[e]),x=d("div","line"),f=n.hidden?`${u} = ?`:`${u}${c&&c!==m?` = ${c}`:""} = ${m}`;return x.append(S(t,`${p} ${f}`)),n.hidden?[x]:[x,ut(t,e)]}function ut(t,e){let{data:n}=t,o=d("div","checks"),s=(r,l,a,i="")=>{o.append(d("span","",r),d("b","",l),d("span",a?"good":"bad",a?`✓ ${i}`:`✗ ${i}`))};return s("torch",n.entries[e],!0),s(n.words.differences,n.differences[e],n.agree[0],n.apart[e]),n.symbols.length?s("SymPy",n.symbols[e],n.agree[1]===!0):o.append(d("span","","SymPy"),d("span","why",n.words.refused)),o}function H(t){return t.replaceAll("−","-").replace(/e(-?\d+)$/,"\\cdot 10^{$1}").replace("inf","\\infty").replace("nan","\\mathrm{nan}")}function pt(t){return`(${t.join(", ")}${t.length===1?",":""})`}function ft(t,e){let n=e.target.closest?.(".entry, .value");if(!n)return;if(e.key==="Enter"||e.key===" "){e.preventDefault(),n.click();return}let o=ht(t,n,e.key);o&&(e.preventDefault(),n.tabIndex=-1,o.tabIndex=0,o.focus())}function ht(t,e,n){let o={ArrowRight:[0,1],ArrowLeft:[0,-1],ArrowDown:[1,0],ArrowUp:[-1,0]}[n];if(!o)return null;if(e.dataset.side){let{shape:a}=t.data[e.dataset.side],i=a.length===2?a[1]:1,p=w(Number(e.dataset.at),a.length===2?a:[a[0]??1,1]),[u,c]=[p[0]+o[0],p[1]+o[1]];return c<0||c>=i?null:t.sides[e.dataset.side][u*i+c]}let{cells:s}=M(t.data.ways[t.layout].axes,t.lengths),r=s[Number(e.dataset.flat)],l=s.findIndex(({row:a,column:i})=>a===r.row+o[0]&&i===r.column+o[1]);return t.cells[l]??null}export{Et as default};
