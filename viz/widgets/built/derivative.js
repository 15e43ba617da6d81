function $(t,e,n){let o=t.filter(r=>r.source>=0&&r.down===n);return[...o.filter(r=>r.outer),...o.filter(r=>!r.outer)].map(r=>({...r,length:e[r.source]}))}function O(t,e){let n=[],o=t;for(let s of[...e].reverse())n.unshift(o%s),o=Math.floor(o/s);return n}function M(t,e){let n=$(t,e,!0),o=$(t,e,!1),s=e.reduce((p,d)=>p*d,1),r=[];for(let p=0;p<s;p++){let d=O(p,e),[i,g]=N(n,d),[m,f]=N(o,d);r.push({row:i,rowBlock:g,column:m,columnBlock:f})}let l=p=>p.some(d=>!d.outer)?k(p.filter(d=>d.outer)):1,[a,u]=[l(n),l(o)];return{cells:r,rows:k(n),columns:k(o),blocks:{down:a,across:u,rows:k(n)/a,columns:k(o)/u}}}function k(t){return t.reduce((e,{length:n})=>e*n,1)}function N(t,e){let n=t.some(r=>!r.outer),[o,s]=[0,0];for(let{source:r,outer:l,length:a}of t)o=o*a+e[r],l&&n&&(s=s*a+e[r]);return[o,s]}function v(t){return`(${t.join(", ")}${t.length===1?",":""})`}function c(t,e="",n=""){let o=document.createElement(t);return e&&(o.className=e),n!==""&&(o.textContent=String(n)),o}var D={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function I(t,{key:e}){let n=e.length===1?e.toLowerCase():e;return Object.entries(D[t]).find(([,o])=>o.includes(n))?.[0]}function q(t){let{setStateValue:e,setTriggerValue:n}=t;return{...t,setStateValue:(...o)=>V(()=>e(...o)),setTriggerValue:(...o)=>V(()=>n(...o))}}function V(t){let e=window.setTimeout,n=(o,s=0,...r)=>s>0||typeof o!="function"?e(o,s,...r):(queueMicrotask(()=>o(...r)),0);window.setTimeout=n;try{return t()}finally{window.setTimeout=e}}function R(t,e){let n=t.map(s=>{let r=new CSSStyleSheet;return r.replaceSync(s),r}),o=new WeakMap;return s=>{let r=s.parentElement,l=o.get(r);l||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],l=e(r),o.set(r,l));let a=l;return a.update(s.data,q(s)),()=>{a.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(u=>!n.includes(u)),o.delete(r)}}}var U=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function ot(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),rt(n)}function rt(t){let[e=255,n=255,o=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*o<128}function P(t){let e=ot(t);return t.classList.toggle("dark",e),e}var B=`.derivative {
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
.off {
  margin-top: 0.4rem;
  font-size: 0.9rem;
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
`;var F=12,J={output:[0,2],input:[1,3]},Rt=R([U,B],t=>{let e=t.appendChild(c("div","derivative themed")),n={root:t,box:e,drawn:"",layout:"",cells:[],sides:{},pinned:null,formula:null};return ft(n),{update(o,s){P(e),n.send=u=>s.setTriggerValue("layout",u);let{layout:r,...l}=o,a=JSON.stringify(l);a!==n.drawn?(Object.assign(n,{drawn:a,data:o,pinned:null,layout:r}),lt(n),at(n)):r!==n.asked&&W(n,r),n.asked=r},stop:()=>e.remove()}});async function at(t){let{formula:e,useFormulas:n}=await import("./katex.js");n(t.root),t.formula=e;for(let o of t.box.querySelectorAll("[data-latex]"))o.replaceChildren(e(o.dataset.latex));j(t)}function w(t,e,n=""){let o=c("span",n,t.formula?"":e);return o.dataset.latex=e,t.formula&&o.append(t.formula(e)),o}function lt(t){let{data:e}=t;t.lengths=[...e.output.shape,...e.inputs.shape],t.size=e.inputs.cells.length;let n=c("div","head");t.shape=c("span","shape"),n.append(w(t,e.title,"title"),t.shape,c("span","count",e.count));let o=c("div","sides");o.append(G(t,"inputs"),G(t,"output")),t.stage=c("div","stage"),t.stage.setAttribute("role","group"),t.stage.setAttribute("aria-label",e.label),t.frames=t.stage.appendChild(c("div","frames")),t.rulers=t.stage.appendChild(c("div","rulers")),t.cells=e.hidden==="all"?[]:e.entries.map((l,a)=>dt(t,l,a));let s=c("div","scroll");s.append(e.hidden==="all"?c("div","covered",e.words.covered):t.stage),t.longest=Math.max(1,...(e.hidden?["?"]:e.entries).map(l=>l.length)),t.say=c("div","say"),t.say.setAttribute("aria-live","polite");let r=c("div","drawing");r.append(o,s),t.box.replaceChildren(ct(t),c("div","note"),n,r,t.say),Q(t),j(t)}function ct(t){let{data:e}=t,n=c("div","layouts");n.setAttribute("role","group"),n.setAttribute("aria-label",e.words.layout);for(let o of Object.keys(e.names)){let s=n.appendChild(c("button","",e.names[o]));s.dataset.layout=o,s.type="button",s.addEventListener("click",()=>{W(t,o),o!=="vec"&&(t.asked=o,t.send(o))})}return n}function W(t,e){t.layout=e,Q(t)}function G(t,e){let{data:n}=t,o=n[e],s=e==="output"?"output":"input",r=c("div","side");r.appendChild(c("div","name")).append(w(t,o.latex),c("span","shape",v(o.shape)));let a=r.appendChild(c("div","values")),u=o.shape.length===2?o.shape[1]:1;return a.style.gridTemplateColumns=`repeat(${u}, auto)`,o.shape.length>0&&(a.style.borderLeftColor=C(s,0)),o.shape.length>1&&(a.style.borderTopColor=C(s,1)),t.sides[e]=o.cells.map((p,d)=>{let i=a.appendChild(c("div","value",p));return Object.assign(i.dataset,{side:e,at:d}),i.tabIndex=d?-1:0,i.setAttribute("aria-label",`${o.code[d]} = ${p}`),i}),r}function dt(t,e,n){let{data:o}=t,s=o.hidden?"?":e,r=t.stage.appendChild(c("div",e==="0"&&!o.hidden?"entry zero":"entry",s));return r.dataset.flat=String(n),r.tabIndex=n?-1:0,r.setAttribute("role","img"),r.setAttribute("aria-label",`∂${o.output.code[L(t,n)]}/∂${o.inputs.code[E(t,n)]} = ${s}`),r}var L=(t,e)=>Math.floor(e/t.size),E=(t,e)=>e%t.size;function C(t,e){return`var(--axis-${J[t][e]})`}function K(t,e){let n=t.data.output.shape.length;return e<n?C("output",e):C("input",e-n)}function Q(t){let{data:e,layout:n,lengths:o}=t,s=e.ways[n];for(let h of t.box.querySelectorAll(".layouts button"))h.setAttribute("aria-pressed",String(h.dataset.layout===n));if(t.box.querySelector(".note").textContent=e.notes[n],it(t,s),!t.cells.length)return;let r=M(s.axes,o),l=t.cells.length,a=l>150,u=l<=12,p=Math.max(a?24:u?68:46,t.longest*(a?7.2:9.4)+(a?8:12)),d=a?22:u?52:38;t.box.classList.toggle("dense",a),t.box.classList.toggle("large",u);let[i,g]=[_(s.axes,o,!0),_(s.axes,o,!1)],m=(h,x)=>i+h*(p+3)+x*F,f=(h,x)=>g+h*(d+3)+x*F;r.cells.forEach(({row:h,rowBlock:x,column:Y,columnBlock:Z},tt)=>{let{style:z}=t.cells[tt];z.width=`${p}px`,z.height=`${d}px`,z.transform=`translate(${m(Y,Z)}px, ${f(h,x)}px)`});let{down:b,across:y,rows:S,columns:A}=r.blocks;t.stage.style.width=`${m(r.columns,y-1)+6}px`,t.stage.style.height=`${f(r.rows,b-1)+6}px`,t.frames.replaceChildren(...ut(r.blocks,m,f,p,d)),t.rulers.replaceChildren(...H(t,s.axes,!0,(h,x)=>f(h,x),S,d+3,i),...H(t,s.axes,!1,(h,x)=>m(h,x),A,p+3,g))}function it(t,e){let o=(e.shape.length===e.axes.length?e.axes.map(({source:r})=>r):[0,t.data.output.shape.length]).map((r,l)=>{let a=c("b","",String(e.shape[l]));return r>=0&&(a.style.color=K(t,r)),a}),s=o.flatMap((r,l)=>l?[", ",r]:[r]);t.shape.replaceChildren("(",...s,o.length===1?",)":")"),t.data.hidden==="all"&&t.shape.replaceChildren("(?)")}function ut({down:t,across:e,rows:n,columns:o},s,r,l,a){if(t*e===1)return[];let u=[];for(let p=0;p<t;p++)for(let d=0;d<e;d++){let i=c("div","frame");i.style.left=`${s(d*o,d)-4}px`,i.style.top=`${r(p*n,p)-4}px`,i.style.width=`${o*(l+3)+5}px`,i.style.height=`${n*(a+3)+5}px`,u.push(i)}return u}function _(t,e,n){return 8+24*$(t,e,n).length}function H(t,e,n,o,s,r,l){let a=$(e,t.lengths,n),u=[],p=a.length>1&&a.some(i=>!i.outer)&&a.some(i=>i.outer),d=a.reduce((i,g)=>i*g.length,1);return a.forEach((i,g)=>{let m=a.slice(g+1).reduce((f,b)=>f*b.length,1);for(let f=0;f<d;f+=m){let b=p||a.length&&s<d?Math.floor(f/s):0,y=c("span","number",pt(t,i,Math.floor(f/m)%i.length));y.style.color=K(t,i.source);let[S,A]=[o(f,b),m*r],h=l-24*(a.length-g)-5;Object.assign(y.style,n?{top:`${S}px`,height:`${A-3}px`,left:`${h}px`,width:"22px"}:{left:`${S}px`,width:`${A-3}px`,top:`${h}px`,height:"22px"}),u.push(y)}}),u}function pt(t,e,n){let o=t.data.output.shape.length,r=e.source<o?t.data.output:t.data.inputs,l=String(n+1).replace(/\d/g,a=>"₀₁₂₃₄₅₆₇₈₉"[Number(a)]);return r.shape.length===1?`${r.letter}${l}`:String(n+1)}function ft(t){let{box:e}=t,n=o=>{let s=o.target.closest?.(".entry, .value");s&&T(t,s)};e.addEventListener("pointerover",n),e.addEventListener("focusin",n),e.addEventListener("pointerleave",()=>j(t)),e.addEventListener("click",o=>{let s=o.target.closest?.(".entry, .value");s&&(t.pinned=t.pinned===s?null:s,T(t,s))}),e.addEventListener("keydown",o=>xt(t,o))}function j(t){let e=t.cells[t.cells.length>1?t.data.example:0];t.pinned??e?T(t,t.pinned??e):t.say.replaceChildren()}function T(t,e){for(let o of t.box.querySelectorAll(".lit, .near"))o.classList.remove("lit","near");for(let o of t.box.querySelectorAll(".pinned"))o.classList.remove("pinned");if(t.pinned?.classList.add("pinned"),e.dataset.side)return ht(t,e);let n=Number(e.dataset.flat);e.classList.add("lit"),t.sides.output[L(t,n)].classList.add("lit"),t.sides.inputs[E(t,n)].classList.add("lit"),t.say.replaceChildren(...mt(t,n))}function ht(t,e){let n=Number(e.dataset.at),o=e.dataset.side==="output";e.classList.add("lit");let s=0;t.cells.forEach((p,d)=>{(o?L(t,d):E(t,d))===n&&(p.classList.add("near"),s+=1)});let{data:r}=t,l=o?r.output:r.inputs,a=c("div","line");a.append(w(t,`${l.names[n]} = ${X(l.cells[n])}`)),o&&r.outputs[n]&&a.append(" ",w(t,`= ${r.outputs[n]}`));let u=(o?r.words.row:r.words.column).replace("{count}",String(s));t.say.replaceChildren(a,c("div","hint",u))}function mt(t,e){let{data:n}=t,[o,s]=[L(t,e),E(t,e)],[r,l]=[n.output.names[o],n.inputs.names[s]],a=getComputedStyle(t.box),u=(b,y)=>`\\textcolor{${a.getPropertyValue(`--axis-${J[b][0]}`).trim()}}{${y}}`,p=`\\dfrac{\\partial ${u("output",r)}}{\\partial ${u("input",l)}}`,d=n.outputs[o]?`= \\dfrac{\\partial\\,(${n.outputs[o]})}{\\partial ${l}}`:"",i=n.formulas[e]??"",g=n.hidden?"?":X(n.entries[e]),m=c("div","line"),f=n.hidden?`${d} = ?`:`${d}${i&&i!==g?` = ${i}`:""} = ${g}`;return m.append(w(t,`${p} ${f}`)),n.hidden?[m]:[m,gt(t,e),...n.off.length?[c("div","off",n.words.off)]:[]]}function gt(t,e){let{data:n}=t,o=c("div","checks"),s=(r,l,a,u="")=>{o.append(c("span","",r),c("b","",l),c("span",a?"good":"bad",a?`✓ ${u}`:`✗ ${u}`))};return s("torch",n.entries[e],!0),s(n.words.differences,n.differences[e],!n.off.includes(e),n.apart[e]),n.symbols.length?s("SymPy",n.symbols[e],n.agree[1]===!0):o.append(c("span","","SymPy"),c("span","why",n.words.refused)),o}function X(t){return t.replaceAll("−","-").replace(/e(-?\d+)$/,"\\cdot 10^{$1}").replace("inf","\\infty").replace("nan","\\mathrm{nan}")}function xt(t,e){let n=e.target.closest?.(".entry, .value");if(!n)return;if(I("cells",e)==="choose"){e.preventDefault(),n.click();return}let o=bt(t,n,e.key);o&&(e.preventDefault(),n.tabIndex=-1,o.tabIndex=0,o.focus())}function bt(t,e,n){let o={ArrowRight:[0,1],ArrowLeft:[0,-1],ArrowDown:[1,0],ArrowUp:[-1,0]}[n];if(!o)return null;if(e.dataset.side){let{shape:a}=t.data[e.dataset.side],u=a.length===2?a[1]:1,p=O(Number(e.dataset.at),a.length===2?a:[a[0]??1,1]),[d,i]=[p[0]+o[0],p[1]+o[1]];return i<0||i>=u?null:t.sides[e.dataset.side][d*u+i]}let{cells:s}=M(t.data.ways[t.layout].axes,t.lengths),r=s[Number(e.dataset.flat)],l=s.findIndex(({row:a,column:u})=>a===r.row+o[0]&&u===r.column+o[1]);return t.cells[l]??null}export{Rt as default};
