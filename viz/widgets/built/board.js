function g(t,e){return t.style.setProperty("--line",`var(--axis-${e%5})`),t}function o(t,e="",n=""){let a=document.createElement(t);return e&&(a.className=e),n!==""&&(a.textContent=String(n)),a}function y(t,e){let n=t.map(r=>{let d=new CSSStyleSheet;return d.replaceSync(r),d}),a=new WeakMap;return r=>{let d=r.parentElement,s=a.get(d);s||(d.adoptedStyleSheets=[...d.adoptedStyleSheets,...n],s=e(d),a.set(d,s));let l=s;return l.update(r.data,r),()=>{l.stop(),d.adoptedStyleSheets=d.adoptedStyleSheets.filter(i=>!n.includes(i)),a.delete(d)}}}var $=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function N(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),D(n)}function D(t){let[e=255,n=255,a=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*a<128}function C(t){let e=N(t);return t.classList.toggle("dark",e),e}var S=`.board {
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
.frame {
  border: 2px solid var(--line);
  border-radius: 8px;
  padding: 4px 6px 6px;
  display: inline-flex;
  flex-direction: column;
  margin: 3px;
}
.frame > .label,
.axes .label {
  font:
    600 0.8rem / 1.3 var(--st-code-font),
    monospace;
  color: var(--line);
  white-space: nowrap;
}
.pack {
  display: flex;
  gap: 2px;
}
.pack.down {
  flex-direction: column;
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
.say {
  min-height: 1.5em;
  margin: 8px 2px 0;
  color: var(--muted);
}
.say b {
  color: var(--text);
  font-family: var(--st-code-font), monospace;
}
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
@media (prefers-reduced-motion: reduce) {
  td.new,
  td.faint {
    animation: none;
  }
}
`;var ne=y([$,S],t=>{let e=T(t);return{update(n,a){e.send=r=>a.setTriggerValue("acted",r),R(e,n)},stop(){e.box.remove()}}});function T(t){let e=t.appendChild(o("div","board themed")),n=e.appendChild(o("div","cards")),a=e.appendChild(o("div","ribbons")),r=e.appendChild(o("div","say"));r.setAttribute("aria-live","polite");let d={box:e,cards:n,ribbons:a,say:r,drawn:"",texts:new Map,cells:new Map,addressed:new Map,data:null,send:l=>{}},s=l=>L(d,l.target.closest?.("td[data-card], td[data-address]"));return e.addEventListener("pointerover",s),e.addEventListener("focusin",s),e.addEventListener("pointerleave",()=>L(d,null)),e.addEventListener("click",l=>A(d,l.target.closest?.("td[data-card]"))),e.addEventListener("keydown",l=>B(d,l)),d}function R(t,e){C(t.box),t.box.classList.toggle("clickable",e.clickable);let n=JSON.stringify(e);if(n===t.drawn)return;let a=t.texts;Object.assign(t,{drawn:n,data:e,texts:new Map,cells:new Map,addressed:new Map}),t.cards.replaceChildren(),e.grids.forEach((r,d)=>{let s=d&&e.signs[d-1],l=s?t.cards.appendChild(o("div","signed")):t.cards;s&&l.append(o("span","sign",s)),l.append(U(t,r,a))}),t.ribbons.replaceChildren(...e.ribbons.map(r=>q(t,r,a))),z(t)}function U(t,e,n){let a=o("section",`card ${e.ruler?"ruler":""} ${e.badge?.kind??""}`);a.setAttribute("aria-label",[e.title,...e.lines].join(", "));let r=a.appendChild(o("div","head")),d=r.appendChild(o("span","title",e.title));d.style.minWidth=`${Math.min(Math.max(e.title.length+.5,10),20)}ch`,e.badge&&r.append(o("span",`badge ${e.badge.kind}`,e.badge.text));let s=a.appendChild(o("div","facts"));for(let p of e.lines)s.append(o("div","",p));e.shape.length&&!e.ruler&&a.append(V(t,e)),t.cells.set(e.id,new Array(e.cells.length));let l=n.get(e.id);t.texts.set(e.id,e.cells);let i={grid:e,old:l&&l.length===e.cells.length?l:null,sets:P(e)},c=a.appendChild(o("div","scroll"));return e.cells.length&&c.append(E(t,i,0,0)),e.note&&a.append(o("div","note",e.note)),a}function P(t){return{lit:new Set(t.lit),written:new Set(t.written),faint:new Set(t.faint)}}function V(t,e){let n=o("div","axes");return e.axes.forEach((a,r)=>{let d=n.appendChild(o("span","label")),s=t.data.words.axis.replace("{number}",r);d.textContent=`${s}${e.meanings[r]?` ${e.meanings[r]}`:""}: ${e.shape[r]}`,g(d,a)}),n}function E(t,e,n,a){let{grid:r}=e,d=r.kept.length-n;if(d<=2)return W(t,e,a);let s=r.kept.slice(n+1).reduce((i,c)=>i*c,1),l=o("div",d%2?"pack":"pack down");for(let i=0;i<r.kept[n];i++){let c=l.appendChild(o("div","frame"));g(c,r.axes[n]),c.append(o("span","label",`[${i}]`)),c.append(E(t,e,n+1,a+i*s))}return r.kept[n]<r.shape[n]&&l.append(o("span","sign","…")),l}function W(t,e,n){let{grid:a}=e,r=a.kept.length,d=r?a.kept[r-1]:1,s=r>1?a.kept[r-2]:1,l=o("table");if(r){let i=l.appendChild(o("tr"));r>1&&i.append(o("th"));for(let c=0;c<d;c++)g(i.appendChild(o("th","",String(c))),a.axes[r-1]);d<a.shape[r-1]&&i.append(o("th","","…"))}for(let i=0;i<s;i++){let c=l.appendChild(o("tr"));r>1&&g(c.appendChild(o("th","",String(i))),a.axes[r-2]);for(let p=0;p<d;p++)c.append(_(t,e,n+i*d+p))}return r>1&&s<a.shape[r-2]&&l.appendChild(o("tr")).append(o("th","","⋮")),l}function _(t,e,n){let{grid:a,old:r,sets:d}=e,s=o("td","",a.cells[n]);s.dataset.card=a.id,s.dataset.flat=n,s.tabIndex=n?-1:0,a.heat.length&&(s.classList.add("warm"),s.style.setProperty("--heat",a.heat[n]));for(let l of["lit","written","faint"])d[l].has(n)&&s.classList.add(l);return r&&r[n]!==a.cells[n]&&s.classList.add("new"),t.cells.get(a.id)[n]=s,a.storage>=0&&w(t,a.storage,M(a,n)).push(s),s.setAttribute("aria-label",`${a.title.split(" ")[0]}[${m(a,n).join(", ")}] = ${a.cells[n]}`),s}function q(t,e,n){let{words:a}=t.data,r=o("section","ribbon");r.append(o("span","name",a.storage.replace("{name}",e.name)));let d=e.lanes.length>1?`, ${a.shared.replace("{names}",e.lanes.map(f=>f.name).join(", "))}`:"";r.append(o("span","about",e.about+d));let l=r.appendChild(o("div","scroll")).appendChild(o("table"));l.style.width=`min(100%, ${4+4*e.cells.length}rem)`;let i=l.appendChild(o("tr","lane values"));i.append(o("th"));let c=n.get(`storage ${e.storage}`);t.texts.set(`storage ${e.storage}`,e.cells);let p=new Set(e.written);e.cells.forEach((f,u)=>{let h=i.appendChild(o("td","",f||"·"));h.style.cssText="",h.className=p.has(u)?"value written":f?"value":"value unreached",c&&c.length===e.cells.length&&c[u]!==f&&h.classList.add("new"),Object.assign(h.dataset,{address:u,storage:e.storage}),h.tabIndex=u?-1:0,w(t,e.storage,u).push(h)}),e.length>e.cells.length&&i.append(o("th","",`… ${a.more.replace("{count}",(e.length-e.cells.length).toLocaleString("en"))}`));let b=l.appendChild(o("tr","places"));b.append(o("th")),e.cells.forEach((f,u)=>b.append(o("td","",String(u))));for(let f of e.lanes){let u=l.appendChild(o("tr","lane"));u.append(o("th","",f.name)),f.places.forEach((h,v)=>{let k=u.appendChild(o("td",h?"here":"",h));v===f.first&&k.classList.add("first"),h&&w(t,e.storage,v).push(k)})}return r}function w(t,e,n){let a=`${e}:${n}`;return t.addressed.has(a)||t.addressed.set(a,[]),t.addressed.get(a)}function L(t,e){for(let s of t.box.querySelectorAll(".near"))s.classList.remove("near");if(!e)return z(t);let{data:n}=t;if(e.classList.add("near"),e.dataset.address!==void 0){let s=t.addressed.get(`${e.dataset.storage}:${e.dataset.address}`)??[];for(let c of s)c.classList.add("near");let l=s.filter(c=>c.dataset.card).map(c=>x(n.grids.find(p=>p.id===c.dataset.card),Number(c.dataset.flat))),i=l.length?n.words.reached.replace("{cells}",[...new Set(l)].slice(0,8).join(", ")):n.words.unreached;return j(t,`${n.words.address} ${e.dataset.address}`,i)}let a=n.grids.find(s=>s.id===e.dataset.card),r=Number(e.dataset.flat),d=[];if(a.storage>=0){let s=M(a,r);for(let i of t.addressed.get(`${a.storage}:${s}`)??[])i.classList.add("near");let l=m(a,r).map((i,c)=>`${i}·${a.stride[c]}`);d.push(`${n.words.address} ${[a.offset,...l].join(" + ")} = ${s}`)}for(let[s,l]of Object.entries(n.links[a.id]??{})){let i=l[r]??[];for(let p of i)t.cells.get(s)?.[p]?.classList.add("near");let c=n.grids.find(p=>p.id===s);c&&i.length&&d.push(`← ${i.slice(0,4).map(p=>`${x(c,p)} = ${c.cells[p]}`).join(", ")}${i.length>4?", …":""}`)}j(t,`${x(a,r)} = ${a.cells[r]}`,d.join(" · "))}function z(t){let e=t.data&&(t.data.clickable||Object.keys(t.data.links).length);t.say.replaceChildren(e?t.data.words.hint:"")}function j(t,e,n){t.say.replaceChildren(o("b","",e),n?` · ${n}`:"")}function A(t,e){e&&t.data.clickable&&t.send({card:e.dataset.card,cell:Number(e.dataset.flat)})}function B(t,e){let n=e.target.closest?.("td[data-card]"),a={ArrowRight:1,ArrowLeft:-1,ArrowDown:0,ArrowUp:0};if(!n)return;if(e.key==="Enter"||e.key===" ")return e.preventDefault(),A(t,n);if(!(e.key in a))return;e.preventDefault();let r=t.data.grids.find(i=>i.id===n.dataset.card),d=r.kept.at(-1)??1,s=a[e.key]||(e.key==="ArrowDown"?d:-d),l=t.cells.get(r.id)[Number(n.dataset.flat)+s];l&&(n.tabIndex=-1,l.tabIndex=0,l.focus())}function m(t,e){let n=[];for(let a=t.kept.length-1,r=e;a>=0;a--)n.unshift(r%t.kept[a]),r=Math.floor(r/t.kept[a]);return n}function M(t,e){return m(t,e).reduce((n,a,r)=>n+a*t.stride[r],t.offset)}function x(t,e){let n=t.title.split(" ")[0];return t.kept.length?`${n}[${m(t,e).join(", ")}]`:n}export{ne as default};
