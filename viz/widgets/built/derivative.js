function $(e,t,n){let o=e.filter(r=>r.source>=0&&r.down===n);return[...o.filter(r=>r.outer),...o.filter(r=>!r.outer)].map(r=>({...r,length:t[r.source]}))}function O(e,t){let n=[],o=e;for(let s of[...t].reverse())n.unshift(o%s),o=Math.floor(o/s);return n}function j(e,t){let n=$(e,t,!0),o=$(e,t,!1),s=t.reduce((p,d)=>p*d,1),r=[];for(let p=0;p<s;p++){let d=O(p,t),[i,x]=D(n,d),[m,f]=D(o,d);r.push({row:i,rowBlock:x,column:m,columnBlock:f})}let l=p=>p.some(d=>!d.outer)?k(p.filter(d=>d.outer)):1,[a,u]=[l(n),l(o)];return{cells:r,rows:k(n),columns:k(o),blocks:{down:a,across:u,rows:k(n)/a,columns:k(o)/u}}}function k(e){return e.reduce((t,{length:n})=>t*n,1)}function D(e,t){let n=e.some(r=>!r.outer),[o,s]=[0,0];for(let{source:r,outer:l,length:a}of e)o=o*a+t[r],l&&n&&(s=s*a+t[r]);return[o,s]}function c(e,t="",n=""){let o=document.createElement(e);return t&&(o.className=t),n!==""&&(o.textContent=String(n)),o}var N={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function T(e,{key:t}){let n=t.length===1?t.toLowerCase():t;return Object.entries(N[e]).find(([,o])=>o.includes(n))?.[0]}function I(e,t){let n=e.map(s=>{let r=new CSSStyleSheet;return r.replaceSync(s),r}),o=new WeakMap;return s=>{let r=s.parentElement,l=o.get(r);l||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],l=t(r),o.set(r,l));let a=l;return a.update(s.data,s),()=>{a.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(u=>!n.includes(u)),o.delete(r)}}}var R=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function ee(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),te(n)}function te(e){let[t=255,n=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*o<128}function U(e){let t=ee(e);return e.classList.toggle("dark",t),t}var q=`.derivative {
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
`;var P=12,G={output:[0,2],input:[1,3]},De=I([R,q],e=>{let t=e.appendChild(c("div","derivative themed")),n={root:e,box:t,drawn:"",layout:"",cells:[],sides:{},pinned:null,formula:null};return ie(n),{update(o,s){U(t),n.send=u=>s.setTriggerValue("layout",u);let{layout:r,...l}=o,a=JSON.stringify(l);a!==n.drawn?(Object.assign(n,{drawn:a,data:o,pinned:null,layout:r}),re(n),oe(n)):r!==n.asked&&H(n,r),n.asked=r},stop:()=>t.remove()}});async function oe(e){let{formula:t,useFormulas:n}=await import("./katex.js");n(e.root),e.formula=t;for(let o of e.box.querySelectorAll("[data-latex]"))o.replaceChildren(t(o.dataset.latex));v(e)}function S(e,t,n=""){let o=c("span",n,e.formula?"":t);return o.dataset.latex=t,e.formula&&o.append(e.formula(t)),o}function re(e){let{data:t}=e;e.lengths=[...t.output.shape,...t.inputs.shape],e.size=t.inputs.cells.length;let n=c("div","head");e.shape=c("span","shape"),n.append(S(e,t.title,"title"),e.shape,c("span","count",t.count));let o=c("div","sides");o.append(V(e,"inputs"),V(e,"output")),e.stage=c("div","stage"),e.stage.setAttribute("role","group"),e.stage.setAttribute("aria-label",t.label),e.frames=e.stage.appendChild(c("div","frames")),e.rulers=e.stage.appendChild(c("div","rulers")),e.cells=t.hidden==="all"?[]:t.entries.map((l,a)=>ae(e,l,a));let s=c("div","scroll");s.append(t.hidden==="all"?c("div","covered",t.words.covered):e.stage),e.longest=Math.max(1,...(t.hidden?["?"]:t.entries).map(l=>l.length)),e.say=c("div","say"),e.say.setAttribute("aria-live","polite");let r=c("div","drawing");r.append(o,s),e.box.replaceChildren(se(e),c("div","note"),n,r,e.say),W(e),v(e)}function se(e){let{data:t}=e,n=c("div","layouts");n.setAttribute("role","group"),n.setAttribute("aria-label",t.words.layout);for(let o of Object.keys(t.names)){let s=n.appendChild(c("button","",t.names[o]));s.dataset.layout=o,s.type="button",s.addEventListener("click",()=>{H(e,o),o!=="vec"&&(e.asked=o,e.send(o))})}return n}function H(e,t){e.layout=t,W(e)}function V(e,t){let{data:n}=e,o=n[t],s=t==="output"?"output":"input",r=c("div","side");r.appendChild(c("div","name")).append(S(e,o.latex),c("span","shape",he(o.shape)));let a=r.appendChild(c("div","values")),u=o.shape.length===2?o.shape[1]:1;return a.style.gridTemplateColumns=`repeat(${u}, auto)`,o.shape.length>0&&(a.style.borderLeftColor=C(s,0)),o.shape.length>1&&(a.style.borderTopColor=C(s,1)),e.sides[t]=o.cells.map((p,d)=>{let i=a.appendChild(c("div","value",p));return Object.assign(i.dataset,{side:t,at:d}),i.tabIndex=d?-1:0,i.setAttribute("aria-label",`${o.code[d]} = ${p}`),i}),r}function ae(e,t,n){let{data:o}=e,s=o.hidden?"?":t,r=e.stage.appendChild(c("div",t==="0"&&!o.hidden?"entry zero":"entry",s));return r.dataset.flat=String(n),r.tabIndex=n?-1:0,r.setAttribute("role","img"),r.setAttribute("aria-label",`∂${o.output.code[L(e,n)]}/∂${o.inputs.code[E(e,n)]} = ${s}`),r}var L=(e,t)=>Math.floor(t/e.size),E=(e,t)=>t%e.size;function C(e,t){return`var(--axis-${G[e][t]})`}function J(e,t){let n=e.data.output.shape.length;return t<n?C("output",t):C("input",t-n)}function W(e){let{data:t,layout:n,lengths:o}=e,s=t.ways[n];for(let h of e.box.querySelectorAll(".layouts button"))h.setAttribute("aria-pressed",String(h.dataset.layout===n));if(e.box.querySelector(".note").textContent=t.notes[n],le(e,s),!e.cells.length)return;let r=j(s.axes,o),l=e.cells.length,a=l>150,u=l<=12,p=Math.max(a?24:u?68:46,e.longest*(a?7.2:9.4)+(a?8:12)),d=a?22:u?52:38;e.box.classList.toggle("dense",a),e.box.classList.toggle("large",u);let[i,x]=[B(s.axes,o,!0),B(s.axes,o,!1)],m=(h,g)=>i+h*(p+3)+g*P,f=(h,g)=>x+h*(d+3)+g*P;r.cells.forEach(({row:h,rowBlock:g,column:K,columnBlock:Q},X)=>{let{style:z}=e.cells[X];z.width=`${p}px`,z.height=`${d}px`,z.transform=`translate(${m(K,Q)}px, ${f(h,g)}px)`});let{down:b,across:y,rows:A,columns:w}=r.blocks;e.stage.style.width=`${m(r.columns,y-1)+6}px`,e.stage.style.height=`${f(r.rows,b-1)+6}px`,e.frames.replaceChildren(...ce(r.blocks,m,f,p,d)),e.rulers.replaceChildren(...F(e,s.axes,!0,(h,g)=>f(h,g),A,d+3,i),...F(e,s.axes,!1,(h,g)=>m(h,g),w,p+3,x))}function le(e,t){let o=(t.shape.length===t.axes.length?t.axes.map(({source:r})=>r):[0,e.data.output.shape.length]).map((r,l)=>{let a=c("b","",String(t.shape[l]));return r>=0&&(a.style.color=J(e,r)),a}),s=o.flatMap((r,l)=>l?[", ",r]:[r]);e.shape.replaceChildren("(",...s,o.length===1?",)":")"),e.data.hidden==="all"&&e.shape.replaceChildren("(?)")}function ce({down:e,across:t,rows:n,columns:o},s,r,l,a){if(e*t===1)return[];let u=[];for(let p=0;p<e;p++)for(let d=0;d<t;d++){let i=c("div","frame");i.style.left=`${s(d*o,d)-4}px`,i.style.top=`${r(p*n,p)-4}px`,i.style.width=`${o*(l+3)+5}px`,i.style.height=`${n*(a+3)+5}px`,u.push(i)}return u}function B(e,t,n){return 8+24*$(e,t,n).length}function F(e,t,n,o,s,r,l){let a=$(t,e.lengths,n),u=[],p=a.length>1&&a.some(i=>!i.outer)&&a.some(i=>i.outer),d=a.reduce((i,x)=>i*x.length,1);return a.forEach((i,x)=>{let m=a.slice(x+1).reduce((f,b)=>f*b.length,1);for(let f=0;f<d;f+=m){let b=p||a.length&&s<d?Math.floor(f/s):0,y=c("span","number",de(e,i,Math.floor(f/m)%i.length));y.style.color=J(e,i.source);let[A,w]=[o(f,b),m*r],h=l-24*(a.length-x)-5;Object.assign(y.style,n?{top:`${A}px`,height:`${w-3}px`,left:`${h}px`,width:"22px"}:{left:`${A}px`,width:`${w-3}px`,top:`${h}px`,height:"22px"}),u.push(y)}}),u}function de(e,t,n){let o=e.data.output.shape.length,r=t.source<o?e.data.output:e.data.inputs,l=String(n+1).replace(/\d/g,a=>"₀₁₂₃₄₅₆₇₈₉"[Number(a)]);return r.shape.length===1?`${r.letter}${l}`:String(n+1)}function ie(e){let{box:t}=e,n=o=>{let s=o.target.closest?.(".entry, .value");s&&M(e,s)};t.addEventListener("pointerover",n),t.addEventListener("focusin",n),t.addEventListener("pointerleave",()=>v(e)),t.addEventListener("click",o=>{let s=o.target.closest?.(".entry, .value");s&&(e.pinned=e.pinned===s?null:s,M(e,s))}),t.addEventListener("keydown",o=>me(e,o))}function v(e){let t=e.cells[e.cells.length>1?e.data.example:0];e.pinned??t?M(e,e.pinned??t):e.say.replaceChildren()}function M(e,t){for(let o of e.box.querySelectorAll(".lit, .near"))o.classList.remove("lit","near");for(let o of e.box.querySelectorAll(".pinned"))o.classList.remove("pinned");if(e.pinned?.classList.add("pinned"),t.dataset.side)return ue(e,t);let n=Number(t.dataset.flat);t.classList.add("lit"),e.sides.output[L(e,n)].classList.add("lit"),e.sides.inputs[E(e,n)].classList.add("lit"),e.say.replaceChildren(...pe(e,n))}function ue(e,t){let n=Number(t.dataset.at),o=t.dataset.side==="output";t.classList.add("lit");let s=0;e.cells.forEach((p,d)=>{(o?L(e,d):E(e,d))===n&&(p.classList.add("near"),s+=1)});let{data:r}=e,l=o?r.output:r.inputs,a=c("div","line");a.append(S(e,`${l.names[n]} = ${_(l.cells[n])}`)),o&&r.outputs[n]&&a.append(" ",S(e,`= ${r.outputs[n]}`));let u=(o?r.words.row:r.words.column).replace("{count}",String(s));e.say.replaceChildren(a,c("div","hint",u))}function pe(e,t){let{data:n}=e,[o,s]=[L(e,t),E(e,t)],[r,l]=[n.output.names[o],n.inputs.names[s]],a=getComputedStyle(e.box),u=(b,y)=>`\\textcolor{${a.getPropertyValue(`--axis-${G[b][0]}`).trim()}}{${y}}`,p=`\\dfrac{\\partial ${u("output",r)}}{\\partial ${u("input",l)}}`,d=n.outputs[o]?`= \\dfrac{\\partial\\,(${n.outputs[o]})}{\\partial ${l}}`:"",i=n.formulas[t]??"",x=n.hidden?"?":_(n.entries[t]),m=c("div","line"),f=n.hidden?`${d} = ?`:`${d}${i&&i!==x?` = ${i}`:""} = ${x}`;return m.append(S(e,`${p} ${f}`)),n.hidden?[m]:[m,fe(e,t)]}function fe(e,t){let{data:n}=e,o=c("div","checks"),s=(r,l,a,u="")=>{o.append(c("span","",r),c("b","",l),c("span",a?"good":"bad",a?`✓ ${u}`:`✗ ${u}`))};return s("torch",n.entries[t],!0),s(n.words.differences,n.differences[t],n.agree[0],n.apart[t]),n.symbols.length?s("SymPy",n.symbols[t],n.agree[1]===!0):o.append(c("span","","SymPy"),c("span","why",n.words.refused)),o}function _(e){return e.replaceAll("−","-").replace(/e(-?\d+)$/,"\\cdot 10^{$1}").replace("inf","\\infty").replace("nan","\\mathrm{nan}")}function he(e){return`(${e.join(", ")}${e.length===1?",":""})`}function me(e,t){let n=t.target.closest?.(".entry, .value");if(!n)return;if(T("cells",t)==="choose"){t.preventDefault(),n.click();return}let o=xe(e,n,t.key);o&&(t.preventDefault(),n.tabIndex=-1,o.tabIndex=0,o.focus())}function xe(e,t,n){let o={ArrowRight:[0,1],ArrowLeft:[0,-1],ArrowDown:[1,0],ArrowUp:[-1,0]}[n];if(!o)return null;if(t.dataset.side){let{shape:a}=e.data[t.dataset.side],u=a.length===2?a[1]:1,p=O(Number(t.dataset.at),a.length===2?a:[a[0]??1,1]),[d,i]=[p[0]+o[0],p[1]+o[1]];return i<0||i>=u?null:e.sides[t.dataset.side][d*u+i]}let{cells:s}=j(e.data.ways[e.layout].axes,e.lengths),r=s[Number(t.dataset.flat)],l=s.findIndex(({row:a,column:u})=>a===r.row+o[0]&&u===r.column+o[1]);return e.cells[l]??null}export{De as default};
