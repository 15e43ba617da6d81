var J="http://www.w3.org/2000/svg";function d(e,t="",n=""){let o=document.createElement(e);return t&&(o.className=t),n!==""&&(o.textContent=String(n)),o}function A(e,t={},n=""){let o=document.createElementNS(J,e);for(let[r,a]of Object.entries(t))o.setAttribute(r,String(a));return n&&o.setAttribute("class",n),o}function q(e){let t=A("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(A("path",{d:e})),t}function f(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function b(e){let t=Object.entries(e).map(([n,o])=>{let r=a=>o(a.detail);return window.addEventListener(`cotangent:${n}`,r),()=>window.removeEventListener(`cotangent:${n}`,r)});return()=>{for(let n of t)n()}}function O(e,t){let n=e.map(r=>{let a=new CSSStyleSheet;return a.replaceSync(r),a}),o=new WeakMap;return r=>{let a=r.parentElement,c=o.get(a);c||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...n],c=t(a),o.set(a,c));let i=c;return i.update(r.data,r),()=>{i.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(u=>!n.includes(u)),o.delete(a)}}}var j=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function X(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),Y(n)}function Y(e){let[t=255,n=255,o=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*o<128}function M(e){let t=X(e);return e.classList.toggle("dark",t),t}var w=null;async function T(e,t){let n=await import("./katex.js");n.useFormulas(e),w=n.formula,t()}function x(e,t,n=""){let o=d(t,n);return o.append(...e.map(Q)),o}function Q(e){if(typeof e=="string")return e;let[t,n,o=""]=e,r=t==="m"&&w?w(n):d(t==="t"?"span":"code","",n);return o&&r.classList.add(o),r}function I(e){try{return localStorage.getItem(e)}catch{return}}function D(e,t){try{return t===null?localStorage.removeItem(e):localStorage.setItem(e,t),!0}catch{return!1}}var Z=240,N=.7,y=24,P="cotangent:drawer-size",_="(max-width: 760px)";function F(e){let t=document.documentElement,n=matchMedia(_),o=d("div","grip");Object.assign(o,{tabIndex:0}),o.setAttribute("role","separator");let r=new Set,a=null,c=Number(I(P))||0,i=()=>e.root.host.closest(".st-key-drawer"),u=()=>e.root.host.closest(".st-key-stage"),p=()=>n.matches?innerHeight:u()?.clientWidth??innerWidth,k=()=>c||(n.matches?innerHeight*.45:innerWidth>=1600?380:320),m=()=>Math.round(Math.max(Math.min(Z,p()*N),Math.min(k(),p()*N))),h=()=>{let s=t.dataset.drawer==="open"?m():0;t.style.setProperty("--drawer-size",`${m()}px`),t.style.setProperty("--drawer-covers",`${n.matches?0:s}px`),o.setAttribute("aria-valuenow",String(m())),o.setAttribute("aria-orientation",n.matches?"horizontal":"vertical");let l=n.matches?{right:0,bottom:s}:{right:s,bottom:0};f("drawer",l)},z=s=>{c=s,c=m(),D(P,String(c)),h()};o.addEventListener("pointerdown",s=>{s.preventDefault(),o.setPointerCapture(s.pointerId)}),o.addEventListener("pointermove",s=>{let l=s.buttons?i()?.getBoundingClientRect():null;l&&z(n.matches?l.bottom-s.clientY:l.right-s.clientX)}),o.addEventListener("keydown",s=>{let l={ArrowLeft:y,ArrowUp:y,ArrowRight:-y,ArrowDown:-y}[s.key];l&&(s.preventDefault(),z(m()+l))}),n.addEventListener("change",h);let G=b({"open-drawer":()=>L(!0)});function L(s){t.dataset.drawer=s?"open":"folded",h()}return t.dataset.drawer||(t.dataset.drawer="folded"),h(),{grip:o,open:L,toTop(){let s=i();s!==a&&s?.addEventListener("scroll",()=>r.add(s),{passive:!0}),a=s,r.delete(s)&&s.scrollTo(0,0)},word:s=>o.setAttribute("aria-label",s.wider),stop(){n.removeEventListener("change",h),G(),delete t.dataset.drawer}}}var W=`.details {
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
`;var ee="M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z",te=new Set(["rule","torch"]),S={formula:"ran",value:"ran",adjoint:"adjoint",sent:"adjoint",why:"adjoint"},Oe=O([j,W],e=>{let t=e.appendChild(d("div","details themed")),n={root:e,box:t,data:null,node:null,title:"",ticket:-1,known:()=>({ran:!0,adjoint:!0}),texts:new Map,made:new Map,opened:new Set,light:!0,wanted:-1,idle:0};n.size=F(n),T(e,()=>{n.made.clear(),g(n),E(n)});let o=b({node:r=>oe(n,r),known:()=>B(n),details:r=>$(n,r),unwritten:({node:r,ticket:a})=>{if(r!==n.node||a!==n.ticket)return;let c=n.box.querySelector(".waits");c&&(c.textContent=n.data.words.unwritten)},asks:()=>{n.wanted=-1,g(n)}});return t.addEventListener("keydown",r=>{r.key==="Escape"&&(r.stopPropagation(),H(n))}),{update(r){ne(n,r)},stop(){o(),cancelIdleCallback(n.idle),n.size.stop(),t.remove()}}});function ne(e,t){M(e.box);let n=getComputedStyle(e.box).getPropertyValue("--st-background-color");document.documentElement.style.setProperty("--drawer-background",n);let o=t.ticket!==e.data?.ticket||t.details!==e.data.details,r=!e.data;e.data=t,e.box.setAttribute("role","complementary"),e.box.setAttribute("aria-label",t.words.details),e.size.word(t.words),o&&(e.texts.clear(),e.made.clear(),$(e,t)),r&&f("who"),g(e)}function $(e,{ticket:t,details:n}){if(t===e.data?.ticket){for(let o of JSON.parse(n))e.texts.set(o.node,o);e.texts.has(e.wanted)&&(f("had",{node:e.wanted,ticket:t}),e.wanted=-1),g(e),E(e)}}function E(e){cancelIdleCallback(e.idle);let t=[...e.texts.values()].find(n=>!e.made.has(n.node));t&&(e.idle=requestIdleCallback(()=>{e.made.has(t.node)||e.made.set(t.node,U(e,t)),E(e)}))}function oe(e,t){t.node!==e.wanted&&(e.wanted=-1),Object.assign(e,{node:t.node,title:t.title,ticket:t.ticket,known:t.known}),t.by==="hand"&&t.open?e.size.open(t.node!==null):!e.begun&&t.node!==null&&e.size.open(!0),e.begun=!0,g(e),t.by==="hand"&&t.open==="keys"&&e.box.querySelector("h2")?.focus()}function H(e){e.size.open(!1),f("closed")}function g(e){let{data:t,node:n}=e;if(!t||e.ticket!==t.ticket)return;let o=e.texts.get(n),r=e.made.get(n);r||(n===null?r=de(e):o?r=U(e,o):r=re(e),(n===null||o)&&e.made.set(n,r)),e.shown!==r&&(e.shown=r,e.box.replaceChildren(e.size.grip,r),e.size.toTop());for(let c of r.querySelectorAll("details"))c.open=e.opened.has(c.dataset.kind);let a=r.querySelector("input");a&&(a.checked=e.light),R(e,o),B(e)}function R(e,t){let n=t&&e.light&&t.way.length>1?{nodes:t.way,culprit:t.culprit}:null;n?.nodes!==e.told?.nodes&&(e.told=n,f("way",n))}function B({shown:e,known:t,node:n}){if(e)for(let o of e.querySelectorAll("[data-needs]")){let r=!t(o.dataset.node===void 0?n:Number(o.dataset.node))[o.dataset.needs];o.classList.toggle("later",r)}}function C(e,t,n){let o=d("header"),r=o.appendChild(d("h2","",t));r.tabIndex=-1;let a=o.appendChild(d("button","close"));return a.type="button",a.append(q(ee)),a.setAttribute("aria-label",e.data.words.close),a.addEventListener("click",()=>H(e)),n&&o.append(d("code","call",n)),o}function re(e){let t=d("article");return t.append(C(e,e.title||"…",""),d("p","quiet waits",e.data.words.loading)),(e.wanted!==e.node||e.wantedFor!==e.ticket)&&(Object.assign(e,{wanted:e.node,wantedFor:e.ticket}),f("want",{node:e.node,ticket:e.ticket})),t}function U(e,t){let n=d("article");n.append(C(e,t.name,t.expression),x(t.place,"p","quiet"));for(let[o,r]of t.sections)n.append(ae(e,o,r,t));return n}function ae(e,t,n,o){let{titles:r,words:a}=e.data,c=te.has(t),i=d(c?"details":"section");return i.dataset.kind=t,S[t]&&(i.dataset.needs=S[t]),i.append(d(c?"summary":"h3","",r[t])),c&&i.addEventListener("toggle",()=>e.opened[i.open?"add":"delete"](t)),t==="why"&&o.way.length>1&&i.append(se(e,o)),i.append(...V(n),d("p","instead quiet",a["not-yet"])),i}function se(e,t){let n=d("label"),o=n.appendChild(d("input"));return o.type="checkbox",o.addEventListener("change",()=>{e.light=o.checked,R(e,t)}),n.append(e.data.words.light),n}function V(e){let t=[];for(let n of e)n[0]===0?(t.at(-1)?.tagName!=="UL"&&t.push(d("ul","line")),t.at(-1).append(x(n.slice(1),"li"))):t.push(x(n,"p","line"));return t}function de(e){let{words:t,leaves:n}=e.data,o=d("article");o.append(C(e,t.leaves,""),d("p","quiet",t["leaves-hint"]));for(let r of n){let a=e.texts.get(r);if(!a)continue;let c=o.appendChild(d("section"));c.append(d("h3","",a.name));for(let i of["value","adjoint"]){let u=a.sections.find(([k])=>k===i)?.[1]??[],p=d("div");Object.assign(p.dataset,{needs:S[i],node:r}),p.append(...V(u.slice(0,1)),d("p","instead quiet",t["not-yet"])),c.append(p)}}return o}export{Oe as default};
