function d(e,t="",a=""){let o=document.createElement(e);return t&&(o.className=t),a!==""&&(o.textContent=String(a)),o}function w(e){let t=e.getContext("2d");if(!t)throw new Error("this browser draws on no canvas");return t}function v(e,t){let a=e.map(n=>{let r=new CSSStyleSheet;return r.replaceSync(n),r}),o=new WeakMap;return n=>{let r=n.parentElement,c=o.get(r);c||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...a],c=t(r),o.set(r,c));let l=c;return l.update(n.data,n),()=>{l.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(s=>!a.includes(s)),o.delete(r)}}}var y=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function L(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let a=getComputedStyle(t).backgroundColor;return t.remove(),j(a)}function j(e){let[t=255,a=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*a+.1*o<128}function k(e){let t=L(e);return e.classList.toggle("dark",t),t}var S=`.local {
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
`;var et=v([y,S],e=>{let t=z(e);return{update(a,o){t.send=n=>o.setTriggerValue("acted",{cell:n}),D(t,a)},stop(){t.box.remove()}}});function z(e){let t=e.appendChild(d("div","local themed")),a=t.appendChild(d("div","values")),o=t.appendChild(d("div","entries")),n=t.appendChild(d("div","say"));n.setAttribute("aria-live","polite");let r={box:t,values:a,entries:o,say:n,data:null,drawn:"",send:l=>{}},c=l=>q(r,l.target.closest?.("[data-entry]"));return o.addEventListener("pointerover",c),o.addEventListener("focusin",c),o.addEventListener("pointerleave",()=>A(r)),t.addEventListener("click",l=>$(r,l.target.closest?.("[data-cell], [data-entry]"))),t.addEventListener("keydown",l=>G(r,l)),r}function D(e,t){let a=k(e.box),o=JSON.stringify(t)+a;if(o===e.drawn)return;let n=e.box.getRootNode().activeElement?.dataset?.cell;Object.assign(e,{drawn:o,data:t});let{operands:r,output:c,words:l}=t;e.values.replaceChildren(),r.forEach((s,p)=>e.values.append(C(s,l.operand.replace("{slot}",p),l))),r.length&&e.values.append(d("span","arrow","→")),e.values.append(C(c,l.output,l,t.cell)),e.entries.replaceChildren(...t.entries?T(e,t.entries):[]),n!==void 0&&e.values.querySelector(`[data-cell="${n}"]`)?.focus(),A(e)}function C(e,t,a,o){let n=d("div","board");n.appendChild(d("div","title")).append(d("b","",e.title),` ${t}`);let c=o!==void 0;if(!e.cells.length)n.append(d("div","note",a.empty));else for(let l of I(e,c,o))n.append(l);return e.cells.length&&e.kept.some((l,s)=>l<e.shape[s])&&n.append(d("div","note",a.corner.replace("{shape}",J(e.shape)))),n}function I(e,t,a){let o=e.kept.length,n=o?e.kept[o-1]:1,r=o>1?e.kept[o-2]:1,c=[];for(let l=0;l<e.cells.length;l+=r*n){let s=d("table");o>2&&s.appendChild(d("tr")).append(d("th","",`[${E(e.numbers[l],e.shape).slice(0,-2).join(", ")}]`));for(let p=0;p<r;p++){let f=s.appendChild(d("tr"));for(let i=0;i<n;i++)f.append(R(e,l+p*n+i,t,a))}c.push(s)}return c}function R(e,t,a,o){let n=e.numbers[t],r=d("td","",e.cells[t]),c=`${b(e.name,n,e.shape)} = ${e.cells[t]}`;a&&(r.className=n===o?"click chosen":"click",r.dataset.cell=n,r.tabIndex=t?-1:0,r.setAttribute("role","button"),r.setAttribute("aria-pressed",String(n===o)));let l=e.lit[t];return l!==void 0&&(r.classList.add("lit"),l&&r.append(d("small","",`∂ ${l}`))),r.setAttribute("aria-label",l?`${c}, ∂ = ${l}`:c),r}function T(e,t){let a=d("div","title",t.title);a.append(d("span","",` ${t.shape}`));let o=[a,t.written?V(e,t):B(e,t)];return t.flat&&o.push(d("div","note",e.data.words.numbered)),o}function V(e,t){let[a,o]=t.outer,n=t.inner[0]*t.inner[1];if(a*o===1)return M(e,t,0);let r=d("table","outer");for(let c=0;c<a;c++){let l=r.appendChild(d("tr"));for(let s=0;s<o;s++)l.appendChild(d("td")).append(M(e,t,(c*o+s)*n))}return r}function M(e,t,a){let o=d("table"),[n,r]=t.inner;for(let c=0;c<n;c++){let l=o.appendChild(d("tr"));for(let s=0;s<r;s++)l.append(_(e,t,t.order[a+c*r+s]))}return o}function _(e,t,a){let o=d("td","entry",t.texts[a]),n=t.heat[a];return o.classList.add(n>0?"plus":n<0?"minus":"nought"),o.style.setProperty("--heat",String(Math.abs(n))),o.classList.toggle("row",Math.floor(a/t.width)===e.data.cell),o.dataset.entry=a,o.tabIndex=a===t.order[0]?0:-1,o.setAttribute("aria-label",x(e,t,a)),o}function B(e,t){let a=t.outer[1]*t.inner[1],o=t.outer[0]*t.inner[0],n=Math.max(1,Math.min(14,Math.floor(560/Math.max(o,a)))),r=d("canvas");Object.assign(r,{width:a,height:o,tabIndex:0}),Object.assign(r.style,{width:`${a*n}px`,height:`${o*n}px`}),r.setAttribute("role","img"),r.setAttribute("aria-label",`${t.title} ${t.shape}`);let c=w(r),l=["--forward","--backward","--card","--selection"].map(f=>getComputedStyle(e.box).getPropertyValue(f));c.fillStyle=l[2],c.fillRect(0,0,a,o);let s=(f,i)=>P(t,f,i);for(let f=0;f<o;f++)for(let i=0;i<a;i++){let h=s(f,i),u=t.heat[h],g=Math.floor(h/t.width)===e.data.cell;!u&&!g||(c.globalAlpha=g?Math.max(.35,Math.abs(u)):.15+.85*Math.abs(u),c.fillStyle=g?l[3]:u>0?l[0]:l[1],c.fillRect(i,f,1,1))}let p=f=>{let i=r.getBoundingClientRect(),h=Math.floor((f.clientY-i.top)/i.height*o),u=Math.floor((f.clientX-i.left)/i.width*a);return h>=0&&h<o&&u>=0&&u<a?s(h,u):null};return r.addEventListener("pointermove",f=>{let i=p(f);i!==null&&m(e,x(e,t,i))}),r.addEventListener("click",f=>{let i=p(f);i!==null&&e.send(Math.floor(i/t.width))}),r}function P(e,t,a){let[o,n]=e.inner,r=Math.floor(t/o)*e.outer[1]+Math.floor(a/n);return e.order[r*o*n+t%o*n+a%n]}function x(e,t,a){let o=b(t.output,Math.floor(a/t.width),t.output_shape),n=b(t.operand,a%t.width,t.operand_shape),{entry:r}=e.data.words;return r.replace("{output}",o).replace("{operand}",n).replace("{value}",t.texts[a])}function q(e,t){t&&m(e,x(e,e.data.entries,Number(t.dataset.entry)))}function $(e,t){if(!t)return;let{entries:a}=e.data;e.send(t.dataset.cell!==void 0?Number(t.dataset.cell):Math.floor(Number(t.dataset.entry)/a.width))}function G(e,t){let a=t.target.closest?.("td[data-cell], td[data-entry]");if(!a)return;if(t.key==="Enter"||t.key===" ")return t.preventDefault(),$(e,a);let o=a.dataset.cell!==void 0?"[data-cell]":"[data-entry]",n={ArrowRight:1,ArrowLeft:-1}[t.key],r={ArrowDown:1,ArrowUp:-1}[t.key],c=[...a.parentNode.children].indexOf(a),l=[...a.closest("table").rows],s=n?a.parentNode.children[c+n]:r?l[l.indexOf(a.parentNode)+r]?.children[c]:null;(n||r)&&t.preventDefault(),s?.matches(o)&&(a.tabIndex=-1,s.tabIndex=0,s.focus())}function A(e){let{cell:t,output:a,operands:o,words:n}=e.data;if(t===null)return m(e,a.cells.length&&o.length?n.hint:"",!0);let r=o.flatMap(s=>Object.entries(s.lit).map(([p,f])=>b(s.name,s.numbers[p],s.shape)+(f?` (∂ ${f})`:""))),c=b(a.name,t,a.shape),l=r.length?n.depends.replace("{cells}",r.slice(0,12).join(", ")+(r.length>12?", …":"")):n.nothing;m(e,l.replace("{cell}",c))}function m(e,t,a=!1){e.say.replaceChildren(a?t:d("b","",t))}function E(e,t){let a=[];for(let o=t.length-1,n=e;o>=0;o--)a.unshift(n%t[o]),n=Math.floor(n/t[o]);return a}function b(e,t,a){return a.length?`${e}[${E(t,a).join(", ")}]`:e}function J(e){return e.length===1?`(${e[0]},)`:`(${e.join(", ")})`}export{et as default};
