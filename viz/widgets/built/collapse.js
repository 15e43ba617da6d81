function i(e,t="",n=""){let r=document.createElement(e);return t&&(r.className=t),n!==""&&(r.textContent=String(n)),r}var R=3600,D=300;function k(e){g(e);let{picture:t}=e.data,n=Math.max(0,...t.sources.map(s=>s.length));if(!n)return;let r=Math.min(650,Math.max(110,R/n));for(let s of e.cells.after)s.textContent="·";e.box.classList.add("playing"),e.playing=!0;let a=0,o=()=>{if(a&&q(e,a-1),a===n)return B(e);U(e,a,r),e.say.replaceChildren(i("div","sum",e.data.words.step.replace("{step}",a+1).replace("{count}",n))),a+=1,e.timer=setTimeout(o,r)};o()}function U(e,t,n){let r=N(e.data.picture,t);for(let o of e.box.querySelectorAll("td.lit"))o.classList.remove("lit");for(let{from:o,cell:s}of r)o.side==="before"&&e.cells.before[o.flat].classList.add("lit"),e.cells.after[s].classList.add("lit");if(r.length>D||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let a=e.box.getBoundingClientRect();for(let{from:o,cell:s}of r)P(e,a,e.cells[o.side][o.flat],e.cells.after[s],n)}function N(e,t){let n=[];return e.sources.forEach((r,a)=>{if(t>=r.length||e.front&&r.length!==t+1||(n.push({from:{side:"before",flat:r[t]},cell:a}),!e.front||!t))return;let o=e.sources.findIndex(s=>s.length===t&&s[0]===r[0]);n.push({from:{side:"after",flat:o},cell:a})}),n}function P(e,t,n,r,a){let o=n.getBoundingClientRect(),s=r.getBoundingClientRect(),l=e.box.appendChild(i("div","ghost",n.textContent));Object.assign(l.style,{left:`${o.left-t.left}px`,top:`${o.top-t.top}px`,width:`${o.width}px`,height:`${o.height}px`});let c=`translate(${s.left-o.left}px, ${s.top-o.top}px)`,d=l.animate([{transform:"none",opacity:.95},{transform:c,opacity:.55}],{duration:a,easing:"ease-in-out"});d.onfinish=d.oncancel=()=>l.remove()}function q(e,t){e.data.picture.sources.forEach((n,r)=>{for(let a of n.slice(t,t+1))e.cells.before[a].classList.add("spent");n.length===t+1&&(e.cells.after[r].textContent=e.cells.after[r].dataset.text)})}function B(e){let{words:t}=e.data;g(e),e.box.classList.add("played"),e.say.replaceChildren(i("div","sum",t.done),i("div","hint",t.hint))}function g(e){clearTimeout(e.timer),e.playing=!1,e.box.classList.remove("playing","played");for(let t of e.box.querySelectorAll(".ghost"))t.remove();for(let t of e.box.querySelectorAll("td"))t.classList.remove("lit","spent"),t.textContent=t.dataset.text}function b(e,t){return e.style.setProperty("--line",`var(--axis-${t%5})`),e}var S={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function C(e,{key:t}){let n=t.length===1?t.toLowerCase():t;return Object.entries(S[e]).find(([,r])=>r.includes(n))?.[0]}function v(e,t){let n=e.map(a=>{let o=new CSSStyleSheet;return o.replaceSync(a),o}),r=new WeakMap;return a=>{let o=a.parentElement,s=r.get(o);s||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...n],s=t(o),r.set(o,s));let l=s;return l.update(a.data,a),()=>{l.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(c=>!n.includes(c)),r.delete(o)}}}var A=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function _(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),G(n)}function G(e){let[t=255,n=255,r=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*r<128}function $(e){let t=_(e);return e.classList.toggle("dark",t),t}var E=`.collapse {
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
`;var be=v([A,E],e=>{let t=J(e);return{update(n){$(t.box);let r=JSON.stringify(n);r!==t.drawn&&(V(t,n,r),n.autoplay&&(t.timer=window.setTimeout(()=>k(t),350)))},stop(){clearTimeout(t.timer),t.box.remove()}}});function J(e){let t=e.appendChild(i("div","collapse themed")),n={box:t,drawn:"",pinned:null,timer:0,cells:{}},r=a=>{let o=a.target.closest?.("td");o&&!n.playing&&L(n,o)};return t.addEventListener("pointerover",r),t.addEventListener("focusin",r),t.addEventListener("pointerleave",()=>n.playing||j(n)),t.addEventListener("click",a=>T(n,a.target.closest?.("td"))),t.addEventListener("keydown",a=>Q(n,a)),n}function V(e,t,n){clearTimeout(e.timer);let{picture:r,words:a}=t;Object.assign(e,{drawn:n,data:t,playing:!1,pinned:null,cells:{before:[],after:[]}}),e.box.classList.toggle("small",t.autoplay),e.box.classList.remove("playing","played");let o=i("div","middle");o.append(i("div","arrow",r.front?"⇉":"⟶"));for(let l of r.axis)o.append(b(i("div","label",a.axis.replace("{number}",l)),l));o.appendChild(i("button","",`▶ ${a.play}`)).addEventListener("click",()=>K(e)),e.say=i("div","say"),e.say.setAttribute("aria-live","polite"),e.box.replaceChildren(O(e,"before"),o,O(e,"after"),e.say),j(e)}function j(e){let{after:t}=e.cells;L(e,e.pinned??(e.data.autoplay?null:t[t.length>>1]??null))}function O(e,t){let{picture:n,words:r}=e.data,a=n[t],o=i("section","card");o.append(i("div","title",`${a.title}   ${X(a.shape)}`));let s=o.appendChild(i("div","axes"));return a.axes.forEach((c,d)=>{let f=t==="before"&&!n.front&&n.axis.includes(d);s.append(b(i("span",f?"label gone":"label",`${r.axis.replace("{number}",d)}: ${a.shape[d]}`),c))}),o.appendChild(i("div","scroll")).append(a.cells.length?M(e,t,0,0):i("i","",r.empty)),o}function M(e,t,n,r){let{shape:a,axes:o}=e.data.picture[t],s=a.length-n;if(s<=2)return Y(e,t,r);let l=a.slice(n+1).reduce((d,f)=>d*f,1),c=i("div",s%2?"pack":"pack down");for(let d=0;d<a[n];d++)b(c.appendChild(i("div","frame")),o[n]).append(i("span","label",`[${d}]`),M(e,t,n+1,r+d*l));return c}function Y(e,t,n){let{shape:r,axes:a,cells:o,heat:s}=e.data.picture[t],l=r.length,c=t==="after"&&l===1&&a[0]<e.data.picture.before.shape.length-1,d=!l||c?1:r[l-1],f=c?r[0]:l>1?r[l-2]:1,u=i("table",`${l&&!c?"right":""} ${l>1||c?"down":""}`);l&&!c&&u.style.setProperty("--across",`var(--axis-${a[l-1]})`),(c||l>1)&&u.style.setProperty("--along",`var(--axis-${a[c?0:l-2]})`);for(let y=0;y<f;y++){let z=u.appendChild(i("tr"));for(let w=0;w<d;w++){let p=n+y*d+w,m=z.appendChild(i("td","",o[p]));Object.assign(m.dataset,{side:t,flat:p,text:o[p]}),m.tabIndex=p?-1:0,s.length&&m.style.setProperty("--heat",`${100*s[p]}%`),m.setAttribute("aria-label",`${x(e,t,p)} = ${o[p]}`),e.cells[t][p]=m}}return u}function L(e,t){for(let d of e.box.querySelectorAll("td.lit"))d.classList.remove("lit"),d.textContent=d.dataset.text;let{picture:n,words:r}=e.data;if(!t)return e.say.replaceChildren(i("div","hint",r.hint));let a=Number(t.dataset.flat);if(t.classList.add("lit"),t.dataset.side==="before")return F(e,a);let o=[],s=x(e,"after",a),l=n.weights[a]??[],c=n.sources[a].map((d,f)=>{let u=e.cells.before[d];return u.classList.add("lit"),l.length&&u.append(i("small","",`×${l[f]}`)),x(e,"before",d)});o.push(i("div","sum",`${s} ← ${c.length?h(c):r.none}`)),o.push(i("div","sum",n.sums[a])),l.length&&o.push(i("div","back","◂ "+r.weight.replace("{cell}",s).replace("{weights}",h(l)))),e.say.replaceChildren(...o,i("div","hint",r.hint))}function F(e,t){let{picture:n,words:r}=e.data,a=[],o=n.sources.flatMap((c,d)=>c.includes(t)?[d]:[]);for(let c of o)e.cells.after[c].classList.add("lit");let s=o.map(c=>x(e,"after",c));a.push(i("div","sum",r.goes.replace("{cell}",x(e,"before",t)).replace("{targets}",h(s))));for(let c of o.slice(0,4))a.push(i("div","sum",n.sums[c]));let l=o.map(c=>n.weights[c]?.[n.sources[c].indexOf(t)]).filter(c=>c!==void 0);l.length&&a.push(i("div","back","◂ "+r.weight.replace("{cell}",h(s)).replace("{weights}",h(l)))),e.say.replaceChildren(...a,i("div","hint",r.hint))}function K(e){e.pinned?.classList.remove("pinned"),e.pinned=null,k(e)}function T(e,t){t&&(e.playing&&g(e),e.pinned?.classList.remove("pinned"),e.pinned=e.pinned===t?null:t,e.pinned?.classList.add("pinned"),L(e,e.pinned??t))}function Q(e,t){let n=t.target.closest?.("td");if(!n)return;if(C("cells",t)==="choose")return t.preventDefault(),T(e,n);let r=n.parentElement.children.length,a={ArrowRight:1,ArrowLeft:-1,ArrowDown:r,ArrowUp:-r}[t.key],o=a&&e.cells[n.dataset.side][Number(n.dataset.flat)+a];o&&(t.preventDefault(),n.tabIndex=-1,o.tabIndex=0,o.focus())}function x(e,t,n){let{shape:r,name:a}=e.data.picture[t],o=[];for(let s=r.length-1,l=n;s>=0;s--)o.unshift(l%r[s]),l=Math.floor(l/r[s]);return o.length?`${a}[${o.join(", ")}]`:a}function h(e){return e.slice(0,12).join(", ")+(e.length>12?", …":"")}function X(e){return`(${e.join(", ")}${e.length===1?",":""})`}export{be as default};
