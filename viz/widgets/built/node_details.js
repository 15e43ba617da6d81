var $="http://www.w3.org/2000/svg";function s(e,t="",n=""){let o=document.createElement(e);return t&&(o.className=t),n!==""&&(o.textContent=String(n)),o}function z(e,t={},n=""){let o=document.createElementNS($,e);for(let[r,a]of Object.entries(t))o.setAttribute(r,String(a));return n&&o.setAttribute("class",n),o}function L(e){let t=z("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(z("path",{d:e})),t}function u(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function g(e){let t=Object.entries(e).map(([n,o])=>{let r=a=>o(a.detail);return window.addEventListener(`cotangent:${n}`,r),()=>window.removeEventListener(`cotangent:${n}`,r)});return()=>{for(let n of t)n()}}function C(e,t){let n=e.map(r=>{let a=new CSSStyleSheet;return a.replaceSync(r),a}),o=new WeakMap;return r=>{let a=r.parentElement,i=o.get(a);i||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...n],i=t(a),o.set(a,i));let c=i;return c.update(r.data,r),()=>{c.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(m=>!n.includes(m)),o.delete(a)}}}var A=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function R(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),B(n)}function B(e){let[t=255,n=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*o<128}function O(e){let t=R(e);return e.classList.toggle("dark",t),t}var y=null;async function j(e,t){let n=await import("./katex.js");n.useFormulas(e),y=n.formula,t()}function h(e,t,n=""){let o=s(t,n);return o.append(...e.map(U)),o}function U(e){if(typeof e=="string")return e;let[t,n,o=""]=e,r=t==="m"&&y?y(n):s(t==="t"?"span":"code","",n);return o&&r.classList.add(o),r}var V=240,q=.7,b=24,M="cotangent:drawer-size",G="(max-width: 760px)";function D(e){let t=document.documentElement,n=matchMedia(G),o=s("div","grip");Object.assign(o,{tabIndex:0}),o.setAttribute("role","separator");let r=Number(localStorage.getItem(M))||0,a=()=>e.root.host.closest(".st-key-drawer"),i=()=>e.root.host.closest(".st-key-stage"),c=()=>n.matches?innerHeight:i()?.clientWidth??innerWidth,m=()=>r||(n.matches?innerHeight*.45:innerWidth>=1600?380:320),l=()=>Math.round(Math.max(Math.min(V,c()*q),Math.min(m(),c()*q))),f=()=>{let d=t.dataset.drawer==="open"?l():0;t.style.setProperty("--drawer-size",`${l()}px`),t.style.setProperty("--drawer-covers",`${n.matches?0:d}px`),o.setAttribute("aria-valuenow",String(l())),o.setAttribute("aria-orientation",n.matches?"horizontal":"vertical");let p=n.matches?{right:0,bottom:d}:{right:d,bottom:0};u("drawer",p)},S=d=>{r=d,r=l(),localStorage.setItem(M,String(r)),f()};o.addEventListener("pointerdown",d=>{d.preventDefault(),o.setPointerCapture(d.pointerId)}),o.addEventListener("pointermove",d=>{let p=d.buttons?a()?.getBoundingClientRect():null;p&&S(n.matches?p.bottom-d.clientY:p.right-d.clientX)}),o.addEventListener("keydown",d=>{let p={ArrowLeft:b,ArrowUp:b,ArrowRight:-b,ArrowDown:-b}[d.key];p&&(d.preventDefault(),S(l()+p))}),n.addEventListener("change",f);let W=g({"open-drawer":()=>E(!0)});function E(d){t.dataset.drawer=d?"open":"folded",f()}return t.dataset.drawer||(t.dataset.drawer="folded"),f(),{grip:o,open:E,scroller:a,word:d=>o.setAttribute("aria-label",d.wider),stop(){n.removeEventListener("change",f),W(),delete t.dataset.drawer}}}var N=`.details {
  position: relative;
  color: var(--text);
  font: 0.9rem / 1.55 var(--st-font);
  overflow-wrap: anywhere;
}
header {
  display: grid;
  grid-template-columns: 1fr auto;
  align-items: start;
  gap: 0 8px;
}
h2 {
  margin: 0;
  font:
    700 1.05rem / 1.5 var(--st-code-font),
    monospace;
}
h2:focus {
  outline: none;
}
.call {
  grid-column: 1 / -1;
  padding: 4px 8px;
  border-radius: 6px;
  background: var(--st-secondary-background-color);
  white-space: pre-wrap;
}
.close {
  width: 30px;
  height: 30px;
  padding: 7px;
  border: 0;
  border-radius: 6px;
  background: none;
  color: var(--muted);
  cursor: pointer;
}
.close:hover {
  color: var(--text);
  background: var(--st-secondary-background-color);
}
.close svg {
  display: block;
  fill: currentColor;
}
:is(.close, summary, .grip, input):focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 1px;
}
h3,
summary {
  margin: 12px 0 2px;
  font: 700 0.9rem / 1.5 var(--st-font);
}
summary {
  cursor: pointer;
}
p,
ul {
  margin: 2px 0;
}
ul {
  padding-left: 1.1rem;
}
p.line {
  max-width: 100%;
  overflow: auto hidden;
  padding-bottom: 1px;
}
code {
  font:
    0.86em / 1.5 var(--st-code-font),
    monospace;
}
li code,
p code {
  padding: 1px 4px;
  border-radius: 4px;
  background: var(--st-secondary-background-color);
}
label {
  display: flex;
  gap: 6px;
  align-items: center;
  color: var(--muted);
  font-size: 0.85rem;
  cursor: pointer;
}
.quiet,
.quiet code {
  color: var(--muted);
}
.quiet {
  font-size: 0.85rem;
}
.blue,
.blue code {
  color: var(--forward);
}
.orange,
.orange code {
  color: var(--backward);
}
.instead,
.later > :not(h3, summary, .instead) {
  display: none;
}
.later > .instead {
  display: block;
}
.grip {
  position: sticky;
  z-index: 1;
  top: 0;
  height: 0;
  outline-offset: -2px;
  touch-action: none;
}
.grip::before {
  content: "";
  position: absolute;
  top: -14px;
  left: -14px;
  width: 9px;
  height: 100vh;
  cursor: ew-resize;
}
.grip:is(:hover, :focus-visible)::before {
  background: color-mix(in srgb, var(--st-primary-color) 40%, transparent);
}
@media (max-width: 760px) {
  .grip::before {
    left: calc(50% - 40px);
    top: -10px;
    width: 80px;
    height: 16px;
    background: linear-gradient(var(--card-line), var(--card-line)) center / 44px 4px no-repeat;
    cursor: ns-resize;
  }
}
`;var K="M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z",X=new Set(["rule","torch"]),k={formula:"ran",value:"ran",adjoint:"adjoint",sent:"adjoint",why:"adjoint"},Se=C([A,N],e=>{let t=e.appendChild(s("div","details themed")),n={root:e,box:t,data:null,node:null,title:"",ticket:-1,known:()=>({ran:!0,adjoint:!0}),texts:new Map,made:new Map,opened:new Set,light:!0,wanted:-1};n.size=D(n),j(e,()=>{n.made.clear(),x(n)});let o=g({node:r=>Q(n,r),known:()=>v(n),details:r=>P(n,r)});return t.addEventListener("keydown",r=>{r.key==="Escape"&&(r.stopPropagation(),T(n))}),{update(r){Y(n,r)},stop(){o(),n.size.stop(),t.remove()}}});function Y(e,t){O(e.box);let n=getComputedStyle(e.box).getPropertyValue("--st-background-color");document.documentElement.style.setProperty("--drawer-background",n);let o=t.ticket!==e.data?.ticket||t.details!==e.data.details,r=!e.data;e.data=t,e.box.setAttribute("role","complementary"),e.box.setAttribute("aria-label",t.words.details),e.size.word(t.words),o&&(e.texts.clear(),e.made.clear(),P(e,t)),r&&u("who"),x(e)}function P(e,{ticket:t,details:n}){if(t===e.data?.ticket){for(let o of JSON.parse(n))e.texts.set(o.node,o);x(e)}}function Q(e,t){Object.assign(e,{node:t.node,title:t.title,ticket:t.ticket,known:t.known}),t.by==="hand"&&t.open?e.size.open(t.node!==null):!e.begun&&t.node!==null&&e.size.open(!0),e.begun=!0,x(e),t.by==="hand"&&t.open==="keys"&&e.box.querySelector("h2")?.focus()}function T(e){e.size.open(!1),u("closed")}function x(e){let{data:t,node:n}=e;if(!t||e.ticket!==t.ticket)return;let o=e.texts.get(n),r=e.made.get(n);r||(n===null?r=ne(e):o?r=_(e,o):r=Z(e),(n===null||o)&&e.made.set(n,r)),e.shown!==r&&(e.shown=r,e.box.replaceChildren(e.size.grip,r),e.size.scroller()?.scrollTo(0,0));for(let i of r.querySelectorAll("details"))i.open=e.opened.has(i.dataset.kind);let a=r.querySelector("input");a&&(a.checked=e.light),F(e,o),v(e)}function F(e,t){let n=t&&e.light&&t.way.length>1?{nodes:t.way,culprit:t.culprit}:null;n?.nodes!==e.told?.nodes&&(e.told=n,u("way",n))}function v({shown:e,known:t,node:n}){if(e)for(let o of e.querySelectorAll("[data-needs]")){let r=!t(o.dataset.node===void 0?n:Number(o.dataset.node))[o.dataset.needs];o.classList.toggle("later",r)}}function w(e,t,n){let o=s("header"),r=o.appendChild(s("h2","",t));r.tabIndex=-1;let a=o.appendChild(s("button","close"));return a.type="button",a.append(L(K)),a.setAttribute("aria-label",e.data.words.close),a.addEventListener("click",()=>T(e)),n&&o.append(s("code","call",n)),o}function Z(e){let t=s("article");return t.append(w(e,e.title||"…",""),s("p","quiet",e.data.words.loading)),(e.wanted!==e.node||e.wantedFor!==e.ticket)&&(Object.assign(e,{wanted:e.node,wantedFor:e.ticket}),u("want",{node:e.node,ticket:e.ticket})),t}function _(e,t){let n=s("article");n.append(w(e,t.name,t.expression),h(t.place,"p","quiet"));for(let[o,r]of t.sections)n.append(ee(e,o,r,t));return n}function ee(e,t,n,o){let{titles:r,words:a}=e.data,i=X.has(t),c=s(i?"details":"section");return c.dataset.kind=t,k[t]&&(c.dataset.needs=k[t]),c.append(s(i?"summary":"h3","",r[t])),i&&c.addEventListener("toggle",()=>e.opened[c.open?"add":"delete"](t)),t==="why"&&o.way.length>1&&c.append(te(e,o)),c.append(...I(n),s("p","instead quiet",a["not-yet"])),c}function te(e,t){let n=s("label"),o=n.appendChild(s("input"));return o.type="checkbox",o.addEventListener("change",()=>{e.light=o.checked,F(e,t)}),n.append(e.data.words.light),n}function I(e){let t=[];for(let n of e)n[0]===0?(t.at(-1)?.tagName!=="UL"&&t.push(s("ul","line")),t.at(-1).append(h(n.slice(1),"li"))):t.push(h(n,"p","line"));return t}function ne(e){let{words:t,leaves:n}=e.data,o=s("article");o.append(w(e,t.leaves,""),s("p","quiet",t["leaves-hint"]));for(let r of n){let a=e.texts.get(r);if(!a)continue;let i=o.appendChild(s("section"));i.append(s("h3","",a.name));for(let c of["value","adjoint"]){let m=a.sections.find(([f])=>f===c)?.[1]??[],l=s("div");Object.assign(l.dataset,{needs:k[c],node:r}),l.append(...I(m.slice(0,1)),s("p","instead quiet",t["not-yet"])),i.append(l)}}return o}export{Se as default};
