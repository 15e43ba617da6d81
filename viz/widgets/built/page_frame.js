function l(o,t="",r=""){let n=document.createElement(o);return t&&(n.className=t),r!==""&&(n.textContent=String(r)),n}var v=["aria-label","title","placeholder","alt"],$=["stMainMenuPopover","stMainMenuList","stSkipToContent","stStatusWidget","stDialog","stToolbar","stFileUploaderDropzone","InputInstructions","stSidebarNav","stConnectionStatus"].map(o=>`[data-testid="${o}"]`).concat('[role="dialog"]','[data-baseweb="popover"]','[data-baseweb="modal"]').join(", ");function k(o){let t=new MutationObserver(i=>{if(Object.keys(o()).length)for(let s of i)if(s.type==="attributes")r(s.target);else if(s.type==="characterData")n(s.target);else for(let d of s.addedNodes)e(d)}),r=i=>{for(let s of v){let d=i.getAttribute(s)??"",p=o()[d];p&&p!==d&&i.setAttribute(s,p)}},n=i=>{let s=i.data.trim(),d=o()[s];d&&d!==s&&i.parentElement?.closest($)&&(i.data=d)},e=i=>{if(i instanceof Text)return n(i);if(!(i instanceof Element))return;r(i);let s=document.createTreeWalker(i,NodeFilter.SHOW_ELEMENT|NodeFilter.SHOW_TEXT);for(;s.nextNode();)s.currentNode instanceof Text?n(s.currentNode):r(s.currentNode)},a={subtree:!0,childList:!0,characterData:!0,attributes:!0,attributeFilter:v};return t.observe(document.body,a),{again:()=>Object.keys(o()).length&&e(document.body),stop:()=>t.disconnect()}}function T(o){let t=Object.entries(o).map(([r,n])=>{let e=a=>n(a.detail);return window.addEventListener(`cotangent:${r}`,e),()=>window.removeEventListener(`cotangent:${r}`,e)});return()=>{for(let r of t)r()}}var L=/[\p{L}\p{N}_]/u,j=/\p{Script=Han}/u;function A(o,t){let r=o.toLowerCase(),n=t.flatMap(a=>a.said.flatMap(i=>W(r,i,a)));n.sort((a,i)=>a.start-i.start||i.end-a.end);let e=[];for(let a of n)a.start>=(e.at(-1)?.end??0)&&e.push(a);return e}function W(o,t,r){let n=[];for(let e=o.indexOf(t);e>=0;e=o.indexOf(t,e+t.length)){let a=e+t.length;(j.test(t)||!L.test(o[e-1]??" ")&&!L.test(o[a]??" "))&&n.push({term:r,start:e,end:a})}return n}function C(o,t=""){let r=new URL(o,location.href),n=new URL(location.href).searchParams.get("lang");return n&&r.searchParams.set("lang",n),t&&r.searchParams.set("s",t),r.href}function N(o){o.addEventListener("click",t=>{t.ctrlKey||t.metaKey||t.shiftKey||t.altKey||t.button||(t.preventDefault(),_(o.href))})}function _(o){history.pushState({},"",o),window.dispatchEvent(new PopStateEvent("popstate",{state:{}}))}var y="cotangent-term",K='[data-testid="stMain"] [data-testid="stMarkdownContainer"]',M='[data-testid="stMain"] [data-testid="stBidiComponentIsolated"]',E="svg, a, button:not([role=radio]), code, pre, h1, input, textarea, select, kbd, .katex, [contenteditable]",U=`::highlight(${y}) { text-decoration: underline dotted 1px; text-underline-offset: 3px; }`,B=400,X=2,V=250,Y=300;function O(o){if(!("highlights"in CSS))return{again(){},stop(){}};let t=new Highlight;CSS.highlights.set(y,t);let r=new CSSStyleSheet;r.replaceSync(U),document.adoptedStyleSheets.push(r);let n=o.appendChild(l("div","term"));n.popover="manual",n.setAttribute("role","tooltip");let e={terms:[],words:{},marked:[],shown:null},a=new Set,i=0,s=0,d=()=>{e.marked=e.terms.length?q(o,a,h,e.terms):[],t.clear();for(let{range:c}of e.marked)t.add(c);e.shown&&!e.marked.some(c=>c.term===e.shown?.term)&&u()},p=()=>{clearTimeout(i),i=window.setTimeout(()=>requestIdleCallback(d),B)},m=new MutationObserver(c=>{c.some(({target:f})=>!(f instanceof Element?f:f.parentElement)?.closest(E))&&p()}),h=c=>m.observe(c,{subtree:!0,childList:!0,characterData:!0});h(document.body);let u=()=>{clearTimeout(s),e.shown=null,n.matches(":popover-open")&&n.hidePopover()},b=c=>{e.shown=c,Z(n,c.term,e.words),n.matches(":popover-open")||n.showPopover(),tt(n,c.range.getBoundingClientRect())},w=(c,f)=>{clearTimeout(s),s=window.setTimeout(c,f)},S=c=>{if(c.composedPath().includes(n))return clearTimeout(s);let g=c.pointerType!=="mouse"&&c.composedPath().some(z=>z instanceof HTMLButtonElement)?void 0:Q(e.marked,c);g&&g!==e.shown?w(()=>b(g),c.type==="pointermove"?V:0):g?clearTimeout(s):e.shown?w(u,c.type==="pointermove"?Y:0):clearTimeout(s)},x=[["pointermove",S],["pointerdown",S],["keydown",c=>c.key==="Escape"&&u()],["wheel",u]];for(let[c,f]of x)window.addEventListener(c,f,{passive:!0});return{again(c,f){Object.assign(e,{terms:c,words:f}),p()},stop(){clearTimeout(i),clearTimeout(s),m.disconnect();for(let[c,f]of x)window.removeEventListener(c,f);CSS.highlights.delete(y),document.adoptedStyleSheets=document.adoptedStyleSheets.filter(c=>c!==r),n.remove()}}}function q(o,t,r,n){let e=new Set(n),a=[];for(let i of document.querySelectorAll(`${K}, ${M}`)){let s=i.matches(M)?G(i):null;if(!(s===o||!e.size||i.closest(E))){s&&!t.has(s)&&(t.add(s),r(s));for(let d of J(s??i))for(let{term:p,start:m,end:h}of A(d.data,[...e])){if(!e.delete(p))continue;let u=new Range;u.setStart(d,m),u.setEnd(d,h),a.push({term:p,range:u})}}}return a}function G(o){if(o.shadowRoot)return o.shadowRoot;for(let t of o.children)if(t.shadowRoot)return t.shadowRoot;return null}function*J(o){let t=document.createTreeWalker(o,NodeFilter.SHOW_ELEMENT|NodeFilter.SHOW_TEXT,r=>r instanceof Element?r.matches(E)?NodeFilter.FILTER_REJECT:NodeFilter.FILTER_SKIP:NodeFilter.FILTER_ACCEPT);for(;t.nextNode();){let r=t.currentNode,n=r.parentElement;n&&n.offsetWidth>X&&n.checkVisibility({visibilityProperty:!0})&&(yield r)}}function Q(o,t){let r=t.composedPath()[0];return o.find(({range:n})=>n.startContainer.parentElement===r&&[...n.getClientRects()].some(e=>t.clientX>=e.left&&t.clientX<=e.right&&t.clientY>=e.top&&t.clientY<=e.bottom))}function Z(o,t,r){let n=l("p","head");n.append(l("b","",t.word),l("span","",t.other));let e=l("a","",r.glossary);e.href=t.link,N(e),e.addEventListener("click",()=>o.hidePopover()),o.replaceChildren(n,l("p","",t.sentence),e)}function tt(o,t){let{width:r,height:n}=o.getBoundingClientRect(),e=t.bottom+6,a=t.top-n-6;o.style.top=`${e+n<=innerHeight||a<0?e:a}px`,o.style.left=`${Math.max(8,Math.min(t.left,innerWidth-r-8))}px`}var R={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function P(o,{key:t}){let r=t.length===1?t.toLowerCase():t;return Object.entries(R[o]).find(([,n])=>n.includes(r))?.[0]}function I(o,t){let r=o.map(e=>{let a=new CSSStyleSheet;return a.replaceSync(e),a}),n=new WeakMap;return e=>{let a=e.parentElement,i=n.get(a);i||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...r],i=t(a),n.set(a,i));let s=i;return s.update(e.data,e),()=>{s.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(d=>!r.includes(d)),n.delete(a)}}}var D=`dialog {
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
`;var nt="input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]",Ct=I([D],o=>{let t=o.appendChild(l("dialog")),r={data:null},n=k(()=>r.data?.english??{}),e=O(o),a=s=>{s.composedPath().some(p=>p instanceof Element&&p.matches(nt))||s.ctrlKey||s.metaKey||s.altKey||s.repeat||P("page",s)!=="keys"||t.open||(s.preventDefault(),H(t,r.data))};window.addEventListener("keydown",a),t.addEventListener("keydown",s=>s.stopPropagation()),t.addEventListener("click",s=>s.target===t&&t.close());let i=T({keys:()=>H(t,r.data),tour:async()=>(await import("./tour.js")).tour(r.data.steps,r.data.words)});return{update(s){r.data=s,n.again(),e.again(rt(s),s.words),t.open&&F(t,s)},stop(){i(),n.stop(),e.stop(),window.removeEventListener("keydown",a),t.remove()}}});function rt({terms:o}){return o.map(t=>({...t,link:C("help",t.link)}))}function H(o,t){F(o,t),o.showModal()}function F(o,{keys:t,words:r}){let n=l("header"),e=l("button","","×");e.setAttribute("aria-label",r.close),e.addEventListener("click",()=>o.close()),n.append(l("h1","",r.keys),e);let a=l("div","parts");for(let{title:i,rows:s}of t){let d=a.appendChild(l("section")),p=l("dl");d.append(l("h2","",i),p);for(let m of s){let h=l("dt");for(let u of m.keys)h.append(...u.flatMap((b,w)=>[w?"+":"",l("kbd","",b)])," ");p.append(h,l("dd","",m.does))}}o.setAttribute("aria-label",r.keys),o.replaceChildren(n,a)}export{Ct as default};
