function g(t,e){return t.style.setProperty("--line",`var(--axis-${e%5})`),t}function o(t,e="",n=""){let a=document.createElement(t);return e&&(a.className=e),n!==""&&(a.textContent=String(n)),a}function C(t,e){let n=t.map(r=>{let l=new CSSStyleSheet;return l.replaceSync(r),l}),a=new WeakMap;return r=>{let l=r.parentElement,s=a.get(l);s||(l.adoptedStyleSheets=[...l.adoptedStyleSheets,...n],s=e(l),a.set(l,s));let i=s;return i.update(r.data,r),()=>{i.stop(),l.adoptedStyleSheets=l.adoptedStyleSheets.filter(d=>!n.includes(d)),a.delete(l)}}}var $=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function N(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),T(n)}function T(t){let[e=255,n=255,a=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*a<128}function S(t){let e=N(t);return t.classList.toggle("dark",e),e}var L=`.board {
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
.foot {
  display: flex;
  gap: 12px;
  align-items: center;
  margin: 8px 2px 0;
}
.play {
  font: inherit;
  color: inherit;
  background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  padding: 3px 14px;
  cursor: pointer;
}
.play[hidden] {
  display: none;
}
.play:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
.say {
  min-height: 1.5em;
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
`;var I=1100,oe=C([$,L],t=>{let e=R(t);return{update(n,a){e.send=r=>a.setTriggerValue("acted",r),U(e,n)},stop(){clearTimeout(e.playing),e.box.remove()}}});function R(t){let e=t.appendChild(o("div","board themed")),n=e.appendChild(o("div","cards")),a=e.appendChild(o("div","ribbons")),r=e.appendChild(o("div","foot")),l=r.appendChild(o("button","play"));l.type="button";let s=r.appendChild(o("div","say"));s.setAttribute("aria-live","polite");let i={box:e,cards:n,ribbons:a,say:s,play:l,playing:0,now:"",drawn:"",texts:new Map,cells:new Map,addressed:new Map,data:null,send:c=>{}},d=c=>E(i,c.target.closest?.("td[data-card], td[data-address]"));return e.addEventListener("pointerover",d),e.addEventListener("focusin",d),e.addEventListener("pointerleave",()=>E(i,null)),e.addEventListener("click",c=>z(i,c.target.closest?.("td[data-card]"))),e.addEventListener("keydown",c=>J(i,c)),l.addEventListener("click",()=>q(i)),i}function U(t,e){S(t.box),t.box.classList.toggle("clickable",e.clickable);let n=JSON.stringify(e);if(n===t.drawn)return;clearTimeout(t.playing),t.now="";let a=t.texts;Object.assign(t,{drawn:n,data:e,texts:new Map,cells:new Map,addressed:new Map}),t.cards.replaceChildren(),e.grids.forEach((r,l)=>{let s=l&&e.signs[l-1],i=s?t.cards.appendChild(o("div","signed")):t.cards;s&&i.append(o("span","sign",s)),i.append(V(t,r,a))}),t.ribbons.replaceChildren(...e.ribbons.map(r=>G(t,r,a))),t.play.textContent=e.words.play,t.play.hidden=e.frames.length<2,b(t)}function q(t){clearTimeout(t.playing);let{frames:e,grids:n}=t.data,a=r=>{let l=e[r];P(t,l?.lit??Object.fromEntries(n.map(s=>[s.id,s.lit]))),t.now=l?.say??"",b(t),l&&(t.playing=setTimeout(()=>a(r+1),I))};a(0)}function P(t,e){for(let n of t.box.querySelectorAll("td.lit"))n.classList.remove("lit");for(let[n,a]of Object.entries(e))for(let r of a)t.cells.get(n)?.[r]?.classList.add("lit")}function V(t,e,n){let a=o("section",`card ${e.ruler?"ruler":""} ${e.badge?.kind??""}`);a.setAttribute("aria-label",[e.title,...e.lines].join(", "));let r=a.appendChild(o("div","head")),l=r.appendChild(o("span","title",e.title));l.style.minWidth=`${Math.min(Math.max(e.title.length+.5,10),20)}ch`,e.badge&&r.append(o("span",`badge ${e.badge.kind}`,e.badge.text));let s=a.appendChild(o("div","facts"));for(let p of e.lines)s.append(o("div","",p));e.shape.length&&!e.ruler&&a.append(_(t,e)),t.cells.set(e.id,new Array(e.cells.length));let i=n.get(e.id);t.texts.set(e.id,e.cells);let d={grid:e,old:i&&i.length===e.cells.length?i:null,sets:W(e)},c=a.appendChild(o("div","scroll"));return e.cells.length&&c.append(A(t,d,0,0)),e.note&&a.append(o("div","note",e.note)),a}function W(t){return{lit:new Set(t.lit),written:new Set(t.written),faint:new Set(t.faint)}}function _(t,e){let n=o("div","axes");return e.axes.forEach((a,r)=>{let l=n.appendChild(o("span","label")),s=t.data.words.axis.replace("{number}",r);l.textContent=`${s}${e.meanings[r]?` ${e.meanings[r]}`:""}: ${e.shape[r]}`,g(l,a)}),n}function A(t,e,n,a){let{grid:r}=e,l=r.kept.length-n;if(l<=2)return B(t,e,a);let s=r.kept.slice(n+1).reduce((d,c)=>d*c,1),i=o("div",l%2?"pack":"pack down");for(let d=0;d<r.kept[n];d++){let c=i.appendChild(o("div","frame"));g(c,r.axes[n]),c.append(o("span","label",`[${d}]`)),c.append(A(t,e,n+1,a+d*s))}return r.kept[n]<r.shape[n]&&i.append(o("span","sign","…")),i}function B(t,e,n){let{grid:a}=e,r=a.kept.length,l=r?a.kept[r-1]:1,s=r>1?a.kept[r-2]:1,i=o("table");if(r){let d=i.appendChild(o("tr"));r>1&&d.append(o("th"));for(let c=0;c<l;c++)g(d.appendChild(o("th","",String(c))),a.axes[r-1]);l<a.shape[r-1]&&d.append(o("th","","…"))}for(let d=0;d<s;d++){let c=i.appendChild(o("tr"));r>1&&g(c.appendChild(o("th","",String(d))),a.axes[r-2]);for(let p=0;p<l;p++)c.append(F(t,e,n+d*l+p))}return r>1&&s<a.shape[r-2]&&i.appendChild(o("tr")).append(o("th","","⋮")),i}function F(t,e,n){let{grid:a,old:r,sets:l}=e,s=o("td","",a.cells[n]);s.dataset.card=a.id,s.dataset.flat=n,s.tabIndex=n?-1:0,a.heat.length&&(s.classList.add("warm"),s.style.setProperty("--heat",a.heat[n]));for(let i of["lit","written","faint"])l[i].has(n)&&s.classList.add(i);return r&&r[n]!==a.cells[n]&&s.classList.add("new"),t.cells.get(a.id)[n]=s,a.storage>=0&&w(t,a.storage,O(a,n)).push(s),s.setAttribute("aria-label",`${a.title.split(" ")[0]}[${m(a,n).join(", ")}] = ${a.cells[n]}`),s}function G(t,e,n){let{words:a}=t.data,r=o("section","ribbon");r.append(o("span","name",a.storage.replace("{name}",e.name)));let l=e.lanes.length>1?`, ${a.shared.replace("{names}",e.lanes.map(f=>f.name).join(", "))}`:"";r.append(o("span","about",e.about+l));let i=r.appendChild(o("div","scroll")).appendChild(o("table"));i.style.width=`min(100%, ${4+4*e.cells.length}rem)`;let d=i.appendChild(o("tr","lane values"));d.append(o("th"));let c=n.get(`storage ${e.storage}`);t.texts.set(`storage ${e.storage}`,e.cells);let p=new Set(e.written);e.cells.forEach((f,u)=>{let h=d.appendChild(o("td","",f||"·"));h.style.cssText="",h.className=p.has(u)?"value written":f?"value":"value unreached",c&&c.length===e.cells.length&&c[u]!==f&&h.classList.add("new"),Object.assign(h.dataset,{address:u,storage:e.storage}),h.tabIndex=u?-1:0,w(t,e.storage,u).push(h)}),e.length>e.cells.length&&d.append(o("th","",`… ${a.more.replace("{count}",(e.length-e.cells.length).toLocaleString("en"))}`));let v=i.appendChild(o("tr","places"));v.append(o("th")),e.cells.forEach((f,u)=>v.append(o("td","",String(u))));for(let f of e.lanes){let u=i.appendChild(o("tr","lane"));u.append(o("th","",f.name)),f.places.forEach((h,k)=>{let y=u.appendChild(o("td",h?"here":"",h));k===f.first&&y.classList.add("first"),h&&w(t,e.storage,k).push(y)})}return r}function w(t,e,n){let a=`${e}:${n}`;return t.addressed.has(a)||t.addressed.set(a,[]),t.addressed.get(a)}function E(t,e){for(let s of t.box.querySelectorAll(".near"))s.classList.remove("near");if(!e)return b(t);let{data:n}=t;if(e.classList.add("near"),e.dataset.address!==void 0){let s=t.addressed.get(`${e.dataset.storage}:${e.dataset.address}`)??[];for(let c of s)c.classList.add("near");let i=s.filter(c=>c.dataset.card).map(c=>x(n.grids.find(p=>p.id===c.dataset.card),Number(c.dataset.flat))),d=i.length?n.words.reached.replace("{cells}",[...new Set(i)].slice(0,8).join(", ")):n.words.unreached;return j(t,`${n.words.address} ${e.dataset.address}`,d)}let a=n.grids.find(s=>s.id===e.dataset.card),r=Number(e.dataset.flat),l=[];if(a.storage>=0){let s=O(a,r);for(let d of t.addressed.get(`${a.storage}:${s}`)??[])d.classList.add("near");let i=m(a,r).map((d,c)=>`${d}·${a.stride[c]}`);l.push(`${n.words.address} ${[a.offset,...i].join(" + ")} = ${s}`)}for(let[s,i]of Object.entries(n.links[a.id]??{})){let d=i[r]??[];for(let p of d)t.cells.get(s)?.[p]?.classList.add("near");let c=n.grids.find(p=>p.id===s);c&&d.length&&l.push(`← ${d.slice(0,4).map(p=>`${x(c,p)} = ${c.cells[p]}`).join(", ")}${d.length>4?", …":""}`)}j(t,`${x(a,r)} = ${a.cells[r]}`,l.join(" · "))}function b(t){if(t.now)return t.say.replaceChildren(o("b","",t.now));let e=t.data&&(t.data.clickable||Object.keys(t.data.links).length);t.say.replaceChildren(e?t.data.words.hint:"")}function j(t,e,n){t.say.replaceChildren(o("b","",e),n?` · ${n}`:"")}function z(t,e){e&&t.data.clickable&&t.send({card:e.dataset.card,cell:Number(e.dataset.flat)})}function J(t,e){let n=e.target.closest?.("td[data-card]"),a={ArrowRight:1,ArrowLeft:-1,ArrowDown:0,ArrowUp:0};if(!n)return;if(e.key==="Enter"||e.key===" ")return e.preventDefault(),z(t,n);if(!(e.key in a))return;e.preventDefault();let r=t.data.grids.find(d=>d.id===n.dataset.card),l=r.kept.at(-1)??1,s=a[e.key]||(e.key==="ArrowDown"?l:-l),i=t.cells.get(r.id)[Number(n.dataset.flat)+s];i&&(n.tabIndex=-1,i.tabIndex=0,i.focus())}function m(t,e){let n=[];for(let a=t.kept.length-1,r=e;a>=0;a--)n.unshift(r%t.kept[a]),r=Math.floor(r/t.kept[a]);return n}function O(t,e){return m(t,e).reduce((n,a,r)=>n+a*t.stride[r],t.offset)}function x(t,e){let n=t.title.split(" ")[0];return t.kept.length?`${n}[${m(t,e).join(", ")}]`:n}export{oe as default};
