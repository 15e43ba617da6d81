function g(e,t){let r=[];for(let o=t.length-1,a=e;o>=0;o--)r.unshift(a%t[o]),a=Math.floor(a/t[o]);return r}function b(e,t,r){return r.length?`${e}[${g(t,r).join(", ")}]`:e}function y(e){return`(${e.join(", ")}${e.length===1?",":""})`}var v=12;function k(e){return e.slice(0,v).join(", ")+(e.length>v?", …":"")}function d(e,t="",r=""){let o=document.createElement(e);return t&&(o.className=t),r!==""&&(o.textContent=String(r)),o}function A(e){let t=e.getContext("2d");if(!t)throw new Error("this browser draws on no canvas");return t}var S={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function M(e,{key:t}){let r=t.length===1?t.toLowerCase():t;return Object.entries(S[e]).find(([,o])=>o.includes(r))?.[0]}function C(e,t){let r=e.map(a=>{let n=new CSSStyleSheet;return n.replaceSync(a),n}),o=new WeakMap;return a=>{let n=a.parentElement,c=o.get(n);c||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...r],c=t(n),o.set(n,c));let l=c;return l.update(a.data,a),()=>{l.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(s=>!r.includes(s)),o.delete(n)}}}var E=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function T(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),z(r)}function z(e){let[t=255,r=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*o<128}function $(e){let t=T(e);return e.classList.toggle("dark",t),t}var L=`.local {
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
`;var pt=C([E,L],e=>{let t=_(e);return{update(r,o){t.send=a=>o.setTriggerValue("acted",{cell:a}),P(t,r)},stop(){t.box.remove()}}});function _(e){let t=e.appendChild(d("div","local themed")),r=t.appendChild(d("div","values")),o=t.appendChild(d("div","entries")),a=t.appendChild(d("div","say"));a.setAttribute("aria-live","polite");let n={box:t,values:r,entries:o,say:a,data:null,drawn:"",send:l=>{}},c=l=>X(n,l.target.closest?.("[data-entry]"));return o.addEventListener("pointerover",c),o.addEventListener("focusin",c),o.addEventListener("pointerleave",()=>D(n)),t.addEventListener("click",l=>j(n,l.target.closest?.("[data-cell], [data-entry]"))),t.addEventListener("keydown",l=>Y(n,l)),n}function P(e,t){let r=$(e.box),o=JSON.stringify(t)+r;if(o===e.drawn)return;let a=e.box.getRootNode().activeElement?.dataset?.cell;Object.assign(e,{drawn:o,data:t});let{operands:n,output:c,words:l}=t;e.values.replaceChildren(),n.forEach((s,p)=>e.values.append(N(s,l.operand.replace("{slot}",p),l))),n.length&&e.values.append(d("span","arrow","→")),e.values.append(N(c,l.output,l,t.cell)),e.entries.replaceChildren(...t.entries?q(e,t.entries):[]),a!==void 0&&e.values.querySelector(`[data-cell="${a}"]`)?.focus(),D(e)}function N(e,t,r,o){let a=d("div","board");a.appendChild(d("div","title")).append(d("b","",e.title),` ${t}`);let c=o!==void 0;if(!e.cells.length)a.append(d("div","note",r.empty));else for(let l of V(e,c,o))a.append(l);return e.cells.length&&e.kept.some((l,s)=>l<e.shape[s])&&a.append(d("div","note",r.corner.replace("{shape}",y(e.shape)))),a}function V(e,t,r){let o=e.kept.length,a=o?e.kept[o-1]:1,n=o>1?e.kept[o-2]:1,c=[];for(let l=0;l<e.cells.length;l+=n*a){let s=d("table");o>2&&s.appendChild(d("tr")).append(d("th","",`[${g(e.numbers[l],e.shape).slice(0,-2).join(", ")}]`));for(let p=0;p<n;p++){let f=s.appendChild(d("tr"));for(let i=0;i<a;i++)f.append(B(e,l+p*a+i,t,r))}c.push(s)}return c}function B(e,t,r,o){let a=e.numbers[t],n=d("td","",e.cells[t]),c=`${b(e.name,a,e.shape)} = ${e.cells[t]}`;r&&(n.className=a===o?"click chosen":"click",n.dataset.cell=a,n.tabIndex=t?-1:0,n.setAttribute("role","button"),n.setAttribute("aria-pressed",String(a===o)));let l=e.lit[t];return l!==void 0&&(n.classList.add("lit"),l&&n.append(d("small","",`∂ ${l}`))),n.setAttribute("aria-label",l?`${c}, ∂ = ${l}`:c),n}function q(e,t){let r=d("div","title",t.title);r.append(d("span","",` ${t.shape}`));let o=[r,t.written?G(e,t):J(e,t)];return t.flat&&o.push(d("div","note",e.data.words.numbered)),o}function G(e,t){let[r,o]=t.outer,a=t.inner[0]*t.inner[1];if(r*o===1)return O(e,t,0);let n=d("table","outer");for(let c=0;c<r;c++){let l=n.appendChild(d("tr"));for(let s=0;s<o;s++)l.appendChild(d("td")).append(O(e,t,(c*o+s)*a))}return n}function O(e,t,r){let o=d("table"),[a,n]=t.inner;for(let c=0;c<a;c++){let l=o.appendChild(d("tr"));for(let s=0;s<n;s++)l.append(H(e,t,t.order[r+c*n+s]))}return o}function H(e,t,r){let o=d("td","entry",t.texts[r]),a=t.heat[r];return o.classList.add(a>0?"plus":a<0?"minus":"nought"),o.style.setProperty("--heat",String(Math.abs(a))),o.classList.toggle("row",Math.floor(r/t.width)===e.data.cell),o.dataset.entry=r,o.tabIndex=r===t.order[0]?0:-1,o.setAttribute("aria-label",w(e,t,r)),o}function J(e,t){let r=t.outer[1]*t.inner[1],o=t.outer[0]*t.inner[0],a=Math.max(1,Math.min(14,Math.floor(560/Math.max(o,r)))),n=d("canvas");Object.assign(n,{width:r,height:o,tabIndex:0}),Object.assign(n.style,{width:`${r*a}px`,height:`${o*a}px`}),n.setAttribute("role","img"),n.setAttribute("aria-label",`${t.title} ${t.shape}`);let c=A(n),l=["--forward","--backward","--card","--selection"].map(f=>getComputedStyle(e.box).getPropertyValue(f));c.fillStyle=l[2],c.fillRect(0,0,r,o);let s=(f,i)=>W(t,f,i);for(let f=0;f<o;f++)for(let i=0;i<r;i++){let h=s(f,i),u=t.heat[h],x=Math.floor(h/t.width)===e.data.cell;!u&&!x||(c.globalAlpha=x?Math.max(.35,Math.abs(u)):.15+.85*Math.abs(u),c.fillStyle=x?l[3]:u>0?l[0]:l[1],c.fillRect(i,f,1,1))}let p=f=>{let i=n.getBoundingClientRect(),h=Math.floor((f.clientY-i.top)/i.height*o),u=Math.floor((f.clientX-i.left)/i.width*r);return h>=0&&h<o&&u>=0&&u<r?s(h,u):null};return n.addEventListener("pointermove",f=>{let i=p(f);i!==null&&m(e,w(e,t,i))}),n.addEventListener("click",f=>{let i=p(f);i!==null&&e.send(Math.floor(i/t.width))}),n}function W(e,t,r){let[o,a]=e.inner,n=Math.floor(t/o)*e.outer[1]+Math.floor(r/a);return e.order[n*o*a+t%o*a+r%a]}function w(e,t,r){let o=b(t.output,Math.floor(r/t.width),t.output_shape),a=b(t.operand,r%t.width,t.operand_shape),{entry:n}=e.data.words;return n.replace("{output}",o).replace("{operand}",a).replace("{value}",t.texts[r])}function X(e,t){t&&m(e,w(e,e.data.entries,Number(t.dataset.entry)))}function j(e,t){if(!t)return;let{entries:r}=e.data;e.send(t.dataset.cell!==void 0?Number(t.dataset.cell):Math.floor(Number(t.dataset.entry)/r.width))}function Y(e,t){let r=t.target.closest?.("td[data-cell], td[data-entry]");if(!r)return;if(M("cells",t)==="choose")return t.preventDefault(),j(e,r);let o=r.dataset.cell!==void 0?"[data-cell]":"[data-entry]",a={ArrowRight:1,ArrowLeft:-1}[t.key],n={ArrowDown:1,ArrowUp:-1}[t.key],c=[...r.parentNode.children].indexOf(r),l=[...r.closest("table").rows],s=a?r.parentNode.children[c+a]:n?l[l.indexOf(r.parentNode)+n]?.children[c]:null;(a||n)&&t.preventDefault(),s?.matches(o)&&(r.tabIndex=-1,s.tabIndex=0,s.focus())}function D(e){let{cell:t,output:r,operands:o,words:a}=e.data;if(t===null)return m(e,r.cells.length&&o.length?a.hint:"",!0);let n=o.flatMap(s=>Object.entries(s.lit).map(([p,f])=>b(s.name,s.numbers[p],s.shape)+(f?` (∂ ${f})`:""))),c=b(r.name,t,r.shape),l=n.length?a.depends.replace("{cells}",k(n)):a.nothing;m(e,l.replace("{cell}",c))}function m(e,t,r=!1){e.say.replaceChildren(r?t:d("b","",t))}export{pt as default};
