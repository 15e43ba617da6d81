function a(r,t="",e=""){let n=document.createElement(r);return t&&(n.className=t),e!==""&&(n.textContent=String(e)),n}function l(r){let t=r.getContext("2d");if(!t)throw new Error("this browser draws on no canvas");return t}function d(r){let{setStateValue:t,setTriggerValue:e}=r;return{...r,setStateValue:(...n)=>u(()=>t(...n)),setTriggerValue:(...n)=>u(()=>e(...n))}}function u(r){let t=window.setTimeout,e=(n,o=0,...i)=>o>0||typeof n!="function"?t(n,o,...i):(queueMicrotask(()=>n(...i)),0);window.setTimeout=e;try{return r()}finally{window.setTimeout=t}}function p(r,t){let e=r.map(o=>{let i=new CSSStyleSheet;return i.replaceSync(o),i}),n=new WeakMap;return o=>{let i=o.parentElement,s=n.get(i);s||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...e],s=t(i),n.set(i,s));let c=s;return c.update(o.data,d(o)),()=>{c.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(w=>!e.includes(w)),n.delete(i)}}}var g=2,y=16e3,b=1e4;function f(r,t){let e=document.createElement("a");Object.assign(e,{href:URL.createObjectURL(r),download:t}),e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),b)}function x(r){return new Blob([r],{type:"image/svg+xml"})}function v(r){return new Promise((t,e)=>{r.toBlob(n=>n?t(n):e(new Error("this canvas is too large")),"image/png")})}async function m(r){let t=new Image,e=URL.createObjectURL(x(r));try{await new Promise((i,s)=>{t.onload=i,t.onerror=()=>s(new Error("this drawing cannot be read")),t.src=e});let n=Math.min(g,y/Math.max(t.width,t.height)),o=document.createElement("canvas");return Object.assign(o,{width:Math.ceil(t.width*n),height:Math.ceil(t.height*n)}),l(o).drawImage(t,0,0,o.width,o.height),await v(o)}finally{URL.revokeObjectURL(e)}}var h=`button {
  font: inherit;
  font-family: var(--st-font);
  font-size: 0.875rem;
  color: var(--st-text-color);
  background: none;
  border: none;
  padding: 0;
  min-height: 2.5rem;
  cursor: pointer;
  text-align: left;
}
button:hover {
  color: var(--st-primary-color);
}
button:focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 2px;
}
button[disabled] {
  opacity: 0.5;
  cursor: progress;
}
.files {
  display: flex;
  flex-direction: column;
  align-items: flex-start;
}
.said {
  font-size: 0.875rem;
}
`;var B=p([h],r=>{let t=r.appendChild(a("button")),e=0,n=o=>{};return t.addEventListener("click",()=>{e=Date.now(),t.disabled=!0,n(e)}),{update(o,i){n=s=>i.setTriggerValue("wanted",s),t.replaceChildren(a("b","",o.kind),` ${o.about}`),e&&o.ticket===e&&(e=0,k(t,o))},stop:()=>t.remove()}});async function k(r,{svg:t,file:e}){try{f(await m(t),e)}finally{r.disabled=!1}}export{B as default};
