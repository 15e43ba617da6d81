var Z="http://www.w3.org/2000/svg";function s(e,t="",n=""){let o=document.createElement(e);return t&&(o.className=t),n!==""&&(o.textContent=String(n)),o}function O(e,t={},n=""){let o=document.createElementNS(Z,e);for(let[a,r]of Object.entries(t))o.setAttribute(a,String(r));return n&&o.setAttribute("class",n),o}function T(e){let t=O("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(O("path",{d:e})),t}function f(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function m(e){let t=Object.entries(e).map(([n,o])=>{let a=r=>o(r.detail);return window.addEventListener(`cotangent:${n}`,a),()=>window.removeEventListener(`cotangent:${n}`,a)});return()=>{for(let n of t)n()}}function M(e){let{setStateValue:t,setTriggerValue:n}=e;return{...e,setStateValue:(...o)=>q(()=>t(...o)),setTriggerValue:(...o)=>q(()=>n(...o))}}function q(e){let t=window.setTimeout,n=(o,a=0,...r)=>a>0||typeof o!="function"?t(o,a,...r):(queueMicrotask(()=>o(...r)),0);window.setTimeout=n;try{return e()}finally{window.setTimeout=t}}function j(e,t){let n=e.map(a=>{let r=new CSSStyleSheet;return r.replaceSync(a),r}),o=new WeakMap;return a=>{let r=a.parentElement,i=o.get(r);i||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],i=t(r),o.set(r,i));let c=i;return c.update(a.data,M(a)),()=>{c.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(g=>!n.includes(g)),o.delete(r)}}}var _=600,v=60,I=0;if(typeof window<"u"){let e=t=>()=>{I=performance.now()+t};m({asked:e(_),early:e(v)})}function N(e){let t=0,n=0,o=()=>{let r=I-performance.now();r<=0?e():n=window.setTimeout(a,r)},a=()=>{t=requestIdleCallback(o)};return a(),()=>{cancelIdleCallback(t),clearTimeout(n)}}var D=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function te(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),ne(n)}function ne(e){let[t=255,n=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*o<128}function P(e){let t=te(e);return e.classList.toggle("dark",t),t}var y=null;async function F(e,t){let n=await import("./katex.js");n.useFormulas(e),y=n.formula,t()}function x(e,t,n=""){let o=s(t,n);return o.append(...e.map(oe)),o}function oe(e){if(typeof e=="string")return e;let[t,n,o=""]=e,a=t==="m"&&y?y(n):s(t==="t"?"span":"code","",n);return o&&a.classList.add(o),a}function W(e){try{return localStorage.getItem(e)}catch{return}}function V(e,t){try{return t===null?localStorage.removeItem(e):localStorage.setItem(e,t),!0}catch{return!1}}var re=240,H=.7,k=24,R="cotangent:drawer-size",ae="(max-width: 760px)";function $(e){let t=document.documentElement,n=matchMedia(ae),o=s("div","grip");Object.assign(o,{tabIndex:0}),o.setAttribute("role","separator");let a=new Set,r=null,i=Number(W(R))||0,c=()=>e.root.host.closest(".st-key-drawer"),g=()=>e.root.host.closest(".st-key-stage"),p=()=>n.matches?innerHeight:g()?.clientWidth??innerWidth,w=()=>i||(n.matches?innerHeight*.45:innerWidth>=1600?380:320),h=()=>Math.round(Math.max(Math.min(re,p()*H),Math.min(w(),p()*H))),u=()=>{let d=t.dataset.drawer==="open"?h():0;t.style.setProperty("--drawer-size",`${h()}px`),o.setAttribute("aria-valuenow",String(h())),o.setAttribute("aria-orientation",n.matches?"horizontal":"vertical");let l=n.matches?{right:0,bottom:d}:{right:d,bottom:0};f("drawer",l)},C=d=>{i=d,i=h(),V(R,String(i)),u()};o.addEventListener("pointerdown",d=>{d.preventDefault(),o.setPointerCapture(d.pointerId)}),o.addEventListener("pointermove",d=>{let l=d.buttons?c()?.getBoundingClientRect():null;l&&C(n.matches?l.bottom-d.clientY:l.right-d.clientX)}),o.addEventListener("keydown",d=>{let l={ArrowLeft:k,ArrowUp:k,ArrowRight:-k,ArrowDown:-k}[d.key];l&&(d.preventDefault(),C(h()+l))}),n.addEventListener("change",u),addEventListener("resize",u);let Y=m({"open-drawer":()=>z(!0),"asks-drawer":u});function z(d){let l=d?"open":"folded";t.dataset.drawer!==l&&(t.dataset.drawer=l,u())}return t.dataset.drawer||(t.dataset.drawer="folded"),u(),{grip:o,open:z,toTop(){let d=c();d!==r&&d?.addEventListener("scroll",()=>a.add(d),{passive:!0}),r=d,a.delete(d)&&d.scrollTo(0,0)},word:d=>o.setAttribute("aria-label",d.wider),stop(){n.removeEventListener("change",u),removeEventListener("resize",u),Y(),delete t.dataset.drawer}}}var U=`.details {
  contain: layout style;
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
.silent .katex-mathml {
  display: none;
}
/* What is below the drawer's edge is laid out once it is scrolled to. */
article > :is(section, details) {
  content-visibility: auto;
  contain-intrinsic-size: auto 5rem;
}
`;var de="M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z",ie=new Set(["rule","torch"]),ce=500,S={formula:"ran",value:"ran",adjoint:"adjoint",sent:"adjoint",why:"adjoint"},Be=j([D,U],e=>{let t=e.appendChild(s("div","details themed")),n={root:e,box:t,data:null,node:null,title:"",ticket:-1,known:()=>({ran:!0,adjoint:!0}),all:new Map,texts:new Map,made:new Map,opened:new Set,light:!0,wanted:-1,endAhead:()=>{},speaking:0};n.size=$(n);let o=le(()=>{F(e,()=>{for(let r of n.all.values())r.made.clear();b(n),L(n)})}),a=m({node:r=>fe(n,r),known:()=>G(n),details:r=>B(n,r),unwritten:({node:r,ticket:i})=>{if(r!==n.node||i!==n.ticket)return;let c=n.box.querySelector(".waits");c&&(c.textContent=n.data.words.unwritten)},asks:()=>{n.wanted=-1,b(n)}});return t.addEventListener("keydown",r=>{r.key==="Escape"&&(r.stopPropagation(),K(n))}),{update(r){ue(n,r)},stop(){a(),o(),n.endAhead(),cancelIdleCallback(n.speaking),n.size.stop(),t.remove()}}});function le(e){let t=new AbortController,n=()=>{t.abort(),e()};for(let a of["pointerdown","pointermove","keydown"])window.addEventListener(a,n,{signal:t.signal,capture:!0});let o=new MutationObserver(()=>{document.documentElement.dataset.drawer==="open"&&n()});return o.observe(document.documentElement,{attributeFilter:["data-drawer"]}),t.signal.addEventListener("abort",()=>o.disconnect()),document.documentElement.dataset.drawer==="open"&&n(),()=>t.abort()}function ue(e,t){P(e.box);let n=getComputedStyle(e.box).getPropertyValue("--st-background-color");document.documentElement.style.setProperty("--drawer-background",n);let o=t.ticket!==e.data?.ticket||t.details!==e.data.details,a=!e.data;if(e.data=t,e.box.setAttribute("role","complementary"),e.box.setAttribute("aria-label",t.words.details),e.size.word(t.words),o){for(let r of e.all.keys())E(r,t.ticket)||e.all.delete(r);e.all.delete(t.ticket),B(e,t)}a&&f("who"),b(e)}function B(e,{ticket:t,details:n}){if(E(t,e.data?.ticket)){e.all.has(t)||e.all.set(t,{texts:new Map,made:new Map}),Object.assign(e,e.all.get(e.ticket));for(let o of JSON.parse(n))e.all.get(t).texts.set(o.node,o);e.texts.has(e.wanted)&&(f("had",{node:e.wanted,ticket:t}),e.wanted=-1),b(e),L(e)}}function E(e,t){return String(e).split("-")[0]===String(t).split("-")[0]}function L(e){e.endAhead();let t=[...e.texts.values()].find(n=>!e.made.has(n.node));t&&(e.endAhead=N(()=>{e.made.has(t.node)||e.made.set(t.node,J(e,t)),L(e)}))}function fe(e,t){t.node!==e.wanted&&(e.wanted=-1),Object.assign(e,{node:t.node,title:t.title,ticket:t.ticket,known:t.known}),t.by==="hand"&&t.open?e.size.open(t.node!==null):!e.begun&&t.node!==null&&e.size.open(!0),e.begun=!0,b(e),t.by==="hand"&&t.open==="keys"&&e.box.querySelector("h2")?.focus()}function K(e){e.size.open(!1),f("closed")}function b(e){let{data:t,node:n}=e;if(!t||!E(e.ticket,t.ticket))return;e.all.has(e.ticket)||e.all.set(e.ticket,{texts:new Map,made:new Map}),Object.assign(e,e.all.get(e.ticket));let o=e.texts.get(n),a=e.made.get(n);if(a||(n===null?a=be(e):o?a=J(e,o):a=me(e),(n===null||o)&&e.made.set(n,a)),e.shown!==a){let i=e.root.activeElement?.tagName==="H2";e.shown=a,pe(e,a),e.box.replaceChildren(e.size.grip,a),e.size.toTop(),i&&a.querySelector("h2")?.focus()}for(let i of a.querySelectorAll("details"))i.open=e.opened.has(i.dataset.kind);let r=a.querySelector("input");r&&(r.checked=e.light),Q(e,o),G(e)}function pe(e,t){cancelIdleCallback(e.speaking),t.classList.add("silent"),e.speaking=requestIdleCallback(()=>t.classList.remove("silent"),{timeout:ce})}function Q(e,t){let n=t&&e.light&&t.way.length>1?{nodes:t.way,culprit:t.culprit}:null;n?.nodes!==e.told?.nodes&&(e.told=n,f("way",n))}function G({shown:e,known:t,node:n}){if(e)for(let o of e.querySelectorAll("[data-needs]")){let a=!t(o.dataset.node===void 0?n:Number(o.dataset.node))[o.dataset.needs];o.classList.toggle("later",a)}}function A(e,t,n){let o=s("header"),a=o.appendChild(s("h2","",t));a.tabIndex=-1;let r=o.appendChild(s("button","close"));return r.type="button",r.append(T(de)),r.setAttribute("aria-label",e.data.words.close),r.addEventListener("click",()=>K(e)),n&&o.append(s("code","call",n)),o}function me(e){let t=s("article");return t.append(A(e,e.title||"…",""),s("p","quiet waits",e.data.words.loading)),(e.wanted!==e.node||e.wantedFor!==e.ticket)&&(Object.assign(e,{wanted:e.node,wantedFor:e.ticket}),f("want",{node:e.node,ticket:e.ticket})),t}function J(e,t){let n=s("article");n.append(A(e,t.name,t.expression),x(t.place,"p","quiet"));for(let[o,a]of t.sections)n.append(ge(e,o,a,t));return n}function ge(e,t,n,o){let{titles:a,words:r}=e.data,i=ie.has(t),c=s(i?"details":"section");return c.dataset.kind=t,S[t]&&(c.dataset.needs=S[t]),c.append(s(i?"summary":"h3","",a[t])),i&&c.addEventListener("toggle",()=>e.opened[c.open?"add":"delete"](t)),t==="why"&&o.way.length>1&&c.append(he(e,o)),c.append(...X(n),s("p","instead quiet",r["not-yet"])),c}function he(e,t){let n=s("label"),o=n.appendChild(s("input"));return o.type="checkbox",o.addEventListener("change",()=>{e.light=o.checked,Q(e,t)}),n.append(e.data.words.light),n}function X(e){let t=[];for(let n of e)n[0]===0?(t.at(-1)?.tagName!=="UL"&&t.push(s("ul","line")),t.at(-1).append(x(n.slice(1),"li"))):t.push(x(n,"p","line"));return t}function be(e){let{words:t,leaves:n}=e.data,o=s("article");o.append(A(e,t.leaves,""),s("p","quiet",t["leaves-hint"]));for(let a of n){let r=e.texts.get(a);if(!r)continue;let i=o.appendChild(s("section"));i.append(s("h3","",r.name));for(let c of["value","adjoint"]){let g=r.sections.find(([w])=>w===c)?.[1]??[],p=s("div");Object.assign(p.dataset,{needs:S[c],node:a}),p.append(...X(g.slice(0,1)),s("p","instead quiet",t["not-yet"])),i.append(p)}}return o}export{Be as default};
