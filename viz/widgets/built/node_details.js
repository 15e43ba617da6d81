var J="http://www.w3.org/2000/svg";function s(e,t="",n=""){let o=document.createElement(e);return t&&(o.className=t),n!==""&&(o.textContent=String(n)),o}function A(e,t={},n=""){let o=document.createElementNS(J,e);for(let[r,a]of Object.entries(t))o.setAttribute(r,String(a));return n&&o.setAttribute("class",n),o}function q(e){let t=A("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(A("path",{d:e})),t}function u(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function b(e){let t=Object.entries(e).map(([n,o])=>{let r=a=>o(a.detail);return window.addEventListener(`cotangent:${n}`,r),()=>window.removeEventListener(`cotangent:${n}`,r)});return()=>{for(let n of t)n()}}function M(e,t){let n=e.map(r=>{let a=new CSSStyleSheet;return a.replaceSync(r),a}),o=new WeakMap;return r=>{let a=r.parentElement,c=o.get(a);c||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...n],c=t(a),o.set(a,c));let i=c;return i.update(r.data,r),()=>{i.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(m=>!n.includes(m)),o.delete(a)}}}var j=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function Y(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),Q(n)}function Q(e){let[t=255,n=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*o<128}function I(e){let t=Y(e);return e.classList.toggle("dark",t),t}var w=null;async function N(e,t){let n=await import("./katex.js");n.useFormulas(e),w=n.formula,t()}function x(e,t,n=""){let o=s(t,n);return o.append(...e.map(Z)),o}function Z(e){if(typeof e=="string")return e;let[t,n,o=""]=e,r=t==="m"&&w?w(n):s(t==="t"?"span":"code","",n);return o&&r.classList.add(o),r}function T(e){try{return localStorage.getItem(e)}catch{return}}function P(e,t){try{return t===null?localStorage.removeItem(e):localStorage.setItem(e,t),!0}catch{return!1}}var _=240,D=.7,k=24,F="cotangent:drawer-size",v="(max-width: 760px)";function W(e){let t=document.documentElement,n=matchMedia(v),o=s("div","grip");Object.assign(o,{tabIndex:0}),o.setAttribute("role","separator");let r=new Set,a=null,c=Number(T(F))||0,i=()=>e.root.host.closest(".st-key-drawer"),m=()=>e.root.host.closest(".st-key-stage"),p=()=>n.matches?innerHeight:m()?.clientWidth??innerWidth,y=()=>c||(n.matches?innerHeight*.45:innerWidth>=1600?380:320),g=()=>Math.round(Math.max(Math.min(_,p()*D),Math.min(y(),p()*D))),f=()=>{let d=t.dataset.drawer==="open"?g():0;t.style.setProperty("--drawer-size",`${g()}px`),o.setAttribute("aria-valuenow",String(g())),o.setAttribute("aria-orientation",n.matches?"horizontal":"vertical");let l=n.matches?{right:0,bottom:d}:{right:d,bottom:0};u("drawer",l)},z=d=>{c=d,c=g(),P(F,String(c)),f()};o.addEventListener("pointerdown",d=>{d.preventDefault(),o.setPointerCapture(d.pointerId)}),o.addEventListener("pointermove",d=>{let l=d.buttons?i()?.getBoundingClientRect():null;l&&z(n.matches?l.bottom-d.clientY:l.right-d.clientX)}),o.addEventListener("keydown",d=>{let l={ArrowLeft:k,ArrowUp:k,ArrowRight:-k,ArrowDown:-k}[d.key];l&&(d.preventDefault(),z(g()+l))}),n.addEventListener("change",f),addEventListener("resize",f);let G=b({"open-drawer":()=>O(!0),"asks-drawer":f});function O(d){let l=d?"open":"folded";t.dataset.drawer!==l&&(t.dataset.drawer=l,f())}return t.dataset.drawer||(t.dataset.drawer="folded"),f(),{grip:o,open:O,toTop(){let d=i();d!==a&&d?.addEventListener("scroll",()=>r.add(d),{passive:!0}),a=d,r.delete(d)&&d.scrollTo(0,0)},word:d=>o.setAttribute("aria-label",d.wider),stop(){n.removeEventListener("change",f),removeEventListener("resize",f),G(),delete t.dataset.drawer}}}var H=`.details {
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
`;var te="M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z",ne=new Set(["rule","torch"]),oe=500,S={formula:"ran",value:"ran",adjoint:"adjoint",sent:"adjoint",why:"adjoint"},Ne=M([j,H],e=>{let t=e.appendChild(s("div","details themed")),n={root:e,box:t,data:null,node:null,title:"",ticket:-1,known:()=>({ran:!0,adjoint:!0}),all:new Map,texts:new Map,made:new Map,opened:new Set,light:!0,wanted:-1,idle:0,speaking:0};n.size=W(n);let o=ae(()=>{N(e,()=>{for(let a of n.all.values())a.made.clear();h(n),C(n)})}),r=b({node:a=>se(n,a),known:()=>B(n),details:a=>$(n,a),unwritten:({node:a,ticket:c})=>{if(a!==n.node||c!==n.ticket)return;let i=n.box.querySelector(".waits");i&&(i.textContent=n.data.words.unwritten)},asks:()=>{n.wanted=-1,h(n)}});return t.addEventListener("keydown",a=>{a.key==="Escape"&&(a.stopPropagation(),R(n))}),{update(a){re(n,a)},stop(){r(),o(),cancelIdleCallback(n.idle),cancelIdleCallback(n.speaking),n.size.stop(),t.remove()}}});function ae(e){let t=new AbortController,n=()=>{t.abort(),e()};for(let r of["pointerdown","pointermove","keydown"])window.addEventListener(r,n,{signal:t.signal,capture:!0});let o=new MutationObserver(()=>{document.documentElement.dataset.drawer==="open"&&n()});return o.observe(document.documentElement,{attributeFilter:["data-drawer"]}),t.signal.addEventListener("abort",()=>o.disconnect()),document.documentElement.dataset.drawer==="open"&&n(),()=>t.abort()}function re(e,t){I(e.box);let n=getComputedStyle(e.box).getPropertyValue("--st-background-color");document.documentElement.style.setProperty("--drawer-background",n);let o=t.ticket!==e.data?.ticket||t.details!==e.data.details,r=!e.data;if(e.data=t,e.box.setAttribute("role","complementary"),e.box.setAttribute("aria-label",t.words.details),e.size.word(t.words),o){for(let a of e.all.keys())E(a,t.ticket)||e.all.delete(a);e.all.delete(t.ticket),$(e,t)}r&&u("who"),h(e)}function $(e,{ticket:t,details:n}){if(E(t,e.data?.ticket)){e.all.has(t)||e.all.set(t,{texts:new Map,made:new Map}),Object.assign(e,e.all.get(e.ticket));for(let o of JSON.parse(n))e.all.get(t).texts.set(o.node,o);e.texts.has(e.wanted)&&(u("had",{node:e.wanted,ticket:t}),e.wanted=-1),h(e),C(e)}}function E(e,t){return String(e).split("-")[0]===String(t).split("-")[0]}function C(e){cancelIdleCallback(e.idle);let t=[...e.texts.values()].find(n=>!e.made.has(n.node));t&&(e.idle=requestIdleCallback(()=>{e.made.has(t.node)||e.made.set(t.node,K(e,t)),C(e)}))}function se(e,t){t.node!==e.wanted&&(e.wanted=-1),Object.assign(e,{node:t.node,title:t.title,ticket:t.ticket,known:t.known}),t.by==="hand"&&t.open?e.size.open(t.node!==null):!e.begun&&t.node!==null&&e.size.open(!0),e.begun=!0,h(e),t.by==="hand"&&t.open==="keys"&&e.box.querySelector("h2")?.focus()}function R(e){e.size.open(!1),u("closed")}function h(e){let{data:t,node:n}=e;if(!t||!E(e.ticket,t.ticket))return;e.all.has(e.ticket)||e.all.set(e.ticket,{texts:new Map,made:new Map}),Object.assign(e,e.all.get(e.ticket));let o=e.texts.get(n),r=e.made.get(n);if(r||(n===null?r=fe(e):o?r=K(e,o):r=ce(e),(n===null||o)&&e.made.set(n,r)),e.shown!==r){let c=e.root.activeElement?.tagName==="H2";e.shown=r,de(e,r),e.box.replaceChildren(e.size.grip,r),e.size.toTop(),c&&r.querySelector("h2")?.focus()}for(let c of r.querySelectorAll("details"))c.open=e.opened.has(c.dataset.kind);let a=r.querySelector("input");a&&(a.checked=e.light),U(e,o),B(e)}function de(e,t){cancelIdleCallback(e.speaking),t.classList.add("silent"),e.speaking=requestIdleCallback(()=>t.classList.remove("silent"),{timeout:oe})}function U(e,t){let n=t&&e.light&&t.way.length>1?{nodes:t.way,culprit:t.culprit}:null;n?.nodes!==e.told?.nodes&&(e.told=n,u("way",n))}function B({shown:e,known:t,node:n}){if(e)for(let o of e.querySelectorAll("[data-needs]")){let r=!t(o.dataset.node===void 0?n:Number(o.dataset.node))[o.dataset.needs];o.classList.toggle("later",r)}}function L(e,t,n){let o=s("header"),r=o.appendChild(s("h2","",t));r.tabIndex=-1;let a=o.appendChild(s("button","close"));return a.type="button",a.append(q(te)),a.setAttribute("aria-label",e.data.words.close),a.addEventListener("click",()=>R(e)),n&&o.append(s("code","call",n)),o}function ce(e){let t=s("article");return t.append(L(e,e.title||"…",""),s("p","quiet waits",e.data.words.loading)),(e.wanted!==e.node||e.wantedFor!==e.ticket)&&(Object.assign(e,{wanted:e.node,wantedFor:e.ticket}),u("want",{node:e.node,ticket:e.ticket})),t}function K(e,t){let n=s("article");n.append(L(e,t.name,t.expression),x(t.place,"p","quiet"));for(let[o,r]of t.sections)n.append(ie(e,o,r,t));return n}function ie(e,t,n,o){let{titles:r,words:a}=e.data,c=ne.has(t),i=s(c?"details":"section");return i.dataset.kind=t,S[t]&&(i.dataset.needs=S[t]),i.append(s(c?"summary":"h3","",r[t])),c&&i.addEventListener("toggle",()=>e.opened[i.open?"add":"delete"](t)),t==="why"&&o.way.length>1&&i.append(le(e,o)),i.append(...V(n),s("p","instead quiet",a["not-yet"])),i}function le(e,t){let n=s("label"),o=n.appendChild(s("input"));return o.type="checkbox",o.addEventListener("change",()=>{e.light=o.checked,U(e,t)}),n.append(e.data.words.light),n}function V(e){let t=[];for(let n of e)n[0]===0?(t.at(-1)?.tagName!=="UL"&&t.push(s("ul","line")),t.at(-1).append(x(n.slice(1),"li"))):t.push(x(n,"p","line"));return t}function fe(e){let{words:t,leaves:n}=e.data,o=s("article");o.append(L(e,t.leaves,""),s("p","quiet",t["leaves-hint"]));for(let r of n){let a=e.texts.get(r);if(!a)continue;let c=o.appendChild(s("section"));c.append(s("h3","",a.name));for(let i of["value","adjoint"]){let m=a.sections.find(([y])=>y===i)?.[1]??[],p=s("div");Object.assign(p.dataset,{needs:S[i],node:r}),p.append(...V(m.slice(0,1)),s("p","instead quiet",t["not-yet"])),c.append(p)}}return o}export{Ne as default};
