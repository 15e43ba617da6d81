function c(r,t="",e=""){let i=document.createElement(r);return t&&(i.className=t),e!==""&&(i.textContent=String(e)),i}function l(r){let t=r.getContext("2d");if(!t)throw new Error("this browser draws on no canvas");return t}function d(r,t){let e=r.map(n=>{let o=new CSSStyleSheet;return o.replaceSync(n),o}),i=new WeakMap;return n=>{let o=n.parentElement,s=i.get(o);s||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...e],s=t(o),i.set(o,s));let a=s;return a.update(n.data,n),()=>{a.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(m=>!e.includes(m)),i.delete(o)}}}var h=2,g=16e3,w=1e4;function u(r,t){let e=document.createElement("a");Object.assign(e,{href:URL.createObjectURL(r),download:t}),e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),w)}function y(r){return new Blob([r],{type:"image/svg+xml"})}async function p(r){let t=new Image,e=URL.createObjectURL(y(r));try{await new Promise((o,s)=>{t.onload=o,t.onerror=()=>s(new Error("this drawing cannot be read")),t.src=e});let i=Math.min(h,g/Math.max(t.width,t.height)),n=document.createElement("canvas");return Object.assign(n,{width:Math.ceil(t.width*i),height:Math.ceil(t.height*i)}),l(n).drawImage(t,0,0,n.width,n.height),await new Promise((o,s)=>{n.toBlob(a=>a?o(a):s(new Error("this canvas is too large")),"image/png")})}finally{URL.revokeObjectURL(e)}}var f=`button {
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
`;var C=d([f],r=>{let t=r.appendChild(c("button")),e=0,i=n=>{};return t.addEventListener("click",()=>{e=Date.now(),t.disabled=!0,i(e)}),{update(n,o){i=s=>o.setTriggerValue("wanted",s),t.replaceChildren(c("b","",n.kind),` ${n.about}`),e&&n.ticket===e&&(e=0,v(t,n))},stop:()=>t.remove()}});async function v(r,{svg:t,file:e}){try{u(await p(t),e)}finally{r.disabled=!1}}export{C as default};
