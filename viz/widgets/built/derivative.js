function $(e,t,n){let o=e.filter(r=>r.source>=0&&r.down===n);return[...o.filter(r=>r.outer),...o.filter(r=>!r.outer)].map(r=>({...r,length:t[r.source]}))}function N(e,t){let n=[],o=e;for(let a of[...t].reverse())n.unshift(o%a),o=Math.floor(o/a);return n}function M(e,t){let n=$(e,t,!0),o=$(e,t,!1),a=t.reduce((p,u)=>p*u,1),r=[];for(let p=0;p<a;p++){let u=N(p,t),[c,m]=I(n,u),[x,f]=I(o,u);r.push({row:c,rowBlock:m,column:x,columnBlock:f})}let l=p=>p.some(u=>!u.outer)?k(p.filter(u=>u.outer)):1,[s,i]=[l(n),l(o)];return{cells:r,rows:k(n),columns:k(o),blocks:{down:s,across:i,rows:k(n)/s,columns:k(o)/i}}}function k(e){return e.reduce((t,{length:n})=>t*n,1)}function I(e,t){let n=e.some(r=>!r.outer),[o,a]=[0,0];for(let{source:r,outer:l,length:s}of e)o=o*s+t[r],l&&n&&(a=a*s+t[r]);return[o,a]}function d(e,t="",n=""){let o=document.createElement(e);return t&&(o.className=t),n!==""&&(o.textContent=String(n)),o}function T(e,t){let n=e.map(a=>{let r=new CSSStyleSheet;return r.replaceSync(a),r}),o=new WeakMap;return a=>{let r=a.parentElement,l=o.get(r);l||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],l=t(r),o.set(r,l));let s=l;return s.update(a.data,a),()=>{s.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(i=>!n.includes(i)),o.delete(r)}}}var q=`.themed { --text: #1f2733; --muted: #677284; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #1c8a4b; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #0a7c93; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #9aa6b8; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function Z(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),_(n)}function _(e){let[t=255,n=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*o<128}function D(e){let t=Z(e);return e.classList.toggle("dark",t),t}var P=`.derivative {
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
`;var V=12,R={output:[0,2],input:[1,3]},Ee=T([q,P],e=>{let t=e.appendChild(d("div","derivative themed")),n={root:e,box:t,drawn:"",layout:"",cells:[],sides:{},pinned:null,formula:null};return ce(n),{update(o,a){D(t),n.send=i=>a.setTriggerValue("layout",i);let{layout:r,...l}=o,s=JSON.stringify(l);s!==n.drawn?(Object.assign(n,{drawn:s,data:o,pinned:null,layout:r}),ne(n),te(n)):r!==n.asked&&U(n,r),n.asked=r},stop:()=>t.remove()}});async function te(e){let{formula:t,useFormulas:n}=await import("./katex.js");n(e.root),e.formula=t;for(let o of e.box.querySelectorAll("[data-latex]"))o.replaceChildren(t(o.dataset.latex));j(e)}function S(e,t,n=""){let o=d("span",n,e.formula?"":t);return o.dataset.latex=t,e.formula&&o.append(e.formula(t)),o}function ne(e){let{data:t}=e;e.lengths=[...t.output.shape,...t.inputs.shape],e.size=t.inputs.cells.length;let n=d("div","head");e.shape=d("span","shape"),n.append(S(e,t.title,"title"),e.shape,d("span","count",t.count));let o=d("div","sides");o.append(B(e,"inputs"),B(e,"output")),e.stage=d("div","stage"),e.stage.setAttribute("role","group"),e.stage.setAttribute("aria-label",t.label),e.frames=e.stage.appendChild(d("div","frames")),e.rulers=e.stage.appendChild(d("div","rulers")),e.cells=t.hidden==="all"?[]:t.entries.map((l,s)=>re(e,l,s));let a=d("div","scroll");a.append(t.hidden==="all"?d("div","covered",t.words.covered):e.stage),e.say=d("div","say"),e.say.setAttribute("aria-live","polite");let r=d("div","drawing");r.append(o,a),e.box.replaceChildren(oe(e),d("div","note"),n,r,e.say),W(e),j(e)}function oe(e){let{data:t}=e,n=d("div","layouts");n.setAttribute("role","group"),n.setAttribute("aria-label",t.words.layout);for(let o of Object.keys(t.names)){let a=n.appendChild(d("button","",t.names[o]));a.dataset.layout=o,a.type="button",a.addEventListener("click",()=>{U(e,o),o!=="vec"&&(e.asked=o,e.send(o))})}return n}function U(e,t){e.layout=t,W(e),j(e)}function B(e,t){let{data:n}=e,o=n[t],a=t==="output"?"output":"input",r=d("div","side");r.appendChild(d("div","name")).append(S(e,o.latex),d("span","shape",pe(o.shape)));let s=r.appendChild(d("div","values")),i=o.shape.length===2?o.shape[1]:1;return s.style.gridTemplateColumns=`repeat(${i}, auto)`,o.shape.length>0&&(s.style.borderLeftColor=z(a,0)),o.shape.length>1&&(s.style.borderTopColor=z(a,1)),e.sides[t]=o.cells.map((p,u)=>{let c=s.appendChild(d("div","value",p));return Object.assign(c.dataset,{side:t,at:u}),c.tabIndex=u?-1:0,c.setAttribute("aria-label",`${o.code[u]} = ${p}`),c}),r}function re(e,t,n){let{data:o}=e,a=o.hidden?"?":t,r=e.stage.appendChild(d("div",t==="0"&&!o.hidden?"entry zero":"entry",a));return r.dataset.flat=String(n),r.tabIndex=n?-1:0,r.setAttribute("role","img"),r.setAttribute("aria-label",`∂${o.output.code[E(e,n)]}/∂${o.inputs.code[O(e,n)]} = ${a}`),r}var E=(e,t)=>Math.floor(t/e.size),O=(e,t)=>t%e.size;function z(e,t){return`var(--axis-${R[e][t]})`}function J(e,t){let n=e.data.output.shape.length;return t<n?z("output",t):z("input",t-n)}function W(e){let{data:t,layout:n,lengths:o}=e,a=t.ways[n];for(let h of e.box.querySelectorAll(".layouts button"))h.setAttribute("aria-pressed",String(h.dataset.layout===n));if(e.box.querySelector(".note").textContent=t.notes[n],ae(e,a),!e.cells.length)return;let r=M(a.axes,o),l=Math.max(...e.cells.map(h=>h.textContent.length)),s=e.cells.length,i=s>150,p=s<=12,u=Math.max(i?24:p?68:46,l*(i?7.2:9.4)+(i?8:12)),c=i?22:p?52:38;e.box.classList.toggle("dense",i),e.box.classList.toggle("large",p);let[m,x]=[F(a.axes,o,!0),F(a.axes,o,!1)],f=(h,g)=>m+h*(u+3)+g*V,b=(h,g)=>x+h*(c+3)+g*V;r.cells.forEach(({row:h,rowBlock:g,column:K,columnBlock:Q},X)=>{let{style:w}=e.cells[X];w.width=`${u}px`,w.height=`${c}px`,w.transform=`translate(${f(K,Q)}px, ${b(h,g)}px)`});let{down:y,across:C,rows:A,columns:L}=r.blocks;e.stage.style.width=`${f(r.columns,C-1)+6}px`,e.stage.style.height=`${b(r.rows,y-1)+6}px`,e.frames.replaceChildren(...se(r.blocks,f,b,u,c)),e.rulers.replaceChildren(...G(e,a.axes,!0,(h,g)=>b(h,g),A,c+3,m),...G(e,a.axes,!1,(h,g)=>f(h,g),L,u+3,x))}function ae(e,t){let o=t.axes.map((a,r)=>{let l=d("b","",String(t.shape[r]));return a.source>=0&&(l.style.color=J(e,a.source)),l}).flatMap((a,r)=>r?[", ",a]:[a]);e.shape.replaceChildren("(",...o,t.axes.length===1?",)":")"),e.data.hidden==="all"&&e.shape.replaceChildren("(?)")}function se({down:e,across:t,rows:n,columns:o},a,r,l,s){if(e*t===1)return[];let i=[];for(let p=0;p<e;p++)for(let u=0;u<t;u++){let c=d("div","frame");c.style.left=`${a(u*o,u)-4}px`,c.style.top=`${r(p*n,p)-4}px`,c.style.width=`${o*(l+3)+5}px`,c.style.height=`${n*(s+3)+5}px`,i.push(c)}return i}function F(e,t,n){return 8+24*$(e,t,n).length}function G(e,t,n,o,a,r,l){let s=$(t,e.lengths,n),i=[],p=s.length>1&&s.some(c=>!c.outer)&&s.some(c=>c.outer),u=s.reduce((c,m)=>c*m.length,1);return s.forEach((c,m)=>{let x=s.slice(m+1).reduce((f,b)=>f*b.length,1);for(let f=0;f<u;f+=x){let b=p||s.length&&a<u?Math.floor(f/a):0,y=d("span","number",le(e,c,Math.floor(f/x)%c.length));y.style.color=J(e,c.source);let[C,A]=[o(f,b),x*r],L=l-24*(s.length-m)-5;Object.assign(y.style,n?{top:`${C}px`,height:`${A-3}px`,left:`${L}px`,width:"22px"}:{left:`${C}px`,width:`${A-3}px`,top:`${L}px`,height:"22px"}),i.push(y)}}),i}function le(e,t,n){let o=e.data.output.shape.length,r=t.source<o?e.data.output:e.data.inputs,l=String(n+1).replace(/\d/g,s=>"₀₁₂₃₄₅₆₇₈₉"[Number(s)]);return r.shape.length===1?`${r.letter}${l}`:String(n+1)}function ce(e){let{box:t}=e,n=o=>{let a=o.target.closest?.(".entry, .value");a&&v(e,a)};t.addEventListener("pointerover",n),t.addEventListener("focusin",n),t.addEventListener("pointerleave",()=>j(e)),t.addEventListener("click",o=>{let a=o.target.closest?.(".entry, .value");a&&(e.pinned=e.pinned===a?null:a,v(e,a))}),t.addEventListener("keydown",o=>fe(e,o))}function j(e){let t=e.cells[e.cells.length>1?e.data.example:0];e.pinned??t?v(e,e.pinned??t):e.say.replaceChildren()}function v(e,t){for(let o of e.box.querySelectorAll(".lit, .near"))o.classList.remove("lit","near");for(let o of e.box.querySelectorAll(".pinned"))o.classList.remove("pinned");if(e.pinned?.classList.add("pinned"),t.dataset.side)return de(e,t);let n=Number(t.dataset.flat);t.classList.add("lit"),e.sides.output[E(e,n)].classList.add("lit"),e.sides.inputs[O(e,n)].classList.add("lit"),e.say.replaceChildren(...ie(e,n))}function de(e,t){let n=Number(t.dataset.at),o=t.dataset.side==="output";t.classList.add("lit");let a=0;e.cells.forEach((p,u)=>{(o?E(e,u):O(e,u))===n&&(p.classList.add("near"),a+=1)});let{data:r}=e,l=o?r.output:r.inputs,s=d("div","line");s.append(S(e,`${l.names[n]} = ${H(l.cells[n])}`)),o&&r.outputs[n]&&s.append(" ",S(e,`= ${r.outputs[n]}`));let i=(o?r.words.row:r.words.column).replace("{count}",String(a));e.say.replaceChildren(s,d("div","hint",i))}function ie(e,t){let{data:n}=e,[o,a]=[E(e,t),O(e,t)],[r,l]=[n.output.names[o],n.inputs.names[a]],s=getComputedStyle(e.box),i=(b,y)=>`\\textcolor{${s.getPropertyValue(`--axis-${R[b][0]}`).trim()}}{${y}}`,p=`\\dfrac{\\partial ${i("output",r)}}{\\partial ${i("input",l)}}`,u=n.outputs[o]?`= \\dfrac{\\partial\\,(${n.outputs[o]})}{\\partial ${l}}`:"",c=n.formulas[t]??"",m=n.hidden?"?":H(n.entries[t]),x=d("div","line"),f=n.hidden?`${u} = ?`:`${u}${c&&c!==m?` = ${c}`:""} = ${m}`;return x.append(S(e,`${p} ${f}`)),n.hidden?[x]:[x,ue(e,t)]}function ue(e,t){let{data:n}=e,o=d("div","checks"),a=(r,l,s,i="")=>{o.append(d("span","",r),d("b","",l),d("span",s?"good":"bad",s?`✓ ${i}`:`✗ ${i}`))};return a("torch",n.entries[t],!0),a(n.words.differences,n.differences[t],n.agree[0],n.apart[t]),n.symbols.length?a("SymPy",n.symbols[t],n.agree[1]===!0):o.append(d("span","","SymPy"),d("span","why",n.words.refused)),o}function H(e){return e.replaceAll("−","-").replace(/e(-?\d+)$/,"\\cdot 10^{$1}").replace("inf","\\infty").replace("nan","\\mathrm{nan}")}function pe(e){return`(${e.join(", ")}${e.length===1?",":""})`}function fe(e,t){let n=t.target.closest?.(".entry, .value");if(!n)return;if(t.key==="Enter"||t.key===" "){t.preventDefault(),n.click();return}let o=he(e,n,t.key);o&&(t.preventDefault(),n.tabIndex=-1,o.tabIndex=0,o.focus())}function he(e,t,n){let o={ArrowRight:[0,1],ArrowLeft:[0,-1],ArrowDown:[1,0],ArrowUp:[-1,0]}[n];if(!o)return null;if(t.dataset.side){let{shape:s}=e.data[t.dataset.side],i=s.length===2?s[1]:1,p=N(Number(t.dataset.at),s.length===2?s:[s[0]??1,1]),[u,c]=[p[0]+o[0],p[1]+o[1]];return c<0||c>=i?null:e.sides[t.dataset.side][u*i+c]}let{cells:a}=M(e.data.ways[e.layout].axes,e.lengths),r=a[Number(t.dataset.flat)],l=a.findIndex(({row:s,column:i})=>s===r.row+o[0]&&i===r.column+o[1]);return e.cells[l]??null}export{Ee as default};
