function l(e,t="",r=""){let o=document.createElement(e);return t&&(o.className=t),r!==""&&(o.textContent=String(r)),o}var v=["aria-label","title","placeholder","alt"],W=["stMainMenuPopover","stMainMenuList","stSkipToContent","stStatusWidget","stDialog","stToolbar","stFileUploaderDropzone","InputInstructions","stSidebarNav","stConnectionStatus"].map(e=>`[data-testid="${e}"]`).concat('[role="dialog"]','[data-baseweb="popover"]','[data-baseweb="modal"]').join(", ");function k(e){let t=new MutationObserver(a=>{if(Object.keys(e()).length)for(let s of a)if(s.type==="attributes")r(s.target);else if(s.type==="characterData")o(s.target);else for(let d of s.addedNodes)n(d)}),r=a=>{for(let s of v){let d=a.getAttribute(s)??"",p=e()[d];p&&p!==d&&a.setAttribute(s,p)}},o=a=>{let s=a.data.trim(),d=e()[s];d&&d!==s&&a.parentElement?.closest(W)&&(a.data=d)},n=a=>{if(a instanceof Text)return o(a);if(!(a instanceof Element))return;r(a);let s=document.createTreeWalker(a,NodeFilter.SHOW_ELEMENT|NodeFilter.SHOW_TEXT);for(;s.nextNode();)s.currentNode instanceof Text?o(s.currentNode):r(s.currentNode)},i={subtree:!0,childList:!0,characterData:!0,attributes:!0,attributeFilter:v};return t.observe(document.body,i),{again:()=>Object.keys(e()).length&&n(document.body),stop:()=>t.disconnect()}}function T(e){let t=Object.entries(e).map(([r,o])=>{let n=i=>o(i.detail);return window.addEventListener(`cotangent:${r}`,n),()=>window.removeEventListener(`cotangent:${r}`,n)});return()=>{for(let r of t)r()}}var A=/[\p{L}\p{N}_]/u,_=/\p{Script=Han}/u;function L(e,t){let r=e.toLowerCase(),o=t.flatMap(i=>i.said.flatMap(a=>K(r,a,i)));o.sort((i,a)=>i.start-a.start||a.end-i.end);let n=[];for(let i of o)i.start>=(n.at(-1)?.end??0)&&n.push(i);return n}function K(e,t,r){let o=[];for(let n=e.indexOf(t);n>=0;n=e.indexOf(t,n+t.length)){let i=n+t.length;(_.test(t)||!A.test(e[n-1]??" ")&&!A.test(e[i]??" "))&&o.push({term:r,start:n,end:i})}return o}function C(e,t=""){let r=new URL(e,location.href),o=new URL(location.href).searchParams.get("lang");return o&&r.searchParams.set("lang",o),t&&r.searchParams.set("s",t),r.href}function M(e){e.addEventListener("click",t=>{t.ctrlKey||t.metaKey||t.shiftKey||t.altKey||t.button||(t.preventDefault(),U(e.href))})}function U(e){history.pushState({},"",e),window.dispatchEvent(new PopStateEvent("popstate",{state:{}}))}var y="cotangent-term",V='[data-testid="stMain"] [data-testid="stMarkdownContainer"]',N='[data-testid="stMain"] [data-testid="stBidiComponentIsolated"]',E="svg, a, button:not([role=radio]), code, pre, h1, input, textarea, select, kbd, .katex, [contenteditable]",B=`::highlight(${y}) { text-decoration: underline dotted 1px; text-underline-offset: 3px; }`,X=400,q=2,Y=250,G=300;function O(e){if(!("highlights"in CSS))return{again(){},stop(){}};let t=new Highlight;CSS.highlights.set(y,t);let r=new CSSStyleSheet;r.replaceSync(B),document.adoptedStyleSheets.push(r);let o=e.appendChild(l("div","term"));o.popover="manual",o.setAttribute("role","tooltip");let n={terms:[],words:{},marked:[],shown:null},i=new Set,a=0,s=0,d=()=>{n.marked=n.terms.length?J(e,i,h,n.terms):[],t.clear();for(let{range:c}of n.marked)t.add(c);n.shown&&!n.marked.some(c=>c.term===n.shown?.term)&&f()},p=()=>{clearTimeout(a),a=window.setTimeout(()=>requestIdleCallback(d),X)},m=new MutationObserver(c=>{c.some(({target:u})=>!(u instanceof Element?u:u.parentElement)?.closest(E))&&p()}),h=c=>m.observe(c,{subtree:!0,childList:!0,characterData:!0});h(document.body);let f=()=>{clearTimeout(s),n.shown=null,o.matches(":popover-open")&&o.hidePopover()},b=c=>{n.shown=c,et(o,c.term,n.words),o.matches(":popover-open")||o.showPopover(),ot(o,c.range.getBoundingClientRect())},w=(c,u)=>{clearTimeout(s),s=window.setTimeout(c,u)},S=c=>{if(c.composedPath().includes(o))return clearTimeout(s);let g=c.pointerType!=="mouse"&&c.composedPath().some(j=>j instanceof HTMLButtonElement)?void 0:tt(n.marked,c);g&&g!==n.shown?w(()=>b(g),c.type==="pointermove"?Y:0):g?clearTimeout(s):n.shown?w(f,c.type==="pointermove"?G:0):clearTimeout(s)},x=[["pointermove",S],["pointerdown",S],["keydown",c=>c.key==="Escape"&&f()],["wheel",f]];for(let[c,u]of x)window.addEventListener(c,u,{passive:!0});return{again(c,u){Object.assign(n,{terms:c,words:u}),p()},stop(){clearTimeout(a),clearTimeout(s),m.disconnect();for(let[c,u]of x)window.removeEventListener(c,u);CSS.highlights.delete(y),document.adoptedStyleSheets=document.adoptedStyleSheets.filter(c=>c!==r),o.remove()}}}function J(e,t,r,o){let n=new Set(o),i=[];for(let a of document.querySelectorAll(`${V}, ${N}`)){let s=a.matches(N)?Q(a):null;if(!(s===e||!n.size||a.closest(E))){s&&!t.has(s)&&(t.add(s),r(s));for(let d of Z(s??a))for(let{term:p,start:m,end:h}of L(d.data,[...n])){if(!n.delete(p))continue;let f=new Range;f.setStart(d,m),f.setEnd(d,h),i.push({term:p,range:f})}}}return i}function Q(e){if(e.shadowRoot)return e.shadowRoot;for(let t of e.children)if(t.shadowRoot)return t.shadowRoot;return null}function*Z(e){let t=document.createTreeWalker(e,NodeFilter.SHOW_ELEMENT|NodeFilter.SHOW_TEXT,r=>r instanceof Element?r.matches(E)?NodeFilter.FILTER_REJECT:NodeFilter.FILTER_SKIP:NodeFilter.FILTER_ACCEPT);for(;t.nextNode();){let r=t.currentNode,o=r.parentElement;o&&o.offsetWidth>q&&o.checkVisibility({visibilityProperty:!0})&&(yield r)}}function tt(e,t){let r=t.composedPath()[0];return e.find(({range:o})=>o.startContainer.parentElement===r&&[...o.getClientRects()].some(n=>t.clientX>=n.left&&t.clientX<=n.right&&t.clientY>=n.top&&t.clientY<=n.bottom))}function et(e,t,r){let o=l("p","head");o.append(l("b","",t.word),l("span","",t.other));let n=l("a","",r.glossary);n.href=t.link,M(n),n.addEventListener("click",()=>e.hidePopover()),e.replaceChildren(o,l("p","",t.sentence),n)}function ot(e,t){let{width:r,height:o}=e.getBoundingClientRect(),n=t.bottom+6,i=t.top-o-6;e.style.top=`${n+o<=innerHeight||i<0?n:i}px`,e.style.left=`${Math.max(8,Math.min(t.left,innerWidth-r-8))}px`}var R={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function P(e,{key:t}){let r=t.length===1?t.toLowerCase():t;return Object.entries(R[e]).find(([,o])=>o.includes(r))?.[0]}function D(e){let{setStateValue:t,setTriggerValue:r}=e;return{...e,setStateValue:(...o)=>I(()=>t(...o)),setTriggerValue:(...o)=>I(()=>r(...o))}}function I(e){let t=window.setTimeout,r=(o,n=0,...i)=>n>0||typeof o!="function"?t(o,n,...i):(queueMicrotask(()=>o(...i)),0);window.setTimeout=r;try{return e()}finally{window.setTimeout=t}}function H(e,t){let r=e.map(n=>{let i=new CSSStyleSheet;return i.replaceSync(n),i}),o=new WeakMap;return n=>{let i=n.parentElement,a=o.get(i);a||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...r],a=t(i),o.set(i,a));let s=a;return s.update(n.data,D(n)),()=>{s.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(d=>!r.includes(d)),o.delete(i)}}}var F=`dialog {
  box-sizing: border-box;
  width: min(60rem, calc(100vw - 24px));
  max-height: calc(100vh - 24px);
  padding: 1rem 1.4rem 1.4rem;
  overflow-y: auto;
  font-family: var(--st-font);
  color: var(--st-text-color);
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
}
dialog::backdrop {
  background: rgb(0 0 0 / 45%);
}
header {
  display: flex;
  align-items: center;
  justify-content: space-between;
}
h1 {
  margin: 0;
  font-size: 1.25rem;
}
h2 {
  margin: 0.9rem 0 0.3rem;
  font-size: 1rem;
}
button {
  width: 2.4rem;
  height: 2.4rem;
  font-size: 1.3rem;
  color: inherit;
  background: none;
  border: 0;
  border-radius: 0.4rem;
  cursor: pointer;
}
button:focus-visible {
  outline: 2px solid var(--st-primary-color);
}
.parts {
  columns: 24rem 2;
  column-gap: 2.5rem;
}
section {
  break-inside: avoid;
}
dl {
  display: grid;
  grid-template-columns: 9.5rem 1fr;
  gap: 0.35rem 1rem;
  margin: 0;
  font-size: 0.93rem;
}
dd {
  margin: 0;
}
kbd {
  padding: 0.05rem 0.4rem;
  font-family: var(--st-code-font);
  font-size: 0.84rem;
  border: 1px solid var(--st-border-color);
  border-radius: 0.35rem;
}
.term {
  position: fixed;
  inset: auto;
  box-sizing: border-box;
  width: min(22rem, calc(100vw - 16px));
  margin: 0;
  padding: 0.7rem 0.9rem;
  font-family: var(--st-font);
  font-size: 0.9rem;
  line-height: 1.5;
  color: var(--st-text-color);
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  box-shadow: 0 4px 18px rgb(0 0 0 / 18%);
}
.term p {
  margin: 0 0 0.35rem;
}
.term .head {
  display: flex;
  gap: 0.6rem;
  align-items: baseline;
}
.term .head span {
  opacity: 0.75;
}
.term a {
  color: var(--st-link-color);
}
`;var st="input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]",Rt=H([F],e=>{let t=e.appendChild(l("dialog")),r={data:null},o=k(()=>r.data?.english??{}),n=O(e),i=s=>{s.composedPath().some(p=>p instanceof Element&&p.matches(st))||s.ctrlKey||s.metaKey||s.altKey||s.repeat||P("page",s)!=="keys"||t.open||(s.preventDefault(),z(t,r.data))};window.addEventListener("keydown",i),t.addEventListener("keydown",s=>s.stopPropagation()),t.addEventListener("click",s=>s.target===t&&t.close());let a=T({keys:()=>z(t,r.data),tour:async()=>(await import("./tour.js")).tour(r.data.steps,r.data.words)});return{update(s){r.data=s,o.again(),n.again(it(s),s.words),t.open&&$(t,s)},stop(){a(),o.stop(),n.stop(),window.removeEventListener("keydown",i),t.remove()}}});function it({terms:e}){return e.map(t=>({...t,link:C("help",t.link)}))}function z(e,t){$(e,t),e.showModal()}function $(e,{keys:t,words:r}){let o=l("header"),n=l("button","","×");n.setAttribute("aria-label",r.close),n.addEventListener("click",()=>e.close()),o.append(l("h1","",r.keys),n);let i=l("div","parts");for(let{title:a,rows:s}of t){let d=i.appendChild(l("section")),p=l("dl");d.append(l("h2","",a),p);for(let m of s){let h=l("dt");for(let f of m.keys)h.append(...f.flatMap((b,w)=>[w?"+":"",l("kbd","",b)])," ");p.append(h,l("dd","",m.does))}}e.setAttribute("aria-label",r.keys),e.replaceChildren(o,i)}export{Rt as default};
