function a(n,t="",e=""){let o=document.createElement(n);return t&&(o.className=t),e!==""&&(o.textContent=String(e)),o}function l(n){let t=n.getContext("2d");if(!t)throw new Error("this browser draws on no canvas");return t}function u(n,t){let e=n.map(r=>{let i=new CSSStyleSheet;return i.replaceSync(r),i}),o=new WeakMap;return r=>{let i=r.parentElement,s=o.get(i);s||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...e],s=t(i),o.set(i,s));let c=s;return c.update(r.data,r),()=>{c.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(m=>!e.includes(m)),o.delete(i)}}}var h=2,g=16e3,w=1e4;function d(n,t){let e=document.createElement("a");Object.assign(e,{href:URL.createObjectURL(n),download:t}),e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),w)}function y(n){return new Blob([n],{type:"image/svg+xml"})}function b(n){return new Promise((t,e)=>{n.toBlob(o=>o?t(o):e(new Error("this canvas is too large")),"image/png")})}async function p(n){let t=new Image,e=URL.createObjectURL(y(n));try{await new Promise((i,s)=>{t.onload=i,t.onerror=()=>s(new Error("this drawing cannot be read")),t.src=e});let o=Math.min(h,g/Math.max(t.width,t.height)),r=document.createElement("canvas");return Object.assign(r,{width:Math.ceil(t.width*o),height:Math.ceil(t.height*o)}),l(r).drawImage(t,0,0,r.width,r.height),await b(r)}finally{URL.revokeObjectURL(e)}}var f=`button {
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
`;var M=u([f],n=>{let t=n.appendChild(a("button")),e=0,o=r=>{};return t.addEventListener("click",()=>{e=Date.now(),t.disabled=!0,o(e)}),{update(r,i){o=s=>i.setTriggerValue("wanted",s),t.replaceChildren(a("b","",r.kind),` ${r.about}`),e&&r.ticket===e&&(e=0,v(t,r))},stop:()=>t.remove()}});async function v(n,{svg:t,file:e}){try{d(await p(t),e)}finally{n.disabled=!1}}export{M as default};
