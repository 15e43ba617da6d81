function s(e,t="",n=""){let o=document.createElement(e);return t&&(o.className=t),n!==""&&(o.textContent=String(n)),o}var V=3600,B=300;function k(e){g(e);let{picture:t}=e.data,n=Math.max(0,...t.sources.map(l=>l.length));if(!n)return;let o=Math.min(650,Math.max(110,V/n));for(let l of e.cells.after)l.textContent="·";e.box.classList.add("playing"),e.playing=!0;let r=0,a=()=>{if(r&&W(e,r-1),r===n)return J(e);_(e,r,o),e.say.replaceChildren(s("div","sum",e.data.words.step.replace("{step}",r+1).replace("{count}",n))),r+=1,e.timer=setTimeout(a,o)};a()}function _(e,t,n){let o=H(e.data.picture,t);for(let a of e.box.querySelectorAll("td.lit"))a.classList.remove("lit");for(let{from:a,cell:l}of o)a.side==="before"&&e.cells.before[a.flat].classList.add("lit"),e.cells.after[l].classList.add("lit");if(o.length>B||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let r=e.box.getBoundingClientRect();for(let{from:a,cell:l}of o)G(e,r,e.cells[a.side][a.flat],e.cells.after[l],n)}function H(e,t){let n=[];return e.sources.forEach((o,r)=>{if(t>=o.length||e.front&&o.length!==t+1||(n.push({from:{side:"before",flat:o[t]},cell:r}),!e.front||!t))return;let a=e.sources.findIndex(l=>l.length===t&&l[0]===o[0]);n.push({from:{side:"after",flat:a},cell:r})}),n}function G(e,t,n,o,r){let a=n.getBoundingClientRect(),l=o.getBoundingClientRect(),i=e.box.appendChild(s("div","ghost",n.textContent));Object.assign(i.style,{left:`${a.left-t.left}px`,top:`${a.top-t.top}px`,width:`${a.width}px`,height:`${a.height}px`});let c=`translate(${l.left-a.left}px, ${l.top-a.top}px)`,d=i.animate([{transform:"none",opacity:.95},{transform:c,opacity:.55}],{duration:r,easing:"ease-in-out"});d.onfinish=d.oncancel=()=>i.remove()}function W(e,t){e.data.picture.sources.forEach((n,o)=>{for(let r of n.slice(t,t+1))e.cells.before[r].classList.add("spent");n.length===t+1&&(e.cells.after[o].textContent=e.cells.after[o].dataset.text)})}function J(e){let{words:t}=e.data;g(e),e.box.classList.add("played"),e.say.replaceChildren(s("div","sum",t.done),s("div","hint",t.hint))}function g(e){clearTimeout(e.timer),e.playing=!1,e.box.classList.remove("playing","played");for(let t of e.box.querySelectorAll(".ghost"))t.remove();for(let t of e.box.querySelectorAll("td"))t.classList.remove("lit","spent"),t.textContent=t.dataset.text}function b(e,t){return e.style.setProperty("--line",`var(--axis-${t%5})`),e}var L=`button {
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
`;function F(e,t){let n=[];for(let o=t.length-1,r=e;o>=0;o--)n.unshift(r%t[o]),r=Math.floor(r/t[o]);return n}function A(e,t,n){return n.length?`${e}[${F(t,n).join(", ")}]`:e}function C(e){return`(${e.join(", ")}${e.length===1?",":""})`}var v=12;function m(e){return e.slice(0,v).join(", ")+(e.length>v?", …":"")}var $={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function E(e,{key:t}){let n=t.length===1?t.toLowerCase():t;return Object.entries($[e]).find(([,o])=>o.includes(n))?.[0]}function T(e){let{setStateValue:t,setTriggerValue:n}=e;return{...e,setStateValue:(...o)=>O(()=>t(...o)),setTriggerValue:(...o)=>O(()=>n(...o))}}function O(e){let t=window.setTimeout,n=(o,r=0,...a)=>r>0||typeof o!="function"?t(o,r,...a):(queueMicrotask(()=>o(...a)),0);window.setTimeout=n;try{return e()}finally{window.setTimeout=t}}function M(e,t){let n=e.map(r=>{let a=new CSSStyleSheet;return a.replaceSync(r),a}),o=new WeakMap;return r=>{let a=r.parentElement,l=o.get(a);l||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...n],l=t(a),o.set(a,l));let i=l;return i.update(r.data,T(r)),()=>{i.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(c=>!n.includes(c)),o.delete(a)}}}var j=`/* Nested frames of a tensor's cells, one for each index of an outer axis, whose colour is --line. */
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
`;var z=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function Z(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),ee(n)}function ee(e){let[t=255,n=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*o<128}function D(e){let t=Z(e);return e.classList.toggle("dark",t),t}var N=`.collapse {
  position: relative;
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.9rem;
  display: flex;
  flex-wrap: wrap;
  gap: 18px 28px;
  align-items: center;
}
.card {
  max-width: 100%;
  min-width: 0;
}
.title {
  font:
    600 0.85rem / 1.5 var(--st-code-font),
    monospace;
  overflow-wrap: anywhere;
  contain: inline-size;
  min-width: 9rem;
}
.axes {
  display: flex;
  gap: 12px;
  flex-wrap: wrap;
  margin-bottom: 4px;
}
.label {
  font:
    600 0.8rem / 1.4 var(--st-code-font),
    monospace;
  color: var(--line);
  white-space: nowrap;
}
.label.gone {
  text-decoration: line-through;
}
.scroll {
  overflow: auto;
  max-height: 460px;
  padding: 3px;
}
table {
  border-collapse: separate;
  border-spacing: 3px;
}
table.right {
  border-top: 4px solid var(--across);
}
table.down {
  border-left: 4px solid var(--along);
}
td {
  font:
    0.85rem / 1 var(--st-code-font),
    monospace;
  min-width: 3rem;
  height: 2rem;
  padding: 0 6px;
  text-align: center;
  border-radius: 6px;
  background: color-mix(in srgb, var(--heat-high) var(--heat, 0%), var(--forward-cell));
  box-sizing: border-box;
  cursor: pointer;
  white-space: nowrap;
  transition: transform 0.25s;
}
td.lit {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
  font-weight: 700;
}
td.pinned {
  box-shadow: inset 0 0 0 3px var(--selection);
}
td:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
td.spent {
  opacity: 0.35;
}
.ghost {
  position: absolute;
  display: flex;
  align-items: center;
  justify-content: center;
  pointer-events: none;
  z-index: 2;
  box-sizing: border-box;
  font:
    700 0.85rem / 1 var(--st-code-font),
    monospace;
  border-radius: 6px;
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 2px var(--selection);
}
.small {
  gap: 10px 18px;
}
.small td {
  min-width: 2.2rem;
  height: 1.6rem;
  font-size: 0.8rem;
}
.small .say {
  min-height: 3.5rem;
}
td small {
  display: block;
  color: var(--backward);
  font-size: 0.8rem;
  margin-top: 3px;
}
.middle {
  text-align: center;
  color: var(--muted);
  font-family: var(--st-code-font), monospace;
}
.arrow {
  font-size: 2rem;
  line-height: 1;
  color: var(--line, var(--muted));
}
button {
  margin-top: 6px;
}
.say {
  flex: 1 1 18rem;
  min-width: 15rem;
  min-height: 7rem;
}
.say .sum {
  font:
    0.9rem / 1.6 var(--st-code-font),
    monospace;
  overflow-wrap: anywhere;
}
.say .back {
  color: var(--backward);
  margin-top: 6px;
  overflow-wrap: anywhere;
}
.say .hint {
  color: var(--muted);
  margin-top: 6px;
}
@media (prefers-reduced-motion: reduce) {
  td {
    transition: none;
  }
}
`;var Ne=M([z,L,j,N],e=>{let t=ne(e);return{update(n){D(t.box);let o=JSON.stringify(n);o!==t.drawn&&(oe(t,n,o),n.autoplay&&(t.timer=window.setTimeout(()=>k(t),350)))},stop(){clearTimeout(t.timer),t.box.remove()}}});function ne(e){let t=e.appendChild(s("div","collapse themed")),n={box:t,drawn:"",pinned:null,timer:0,cells:{}},o=r=>{let a=r.target.closest?.("td");a&&!n.playing&&S(n,a)};return t.addEventListener("pointerover",o),t.addEventListener("focusin",o),t.addEventListener("pointerleave",()=>n.playing||I(n)),t.addEventListener("click",r=>U(n,r.target.closest?.("td"))),t.addEventListener("keydown",r=>le(n,r)),n}function oe(e,t,n){clearTimeout(e.timer);let{picture:o,words:r}=t;Object.assign(e,{drawn:n,data:t,playing:!1,pinned:null,cells:{before:[],after:[]}}),e.box.classList.toggle("small",t.autoplay),e.box.classList.remove("playing","played");let a=s("div","middle");a.append(s("div","arrow",o.front?"⇉":"⟶"));for(let i of o.axis)a.append(b(s("div","label",r.axis.replace("{number}",i)),i));a.appendChild(s("button","",`▶ ${r.play}`)).addEventListener("click",()=>se(e)),e.say=s("div","say"),e.say.setAttribute("aria-live","polite"),e.box.replaceChildren(R(e,"before"),a,R(e,"after"),e.say),I(e)}function I(e){let{after:t}=e.cells;S(e,e.pinned??(e.data.autoplay?null:t[t.length>>1]??null))}function R(e,t){let{picture:n,words:o}=e.data,r=n[t],a=s("section","card");a.append(s("div","title",`${r.title}   ${C(r.shape)}`));let l=a.appendChild(s("div","axes"));return r.axes.forEach((c,d)=>{let f=t==="before"&&!n.front&&n.axis.includes(d);l.append(b(s("span",f?"label gone":"label",`${o.axis.replace("{number}",d)}: ${r.shape[d]}`),c))}),a.appendChild(s("div","scroll")).append(r.cells.length?P(e,t,0,0):s("i","",o.empty)),a}function P(e,t,n,o){let{shape:r,axes:a}=e.data.picture[t],l=r.length-n;if(l<=2)return re(e,t,o);let i=r.slice(n+1).reduce((d,f)=>d*f,1),c=s("div",l%2?"pack":"pack down");for(let d=0;d<r[n];d++)b(c.appendChild(s("div","frame")),a[n]).append(s("span","label",`[${d}]`),P(e,t,n+1,o+d*i));return c}function re(e,t,n){let{shape:o,axes:r,cells:a,heat:l}=e.data.picture[t],i=o.length,c=t==="after"&&i===1&&r[0]<e.data.picture.before.shape.length-1,d=!i||c?1:o[i-1],f=c?o[0]:i>1?o[i-2]:1,u=s("table",`${i&&!c?"right":""} ${i>1||c?"down":""}`);i&&!c&&u.style.setProperty("--across",`var(--axis-${r[i-1]})`),(c||i>1)&&u.style.setProperty("--along",`var(--axis-${r[c?0:i-2]})`);for(let y=0;y<f;y++){let q=u.appendChild(s("tr"));for(let w=0;w<d;w++){let p=n+y*d+w,h=q.appendChild(s("td","",a[p]));Object.assign(h.dataset,{side:t,flat:p,text:a[p]}),h.tabIndex=p?-1:0,l.length&&h.style.setProperty("--heat",`${100*l[p]}%`),h.setAttribute("aria-label",`${x(e,t,p)} = ${a[p]}`),e.cells[t][p]=h}}return u}function S(e,t){for(let d of e.box.querySelectorAll("td.lit"))d.classList.remove("lit"),d.textContent=d.dataset.text;let{picture:n,words:o}=e.data;if(!t)return e.say.replaceChildren(s("div","hint",o.hint));let r=Number(t.dataset.flat);if(t.classList.add("lit"),t.dataset.side==="before")return ae(e,r);let a=[],l=x(e,"after",r),i=n.weights[r]??[],c=n.sources[r].map((d,f)=>{let u=e.cells.before[d];return u.classList.add("lit"),i.length&&u.append(s("small","",`×${i[f]}`)),x(e,"before",d)});a.push(s("div","sum",`${l} ← ${c.length?m(c):o.none}`)),a.push(s("div","sum",n.sums[r])),i.length&&a.push(s("div","back","◂ "+o.weight.replace("{cell}",l).replace("{weights}",m(i)))),e.say.replaceChildren(...a,s("div","hint",o.hint))}function ae(e,t){let{picture:n,words:o}=e.data,r=[],a=n.sources.flatMap((c,d)=>c.includes(t)?[d]:[]);for(let c of a)e.cells.after[c].classList.add("lit");let l=a.map(c=>x(e,"after",c));r.push(s("div","sum",o.goes.replace("{cell}",x(e,"before",t)).replace("{targets}",m(l))));for(let c of a.slice(0,4))r.push(s("div","sum",n.sums[c]));let i=a.map(c=>n.weights[c]?.[n.sources[c].indexOf(t)]).filter(c=>c!==void 0);i.length&&r.push(s("div","back","◂ "+o.weight.replace("{cell}",m(l)).replace("{weights}",m(i)))),e.say.replaceChildren(...r,s("div","hint",o.hint))}function se(e){e.pinned?.classList.remove("pinned"),e.pinned=null,k(e)}function U(e,t){t&&(e.playing&&g(e),e.pinned?.classList.remove("pinned"),e.pinned=e.pinned===t?null:t,e.pinned?.classList.add("pinned"),S(e,e.pinned??t))}function le(e,t){let n=t.target.closest?.("td");if(!n)return;if(E("cells",t)==="choose")return t.preventDefault(),U(e,n);let o=n.parentElement.children.length,r={ArrowRight:1,ArrowLeft:-1,ArrowDown:o,ArrowUp:-o}[t.key],a=r&&e.cells[n.dataset.side][Number(n.dataset.flat)+r];a&&(t.preventDefault(),n.tabIndex=-1,a.tabIndex=0,a.focus())}function x(e,t,n){let{shape:o,name:r}=e.data.picture[t];return A(r,n,o)}export{Ne as default};
