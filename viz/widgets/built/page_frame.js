function d(o,e="",r=""){let a=document.createElement(o);return e&&(a.className=e),r!==""&&(a.textContent=String(r)),a}var u=["aria-label","title","placeholder","alt"],k=["stMainMenuPopover","stMainMenuList","stSkipToContent","stStatusWidget","stDialog","stToolbar","stFileUploaderDropzone","InputInstructions","stSidebarNav","stConnectionStatus"].map(o=>`[data-testid="${o}"]`).concat('[role="dialog"]','[data-baseweb="popover"]','[data-baseweb="modal"]').join(", ");function m(o){let e=new MutationObserver(t=>{if(Object.keys(o()).length)for(let n of t)if(n.type==="attributes")r(n.target);else if(n.type==="characterData")a(n.target);else for(let c of n.addedNodes)i(c)}),r=t=>{for(let n of u){let c=t.getAttribute(n)??"",l=o()[c];l&&l!==c&&t.setAttribute(n,l)}},a=t=>{let n=t.data.trim(),c=o()[n];c&&c!==n&&t.parentElement?.closest(k)&&(t.data=c)},i=t=>{if(t instanceof Text)return a(t);if(!(t instanceof Element))return;r(t);let n=document.createTreeWalker(t,NodeFilter.SHOW_ELEMENT|NodeFilter.SHOW_TEXT);for(;n.nextNode();)n.currentNode instanceof Text?a(n.currentNode):r(n.currentNode)},s={subtree:!0,childList:!0,characterData:!0,attributes:!0,attributeFilter:u};return e.observe(document.body,s),{again:()=>Object.keys(o()).length&&i(document.body),stop:()=>e.disconnect()}}function w(o){let e=Object.entries(o).map(([r,a])=>{let i=s=>a(s.detail);return window.addEventListener(`cotangent:${r}`,i),()=>window.removeEventListener(`cotangent:${r}`,i)});return()=>{for(let r of e)r()}}var h={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function b(o,{key:e}){let r=e.length===1?e.toLowerCase():e;return Object.entries(h[o]).find(([,a])=>a.includes(r))?.[0]}function g(o,e){let r=o.map(i=>{let s=new CSSStyleSheet;return s.replaceSync(i),s}),a=new WeakMap;return i=>{let s=i.parentElement,t=a.get(s);t||(s.adoptedStyleSheets=[...s.adoptedStyleSheets,...r],t=e(s),a.set(s,t));let n=t;return n.update(i.data,i),()=>{n.stop(),s.adoptedStyleSheets=s.adoptedStyleSheets.filter(c=>!r.includes(c)),a.delete(s)}}}var y=`dialog {
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
`;var N="input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]",K=g([y],o=>{let e=o.appendChild(d("dialog")),r={data:null},a=m(()=>r.data?.english??{}),i=t=>{t.composedPath().some(c=>c instanceof Element&&c.matches(N))||t.ctrlKey||t.metaKey||t.altKey||t.repeat||b("page",t)!=="keys"||e.open||(t.preventDefault(),v(e,r.data))};window.addEventListener("keydown",i),e.addEventListener("keydown",t=>t.stopPropagation()),e.addEventListener("click",t=>t.target===e&&e.close());let s=w({keys:()=>v(e,r.data),tour:async()=>(await import("./tour.js")).tour(r.data.steps,r.data.words)});return{update(t){r.data=t,a.again(),e.open&&S(e,t)},stop(){s(),a.stop(),window.removeEventListener("keydown",i),e.remove()}}});function v(o,e){S(o,e),o.showModal()}function S(o,{keys:e,words:r}){let a=d("header"),i=d("button","","×");i.setAttribute("aria-label",r.close),i.addEventListener("click",()=>o.close()),a.append(d("h1","",r.keys),i);let s=d("div","parts");for(let{title:t,rows:n}of e){let c=s.appendChild(d("section")),l=d("dl");c.append(d("h2","",t),l);for(let p of n){let f=d("dt");for(let E of p.keys)f.append(...E.flatMap((x,A)=>[A?"+":"",d("kbd","",x)])," ");l.append(f,d("dd","",p.does))}}o.setAttribute("aria-label",r.keys),o.replaceChildren(a,s)}export{K as default};
