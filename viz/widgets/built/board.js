function m(t,e){return t.style.setProperty("--line",`var(--axis-${e%5})`),t}var C=`button {
  font: inherit;
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--card-line);
  border-radius: 6px;
  padding: 2px 12px;
  cursor: pointer;
}
button:focus-visible,
input:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
`;function s(t,e="",a=""){let n=document.createElement(t);return e&&(n.className=e),a!==""&&(n.textContent=String(a)),n}var $={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function S(t,{key:e}){let a=e.length===1?e.toLowerCase():e;return Object.entries($[t]).find(([,n])=>n.includes(a))?.[0]}function L(t){let{setStateValue:e,setTriggerValue:a}=t;return{...t,setStateValue:(...n)=>A(()=>e(...n)),setTriggerValue:(...n)=>A(()=>a(...n))}}function A(t){let e=window.setTimeout,a=(n,r=0,...i)=>r>0||typeof n!="function"?e(n,r,...i):(queueMicrotask(()=>n(...i)),0);window.setTimeout=a;try{return t()}finally{window.setTimeout=e}}function E(t,e){let a=t.map(r=>{let i=new CSSStyleSheet;return i.replaceSync(r),i}),n=new WeakMap;return r=>{let i=r.parentElement,o=n.get(i);o||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...a],o=e(i),n.set(i,o));let l=o;return l.update(r.data,L(r)),()=>{l.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(d=>!a.includes(d)),n.delete(i)}}}var j=`/* Nested frames of a tensor's cells, one for each index of an outer axis, whose colour is --line. */
.frame {
  border: 2px solid var(--line);
  border-radius: 8px;
  padding: 4px 6px 6px;
  margin: 3px;
  display: inline-flex;
  flex-direction: column;
}
.pack {
  display: flex;
  gap: 2px;
}
.pack.down {
  flex-direction: column;
}
`;var O=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function P(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let a=getComputedStyle(e).backgroundColor;return e.remove(),W(a)}function W(t){let[e=255,a=255,n=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*a+.1*n<128}function M(t){let e=P(t);return t.classList.toggle("dark",e),e}var T=`.board {
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.87rem;
}
.cards {
  display: flex;
  flex-wrap: wrap;
  gap: 12px;
  align-items: stretch;
}
.card {
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  padding: 12px 14px;
  background: var(--st-background-color);
  max-width: 100%;
  min-width: 150px;
  box-sizing: border-box;
  overflow: hidden;
  display: flex;
  flex-direction: column;
  flex: 0 1 auto;
}
@media (max-width: 640px) {
  .card {
    flex: 1 1 100%; /* no second one has room beside it */
  }
}
.head {
  display: flex;
  justify-content: space-between;
  align-items: baseline;
  gap: 12px;
}
.title {
  font:
    600 0.87rem / 1.4 var(--st-code-font),
    monospace;
  overflow-wrap: anywhere;
  flex: 1;
  contain: inline-size;
}
.badge {
  font-size: 0.8rem;
  padding: 1px 8px;
  border-radius: 999px;
  white-space: nowrap;
  border: 1px solid currentcolor;
}
.badge.owner {
  color: var(--forward);
  background: var(--forward-cell);
}
.badge.view {
  color: var(--axis-0);
  background: var(--axis-0-cell);
}
.badge.copy {
  color: var(--muted);
  background: var(--folded);
}
.badge.result {
  color: var(--text);
  background: var(--selection-cell);
}
.badge.wrong {
  color: var(--wrong);
  background: var(--wrong-cell);
}
.facts {
  font:
    0.8rem / 1.5 var(--st-code-font),
    monospace;
  color: var(--muted);
  margin: 2px 0 8px;
}
.scroll {
  overflow: auto;
  max-height: 640px;
  padding: 2px;
}
.sign {
  align-self: center;
  font-size: 1.6rem;
  color: var(--muted);
  padding: 0 2px;
}
.frame > .label,
.axes .label {
  font:
    600 0.8rem / 1.3 var(--st-code-font),
    monospace;
  color: var(--line);
  white-space: nowrap;
}
table {
  border-collapse: separate;
  border-spacing: 2px;
}
th {
  font:
    0.8rem / 1 var(--st-code-font),
    monospace;
  color: var(--line);
  font-weight: 500;
  padding: 1px 3px;
  text-align: center;
}
td {
  font:
    0.83rem / 1 var(--st-code-font),
    monospace;
  min-width: 2.3rem;
  height: 1.75rem;
  padding: 0 5px;
  text-align: center;
  border-radius: 5px;
  background: var(--forward-cell);
  white-space: nowrap;
  box-sizing: border-box;
  cursor: default;
}
.card.copy td {
  background: var(--folded);
  box-shadow: inset 0 0 0 1px var(--separator);
}
td.warm {
  background: color-mix(in srgb, var(--axis-1) calc(var(--heat) * 62%), var(--forward-cell));
}
td.lit {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
  font-weight: 700;
}
td.faint {
  opacity: 0.5;
  background: transparent;
  box-shadow: inset 0 0 0 1px var(--muted);
}
td.faint {
  animation: stretch 1s ease-out;
} /* virtual copies run out of the cells that are stored */
@keyframes stretch {
  0% {
    opacity: 0;
    transform: translate(-70%, -70%) scale(0.4);
  }
  60% {
    opacity: 0.8;
  }
  100% {
    opacity: 0.5;
    transform: none;
  }
}
td.written,
.card.copy td.written {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
  font-weight: 700;
}
td.near,
.card.copy td.near {
  outline: 2px solid var(--st-primary-color);
  outline-offset: -1px;
  z-index: 1;
}
td:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
td.new {
  animation: flash 1.2s ease-out;
}
.clickable td {
  cursor: pointer;
}
@keyframes flash {
  0% {
    background: var(--selection);
    transform: scale(1.14);
  }
  100% {
    transform: none;
  }
}
.axes {
  display: flex;
  gap: 12px;
  flex-wrap: wrap;
  margin-bottom: 4px;
}
.ruler {
  align-self: flex-start;
  min-width: 0;
  padding: 8px 12px;
}
.ruler .facts {
  margin-bottom: 2px;
}
.signed {
  display: flex;
  gap: 12px;
  min-width: 0;
  max-width: 100%;
}
.note {
  color: var(--muted);
  font-size: 0.8rem;
  width: 0;
  min-width: 100%;
  margin-top: 6px;
}
.ribbon {
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  padding: 12px 14px;
  margin-top: 12px;
}
.ribbon .name {
  font-weight: 700;
}
.ribbon .about {
  color: var(--muted);
  margin-left: 0.5rem;
}
.ribbon table {
  border-spacing: 3px;
  margin-top: 6px;
}
.ribbon td {
  min-width: 1.9rem;
  padding: 0 3px;
}
.ribbon td.unreached {
  background: transparent;
  color: var(--muted);
  box-shadow: inset 0 0 0 1px var(--separator);
}
.ribbon .places td {
  background: none;
  height: 1.1rem;
  font-size: 0.8rem;
  color: var(--muted);
}
.ribbon .lane th {
  text-align: left;
  font:
    600 0.8rem / 1 var(--st-code-font),
    monospace;
  color: var(--text);
  padding-right: 10px;
  position: sticky;
  left: 0;
  background: var(--st-background-color);
  z-index: 2;
  white-space: nowrap;
}
.ribbon .lane td {
  height: 1.4rem;
  font-size: 0.8rem;
  background: linear-gradient(var(--separator), var(--separator)) center / 100% 1px no-repeat;
  color: var(--axis-0);
}
.ribbon .values td {
  height: 1.9rem;
  font-size: 0.87rem;
  background: var(--forward-cell);
  color: var(--text);
  border-radius: 5px;
}
.ribbon .values td.unreached {
  background: transparent;
  color: var(--muted);
}
.ribbon .values td.written {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
  font-weight: 700;
}
.ribbon .lane td.here {
  background: var(--axis-0-cell);
  border-radius: 999px;
}
.ribbon .lane td.first {
  box-shadow: inset 0 0 0 2px var(--axis-0);
  font-weight: 700;
}
.ribbon .lane td.near {
  box-shadow: inset 0 0 0 2px var(--st-primary-color);
}
.foot {
  display: flex;
  gap: 12px;
  align-items: center;
  margin: 8px 2px 0;
}
.say {
  min-height: 1.5em;
  color: var(--muted);
}
.say b {
  color: var(--text);
  font-family: var(--st-code-font), monospace;
}
@media (prefers-reduced-motion: reduce) {
  td.new,
  td.faint {
    animation: none;
  }
}
`;var F=1100,Se=E([O,C,j,T],t=>{let e=G(t);return{update(a,n){e.send=r=>n.setTriggerValue("acted",r),H(e,a)},stop(){clearTimeout(e.playing),e.box.remove()}}});function G(t){let e=t.appendChild(s("div","board themed")),a=e.appendChild(s("div","cards")),n=e.appendChild(s("div","ribbons")),r=e.appendChild(s("div","foot")),i=r.appendChild(s("button","play"));i.type="button";let o=r.appendChild(s("div","say"));o.setAttribute("aria-live","polite");let l={box:e,cards:a,ribbons:n,say:o,play:i,playing:0,now:"",drawn:"",texts:new Map,cells:new Map,addressed:new Map,data:null,send:c=>{}},d=c=>z(l,c.target.closest?.("td[data-card], td[data-address]"));return e.addEventListener("pointerover",d),e.addEventListener("focusin",d),e.addEventListener("pointerleave",()=>z(l,null)),e.addEventListener("click",c=>R(l,c.target.closest?.("td[data-card]"))),e.addEventListener("keydown",c=>ne(l,c)),i.addEventListener("click",()=>J(l)),l}function H(t,e){M(t.box),t.box.classList.toggle("clickable",e.clickable);let a=JSON.stringify(e);if(a===t.drawn)return;clearTimeout(t.playing),t.now="";let n=t.texts;Object.assign(t,{drawn:a,data:e,texts:new Map,cells:new Map,addressed:new Map}),t.cards.replaceChildren(),e.grids.forEach((r,i)=>{let o=i&&e.signs[i-1],l=o?t.cards.appendChild(s("div","signed")):t.cards;o&&l.append(s("span","sign",o)),l.append(Q(t,r,n))}),t.ribbons.replaceChildren(...e.ribbons.map(r=>te(t,r,n))),t.play.textContent=e.words.play,t.play.hidden=e.frames.length<2,b(t)}function J(t){clearTimeout(t.playing);let{frames:e,grids:a}=t.data,n=r=>{let i=e[r];K(t,i?.lit??Object.fromEntries(a.map(o=>[o.id,o.lit]))),t.now=i?.say??"",b(t),i&&(t.playing=setTimeout(()=>n(r+1),F))};n(0)}function K(t,e){for(let a of t.box.querySelectorAll("td.lit"))a.classList.remove("lit");for(let[a,n]of Object.entries(e))for(let r of n)t.cells.get(a)?.[r]?.classList.add("lit")}function Q(t,e,a){let n=s("section",`card ${e.ruler?"ruler":""} ${e.badge?.kind??""}`);n.setAttribute("aria-label",[e.title,...e.lines].join(", "));let r=n.appendChild(s("div","head")),i=r.appendChild(s("span","title",e.title));i.style.minWidth=`${Math.min(Math.max(e.title.length+.5,10),20)}ch`,e.badge&&r.append(s("span",`badge ${e.badge.kind}`,e.badge.text));let o=n.appendChild(s("div","facts"));for(let p of e.lines)o.append(s("div","",p));e.shape.length&&!e.ruler&&n.append(Y(t,e)),t.cells.set(e.id,new Array(e.cells.length));let l=a.get(e.id);t.texts.set(e.id,e.cells);let d={grid:e,old:l&&l.length===e.cells.length?l:null,sets:X(e)},c=n.appendChild(s("div","scroll"));return e.cells.length&&c.append(N(t,d,0,0)),e.note&&n.append(s("div","note",e.note)),n}function X(t){return{lit:new Set(t.lit),written:new Set(t.written),faint:new Set(t.faint)}}function Y(t,e){let a=s("div","axes");return e.axes.forEach((n,r)=>{let i=a.appendChild(s("span","label")),o=t.data.words.axis.replace("{number}",r);i.textContent=`${o}${e.meanings[r]?` ${e.meanings[r]}`:""}: ${e.shape[r]}`,m(i,n)}),a}function N(t,e,a,n){let{grid:r}=e,i=r.kept.length-a;if(i<=2)return Z(t,e,n);let o=r.kept.slice(a+1).reduce((d,c)=>d*c,1),l=s("div",i%2?"pack":"pack down");for(let d=0;d<r.kept[a];d++){let c=l.appendChild(s("div","frame"));m(c,r.axes[a]),c.append(s("span","label",`[${d}]`)),c.append(N(t,e,a+1,n+d*o))}return r.kept[a]<r.shape[a]&&l.append(s("span","sign","…")),l}function Z(t,e,a){let{grid:n}=e,r=n.kept.length,i=r?n.kept[r-1]:1,o=r>1?n.kept[r-2]:1,l=s("table");if(r){let d=l.appendChild(s("tr"));r>1&&d.append(s("th"));for(let c=0;c<i;c++)m(d.appendChild(s("th","",String(c))),n.axes[r-1]);i<n.shape[r-1]&&d.append(s("th","","…"))}for(let d=0;d<o;d++){let c=l.appendChild(s("tr"));r>1&&m(c.appendChild(s("th","",String(d))),n.axes[r-2]);for(let p=0;p<i;p++)c.append(ee(t,e,a+d*i+p))}return r>1&&o<n.shape[r-2]&&l.appendChild(s("tr")).append(s("th","","⋮")),l}function ee(t,e,a){let{grid:n,old:r,sets:i}=e,o=s("td","",n.cells[a]);o.dataset.card=n.id,o.dataset.flat=a,o.tabIndex=a?-1:0,n.heat.length&&(o.classList.add("warm"),o.style.setProperty("--heat",n.heat[a]));for(let l of["lit","written","faint"])i[l].has(a)&&o.classList.add(l);return r&&r[a]!==n.cells[a]&&o.classList.add("new"),t.cells.get(n.id)[a]=o,n.storage>=0&&x(t,n.storage,U(n,a)).push(o),o.setAttribute("aria-label",`${n.title.split(" ")[0]}[${g(n,a).join(", ")}] = ${n.cells[a]}`),o}function te(t,e,a){let{words:n}=t.data,r=s("section","ribbon");r.append(s("span","name",n.storage.replace("{name}",e.name)));let i=e.lanes.length>1?`, ${n.shared.replace("{names}",e.lanes.map(f=>f.name).join(", "))}`:"";r.append(s("span","about",e.about+i));let l=r.appendChild(s("div","scroll")).appendChild(s("table"));l.style.width=`min(100%, ${4+4*e.cells.length}rem)`;let d=l.appendChild(s("tr","lane values"));d.append(s("th"));let c=a.get(`storage ${e.storage}`);t.texts.set(`storage ${e.storage}`,e.cells);let p=new Set(e.written);e.cells.forEach((f,u)=>{let h=d.appendChild(s("td","",f||"·"));h.style.cssText="",h.className=p.has(u)?"value written":f?"value":"value unreached",c&&c.length===e.cells.length&&c[u]!==f&&h.classList.add("new"),Object.assign(h.dataset,{address:u,storage:e.storage}),h.tabIndex=u?-1:0,x(t,e.storage,u).push(h)}),e.length>e.cells.length&&d.append(s("th","",`… ${n.more.replace("{count}",(e.length-e.cells.length).toLocaleString("en"))}`));let v=l.appendChild(s("tr","places"));v.append(s("th")),e.cells.forEach((f,u)=>v.append(s("td","",String(u))));for(let f of e.lanes){let u=l.appendChild(s("tr","lane"));u.append(s("th","",f.name)),f.places.forEach((h,k)=>{let y=u.appendChild(s("td",h?"here":"",h));k===f.first&&y.classList.add("first"),h&&x(t,e.storage,k).push(y)})}return r}function x(t,e,a){let n=`${e}:${a}`;return t.addressed.has(n)||t.addressed.set(n,[]),t.addressed.get(n)}function z(t,e){for(let o of t.box.querySelectorAll(".near"))o.classList.remove("near");if(!e)return b(t);let{data:a}=t;if(e.classList.add("near"),e.dataset.address!==void 0){let o=t.addressed.get(`${e.dataset.storage}:${e.dataset.address}`)??[];for(let c of o)c.classList.add("near");let l=o.filter(c=>c.dataset.card).map(c=>w(a.grids.find(p=>p.id===c.dataset.card),Number(c.dataset.flat))),d=l.length?a.words.reached.replace("{cells}",[...new Set(l)].slice(0,8).join(", ")):a.words.unreached;return D(t,`${a.words.address} ${e.dataset.address}`,d)}let n=a.grids.find(o=>o.id===e.dataset.card),r=Number(e.dataset.flat),i=[];if(n.storage>=0){let o=U(n,r);for(let d of t.addressed.get(`${n.storage}:${o}`)??[])d.classList.add("near");let l=g(n,r).map((d,c)=>`${d}·${n.stride[c]}`);i.push(`${a.words.address} ${[n.offset,...l].join(" + ")} = ${o}`)}for(let[o,l]of Object.entries(a.links[n.id]??{})){let d=l[r]??[];for(let p of d)t.cells.get(o)?.[p]?.classList.add("near");let c=a.grids.find(p=>p.id===o);c&&d.length&&i.push(`← ${d.slice(0,4).map(p=>`${w(c,p)} = ${c.cells[p]}`).join(", ")}${d.length>4?", …":""}`)}D(t,`${w(n,r)} = ${n.cells[r]}`,i.join(" · "))}function b(t){if(t.now)return t.say.replaceChildren(s("b","",t.now));let e=t.data&&(t.data.clickable||Object.keys(t.data.links).length);t.say.replaceChildren(e?t.data.words.hint:"")}function D(t,e,a){t.say.replaceChildren(s("b","",e),a?` · ${a}`:"")}function R(t,e){e&&t.data.clickable&&t.send({card:e.dataset.card,cell:Number(e.dataset.flat)})}function ne(t,e){let a=e.target.closest?.("td[data-card]"),n={ArrowRight:1,ArrowLeft:-1,ArrowDown:0,ArrowUp:0};if(!a)return;if(S("cells",e)==="choose")return e.preventDefault(),R(t,a);if(!(e.key in n))return;e.preventDefault();let r=t.data.grids.find(d=>d.id===a.dataset.card),i=r.kept.at(-1)??1,o=n[e.key]||(e.key==="ArrowDown"?i:-i),l=t.cells.get(r.id)[Number(a.dataset.flat)+o];l&&(a.tabIndex=-1,l.tabIndex=0,l.focus())}function g(t,e){let a=[];for(let n=t.kept.length-1,r=e;n>=0;n--)a.unshift(r%t.kept[n]),r=Math.floor(r/t.kept[n]);return a}function U(t,e){return g(t,e).reduce((a,n,r)=>a+n*t.stride[r],t.offset)}function w(t,e){let a=t.title.split(" ")[0];return t.kept.length?`${a}[${g(t,e).join(", ")}]`:a}export{Se as default};
