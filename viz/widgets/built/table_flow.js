function $(e,t,a){return{sources:a,shown:t.labels.length*t.columns.length,value:A(e.value),absence:A(e.absence)}}function A(e){return Uint8Array.from(atob(e),t=>t.charCodeAt(0))}function C(e,t){return e[t>>3]>>7-(t&7)&1}function E(e,t){let a=[...Array(e.sources).keys()],n=s=>a.filter(r=>C(s,r*e.shown+t));return{value:n(e.value),absence:n(e.absence)}}function L(e,t){let a=[...Array(e.shown).keys()],n=s=>a.filter(r=>C(s,t*e.shown+r));return{value:n(e.value),absence:n(e.absence)}}function k(e,t){let a=e.labels[Math.floor(t/e.columns.length)],n=e.columns[t%e.columns.length].name;return`${e.kind==="file"?e.title:e.name}[${a}, ${n}]`}var G="http://www.w3.org/2000/svg";function d(e,t="",a=""){let n=document.createElement(e);return t&&(n.className=t),a!==""&&(n.textContent=String(a)),n}function w(e,t={},a=""){let n=document.createElementNS(G,e);for(let[s,r]of Object.entries(t))n.setAttribute(s,String(r));return a&&n.setAttribute("class",a),n}var M={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function N(e,{key:t}){let a=t.length===1?t.toLowerCase():t;return Object.entries(M[e]).find(([,n])=>n.includes(a))?.[0]}function T(e){let{setStateValue:t,setTriggerValue:a}=e;return{...e,setStateValue:(...n)=>O(()=>t(...n)),setTriggerValue:(...n)=>O(()=>a(...n))}}function O(e){let t=window.setTimeout,a=(n,s=0,...r)=>s>0||typeof n!="function"?t(n,s,...r):(queueMicrotask(()=>n(...r)),0);window.setTimeout=a;try{return e()}finally{window.setTimeout=t}}function z(e,t){let a=e.map(s=>{let r=new CSSStyleSheet;return r.replaceSync(s),r}),n=new WeakMap;return s=>{let r=s.parentElement,i=n.get(r);i||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...a],i=t(r),n.set(r,i));let o=i;return o.update(s.data,T(s)),()=>{o.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(c=>!a.includes(c)),n.delete(r)}}}var D=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function _(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let a=getComputedStyle(t).backgroundColor;return t.remove(),q(a)}function q(e){let[t=255,a=255,n=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*a+.1*n<128}function j(e){let t=_(e);return e.classList.toggle("dark",t),t}var R=`.flow {
  color: var(--text);
  font: 0.87rem / 1.45 var(--st-font);
  display: grid;
  gap: 16px;
  grid-template-columns: minmax(220px, max-content) minmax(0, 1fr);
  align-items: start;
}
.source {
  position: sticky;
  top: 60px;
  max-width: 44vw;
}
.steps {
  display: flex;
  flex-wrap: wrap;
  gap: 18px 22px;
  align-items: flex-start;
}
.step {
  border-left: 3px solid var(--separator);
  padding-left: 14px;
  max-width: 100%;
  box-sizing: border-box;
}
.code {
  font:
    0.83rem / 1.5 var(--st-code-font),
    monospace;
  display: flex;
  gap: 10px;
  margin-bottom: 8px;
  align-items: baseline;
}
.code .line {
  color: var(--muted);
  min-width: 1.4em;
  text-align: right;
}
.code code {
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  color: var(--forward);
}
.tables {
  display: flex;
  flex-wrap: wrap;
  gap: 12px;
  align-items: flex-start;
}
.card {
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  padding: 10px 12px;
  box-sizing: border-box;
  background: var(--st-background-color);
  max-width: 100%;
  min-width: 0;
}
.head {
  display: flex;
  justify-content: space-between;
  gap: 12px;
  align-items: baseline;
}
.head .name {
  font:
    600 0.9rem / 1.4 var(--st-code-font),
    monospace;
  overflow-wrap: anywhere;
}
.badge {
  font-size: 0.8rem;
  padding: 0 8px;
  border-radius: 999px;
  border: 1px solid currentcolor;
  color: var(--muted);
  white-space: nowrap;
}
.card.tensor .badge {
  color: var(--axis-0);
  background: var(--axis-0-cell);
}
.card.table .badge,
.card.column .badge {
  color: var(--forward);
  background: var(--forward-cell);
}
.card.array .badge {
  color: var(--axis-1);
  background: var(--axis-1-cell);
}
.facts {
  font:
    0.8rem / 1.5 var(--st-code-font),
    monospace;
  color: var(--muted);
  margin-bottom: 4px;
}
.scroll {
  overflow: auto;
  max-height: 520px;
}
table {
  border-collapse: separate;
  border-spacing: 2px;
}
th {
  font:
    500 0.8rem / 1.25 var(--st-code-font),
    monospace;
  text-align: center;
  vertical-align: bottom;
  padding: 0 4px;
  color: var(--text);
}
th .dtype {
  color: var(--muted);
  font-weight: 400;
}
th.label {
  color: var(--muted);
  text-align: right;
  vertical-align: middle;
  position: sticky;
  left: 0;
  background: var(--st-background-color);
}
th.more,
.more {
  color: var(--muted);
  font-size: 0.8rem;
  padding: 4px;
}
.bars {
  display: block;
  margin: 3px auto 1px;
}
.bar {
  fill: var(--edge);
}
.bar.missing {
  fill: var(--wrong);
}
td {
  font:
    0.83rem / 1 var(--st-code-font),
    monospace;
  min-width: 3.2rem;
  height: 1.8rem;
  padding: 0 7px;
  text-align: right;
  border-radius: 5px;
  background: var(--forward-cell);
  white-space: nowrap;
  box-sizing: border-box;
  cursor: pointer;
}
td.kind-t,
td.kind-o {
  text-align: left;
}
.card.file td.digits {
  text-align: right;
}
.card.file td {
  background: var(--folded);
}
td.kind-m,
td.gap {
  color: var(--wrong);
  background: var(--wrong-cell);
  font-style: italic;
}
td .nothing {
  color: var(--wrong);
  font-style: italic;
}
td.changed {
  box-shadow: inset 0 0 0 2px var(--axis-0);
  animation: come 1s ease-out;
}
td.own {
  outline: 3px solid var(--st-primary-color);
  outline-offset: -1px;
}
td.value {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
  color: var(--text);
  font-weight: 700;
}
td.absence:not(.value) {
  box-shadow: inset 0 0 0 2px var(--selection);
  background-image: repeating-linear-gradient(45deg, transparent 0 5px, var(--selection-cell) 5px 9px);
}
td:focus-visible {
  outline: 3px solid var(--st-primary-color);
  outline-offset: -1px;
}
@keyframes come {
  0% {
    background: var(--axis-0-cell);
  }
}
.say {
  margin-top: 10px;
  color: var(--text);
  max-width: 44ch;
  min-height: 4.4em;
  overflow-wrap: anywhere;
}
.none,
.empty {
  color: var(--muted);
  padding: 8px 2px;
}
@media (max-width: 900px) {
  .flow {
    grid-template-columns: minmax(0, 1fr);
  }
  .source {
    position: static;
    max-width: 100%;
  }
  .say {
    min-height: 3em;
    max-width: none;
  }
}
@media (prefers-reduced-motion: reduce) {
  td.changed {
    animation: none;
  }
}
`;var ke=z([D,R],e=>{let t=e.appendChild(d("div","flow themed")),a=t.appendChild(d("div","source")),n=t.appendChild(d("div","steps")),s=d("div","say");s.setAttribute("role","status");let r={box:t,left:a,steps:n,say:s,drawn:"",data:null,moves:new Map,cells:new Map,chosen:null,send:o=>{}},i=o=>o.target.closest?.("td[data-flat]");return t.addEventListener("pointerover",o=>i(o)&&m(r,y(i(o)))),t.addEventListener("pointerleave",()=>m(r,r.chosen)),t.addEventListener("focusin",o=>i(o)&&m(r,y(i(o)))),t.addEventListener("click",o=>i(o)&&V(r,y(i(o)))),t.addEventListener("keydown",o=>i(o)&&ae(r,o,i(o))),{update(o,c){j(t),r.send=l=>c.setTriggerValue("acted",l),W(r,o)},stop:()=>t.remove()}});function W(e,t){let a=JSON.stringify(t);if(a===e.drawn)return;let n=e.data,s=n&&JSON.stringify(n.steps)===JSON.stringify(t.steps);if(Object.assign(e,{drawn:a,data:t}),e.moves=new Map(t.moves.map(r=>[`${r.step}/${r.table}`,$(r,S(t,r),t.tried)])),!s){e.cells.clear(),n&&(e.chosen=null);let[r,...i]=t.steps;e.left.replaceChildren(U(e,r.tables[0],0,0),e.say),e.steps.replaceChildren(...i.map((o,c)=>P(e,o,c+1))),i.length||e.steps.append(d("div","none",t.words.none))}m(e,e.chosen)}function S(e,{step:t,table:a}){return e.steps[t].tables[a]}function P(e,t,a){let n=d("section","step");n.appendChild(d("div","code")).append(d("span","line",String(t.line)),d("code","",t.text));let r=n.appendChild(d("div","tables"));for(let[i,o]of t.tables.entries())r.append(U(e,o,a,i));return n}function U(e,t,a,n){let{words:s}=e.data,r=d("div",`card ${t.kind}`),i=r.appendChild(d("div","head"));i.append(d("span","name",t.kind==="file"?t.title:t.name)),i.append(d("span","badge",s.kinds[t.kind])),r.append(d("div","facts",t.facts));let o=r.appendChild(d("div","scroll"));if((!t.columns.length||!t.labels.length)&&(o.append(d("div","empty",t.columns.length?s.norows:s.nocells)),!t.columns.length))return r;let c=o.appendChild(d("table"));c.setAttribute("aria-label",t.kind==="file"?t.title:t.name);let l=c.appendChild(d("thead")).appendChild(d("tr"));l.append(d("th","corner"));for(let p of t.columns)l.append(Q(p,t,s));t.columns.length<t.width&&l.append(d("th","more",`+${t.width-t.columns.length}`));let f=c.appendChild(d("tbody")),h=new Set(t.changed);if(t.labels.forEach((p,u)=>{let x=f.appendChild(d("tr"));x.append(d("th","label",p)),t.columns.forEach((b,B)=>{let v=u*t.columns.length+B,g=x.appendChild(d("td",`kind-${b.kinds[u]}`,b.cells[u]));t.kind==="file"&&K(b.cells[u])&&g.classList.add("gap"),t.kind==="file"&&/\d$/.test(b.cells[u])&&g.classList.add("digits"),b.cells[u]||g.append(d("span","nothing",s.nothing)),h.has(v)&&g.classList.add("changed"),Object.assign(g.dataset,{step:a,table:n,flat:v}),g.tabIndex=v?-1:0,e.cells.set(`${a}/${n}/${v}`,g)})}),t.labels.length<t.rows){let p=s.rows.replace("{count}",String(t.rows-t.labels.length));o.append(d("div","more",p))}return r}var F=new Set(["","NA","N/A","n/a","NaN","nan","NULL","null","None","<NA>","#N/A"]);function K(e){return F.has(e.trim())}function Q(e,t,a){let n=d("th");return n.scope="col",n.append(d("div","name",e.name)),e.dtype&&n.append(d("div","dtype",e.dtype)),t.kind!=="file"&&t.rows>1&&n.append(X(e,t,a)),n}function X(e,t,a){let r=w("svg",{viewBox:"0 0 64 20",width:64,height:20,role:"img"},"bars"),i=Math.max(1,...e.bars,e.missing),o=e.bars.length+(e.missing?1:0),c=Math.min(10,64/Math.max(o,1));if(e.bars.forEach((p,u)=>{let x=p/i*20;r.append(w("rect",{x:u*c,y:20-x,width:c-1,height:x},"bar"))}),e.missing){let p=e.missing/i*20;r.append(w("rect",{x:64-c,y:20-p,width:c-1,height:p},"bar missing"))}let l=a.missing.replace("{missing}",String(e.missing)).replace("{rows}",String(t.rows)),f=e.labels.length?`${l}; ${e.labels.join(e.kinds.includes("n")?" … ":", ")}`:l;r.setAttribute("aria-label",f);let h=r.appendChild(w("title"));return h.textContent=f,r}function y(e){return{step:Number(e.dataset.step),table:Number(e.dataset.table),flat:Number(e.dataset.flat)}}function V(e,t){e.chosen=t,!e.data.asked&&e.data.cells&&(e.data.asked=!0,e.say.textContent=e.data.words.asking.replace("{count}",String(e.data.cells)),e.send({ask:!0})),m(e,t)}function m(e,t){for(let a of e.box.querySelectorAll(".own, .value, .absence"))a.classList.remove("own","value","absence");if(!t){e.say.textContent=e.data.asked&&!e.data.tried?e.say.textContent:e.data.words.hint;return}e.cells.get(`${t.step}/${t.table}/${t.flat}`)?.classList.add("own"),e.data.tried&&(t.step?Y(e,t):Z(e,t))}function Y(e,t){let a=e.moves.get(`${t.step}/${t.table}`);if(!a)return;let{value:n,absence:s}=E(a,t.flat),r=e.data.steps[0].tables[0];for(let[h,p]of[[n,"value"],[s,"absence"]])for(let u of h)e.cells.get(`0/0/${ee(e,u)}`)?.classList.add(p);let{words:i}=e.data,o=k(S(e.data,t),t.flat),c=new Set([...n,...s]).size,l=c===1?i.depends_one:c?i.depends:i.independent,f=e.data.tried<e.data.size?` ${i.partly.replace("{tried}",String(e.data.tried)).replace("{size}",String(e.data.size))}`:"";e.say.textContent=l.replace("{cell}",o).replace("{count}",String(c)).replace("{file}",r.title)+(s.some(h=>!n.includes(h))?` ${i.absence}`:"")+f}function Z(e,t){let a=te(e,t.flat),n=0;for(let[i,o]of e.moves){if(a>=o.sources)continue;let{value:c,absence:l}=L(o,a);for(let f of c)e.cells.get(`${i}/${f}`)?.classList.add("value");for(let f of l)e.cells.get(`${i}/${f}`)?.classList.add("absence");n+=new Set([...c,...l]).size}let{words:s}=e.data,r=k(e.data.steps[0].tables[0],t.flat);e.say.textContent=s.moves.replace("{cell}",r).replace("{count}",String(n))}function ee(e,t){let a=e.data.steps[0].tables[0],n=Math.floor(t/a.width),s=t%a.width;return n<a.labels.length&&s<a.columns.length?n*a.columns.length+s:-1}function te(e,t){let a=e.data.steps[0].tables[0];return Math.floor(t/a.columns.length)*a.width+t%a.columns.length}var ne={ArrowLeft:[0,-1],ArrowRight:[0,1],ArrowUp:[-1,0],ArrowDown:[1,0]};function ae(e,t,a){let n=y(a);if(N("cells",t)==="choose"){t.preventDefault(),V(e,n);return}if(t.key==="Escape"){e.chosen=null,m(e,null);return}let s=ne[t.key];if(!s)return;let r=S(e.data,n),i=r.columns.length,o=Math.floor(n.flat/i)+s[0],c=n.flat%i+s[1];if(o<0||o>=r.labels.length||c<0||c>=i)return;t.preventDefault();let l=e.cells.get(`${n.step}/${n.table}/${o*i+c}`);l.tabIndex=0,a.tabIndex=-1,l.focus()}export{ke as default};
