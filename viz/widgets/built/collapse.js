function c(e,t="",n=""){let r=document.createElement(e);return t&&(r.className=t),n!==""&&(r.textContent=String(n)),r}var z=3600,M=300;function w(e){g(e);let{picture:t}=e.data,n=Math.max(0,...t.sources.map(s=>s.length));if(!n)return;let r=Math.min(650,Math.max(110,z/n));for(let s of e.cells.after)s.textContent="·";e.box.classList.add("playing"),e.playing=!0;let a=0,o=()=>{if(a&&P(e,a-1),a===n)return q(e);N(e,a,r),e.say.replaceChildren(c("div","sum",e.data.words.step.replace("{step}",a+1).replace("{count}",n))),a+=1,e.timer=setTimeout(o,r)};o()}function N(e,t,n){let r=R(e.data.picture,t);for(let o of e.box.querySelectorAll("td.lit"))o.classList.remove("lit");for(let{from:o,cell:s}of r)o.side==="before"&&e.cells.before[o.flat].classList.add("lit"),e.cells.after[s].classList.add("lit");if(r.length>M||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let a=e.box.getBoundingClientRect();for(let{from:o,cell:s}of r)D(e,a,e.cells[o.side][o.flat],e.cells.after[s],n)}function R(e,t){let n=[];return e.sources.forEach((r,a)=>{if(t>=r.length||e.front&&r.length!==t+1||(n.push({from:{side:"before",flat:r[t]},cell:a}),!e.front||!t))return;let o=e.sources.findIndex(s=>s.length===t&&s[0]===r[0]);n.push({from:{side:"after",flat:o},cell:a})}),n}function D(e,t,n,r,a){let o=n.getBoundingClientRect(),s=r.getBoundingClientRect(),l=e.box.appendChild(c("div","ghost",n.textContent));Object.assign(l.style,{left:`${o.left-t.left}px`,top:`${o.top-t.top}px`,width:`${o.width}px`,height:`${o.height}px`});let i=`translate(${s.left-o.left}px, ${s.top-o.top}px)`,d=l.animate([{transform:"none",opacity:.95},{transform:i,opacity:.55}],{duration:a,easing:"ease-in-out"});d.onfinish=d.oncancel=()=>l.remove()}function P(e,t){e.data.picture.sources.forEach((n,r)=>{for(let a of n.slice(t,t+1))e.cells.before[a].classList.add("spent");n.length===t+1&&(e.cells.after[r].textContent=e.cells.after[r].dataset.text)})}function q(e){let{words:t}=e.data;g(e),e.box.classList.add("played"),e.say.replaceChildren(c("div","sum",t.done),c("div","hint",t.hint))}function g(e){clearTimeout(e.timer),e.playing=!1,e.box.classList.remove("playing","played");for(let t of e.box.querySelectorAll(".ghost"))t.remove();for(let t of e.box.querySelectorAll("td"))t.classList.remove("lit","spent"),t.textContent=t.dataset.text}function b(e,t){return e.style.setProperty("--line",`var(--axis-${t%5})`),e}function L(e,t){let n=e.map(a=>{let o=new CSSStyleSheet;return o.replaceSync(a),o}),r=new WeakMap;return a=>{let o=a.parentElement,s=r.get(o);s||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...n],s=t(o),r.set(o,s));let l=s;return l.update(a.data,a),()=>{l.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(i=>!n.includes(i)),r.delete(o)}}}var S=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function I(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),U(n)}function U(e){let[t=255,n=255,r=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*r<128}function $(e){let t=I(e);return e.classList.toggle("dark",t),t}var v=`.collapse {
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
  font: inherit;
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--card-line);
  border-radius: 6px;
  padding: 2px 12px;
  cursor: pointer;
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
`;var fe=L([S,v],e=>{let t=H(e);return{update(n){$(t.box);let r=JSON.stringify(n);r!==t.drawn&&(W(t,n,r),n.autoplay&&(t.timer=window.setTimeout(()=>w(t),350)))},stop(){clearTimeout(t.timer),t.box.remove()}}});function H(e){let t=e.appendChild(c("div","collapse themed")),n={box:t,drawn:"",pinned:null,timer:0,cells:{}},r=a=>{let o=a.target.closest?.("td");o&&!n.playing&&C(n,o)};return t.addEventListener("pointerover",r),t.addEventListener("focusin",r),t.addEventListener("pointerleave",()=>n.playing||A(n)),t.addEventListener("click",a=>T(n,a.target.closest?.("td"))),t.addEventListener("keydown",a=>Y(n,a)),n}function W(e,t,n){clearTimeout(e.timer);let{picture:r,words:a}=t;Object.assign(e,{drawn:n,data:t,playing:!1,pinned:null,cells:{before:[],after:[]}}),e.box.classList.toggle("small",t.autoplay),e.box.classList.remove("playing","played");let o=c("div","middle");o.append(c("div","arrow",r.front?"⇉":"⟶"));for(let l of r.axis)o.append(b(c("div","label",a.axis.replace("{number}",l)),l));o.appendChild(c("button","",`▶ ${a.play}`)).addEventListener("click",()=>V(e)),e.say=c("div","say"),e.say.setAttribute("aria-live","polite"),e.box.replaceChildren(E(e,"before"),o,E(e,"after"),e.say),A(e)}function A(e){let{after:t}=e.cells;C(e,e.pinned??(e.data.autoplay?null:t[t.length>>1]??null))}function E(e,t){let{picture:n,words:r}=e.data,a=n[t],o=c("section","card");o.append(c("div","title",`${a.title}   ${F(a.shape)}`));let s=o.appendChild(c("div","axes"));return a.axes.forEach((i,d)=>{let f=t==="before"&&!n.front&&n.axis.includes(d);s.append(b(c("span",f?"label gone":"label",`${r.axis.replace("{number}",d)}: ${a.shape[d]}`),i))}),o.appendChild(c("div","scroll")).append(a.cells.length?O(e,t,0,0):c("i","",r.empty)),o}function O(e,t,n,r){let{shape:a,axes:o}=e.data.picture[t],s=a.length-n;if(s<=2)return _(e,t,r);let l=a.slice(n+1).reduce((d,f)=>d*f,1),i=c("div",s%2?"pack":"pack down");for(let d=0;d<a[n];d++)b(i.appendChild(c("div","frame")),o[n]).append(c("span","label",`[${d}]`),O(e,t,n+1,r+d*l));return i}function _(e,t,n){let{shape:r,axes:a,cells:o,heat:s}=e.data.picture[t],l=r.length,i=t==="after"&&l===1&&a[0]<e.data.picture.before.shape.length-1,d=!l||i?1:r[l-1],f=i?r[0]:l>1?r[l-2]:1,u=c("table",`${l&&!i?"right":""} ${l>1||i?"down":""}`);l&&!i&&u.style.setProperty("--across",`var(--axis-${a[l-1]})`),(i||l>1)&&u.style.setProperty("--along",`var(--axis-${a[i?0:l-2]})`);for(let y=0;y<f;y++){let j=u.appendChild(c("tr"));for(let k=0;k<d;k++){let p=n+y*d+k,m=j.appendChild(c("td","",o[p]));Object.assign(m.dataset,{side:t,flat:p,text:o[p]}),m.tabIndex=p?-1:0,s.length&&m.style.setProperty("--heat",`${100*s[p]}%`),m.setAttribute("aria-label",`${x(e,t,p)} = ${o[p]}`),e.cells[t][p]=m}}return u}function C(e,t){for(let d of e.box.querySelectorAll("td.lit"))d.classList.remove("lit"),d.textContent=d.dataset.text;let{picture:n,words:r}=e.data;if(!t)return e.say.replaceChildren(c("div","hint",r.hint));let a=Number(t.dataset.flat);if(t.classList.add("lit"),t.dataset.side==="before")return J(e,a);let o=[],s=x(e,"after",a),l=n.weights[a]??[],i=n.sources[a].map((d,f)=>{let u=e.cells.before[d];return u.classList.add("lit"),l.length&&u.append(c("small","",`×${l[f]}`)),x(e,"before",d)});o.push(c("div","sum",`${s} ← ${i.length?h(i):r.none}`)),o.push(c("div","sum",n.sums[a])),l.length&&o.push(c("div","back","◂ "+r.weight.replace("{cell}",s).replace("{weights}",h(l)))),e.say.replaceChildren(...o,c("div","hint",r.hint))}function J(e,t){let{picture:n,words:r}=e.data,a=[],o=n.sources.flatMap((i,d)=>i.includes(t)?[d]:[]);for(let i of o)e.cells.after[i].classList.add("lit");let s=o.map(i=>x(e,"after",i));a.push(c("div","sum",r.goes.replace("{cell}",x(e,"before",t)).replace("{targets}",h(s))));for(let i of o.slice(0,4))a.push(c("div","sum",n.sums[i]));let l=o.map(i=>n.weights[i]?.[n.sources[i].indexOf(t)]).filter(i=>i!==void 0);l.length&&a.push(c("div","back","◂ "+r.weight.replace("{cell}",h(s)).replace("{weights}",h(l)))),e.say.replaceChildren(...a,c("div","hint",r.hint))}function V(e){e.pinned?.classList.remove("pinned"),e.pinned=null,w(e)}function T(e,t){t&&(e.playing&&g(e),e.pinned?.classList.remove("pinned"),e.pinned=e.pinned===t?null:t,e.pinned?.classList.add("pinned"),C(e,e.pinned??t))}function Y(e,t){let n=t.target.closest?.("td");if(!n)return;if(t.key==="Enter"||t.key===" ")return t.preventDefault(),T(e,n);let r=n.parentElement.children.length,a={ArrowRight:1,ArrowLeft:-1,ArrowDown:r,ArrowUp:-r}[t.key],o=a&&e.cells[n.dataset.side][Number(n.dataset.flat)+a];o&&(t.preventDefault(),n.tabIndex=-1,o.tabIndex=0,o.focus())}function x(e,t,n){let{shape:r,name:a}=e.data.picture[t],o=[];for(let s=r.length-1,l=n;s>=0;s--)o.unshift(l%r[s]),l=Math.floor(l/r[s]);return o.length?`${a}[${o.join(", ")}]`:a}function h(e){return e.slice(0,12).join(", ")+(e.length>12?", …":"")}function F(e){return`(${e.join(", ")}${e.length===1?",":""})`}export{fe as default};
