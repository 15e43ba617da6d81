function x(e,t){let o=[];for(let r=t.length-1,a=e;r>=0;r--)o.unshift(a%t[r]),a=Math.floor(a/t[r]);return o}function m(e,t,o){return o.length?`${e}[${x(t,o).join(", ")}]`:e}function y(e){return`(${e.join(", ")}${e.length===1?",":""})`}var v=12;function k(e){return e.slice(0,v).join(", ")+(e.length>v?", …":"")}function d(e,t="",o=""){let r=document.createElement(e);return t&&(r.className=t),o!==""&&(r.textContent=String(o)),r}function A(e){let t=e.getContext("2d");if(!t)throw new Error("this browser draws on no canvas");return t}var S={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function M(e,{key:t}){let o=t.length===1?t.toLowerCase():t;return Object.entries(S[e]).find(([,r])=>r.includes(o))?.[0]}function E(e){let{setStateValue:t,setTriggerValue:o}=e;return{...e,setStateValue:(...r)=>C(()=>t(...r)),setTriggerValue:(...r)=>C(()=>o(...r))}}function C(e){let t=window.setTimeout,o=(r,a=0,...n)=>a>0||typeof r!="function"?t(r,a,...n):(queueMicrotask(()=>r(...n)),0);window.setTimeout=o;try{return e()}finally{window.setTimeout=t}}function $(e,t){let o=e.map(a=>{let n=new CSSStyleSheet;return n.replaceSync(a),n}),r=new WeakMap;return a=>{let n=a.parentElement,c=r.get(n);c||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...o],c=t(n),r.set(n,c));let l=c;return l.update(a.data,E(a)),()=>{l.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(s=>!o.includes(s)),r.delete(n)}}}var L=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function V(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let o=getComputedStyle(t).backgroundColor;return t.remove(),U(o)}function U(e){let[t=255,o=255,r=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*o+.1*r<128}function O(e){let t=V(e);return e.classList.toggle("dark",t),t}var N=`.local {
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.87rem;
}
.values {
  display: flex;
  flex-wrap: wrap;
  gap: 10px 16px;
  align-items: flex-end;
  margin-bottom: 10px;
}
.board {
  max-width: 100%;
  overflow-x: auto;
  padding: 2px;
}
.board > .title {
  font:
    600 0.78rem / 1.5 var(--st-code-font),
    monospace;
  color: var(--muted);
  white-space: nowrap;
}
.board > .title b {
  color: var(--text);
}
.arrow {
  align-self: center;
  color: var(--muted);
  font-size: 1.2rem;
}
table {
  border-collapse: separate;
  border-spacing: 2px;
}
td {
  font:
    0.8rem / 1.1 var(--st-code-font),
    monospace;
  min-width: 2.2rem;
  height: 1.7rem;
  padding: 1px 6px;
  text-align: center;
  border-radius: 5px;
  white-space: nowrap;
  box-sizing: border-box;
  background: var(--forward-cell);
}
td small {
  display: block;
  color: var(--backward);
  font:
    600 0.72rem / 1.1 var(--st-code-font),
    monospace;
}
td.click {
  cursor: pointer;
}
td.click:hover {
  outline: 2px solid var(--selection);
  outline-offset: -1px;
}
td:focus-visible,
canvas:focus-visible {
  outline: 3px solid var(--st-primary-color);
  outline-offset: -1px;
}
td.chosen {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
  font-weight: 700;
}
td.lit {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
}
th {
  font:
    0.7rem / 1 var(--st-code-font),
    monospace;
  color: var(--muted);
  font-weight: 500;
  padding: 1px 4px;
  text-align: center;
}
.entries {
  max-width: 100%;
  overflow: auto;
  max-height: 420px;
  padding: 2px;
}
.entries .title {
  font:
    600 0.82rem / 1.6 var(--st-code-font),
    monospace;
}
.entries .title span {
  color: var(--muted);
  font-weight: 400;
}
.outer {
  border-spacing: 6px;
}
.outer > tr > td {
  background: none;
  height: auto;
  padding: 4px;
  border: 1px solid var(--st-border-color);
}
.outer > tr > td.row {
  border-color: var(--selection);
  box-shadow: 0 0 0 1px var(--selection);
}
.entry {
  background: var(--heat-zero, transparent);
  box-shadow: inset 0 0 0 1px var(--separator);
  cursor: pointer;
}
.entry.plus {
  background: color-mix(in srgb, var(--forward) calc(var(--heat) * 45%), var(--card));
}
.entry.minus {
  background: color-mix(in srgb, var(--backward) calc(var(--heat) * 45%), var(--card));
}
.entry.nought {
  color: var(--muted);
}
.entry.row {
  box-shadow: inset 0 0 0 2px var(--selection);
}
canvas {
  image-rendering: pixelated;
  border: 1px solid var(--st-border-color);
  cursor: crosshair;
  display: block;
}
.say {
  min-height: 1.5em;
  margin-top: 6px;
  color: var(--muted);
}
.say b {
  color: var(--text);
  font-family: var(--st-code-font), monospace;
  font-weight: 600;
}
.note {
  color: var(--muted);
  font-size: 0.8rem;
}
`;var bt=$([L,N],e=>{let t=P(e);return{update(o,r){t.send=a=>r.setTriggerValue("acted",{cell:a}),q(t,o)},stop(){t.box.remove()}}});function P(e){let t=e.appendChild(d("div","local themed")),o=t.appendChild(d("div","values")),r=t.appendChild(d("div","entries")),a=t.appendChild(d("div","say"));a.setAttribute("aria-live","polite");let n={box:t,values:o,entries:r,say:a,data:null,drawn:"",send:l=>{}},c=l=>F(n,l.target.closest?.("[data-entry]"));return r.addEventListener("pointerover",c),r.addEventListener("focusin",c),r.addEventListener("pointerleave",()=>I(n)),t.addEventListener("click",l=>D(n,l.target.closest?.("[data-cell], [data-entry]"))),t.addEventListener("keydown",l=>K(n,l)),n}function q(e,t){let o=O(e.box),r=JSON.stringify(t)+o;if(r===e.drawn)return;let a=e.box.getRootNode().activeElement?.dataset?.cell;Object.assign(e,{drawn:r,data:t});let{operands:n,output:c,words:l}=t;e.values.replaceChildren(),n.forEach((s,p)=>e.values.append(T(s,l.operand.replace("{slot}",p),l))),n.length&&e.values.append(d("span","arrow","→")),e.values.append(T(c,l.output,l,t.cell)),e.entries.replaceChildren(...t.entries?H(e,t.entries):[]),a!==void 0&&e.values.querySelector(`[data-cell="${a}"]`)?.focus(),I(e)}function T(e,t,o,r){let a=d("div","board");a.appendChild(d("div","title")).append(d("b","",e.title),` ${t}`);let c=r!==void 0;if(!e.cells.length)a.append(d("div","note",o.empty));else for(let l of B(e,c,r))a.append(l);return e.cells.length&&e.kept.some((l,s)=>l<e.shape[s])&&a.append(d("div","note",o.corner.replace("{shape}",y(e.shape)))),a}function B(e,t,o){let r=e.kept.length,a=r?e.kept[r-1]:1,n=r>1?e.kept[r-2]:1,c=[];for(let l=0;l<e.cells.length;l+=n*a){let s=d("table");r>2&&s.appendChild(d("tr")).append(d("th","",`[${x(e.numbers[l],e.shape).slice(0,-2).join(", ")}]`));for(let p=0;p<n;p++){let f=s.appendChild(d("tr"));for(let i=0;i<a;i++)f.append(G(e,l+p*a+i,t,o))}c.push(s)}return c}function G(e,t,o,r){let a=e.numbers[t],n=d("td","",e.cells[t]),c=`${m(e.name,a,e.shape)} = ${e.cells[t]}`;o&&(n.className=a===r?"click chosen":"click",n.dataset.cell=a,n.tabIndex=t?-1:0,n.setAttribute("role","button"),n.setAttribute("aria-pressed",String(a===r)));let l=e.lit[t];return l!==void 0&&(n.classList.add("lit"),l&&n.append(d("small","",`∂ ${l}`))),n.setAttribute("aria-label",l?`${c}, ∂ = ${l}`:c),n}function H(e,t){let o=d("div","title",t.title);o.append(d("span","",` ${t.shape}`));let r=[o,t.written?J(e,t):X(e,t)];return t.flat&&r.push(d("div","note",e.data.words.numbered)),r}function J(e,t){let[o,r]=t.outer,a=t.inner[0]*t.inner[1];if(o*r===1)return j(e,t,0);let n=d("table","outer");for(let c=0;c<o;c++){let l=n.appendChild(d("tr"));for(let s=0;s<r;s++)l.appendChild(d("td")).append(j(e,t,(c*r+s)*a))}return n}function j(e,t,o){let r=d("table"),[a,n]=t.inner;for(let c=0;c<a;c++){let l=r.appendChild(d("tr"));for(let s=0;s<n;s++)l.append(W(e,t,t.order[o+c*n+s]))}return r}function W(e,t,o){let r=d("td","entry",t.texts[o]),a=t.heat[o];return r.classList.add(a>0?"plus":a<0?"minus":"nought"),r.style.setProperty("--heat",String(Math.abs(a))),r.classList.toggle("row",Math.floor(o/t.width)===e.data.cell),r.dataset.entry=o,r.tabIndex=o===t.order[0]?0:-1,r.setAttribute("aria-label",w(e,t,o)),r}function X(e,t){let o=t.outer[1]*t.inner[1],r=t.outer[0]*t.inner[0],a=Math.max(1,Math.min(14,Math.floor(560/Math.max(r,o)))),n=d("canvas");Object.assign(n,{width:o,height:r,tabIndex:0}),Object.assign(n.style,{width:`${o*a}px`,height:`${r*a}px`}),n.setAttribute("role","img"),n.setAttribute("aria-label",`${t.title} ${t.shape}`);let c=A(n),l=["--forward","--backward","--card","--selection"].map(f=>getComputedStyle(e.box).getPropertyValue(f));c.fillStyle=l[2],c.fillRect(0,0,o,r);let s=(f,i)=>Y(t,f,i);for(let f=0;f<r;f++)for(let i=0;i<o;i++){let h=s(f,i),u=t.heat[h],g=Math.floor(h/t.width)===e.data.cell;!u&&!g||(c.globalAlpha=g?Math.max(.35,Math.abs(u)):.15+.85*Math.abs(u),c.fillStyle=g?l[3]:u>0?l[0]:l[1],c.fillRect(i,f,1,1))}let p=f=>{let i=n.getBoundingClientRect(),h=Math.floor((f.clientY-i.top)/i.height*r),u=Math.floor((f.clientX-i.left)/i.width*o);return h>=0&&h<r&&u>=0&&u<o?s(h,u):null};return n.addEventListener("pointermove",f=>{let i=p(f);i!==null&&b(e,w(e,t,i))}),n.addEventListener("click",f=>{let i=p(f);i!==null&&e.send(Math.floor(i/t.width))}),n}function Y(e,t,o){let[r,a]=e.inner,n=Math.floor(t/r)*e.outer[1]+Math.floor(o/a);return e.order[n*r*a+t%r*a+o%a]}function w(e,t,o){let r=m(t.output,Math.floor(o/t.width),t.output_shape),a=m(t.operand,o%t.width,t.operand_shape),{entry:n}=e.data.words;return n.replace("{output}",r).replace("{operand}",a).replace("{value}",t.texts[o])}function F(e,t){t&&b(e,w(e,e.data.entries,Number(t.dataset.entry)))}function D(e,t){if(!t)return;let{entries:o}=e.data;e.send(t.dataset.cell!==void 0?Number(t.dataset.cell):Math.floor(Number(t.dataset.entry)/o.width))}function K(e,t){let o=t.target.closest?.("td[data-cell], td[data-entry]");if(!o)return;if(M("cells",t)==="choose")return t.preventDefault(),D(e,o);let r=o.dataset.cell!==void 0?"[data-cell]":"[data-entry]",a={ArrowRight:1,ArrowLeft:-1}[t.key],n={ArrowDown:1,ArrowUp:-1}[t.key],c=[...o.parentNode.children].indexOf(o),l=[...o.closest("table").rows],s=a?o.parentNode.children[c+a]:n?l[l.indexOf(o.parentNode)+n]?.children[c]:null;(a||n)&&t.preventDefault(),s?.matches(r)&&(o.tabIndex=-1,s.tabIndex=0,s.focus())}function I(e){let{cell:t,output:o,operands:r,words:a}=e.data;if(t===null)return b(e,o.cells.length&&r.length?a.hint:"",!0);let n=r.flatMap(s=>Object.entries(s.lit).map(([p,f])=>m(s.name,s.numbers[p],s.shape)+(f?` (∂ ${f})`:""))),c=m(o.name,t,o.shape),l=n.length?a.depends.replace("{cells}",k(n)):a.nothing;b(e,l.replace("{cell}",c))}function b(e,t,o=!1){e.say.replaceChildren(o?t:d("b","",t))}export{bt as default};
