function d(i,n="",r=""){let e=document.createElement(i);return n&&(e.className=n),r!==""&&(e.textContent=String(r)),e}function u(i){let n=i.getContext("2d");if(!n)throw new Error("this browser draws on no canvas");return n}function p(i,n){let r=i.map(o=>{let t=new CSSStyleSheet;return t.replaceSync(o),t}),e=new WeakMap;return o=>{let t=o.parentElement,s=e.get(t);s||(t.adoptedStyleSheets=[...t.adoptedStyleSheets,...r],s=n(t),e.set(t,s));let a=s;return a.update(o.data,o),()=>{a.stop(),t.adoptedStyleSheets=t.adoptedStyleSheets.filter(c=>!r.includes(c)),e.delete(t)}}}var h=`button {
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
`;var f=2,g=16e3,k=p([h],i=>{let n=i.appendChild(d("button")),r=0,e=o=>{};return n.addEventListener("click",()=>{r=Date.now(),n.disabled=!0,e(r)}),{update(o,t){e=s=>t.setTriggerValue("wanted",s),n.replaceChildren(d("b","",o.kind),` ${o.about}`),r&&o.ticket===r&&(r=0,w(n,o))},stop:()=>n.remove()}});function w(i,{svg:n,file:r}){let e=new Image,o=URL.createObjectURL(new Blob([n],{type:"image/svg+xml"})),t=()=>{URL.revokeObjectURL(o),i.disabled=!1};e.onload=()=>{let s=Math.min(f,g/Math.max(e.width,e.height)),a=document.createElement("canvas");Object.assign(a,{width:Math.ceil(e.width*s),height:Math.ceil(e.height*s)}),u(a).drawImage(e,0,0,a.width,a.height),a.toBlob(c=>{if(!c)return t();let l=document.createElement("a");Object.assign(l,{href:URL.createObjectURL(c),download:r}),l.click(),setTimeout(()=>URL.revokeObjectURL(l.href),1e4),t()},"image/png")},e.onerror=t,e.src=o}export{k as default};
